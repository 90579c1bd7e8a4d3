// An app that rests: nothing to show costs nothing, and what a driver takes away comes back.
import assert from 'node:assert/strict';
import {after, before, test} from 'node:test';

import {button, dialog, go, meet, open_app, start_plan, title} from './support/app.mjs';
import {close, frames_drawn, make_bed, settle, site_folder} from './support/browser.mjs';
import {make_eye} from './support/pixels.mjs';
import {count_wakes} from './support/wakes.mjs';

let bed, eye;
before(async () => {
  bed = await make_bed(site_folder);
  eye = await make_eye(bed.browser);
});
after(() => bed.close());

async function assert_rests(page, seconds) {
  await page.getByRole('button', {name: 'Undo'}).waitFor({state: 'detached'});
  await settle(page);
  await page.evaluate(() => window.wakes = {callbacks: 0, timers: 0});
  const frames = await frames_drawn(page);
  await new Promise((done) => setTimeout(done, seconds * 1000));
  assert.deepEqual(await page.evaluate(() => window.wakes), {callbacks: 0, timers: 0});
  assert.equal(await frames_drawn(page), frames);
}

test('ten idle seconds cost no frame, no callback and no timer, on Today and while preparing', async () => {
  const today = await open_app(bed, {script: count_wakes});
  await start_plan(today);
  assert.ok((await today.evaluate(() => window.wakes)).callbacks > 0);
  const prepare = await open_app(bed, {script: count_wakes});
  await start_plan(prepare);
  await button(prepare, 'Look at it').click();
  await title(prepare, 'Meeting 1').waitFor();
  // Only the page in front is sure to be awake, so that each rests there.
  for (const page of [today, prepare]) {
    await page.bringToFront();
    await assert_rests(page, 10);
  }
  await close(today);
  await close(prepare);
});

test('a meeting in progress wakes no more than once a minute', async () => {
  const page = await open_app(bed, {script: count_wakes});
  await meet(page);
  // The next minute may begin while we look: then this is the one time that the page may wake.
  await page.waitForFunction(() => Date.now() % 60000 > 2000 && Date.now() % 60000 < 50000);
  await assert_rests(page, 6);
  await close(page);
});

test('the canvas is drawn once for a frame that changes it, and not at all for one that does not', async () => {
  const page = await open_app(bed);
  await start_plan(page);
  await settle(page);
  await page.evaluate(() => {
    window.drawn = [];  // when: the time of the browser's frame, the same as long as that frame lasts
    const {clear} = WebGL2RenderingContext.prototype;
    WebGL2RenderingContext.prototype.clear = function (what) {
      window.drawn.push(document.timeline.currentTime);
      clear.call(this, what);
    };
  });
  const drawn = () => page.evaluate(() => window.drawn.splice(0));
  const frames = await frames_drawn(page);
  await page.evaluate(() => _ithaca_page_woken());
  await settle(page);
  assert.ok(await frames_drawn(page) > frames);
  assert.deepEqual(await drawn(), []);
  await page.keyboard.press('?');
  await dialog(page, 'Keys').waitFor();
  await settle(page);
  const times = await drawn();
  assert.ok(times.length > 0);
  assert.equal(new Set(times).size, times.length, `drawn at ${times}`);
  await close(page);
});

test('a lost drawing context comes back with the same picture', async () => {
  const page = await open_app(bed);
  await start_plan(page);
  for (const route of ['/today', '/goals']) {
    await go(page, route);
    const whole = await page.screenshot();
    await page.evaluate(async () => {
      const lose = document.getElementById('canvas').getContext('webgl2').getExtension('WEBGL_lose_context');
      lose.loseContext();
      await new Promise((done) => setTimeout(done, 100));
      lose.restoreContext();
      await new Promise((done) => setTimeout(done, 200));
    });
    await settle(page);
    assert.equal(await eye.difference(whole, await page.screenshot()), 0, route);
  }
  await close(page);
});
