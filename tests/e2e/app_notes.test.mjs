// Writing in a meeting: capture while typing, lines that split and join, what stays private, time that goes on.
import assert from 'node:assert/strict';
import {after, before, test} from 'node:test';

import {button, field, go, link, meet, open_app, plan_text, reload, route_of, time_passes} from './support/app.mjs';
import {close, make_bed, settle, site_folder, with_clipboard} from './support/browser.mjs';

let bed;
before(async () => bed = await make_bed(site_folder));
after(() => bed.close());

const tail = (page) => field(page, 'Write a note');
const lines_of = async (within) => Promise.all((await field(within, /^Line \d+ of the note/).all()).map((one) => one.inputValue()));
const note = (page) => page.getByRole('region', {name: 'Note'});
const key = async (page, name) => {
  await page.keyboard.press(name);
  await settle(page);
};

// A page in which a note can be written.
async function open_note(options) {
  const page = await open_app(bed, options);
  await meet(page);
  await tail(page).click();
  return page;
}

async function write_lines(page, ...lines) {
  for (const line of lines) {
    await page.keyboard.type(line);
    await key(page, 'Enter');
  }
}

test('"/i" and "/t" make commitments of lines, with the day at their end', async () => {
  const page = await open_note();
  await write_lines(page, '/i Start a list of what waits fri', '/t Ask the design lead', 'A line without a slash fri');
  assert.deepEqual(await lines_of(note(page)), ['Start a list of what waits', 'Ask the design lead', 'A line without a slash fri']);
  await note(page).getByText('I will', {exact: true}).waitFor();
  await note(page).getByText('Judith offers', {exact: true}).waitFor();
  const {commitment} = JSON.parse(await plan_text(page)).records;
  const found = (words) => commitment.find((one) => one.title === words);
  assert.equal(commitment.length, 2);
  assert.equal(found('Start a list of what waits').due, '2026-11-27');
  assert.equal(found('Start a list of what waits').owner, undefined);
  assert.equal(found('Ask the design lead').owner, 'mentor');
  assert.equal(found('Ask the design lead').due, undefined);
  await close(page);
});

test('"/" offers what a line can become, by arrows and Enter', async () => {
  const page = await open_note();
  await page.keyboard.type('/');
  await page.getByRole('listbox', {name: 'Capture'}).waitFor({state: 'attached'});
  await key(page, 'ArrowDown');
  await key(page, 'Enter');
  assert.equal(await tail(page).inputValue(), '/t ');
  await page.keyboard.type('Read the draft');
  await key(page, 'Enter');
  await key(page, 'Escape');
  await go(page, '/follow-through');
  const theirs = page.getByRole('group', {name: 'Judith offered'});
  assert.equal(await field(theirs, /^Judith offered: /).inputValue(), 'Read the draft');
  await close(page);
});

test('Enter splits a line, Backspace at its start joins it again', async () => {
  const page = await open_note();
  await write_lines(page, 'One two', 'three');
  await field(page, /^Line \d+ of the note/).first().click();
  await page.keyboard.press('Home');
  for (let i = 0; i < 3; ++i) await page.keyboard.press('ArrowRight');
  await key(page, 'Enter');
  assert.deepEqual(await lines_of(note(page)), ['One', ' two', 'three']);
  await page.keyboard.type('and');
  await settle(page);
  assert.deepEqual(await lines_of(note(page)), ['One', 'and two', 'three']);
  await page.keyboard.press('Home');
  await key(page, 'Backspace');
  assert.deepEqual(await lines_of(note(page)), ['Oneand two', 'three']);
  await page.keyboard.type(', ');
  await settle(page);
  assert.deepEqual(await lines_of(note(page)), ['One, and two', 'three']);
  await close(page);
});

test('pasted lines become lines', async () => {
  const page = await open_note(with_clipboard);
  await page.evaluate(() => navigator.clipboard.writeText('first\nsecond\nthird'));
  await key(page, 'Control+v');
  await key(page, 'Enter');
  assert.deepEqual(await lines_of(note(page)), ['first', 'second', 'third']);
  await field(page, /^Line \d+ of the note/).nth(1).click();
  await page.keyboard.press('Home');
  await page.evaluate(() => navigator.clipboard.writeText('a\nb '));
  await key(page, 'Control+v');
  assert.deepEqual(await lines_of(note(page)), ['first', 'a', 'b second', 'third']);
  const texts = JSON.parse(await plan_text(page)).records['note-line'].map((line) => line.text);
  assert.deepEqual(texts.sort(), ['a', 'b second', 'first', 'third']);
  await close(page);
});

test('what is only for me is in no text that I copy', async () => {
  const page = await open_note(with_clipboard);
  // The browser takes a text in after the press; until then the clipboard holds what it held before.
  const clipboard = async (wanted) => {
    for (let i = 0; i < 50; ++i) {
      const text = await page.evaluate(() => navigator.clipboard.readText());
      if (wanted.test(text)) return text;
      await new Promise((done) => setTimeout(done, 100));
    }
    return assert.fail(`nothing like ${wanted} came into the clipboard`);
  };
  await write_lines(page, 'She feared the same.');
  await field(page, 'Only for you').click();
  await write_lines(page, 'SECRET thought');
  const live = await route_of(page);
  await go(page, live.replace(/meet$/, 'prepare'));
  await field(page, 'What do you need help with?').fill('A decision to take.');
  await button(page, /^Copy brief for Judith/).click();
  await page.locator('#twin').getByText('Brief for Judith copied').waitFor();
  const brief = await clipboard(/A decision to take\./);
  assert.doesNotMatch(brief, /SECRET/);
  await link(page, 'Wrap up').click();
  await settle(page);
  await field(page, 'Add what you will do').fill('Start small');
  await page.keyboard.press('Enter');
  await settle(page);
  await button(page, /^Finish and copy recap/).click();
  await page.locator('#twin').getByText('Recap copied').waitFor();
  const recap = await clipboard(/Start small/);
  assert.doesNotMatch(recap, /SECRET/);
  await close(page);
});

test('a line that is being typed survives a reload at any letter', async () => {
  const page = await open_note();
  await page.keyboard.type('Half a sent');
  await settle(page);
  await reload(page);
  assert.deepEqual(await lines_of(note(page)), ['Half a sent']);
  await close(page);
});

test('the time of a meeting goes on while the page is closed', async () => {
  const page = await open_note();
  await page.getByText(/4[45] min left/).waitFor();
  await time_passes(page, 20 * 60 * 1000);
  await reload(page);
  await page.getByText(/2[45] min left/).waitFor();
  assert.match(await route_of(page), /\/meet$/);
  await time_passes(page, 40 * 60 * 1000);
  await reload(page);
  await page.getByText('0 min left').waitFor();
  await close(page);
});
