// A month of real use: three meetings, one moved, one cancelled with open points, twelve commitments, four
// renegotiations, one goal changed; and how many keys it takes beside the words themselves.
import assert from 'node:assert/strict';
import {after, before, test} from 'node:test';

import {
  add, button, day_ms, dialog, field, go, link, open_app, plan_text, reload, saturday, saved, start_plan, time_passes, title,
  without_weekday_commas,
} from './support/app.mjs';
import {close, make_bed, only_in_chromium, settle, site_folder} from './support/browser.mjs';
import {golden} from './support/golden.mjs';

let bed;
before(async () => bed = await make_bed(site_folder));
after(() => bed.close());

// What was copied last, as the clipboard got it.
const keep_copies = () => {
  navigator.clipboard.write = async (items) => {
    window.copied = await (await items[0].getType('text/plain')).text();
  };
};

async function press(page, name) {
  await button(page, name).click();
  await settle(page);
}

async function type_lines(page, lines) {
  await field(page, 'Write a note').click();
  for (const line of lines) {
    await page.keyboard.type(line);
    await page.keyboard.press('Enter');
    await settle(page);
  }
}

async function open_meeting(page, number, phase) {
  await go(page, '/meetings');
  await link(page, new RegExp(`^Meeting ${number}\\b`)).click();
  await settle(page);
  if (phase) await link(page, phase).click();
  await settle(page);
}

async function renegotiate(page, what, way, fields) {
  await go(page, '/follow-through');
  await press(page, `Renegotiate: ${what}`);
  await page.getByRole('radio', {name: way}).click();
  await settle(page);
  for (const [name, text] of Object.entries(fields)) await field(page, name).fill(text);
  await press(page, 'Save');
}

async function later(page, days) {
  await saved(page);
  await time_passes(page, days * day_ms);
  await reload(page);
}

test('three meetings in a month, one moved, one cancelled: the second brief is right to the last line', async () => {
  const page = await open_app(bed, {script: keep_copies});
  await start_plan(page, {sentence: 'Lead work across teams', mentor: 'Judith Brandt', when: 'today 16:00'});
  await go(page, '/meetings');
  await field(page, 'How often you meet').fill('2 weeks');
  await page.keyboard.press('Enter');
  await settle(page);

  await open_meeting(page, 1, 'Meet');
  await type_lines(page, [
    'She missed building things for two years.', '/i Start a list of what waits fri', '/i Shadow a manager for a day',
    '/i Read chapter 4 of the book', '/t Ask the design lead', '/a Open with the decision you need', '/q What did it cost you?',
    '/p Ana Costa: budgets 27 nov',
  ]);
  await press(page, 'Close');
  await field(page, '1. What was useful today?').fill('That she feared the same.');
  await add(page, 'Add what you will do', 'Write to the forum 4 dec');
  await add(page, 'Add what Judith offered', 'Share the hiring rubric');
  await field(page, /^3\. What should change/).fill('Less status from me.');
  assert.match(await field(page, 'When do you meet again?').inputValue(), /5 Dec/);
  await press(page, /^Finish and copy recap/);
  await title(page, /Judith/).waitFor();

  await go(page, '/roadmap');
  await add(page, 'Add a topic to meeting 2', 'How decisions are made');
  await add(page, 'Add a topic to meeting 3', 'Negotiating with vendors');
  await go(page, '/goals');
  await press(page, 'Sharpen it');
  await field(page, 'Progress in %').fill('30');
  await page.keyboard.press('Enter');
  await settle(page);
  await field(page, 'Until').fill('31 jan');
  await page.keyboard.press('Enter');
  await settle(page);

  await renegotiate(page, 'Shadow a manager for a day', 'New date', {'New day': '11 dec', 'Why': 'She travels until then'});
  await renegotiate(page, 'Write to the forum', 'Smaller step', {'The smaller step': 'Ask who runs the forum', 'Why': 'One name is enough'});

  await later(page, 7);
  await go(page, '/follow-through');
  await page.getByRole('checkbox', {name: 'Done: Start a list of what waits'}).click();
  await settle(page);
  await page.getByRole('checkbox', {name: 'Done: Share the hiring rubric'}).click();
  await settle(page);
  await go(page, '/captured');
  await press(page, 'Details: Open with the decision you need');
  await page.getByRole('combobox', {name: 'What became of it'}).selectOption('Applied');
  await settle(page);
  await field(page, 'What I did with it').fill('Tried it in two reviews');
  await field(page, 'What it led to').fill('It worked in one');
  await settle(page);

  await open_meeting(page, 2);
  await press(page, 'Move or cancel…');
  const move = dialog(page, /Move or cancel meeting 2/);
  await field(move, 'New day').or(field(move, 'New date')).fill('8 dec 16:00');
  await field(move, 'Why').fill('Judith is away');
  await button(move, 'Save').click();
  await settle(page);
  await open_meeting(page, 2);
  await field(page, 'What do you need help with?').fill('A decision: specialist or manager.');
  await add(page, 'Add what you want from it', 'Know which track I try first');
  await add(page, 'Add to the agenda', 'Saying no to work');
  await press(page, /^Copy brief for Judith/);
  await page.locator('#twin').getByText('Brief for Judith copied').waitFor();
  const brief = without_weekday_commas(await page.evaluate(() => window.copied));
  assert.equal(brief, golden('second-brief.txt', brief));

  await later(page, 17);
  await open_meeting(page, 2, 'Meet');
  await page.getByRole('checkbox', {name: 'Talked about: How decisions are made'}).click();
  await type_lines(page, [
    '/i Draft the proposal 12 dec', '/i Tell my team', '/i Ask finance', '/i Write the minutes', '/t Introduce me to the vendor', '/t Send two articles',
  ]);
  await press(page, 'Close');
  await field(page, '1. What was useful today?').fill('Two questions that I had not asked.');
  await press(page, /^Finish and copy recap/);
  await title(page, /Judith/).waitFor();
  await renegotiate(page, 'Tell my team', 'New date', {'New day': '18 dec', 'Why': 'They are on leave'});
  await renegotiate(page, 'Ask finance', 'Drop', {'Why': 'It was decided without me'});

  await open_meeting(page, 3);
  assert.equal(await page.getByRole('button', {name: 'Carry over: Saying no to work'}).count(), 1);
  await press(page, 'Carry over: Saying no to work');
  await press(page, 'Move or cancel…');
  const cancel = dialog(page, /Move or cancel meeting 3/);
  await cancel.getByRole('radio', {name: /Cancel/}).click();
  await settle(page);
  await field(cancel, 'Why').fill('Ill');
  await button(cancel, 'Save').click();
  await settle(page);
  await go(page, '/meetings');
  await add(page, 'Plan a meeting', '29 dec 16:00');
  await open_meeting(page, '3, Tuesday,? 29');
  const items = await page.getByRole('group', {name: 'Agenda'}).getByRole('textbox', {name: /^Agenda item/}).all();
  const points = await Promise.all(items.map((one) => one.inputValue()));
  assert.ok(points.includes('Negotiating with vendors'), 'the topic of meeting 3 is there: ' + points.join(' | '));
  assert.ok(!points.includes('Saying no to work'), 'no point comes back unasked: ' + points.join(' | '));
  await button(page, 'Carry over: Saying no to work').waitFor();

  const records = JSON.parse(await plan_text(page)).records;
  assert.equal(records.commitment.length, 12);
  assert.deepEqual(records.meeting.map((one) => one.state ?? 'planned').sort(), ['cancelled', 'held', 'held', 'planned']);
  const renegotiated = records.history.filter((one) => one.subject.startsWith('commitment/') && one.event !== 'moved');
  assert.equal(renegotiated.length, 4);
  await close(page);
});

test('what is printed is the letter alone, and the page is as before', {skip: only_in_chromium('the media of paper')}, async () => {
  const page = await open_app(bed, {script: () => {
    window.print = () => window.printed = {title: document.title, text: document.getElementById('sheet').innerText};
  }});
  await start_plan(page, {sentence: 'Lead <b>work</b> across teams', mentor: 'Judith Brandt', when: 'today 16:00'});
  await open_meeting(page, 1);
  await field(page, 'What do you need help with?').fill('A <script>decision</script> & more');
  const before = await page.title();
  await page.keyboard.press('Control+p');
  await settle(page);
  await page.emulateMedia({media: 'print'});
  const {title: printed_title, text} = await page.evaluate(() => window.printed);
  assert.notEqual(printed_title, before);
  assert.match(text, /A <script>decision<\/script> & more/);
  assert.ok(await page.locator('#sheet').isVisible());
  assert.ok(!await page.locator('#twin').isVisible());
  await page.evaluate(() => dispatchEvent(new Event('afterprint')));
  await page.emulateMedia({media: 'screen'});
  assert.equal(await page.locator('#sheet').count(), 0);
  assert.equal(await page.title(), before);
  await close(page);
});

// Every key but the letters of the words themselves.
function counting(page) {
  let keys = 0;
  return {
    press: async (key) => {
      ++keys;
      await page.keyboard.press(key);
      await settle(page);
    },
    words: async (text) => {
      await page.keyboard.type(text);
      await settle(page);
    },
    get keys() {
      return keys;
    },
  };
}

test('the first start takes five keys, the brief three, a wrap-up five, five commitments thirty', async () => {
  const page = await open_app(bed, {script: keep_copies});
  await field(page, /What do you want from mentoring/).focus();
  const start = counting(page);
  await start.words('Lead work across teams');
  await start.press('Tab');
  await start.press('Tab');
  await start.words('Judith Brandt');
  await start.press('Tab');
  await start.words('today 16:00');
  await start.press('Enter');
  await title(page, 'One thing to do').waitFor();
  assert.ok(start.keys <= 5, `the first start took ${start.keys} keys`);

  const brief = counting(page);
  await brief.press('p');
  await brief.words('A decision: specialist or manager.');
  await brief.press('Control+Enter');
  await page.locator('#twin').getByText('Brief for Judith copied').waitFor();
  assert.match(await page.evaluate(() => window.copied), /specialist or manager/);
  assert.ok(brief.keys <= 3, `the brief took ${brief.keys} keys`);

  await open_meeting(page, 1, 'Meet');
  await field(page, 'Write a note').click();
  const commitments = counting(page);
  for (const words of ['Start a list fri', 'Shadow a manager', 'Read chapter 4', 'Write to the forum']) {
    await commitments.words('/i ' + words);
    await commitments.press('Enter');
  }
  await commitments.words('/t Ask the design lead');
  await commitments.press('Enter');
  assert.ok(commitments.keys + 5 * '/i '.length <= 30, `five commitments took ${commitments.keys} keys`);

  const wrap_up = counting(page);
  await wrap_up.press('Control+Enter');
  await title(page, 'Meeting 1').waitFor();
  await wrap_up.words('That she feared the same.');
  await wrap_up.press('Alt+ArrowDown');
  await wrap_up.words('Less status from me.');
  await wrap_up.press('Control+Enter');
  await title(page, /Judith|Today/).waitFor();
  assert.match(await page.evaluate(() => window.copied), /That she feared the same/);
  assert.ok(wrap_up.keys <= 5, `the wrap-up took ${wrap_up.keys} keys`);
  await saved(page);
  await close(page);
});
