// Every view in every size and theme: accessible, whole, in its place; a picture of each lies in
// build/screenshots, of the other browsers in folders there.
import assert from 'node:assert/strict';
import {mkdirSync} from 'node:fs';
import path from 'node:path';
import {after, before, test} from 'node:test';
import {fileURLToPath} from 'node:url';

import {button, day_ms, field, fill_month, import_plan, open_app, plan_text, reload, saturday, start_plan, story, title} from './support/app.mjs';
import {close, engine, is_look_live, make_bed, settle, site_folder, sizes} from './support/browser.mjs';
import {faults_of_layout, faults_of_look, texts_of} from './support/looks.mjs';
import {show, views_of} from './support/views.mjs';

const source = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const pictures = path.resolve(
    source, process.env.ITHACA_SCREENSHOTS ?? 'build/screenshots', engine === 'chromium' ? '' : engine);

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

async function page_with_month(options) {
  const page = await open_app(bed, {now: saturday + 10 * day_ms, ...options});  // a commitment is late by then
  await import_plan(page, month);
  await page.getByRole('button', {name: 'Undo'}).waitFor({state: 'detached'});
  return page;
}

// The looks that one page can have, one after another.
const looks_of_pages = is_look_live ? [['light', 'dark']] : [['light'], ['dark']];

async function look_at(page, name, size, looks) {
  const found = [];
  for (const colorScheme of looks) {
    if (looks.length > 1) await page.emulateMedia({colorScheme});
    const faults = await faults_of_look(page);
    found.push(...faults.map((fault) => `${name}, ${size}, ${colorScheme}: ${fault}`));
    await page.screenshot({path: path.join(pictures, `${name}-${size}-${colorScheme}.png`)});
  }
  return found;
}

for (const size of ['desktop', 'phone', 'narrowest']) {
  test(`the first views are whole and accessible, ${size}`, async () => {
    for (const looks of looks_of_pages) {
      const page = await open_app(bed, {...sizes[size], colorScheme: looks[0]});
      const found = await look_at(page, 'welcome', size, looks);
      await start_plan(page);
      found.push(...await look_at(page, 'today-first', size, looks));
      assert.deepEqual(found, []);
      await close(page);
    }
  });

  test(`every view of a lived month is whole and accessible, ${size}`, async () => {
    for (const looks of looks_of_pages) {
      const page = await page_with_month({...sizes[size], colorScheme: looks[0]});
      const found = [];
      for (const [name, view] of Object.entries(views_of(month, other_plan))) {
        await show(page, view);
        found.push(...await look_at(page, name, size, looks));
      }
      assert.deepEqual(found, []);
      await close(page);
    }
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
    const {records} = JSON.parse(month);
    collect(records);
    own.add(story.mentor.split(' ')[0]);  // as one says it to the person
    const is_data = (text) => own.has(text)
        || /^\p{Lu}{2}$/u.test(text)                                                              // initials
        || /^[\d\s:%.,–→-]+$/.test(text)                                                         // numbers
        || /^(\p{Lu}\p{L}+,? )?\d{1,2} \p{Lu}\p{L}+( \d{4})?(, [\d: –]+)?$/u.test(text)         // dates by the browser
        || /^((Ctrl|Shift|Alt)\+)*([^\s]|Enter|Esc|(← → )?↑ ↓)$/.test(text);                            // keys
    const plain = [], cramped = [];
    for (const [name, view] of Object.entries(views_of(month, other_plan))) {
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
