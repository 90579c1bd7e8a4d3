// A finger on the app: it scrolls with momentum and presses nothing on the way, holds for the browser's menu, types
// above its keyboard, and goes back with the system's button. On the sample plan.
import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {after, before, test} from 'node:test';

import {button, dialog, field, go, link, open_app, route_of, title} from './support/app.mjs';
import {close, make_bed, not_in_webkit, settle, site_folder, sizes} from './support/browser.mjs';
import {finger_on} from './support/finger.mjs';

const skip = not_in_webkit('touches');

let bed;
before(async () => bed = await make_bed(site_folder));
after(() => bed.close());

const sample = JSON.parse(readFileSync(new URL('../../assets/sample-plan.json', import.meta.url))).records;
const meeting = (slot) => sample.meeting.find((one) => one.slot === slot).id;
async function open_sample(options = {}) {
  const page = await open_app(bed, {...sizes.phone, ...options});
  const finger = await finger_on(page);
  await finger.tap(button(page, 'Look at a sample plan'));
  await button(page, 'Start my own plan').waitFor();
  await settle(page);
  return {page, finger};
}

const middle = async (locator) => {
  await locator.scrollIntoViewIfNeeded();
  const {x, y, width, height} = await locator.boundingBox();
  return [x + width / 2, y + height / 2];
};
const scrolled = (page) => page.getByRole('main').evaluate((element) => element.scrollTop);

test('a flick goes on when the finger has left, and rests by itself', {skip}, async () => {
  const {page, finger} = await open_sample();
  await go(page, '/follow-through');
  await finger.flick(195, 600, -30);
  await page.waitForFunction((by_finger) => document.querySelector('main').scrollTop > by_finger + 40, 8 * 30);
  await settle(page);
  await page.waitForFunction(() => new Promise((done) => {
    const before = document.querySelector('main').scrollTop;
    setTimeout(() => done(document.querySelector('main').scrollTop === before), 200);
  }));
  await close(page);
});

test('a scroll that begins on something presses nothing', {skip}, async () => {
  const {page, finger} = await open_sample();
  const swipe_from = async (locator) => {
    const [x, y] = await middle(locator);
    await settle(page);
    const before = await scrolled(page);
    const step = before === 0 || y > 400 ? -15 : 15;  // up from the top of a page, else where there is room for it
    await finger.put(x, y);
    for (let i = 1; i <= 12; ++i) await finger.move(x, y + step * i);
    await finger.lift();
    await page.waitForFunction((top) => document.querySelector('main').scrollTop !== top, before);
    await settle(page);
  };
  await go(page, '/goals');
  await page.getByRole('main').evaluate((element) => element.scrollTop = 60);
  await swipe_from(link(page, /^Be heard where decisions are made/));
  assert.equal(await route_of(page), '/goals');
  await go(page, '/follow-through');
  await page.getByRole('main').evaluate((element) => element.scrollTop = 200);
  const open_before = await page.getByRole('checkbox', {checked: false}).count();
  await swipe_from(page.getByRole('checkbox').nth(3));
  await swipe_from(page.getByRole('button', {name: /^Renegotiate/}).last());
  assert.equal(await page.getByRole('checkbox', {checked: false}).count(), open_before);
  assert.equal(await page.getByRole('dialog').count(), 0);
  await go(page, `/meetings/${meeting(12)}/wrap-up`);
  await swipe_from(page.getByRole('textbox').first());
  assert.ok(await page.evaluate(() => !document.activeElement.matches('input, textarea')));
  await close(page);
});

// Chromium without a window shows no menu: what is seen of it is that the page leaves it to the browser.
test('a long press is the browser’s own, and presses nothing', {skip}, async () => {
  const {page, finger} = await open_sample();
  const hold = async (locator) => {
    const [x, y] = await middle(locator);
    await settle(page);
    await finger.hold(x, y);
    await settle(page);
    assert.ok(await locator.evaluate((element) => element.dispatchEvent(new MouseEvent('contextmenu', {bubbles: true, cancelable: true}))));
    assert.notEqual(await locator.evaluate((element) => getComputedStyle(element).webkitTouchCallout), 'none');
  };
  await go(page, '/goals');
  await hold(link(page, /^Be heard where decisions are made/));
  assert.equal(await route_of(page), '/goals');
  await go(page, `/meetings/${meeting(12)}/wrap-up`);
  await hold(page.getByRole('textbox').first());
  await go(page, '/today');
  await hold(button(page, /^Done: /).first());
  await button(page, /^Done: /).first().waitFor();
  await close(page);
});

test('the line that is written in stays above the keyboard', async () => {
  const {page, finger} = await open_sample();
  await page.getByRole('button', {name: 'Undo'}).waitFor({state: 'detached'});  // its message lies there for a while
  const room_for_page = async (height) => {
    await page.setViewportSize({width: 390, height});
    await page.waitForFunction((pixels) => innerHeight === pixels, height);
    await settle(page);
  };
  const stands_in_sight = async (line, room) => {
    const box = await line.boundingBox();
    assert.ok(await line.evaluate((element) => element === document.activeElement), room);
    assert.ok(box.y >= 0 && box.y + Math.min(box.height, 44) <= 420, `${room}: ${JSON.stringify(box)}`);
    const on_top = await line.evaluate((element) => {
      const {left, top, width, height} = element.getBoundingClientRect();
      const seen = document.elementFromPoint(left + width / 2, top + Math.min(height, 44) / 2);
      return seen === element ? '' : seen && (seen.outerHTML.slice(0, 100));
    });
    assert.equal(on_top, '', room);
  };
  const places = [
    [`/meetings/${meeting(12)}/wrap-up`, () => page.getByRole('textbox').last()],
    [`/meetings/${meeting(13)}/meet`, () => field(page, 'Write a note')],
    ['/settings', () => field(page, 'What you want from mentoring')],
  ];
  for (const [room, find] of places) {
    await room_for_page(844);
    await go(page, room);
    const line = find();
    await line.scrollIntoViewIfNeeded();
    await finger.tap(line);
    await settle(page);
    await room_for_page(420);
    await stands_in_sight(line, room);  // before a letter is typed
    await page.keyboard.type('and more');
    await settle(page);
    await stands_in_sight(line, room);
    await page.evaluate(() => document.activeElement.blur());
  }
  await close(page);
});

test('the back button closes a sheet first, then goes to the view before', async () => {
  const {page, finger} = await open_sample();
  await finger.tap(link(page, /^Follow-through/));
  await title(page, 'Follow-through').waitFor();
  await settle(page);
  const sheets = [
    [() => finger.tap(button(page, 'Capture')), () => dialog(page, 'Capture')],
    [() => finger.tap(button(page, 'Search or jump to…')), () => page.getByRole('dialog')],
    [() => finger.tap(button(page, /: your mentorships$/)), () => page.getByRole('dialog')],
  ];
  for (const [open, sheet] of sheets) {
    await open();
    await sheet().waitFor();
    await page.goBack();
    await sheet().waitFor({state: 'detached'});
    await settle(page);
    assert.equal(await route_of(page), '/follow-through');
  }
  await page.goBack();
  await settle(page);
  assert.equal(await route_of(page), '/today');
  await close(page);
});
