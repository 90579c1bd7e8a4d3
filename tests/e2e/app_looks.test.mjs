// Every view in every size and theme: accessible, whole, in its place; a picture of each lies in build/screenshots.
import assert from 'node:assert/strict';
import {mkdirSync} from 'node:fs';
import path from 'node:path';
import {after, before, test} from 'node:test';
import {fileURLToPath} from 'node:url';

import {
  button, choose_file, day_ms, dialog, field, fill_month, go, import_plan, open_app, plan_text, reload, saturday, start_plan, story, time_passes, title,
} from './support/app.mjs';
import {close, make_bed, settle, site_folder, sizes} from './support/browser.mjs';
import {faults_of_layout, faults_of_look, texts_of} from './support/looks.mjs';

const source = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const pictures = path.resolve(source, process.env.ITHACA_SCREENSHOTS ?? 'build/screenshots');

let bed, month, other_plan;
before(async () => {
  mkdirSync(pictures, {recursive: true});
  bed = await make_bed(site_folder);
  const page = await open_app(bed);
  await fill_month(page);
  await capture(page, 'Advice', 'Say no to one thing each week');
  await capture(page, 'Question', 'Is she the right one?', 'Only for you');
  month = await plan_text(page);
  await close(page);
  const other = await open_app(bed);
  await start_plan(other, {...story, mentor: 'Amara Okafor'});
  other_plan = await plan_text(other);
  await close(other);
});
after(() => bed.close());

async function capture(page, kind, words, ...boxes) {
  await page.keyboard.press('c');
  await page.getByRole('radio', {name: kind, exact: true}).check();
  await field(page, 'What').fill(words);
  for (const name of boxes) await page.getByRole('checkbox', {name, exact: true}).check();
  await button(page, 'Keep it').click();
  await settle(page);
}

const minute_ms = 60 * 1000, hour_ms = 60 * minute_ms;

const records = () => JSON.parse(month).records;
const meeting = (is_held) => records().meeting.find((one) => (one.state === 'held') === is_held).id;
const commitment = () => records().commitment.find((one) => one.owner !== 'mentor').id;

// English words as the pseudo language disguises them.
const disguised = (english) => new RegExp(english.replace(/[aeiouncAEO]/g, '.'));

const press = (key) => async (page) => {
  await page.keyboard.press(key);
  await settle(page);
};
const click = (name) => async (page) => {
  await button(page, disguised(name)).first().click();
  await settle(page);
};

// What is shown once a month has been lived: name → address, and what opens there.
const views = () => ({
  'today': ['/today'],
  'meetings': ['/meetings'],
  'prepare': [`/meetings/${meeting(false)}/prepare`],
  'live': [`/meetings/${meeting(false)}/meet`],
  'wrap-up': [`/meetings/${meeting(true)}/wrap-up`],
  'goals': ['/goals'],
  'goal': [`/goals/${records().goal[0].id}`],
  'follow-through': ['/follow-through'],
  'renegotiation': [`/follow-through/${commitment()}`, click('Renegotiate: Start a list')],
  'roadmap': ['/roadmap'],
  'topic': ['/roadmap', async (page) => {
    await page.getByRole('button', {name: disguised('Add the topic: ')}).first().click();
    await settle(page);
    await click('Change or move: ')(page);
  }],
  'time-line': ['/roadmap', async (page) => {
    await page.getByRole('radio', {name: disguised('Time line')}).click();
    await settle(page);
  }],
  'captured': ['/captured', click('Details: ')],
  'private-hidden': ['/captured', async (page) => {
    await page.getByRole('radio', {name: disguised('Question')}).click();
    await press('h')(page);
  }],
  'next-five': ['/meetings', click('Plan 4 more…')],
  'settings': ['/settings'],
  'delete-everything': ['/settings', click('Delete everything…')],
  'more': ['/more'],
  'new-mentorship': ['/new'],
  'missing': ['/nowhere'],
  'capture': ['/today', press('c')],
  'touchpoint': ['/meetings', click('Note a contact…')],
  'palette': ['/today', press('Control+k')],
  'keys': ['/today', press('?')],
  'mentorships': ['/today', click(': your mentorships')],
  'move': ['/meetings', click('Move or cancel meeting 2')],
  'import': ['/settings', async (page) => {
    await choose_file(page, 'other.json', other_plan, () => button(page, disguised('Open a plan file')).click());
    await dialog(page, /other\.json/).waitFor();
    await settle(page);
  }],
  'refusal': ['/settings', async (page) => {
    await choose_file(page, 'empty.json', '', () => button(page, disguised('Open a plan file')).click());
    await page.getByRole('dialog').waitFor();
    await settle(page);
  }],
  // At the end: from here on it is the day of the meeting.
  'closing': [`/meetings/${meeting(false)}/meet`, async (page) => {
    for (const passed of [11 * day_ms + 6 * hour_ms, 42 * minute_ms]) {
      await time_passes(page, passed);
      await reload(page);
    }
    await title(page, disguised('Close together')).waitFor();
  }],
});

async function show(page, [address, open]) {
  while (await page.getByRole('dialog').count()) await press('Escape')(page);
  if (await button(page, disguised('Show it')).count()) await click('Show it')(page);
  await go(page, '/today');
  await go(page, address);
  if (open) await open(page);
}

async function page_with_month(options) {
  const page = await open_app(bed, {now: saturday + 10 * day_ms, ...options});  // a commitment is late by then
  await import_plan(page, month);
  await page.getByRole('button', {name: 'Undo'}).waitFor({state: 'detached'});
  return page;
}

async function look_at(page, name, size) {
  const found = [];
  for (const colorScheme of ['light', 'dark']) {
    await page.emulateMedia({colorScheme});
    const faults = await faults_of_look(page);
    found.push(...faults.map((fault) => `${name}, ${size}, ${colorScheme}: ${fault}`));
    await page.screenshot({path: path.join(pictures, `${name}-${size}-${colorScheme}.png`)});
  }
  return found;
}

for (const size of ['desktop', 'phone', 'narrowest']) {
  test(`the first views are whole and accessible, ${size}`, async () => {
    const page = await open_app(bed, sizes[size]);
    const found = await look_at(page, 'welcome', size);
    await start_plan(page);
    found.push(...await look_at(page, 'today-first', size));
    assert.deepEqual(found, []);
    await close(page);
  });

  test(`every view of a lived month is whole and accessible, ${size}`, async () => {
    const page = await page_with_month(sizes[size]);
    const found = [];
    for (const [name, view] of Object.entries(views())) {
      await show(page, view);
      found.push(...await look_at(page, name, size));
    }
    assert.deepEqual(found, []);
    await close(page);
  });
}

test('late things stand first on Today, once a day has passed', async () => {
  const page = await page_with_month();
  await page.getByText('4 days late').waitFor();
  await page.getByRole('heading', {name: 'Start a list of what waits'}).waitFor();
  await close(page);
});

// In the pseudo language, whose words are a third longer and in brackets.
for (const size of ['desktop', 'narrowest']) {
  test(`every word passes through the translation, and longer words have their room, ${size}`, async () => {
    const page = await page_with_month(sizes[size]);
    await page.evaluate(() => localStorage.setItem(`ithaca:${location.pathname.replace(/[^/]*$/, '')}:setting:catalogue`, 'pseudo'));
    await reload(page);
    await title(page, /^\[/).waitFor();
    const own = new Set();
    const collect = (value) => typeof value === 'object' ? Object.values(value).forEach(collect) : own.add(String(value));
    collect(records());
    own.add(story.mentor.split(' ')[0]);  // as one says it to the person
    const is_data = (text) => own.has(text)
        || /^\p{Lu}{2}$/u.test(text)                                                              // initials
        || /^[\d\s:%.,–→-]+$/.test(text)                                                         // numbers
        || /^(\p{Lu}\p{L}+,? )?\d{1,2} \p{Lu}\p{L}+( \d{4})?(, [\d: –]+)?$/u.test(text)         // dates by the browser
        || /^((Ctrl|Shift|Alt)\+)*([^\s]|Enter|Esc|(← → )?↑ ↓)$/.test(text);                            // keys
    const plain = [], cramped = [];
    for (const [name, view] of Object.entries(views())) {
      await show(page, view);
      for (const text of await texts_of(page)) {
        if (!text.startsWith('[') && !text.split(' · ').every(is_data)) plain.push(`${name}: ${text}`);
      }
      for (const fault of await faults_of_layout(page)) cramped.push(`${name}: ${fault}`);
    }
    assert.deepEqual(plain, []);
    assert.deepEqual(cramped, []);
    await close(page);
  });
}
