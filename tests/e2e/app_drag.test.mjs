// Dragging in a browser, by mouse and by finger: topics on the roadmap, the points of an agenda. By keys and by the menu
// the same is tested natively.
import assert from 'node:assert/strict';
import {after, before, test} from 'node:test';

import {add, button, field, go, link, open_app, saved, start_plan} from './support/app.mjs';
import {close, frames_drawn, make_bed, not_in_webkit, settle, site_folder, sizes} from './support/browser.mjs';
import {finger_on} from './support/finger.mjs';
import {faults_of_look} from './support/looks.mjs';

let bed;
before(async () => bed = await make_bed(site_folder));
after(() => bed.close());

const grip = (page, name) => page.getByTitle(`Drag: ${name}`, {exact: true});

// A place in an element of the page: as far down in it as `down` says.
async function point_in(locator, down = 0.5) {
  const box = await locator.boundingBox();
  return [box.x + box.width / 2, box.y + box.height * down];
}

async function take(page, from) {
  await page.mouse.move(...await point_in(from));
  await page.mouse.down();
}

async function carry(page, onto, down) {
  await page.mouse.move(...await point_in(onto, down), {steps: 5});
  await settle(page);
}

async function let_go(page) {
  await page.mouse.up();
  await settle(page);
}

async function drag(page, from, onto, down) {
  await take(page, from);
  await carry(page, onto, down);
  await let_go(page);
}

const undo = async (page) => {
  await page.keyboard.press('Control+z');
  await settle(page);
};

async function open_agenda(page) {
  await go(page, '/meetings');
  await link(page, /^Meeting 1,/).click();
  await settle(page);
}

// What the fields of that name say, from the first to the last.
const words_of = (page, name) => page.getByRole('textbox', {name}).evaluateAll((fields) => fields.map((one) => one.value));

test('by mouse a topic goes from the backlog into meeting 2, and undo brings it back', async () => {
  const page = await open_app(bed, {viewport: {width: 1280, height: 900}});
  await start_plan(page);
  await go(page, '/roadmap');
  await add(page, 'Add a topic to meeting 2', 'Deciding');
  await add(page, 'Add a topic', 'Rehearse the talk');
  await drag(page, grip(page, 'Rehearse the talk'), field(page, 'Meeting 2, topic 1'), 0.1);
  assert.deepEqual(await words_of(page, /^Meeting 2, topic/), ['Rehearse the talk', 'Deciding']);
  assert.equal(await page.locator('#live').textContent(), 'Rehearse the talk: Meeting 2, 1 of 2');
  await button(page, 'Undo').click();
  await settle(page);
  assert.deepEqual(await words_of(page, /^Not in a meeting yet, topic/), ['Rehearse the talk']);

  // The card itself is taken as well, beside its words; what it was taken by is not pressed by that.
  await drag(page, button(page, 'Change or move: Rehearse the talk'), field(page, 'Add a topic to meeting 2'));
  assert.deepEqual(await words_of(page, /^Meeting 2, topic/), ['Deciding', 'Rehearse the talk']);
  assert.equal(await button(page, 'Change or move: Rehearse the talk').getAttribute('aria-expanded'), 'false');
  await saved(page);
  await close(page);
});

test('a click presses, words in a field are chosen, Escape gives up, and a row held still costs no frame', async () => {
  const page = await open_app(bed, {viewport: {width: 1280, height: 900}});
  await start_plan(page);
  await go(page, '/roadmap');
  await add(page, 'Add a topic', 'Rehearse the talk');
  const topic = field(page, 'Not in a meeting yet, topic 1');
  await button(page, 'Change or move: Rehearse the talk').click();
  await settle(page);
  assert.equal(await button(page, 'Change or move: Rehearse the talk').getAttribute('aria-expanded'), 'true');

  const box = await topic.boundingBox();
  await page.mouse.move(box.x + 12, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(box.x + 80, box.y + box.height / 2, {steps: 5});
  await page.mouse.up();
  assert.ok(await topic.evaluate((element) => element.selectionEnd > element.selectionStart));

  await take(page, grip(page, 'Rehearse the talk'));
  await carry(page, field(page, 'Add a topic to meeting 1'));
  assert.deepEqual(await faults_of_look(page), []);
  const frames = await frames_drawn(page);
  await page.waitForTimeout(300);
  assert.equal(await frames_drawn(page), frames);
  await page.keyboard.press('Escape');
  await let_go(page);
  assert.deepEqual(await words_of(page, /^Not in a meeting yet, topic/), ['Rehearse the talk']);
  await close(page);
});

test('by mouse an agenda is put in order, and undo brings the order back', async () => {
  const page = await open_app(bed, {viewport: {width: 1280, height: 1100}});
  await start_plan(page);
  await open_agenda(page);
  const was = await words_of(page, /^Agenda item/);
  await drag(page, grip(page, was[0]), field(page, 'Agenda item 3'), 0.9);
  assert.deepEqual(await words_of(page, /^Agenda item/), [was[1], was[2], was[0], ...was.slice(3)]);
  await undo(page);
  assert.deepEqual(await words_of(page, /^Agenda item/), was);
  await close(page);
});

test('by finger a grip drags and the page scrolls along; a swipe over the row only scrolls', {skip: not_in_webkit('touches')}, async () => {
  const page = await open_app(bed, {...sizes.phone});
  await start_plan(page);
  await go(page, '/roadmap');
  for (const title of ['One', 'Two', 'Three', 'Four']) await add(page, 'Add a topic', title);
  const finger = await finger_on(page);
  const scrolled = () => page.getByRole('main').evaluate((element) => element.scrollTop);
  await page.evaluate(() => document.activeElement.blur());

  await grip(page, 'Four').scrollIntoViewIfNeeded();
  await settle(page);
  const [x, y] = await point_in(grip(page, 'Four'));
  const before = await scrolled();
  assert.ok(before > 0);
  await finger.put(x, y);
  for (let i = 1; i <= 10; ++i) await finger.move(x, y + (80 - y) * i / 10);
  await page.waitForFunction((at) => document.querySelector('main').scrollTop < at, before);
  const place = field(page, 'Add a topic to meeting 1');
  await page.waitForFunction(() => document.querySelector('main').scrollTop === 0);
  await settle(page);
  const [to_x, to_y] = await point_in(place);
  await finger.move(to_x, to_y);
  await settle(page);
  await finger.lift();
  await settle(page);
  assert.deepEqual(await words_of(page, /^Meeting 1, topic/), ['Four']);

  const [card_x, card_y] = await point_in(field(page, 'Meeting 1, topic 1'));
  await finger.put(card_x, card_y + 60);
  for (let i = 1; i <= 10; ++i) await finger.move(card_x, card_y + 60 - 20 * i);
  await finger.lift();
  await page.waitForFunction(() => document.querySelector('main').scrollTop > 0);
  await settle(page);
  assert.deepEqual(await words_of(page, /^Meeting 1, topic/), ['Four']);
  await close(page);
});

test('where elements show their own text, a copy of the row goes along with the pointer, for the eye alone', async () => {
  const page = await open_app(bed, {viewport: {width: 1280, height: 900}});
  await start_plan(page);
  await go(page, '/roadmap');
  await add(page, 'Add a topic', 'Rehearse the talk');
  await page.evaluate(() => document.body.classList.add('draws-text'));
  const copy = page.locator('#twin .carried');
  await take(page, grip(page, 'Rehearse the talk'));
  await carry(page, field(page, 'Add a topic to meeting 1'));
  assert.equal(await copy.locator('textarea').inputValue(), 'Rehearse the talk');
  assert.equal(await copy.locator('[id]').count(), 0);
  assert.ok(await copy.evaluate((element) => element.inert));
  await page.keyboard.press('Escape');
  assert.equal(await copy.count(), 0);
  await let_go(page);
  await drag(page, grip(page, 'Rehearse the talk'), field(page, 'Add a topic to meeting 1'));
  assert.equal(await copy.count(), 0);
  assert.deepEqual(await words_of(page, /^Meeting 1, topic/), ['Rehearse the talk']);
  await close(page);
});
