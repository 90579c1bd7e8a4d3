// Opening files: what is damaged, hostile or newer is explained, and the plan stays as it is until a person accepts.
import assert from 'node:assert/strict';
import {after, before, test} from 'node:test';

import {add, button, choose_file, dialog, export_plan, field, go, has_focus, lines_of_plan, open_app, plan_text, start_plan, title} from './support/app.mjs';
import {close, make_bed, settle, site_folder} from './support/browser.mjs';

let bed, mine, theirs;
before(async () => {
  bed = await make_bed(site_folder);
  mine = await make_plan('Lead work across teams', 'My goal');
  theirs = await make_plan('Decide what comes next', 'Their goal');
});
after(() => bed.close());

async function make_plan(sentence, goal) {
  const page = await open_app(bed);
  await start_plan(page, {sentence, mentor: 'Judith Brandt', when: 'tue 16:00'});
  await go(page, '/goals');
  await add(page, 'New goal, in one sentence', goal);
  const text = await plan_text(page);
  await close(page);
  return text;
}

// A page that holds `mine` and stands at the settings.
async function page_with_plan() {
  const page = await open_app(bed);
  await choose_file(page, 'mine.json', mine);
  await button(dialog(page, 'Open mine.json?'), 'Take it in').click();
  await title(page, 'One thing to do').waitFor();
  await go(page, '/settings');
  return page;
}

const records_of = (text) => JSON.parse(text).records;
const assert_same = (one, other) => assert.deepEqual(lines_of_plan(one), lines_of_plan(other));
const parts = (text) => Buffer.from(text);
const refusal = (page) => dialog(page, 'That did not work');
const words_of = async (locator) => (await locator.innerText()).replace(/\s+/g, ' ');
const facts = (preview) => words_of(preview.locator('dl'));

// What is refused whole: the file, and the words that say why.
const hopeless = {
  'an empty file': ['', /This file is empty\./],
  'a photo': [Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16]), Buffer.from('JFIF'), Buffer.alloc(3000, 0xd9)]), /This is no plan/],
  'text that is no JSON': ['Dear Judith, thank you.', /This is no plan/],
  'JSON of something else': ['{"name": "package", "version": "1.0.0"}', /no plan of Ithaca/],
  'a key that stands twice': [() => mine.replace('"schema":1,', '"schema":1,"schema":1,'), /“schema” stands twice/],
  'text that is no UTF-8': [() => {
    const bytes = parts(mine);
    bytes[bytes.indexOf('Lead')] = 0xff;
    return bytes;
  }, /no valid UTF-8/],
  'a plan of a newer version': [() => mine.replace('"minReader":1', '"minReader":99'), /newer version of Ithaca/],
};

test('a file that is no plan is refused with its reason, and nothing changes', async () => {
  const page = await page_with_plan();
  for (const [name, [content, words]] of Object.entries(hopeless)) {
    await choose_file(page, `${name}.json`, typeof content === 'function' ? content() : content);
    await refusal(page).waitFor();
    const said = await words_of(refusal(page));
    assert.match(said, words, name);
    assert.ok(said.includes(`“${name}.json”`), `${name}: ${said}`);
    assert.match(said, /Nothing was (changed|read)/, name);
    await button(refusal(page), 'Go on').click();
    await refusal(page).waitFor({state: 'detached'});
    await settle(page);
    assert.ok(await has_focus(button(page, /^Open a plan file/)), `${name}: the focus comes back`);
  }
  assert_same(await plan_text(page), mine);
  await close(page);
});

test('64 MB of brackets end quickly and clearly', async () => {
  const page = await page_with_plan();
  await page.evaluate(() => {
    const data = new DataTransfer();
    data.items.add(new File([new Uint8Array(64 * 1024 * 1024).fill('['.charCodeAt(0))], 'brackets.json'));
    window.dispatchEvent(new DragEvent('drop', {dataTransfer: data, bubbles: true, cancelable: true}));
  });
  await refusal(page).getByText('nested more than').waitFor();
  await button(refusal(page), 'Go on').click();
  await page.evaluate(() => {
    const data = new DataTransfer();
    data.items.add(new File([new Uint8Array(64 * 1024 * 1024 + 1)], 'larger.json'));
    window.dispatchEvent(new DragEvent('drop', {dataTransfer: data, bubbles: true, cancelable: true}));
  });
  await refusal(page).getByText('larger than 64 MB').waitFor();
  await button(refusal(page), 'Go on').click();
  await settle(page);
  assert_same(await plan_text(page), mine);
  await close(page);
});

test('a file that is refused before there is a plan leaves the first start as it was', async () => {
  const page = await open_app(bed);
  await field(page, 'Who is your mentor?').fill('Judith');
  await choose_file(page, 'empty.json', '');
  await button(refusal(page), 'Go on').click();
  await settle(page);
  assert.equal(await field(page, 'Who is your mentor?').inputValue(), 'Judith');
  await close(page);
});

test('a file that ends in the middle offers what is complete in it', async () => {
  const page = await page_with_plan();
  const cut = theirs.slice(0, theirs.indexOf('"agenda-item"') + 60);
  await choose_file(page, 'cut.json', cut);
  const preview = dialog(page, 'Open cut.json?');
  await preview.getByText('The file ends in the middle').waitFor();
  assert.match(await facts(preview), /2 goals/);
  await button(preview, 'Leave my plan as it is').click();
  await settle(page);
  assert_same(await plan_text(page), mine);
  await close(page);
});

test('one bad record is left out, said with its place, and costs none of the others', async () => {
  const page = await page_with_plan();
  const damaged = JSON.parse(theirs);
  const whole = damaged.records.goal[0].title;
  damaged.records.goal[1] = {id: 'not an id', title: 'Broken'};
  await choose_file(page, 'damaged.json', JSON.stringify(damaged));
  const preview = dialog(page, 'Open damaged.json?');
  await preview.waitFor();
  assert.match(await facts(preview), /Left out.*1 goal/);
  assert.match(await words_of(preview), /\/records\/goal\/1.*It was left out/);
  await button(preview, 'Take it in').click();
  await preview.waitFor({state: 'detached'});
  const {goal} = records_of(await plan_text(page));
  assert.deepEqual(goal.map((one) => one.title).sort(), [whole, 'Lead work across teams', 'My goal'].sort());
  await close(page);
});

test('the preview counts what a merge and a replacement would do', async () => {
  const page = await page_with_plan();
  await choose_file(page, 'theirs.json', theirs);
  const preview = dialog(page, 'Open theirs.json?');
  await preview.waitFor();
  const count = (kind) => records_of(theirs)[kind].length;
  const expected = new RegExp(`New.*${count('person')} people, 1 mentorship, ${count('goal')} goals, 1 meeting, ` +
                              `${count('agenda-item')} agenda items`);
  assert.match(await facts(preview), expected);
  assert.doesNotMatch(await facts(preview), /Removed/);
  await preview.getByRole('radio', {name: 'Replace my plan'}).click();
  await settle(page);
  assert.match(await facts(preview), expected);
  assert.match(await facts(preview), /Removed.*2 goals/);
  await page.keyboard.press('Escape');
  await preview.waitFor({state: 'detached'});
  assert_same(await plan_text(page), mine);
  await close(page);
});

test('a file that brings nothing says so', async () => {
  const page = await page_with_plan();
  await choose_file(page, 'same.json', mine);
  const preview = dialog(page, 'Open same.json?');
  await preview.getByText('nothing: your plan has all of it').waitFor();
  await button(preview, 'Take it in').click();
  await preview.waitFor({state: 'detached'});
  assert_same(await plan_text(page), mine);
  await close(page);
});

for (const [way, accept, goals] of [
  ['Add to my plan', 'Take it in', ['Decide what comes next', 'Lead work across teams', 'My goal', 'Their goal']],
  ['Replace my plan', 'Replace', ['Decide what comes next', 'Their goal']],
]) {
  test(`"${way}" is one step that one undo takes back`, async () => {
    const page = await page_with_plan();
    await choose_file(page, 'theirs.json', theirs);
    const preview = dialog(page, 'Open theirs.json?');
    await preview.getByRole('radio', {name: way}).click();
    await settle(page);
    await button(preview, accept).click();
    await preview.waitFor({state: 'detached'});
    await settle(page);
    const taken = await plan_text(page);
    assert.deepEqual(records_of(taken).goal.map((one) => one.title).sort(), goals);
    await page.keyboard.press('Control+z');
    await settle(page);
    const fields = (text) => JSON.parse(JSON.stringify(records_of(text), (key, value) => key === 'edited' ? undefined : value));
    assert.deepEqual(fields(await plan_text(page)), fields(mine));
    await page.keyboard.press('Control+Shift+z');
    await settle(page);
    assert.deepEqual(fields(await plan_text(page)), fields(taken));
    await close(page);
  });
}

test('a backup is named as private, and says so when it is written', async () => {
  const page = await page_with_plan();
  const {name, text} = await export_plan(page);
  assert.equal(name, 'ithaca-PRIVATE-backup-2026-11-21.json');
  assert.equal((await export_plan(page)).text, text);
  await close(page);
});
