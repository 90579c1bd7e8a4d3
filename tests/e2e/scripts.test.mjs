// Every script: what the canvas draws looks as the browser itself would write it, and where a page cannot draw text the
// elements show theirs.
import assert from 'node:assert/strict';
import {after, before, test} from 'node:test';

import {fill_month, go, import_plan, open_app, plan_text} from './support/app.mjs';
import {close, launch, make_bed, settle, site_folder} from './support/browser.mjs';
import {make_eye, part_of} from './support/pixels.mjs';
import {structural_similarity} from './support/similarity.mjs';

let browser, eye;
before(async () => {
  browser = await launch();
  eye = await make_eye(browser);
});
after(() => browser.close());

// As browsers do that let no page know a machine by what it draws.
function add_noise() {
  const {getImageData} = CanvasRenderingContext2D.prototype;
  CanvasRenderingContext2D.prototype.getImageData = function (...area) {
    const image = getImageData.apply(this, area);
    for (let i = 0; i < image.data.length; ++i) image.data[i] ^= Math.random() < 0.5;
    return image;
  };
}

const shows_text_by_elements = (page) => page.evaluate(() => document.body.classList.contains('draws-text'));

const tile = {width: 80, height: 40};

// Where two pictures look different; an index over all would count much empty ground.
function unlike_tiles(one, other) {
  const found = [];
  for (let y = 0; y + tile.height <= one.height; y += tile.height) {
    for (let x = 0; x + tile.width <= one.width; x += tile.width) {
      const index = structural_similarity(part_of(one, {x, y, ...tile}), part_of(other, {x, y, ...tile}));
      if (index < 0.95) found.push(`${index.toFixed(2)} at ${x}, ${y}`);
    }
  }
  return found;
}

test('where a browser adds noise to canvases, the app works and shows every word in its place', async () => {
  const bed = await make_bed(site_folder);
  const noisy = await open_app(bed, {script: add_noise});
  assert.ok(await shows_text_by_elements(noisy));
  await fill_month(noisy);
  const plan = await plan_text(noisy);
  const usual = await open_app(bed);
  assert.ok(!await shows_text_by_elements(usual));
  await import_plan(usual, plan);
  const commitment = JSON.parse(plan).records.commitment.find((one) => one.owner !== 'mentor').id;
  const found = [];
  for (const route of ['/today', '/meetings', '/goals', `/follow-through/${commitment}`, '/roadmap', '/captured', '/settings']) {
    const pictures = [];
    for (const page of [noisy, usual]) {
      await go(page, route);
      await page.mouse.move(0, 0);
      await page.getByRole('button', {name: 'Undo'}).waitFor({state: 'detached'});
      await settle(page);
      pictures.push(await eye.luma(await page.screenshot()));
    }
    found.push(...unlike_tiles(...pictures).map((where) => `${route}: ${where}`));
  }
  assert.deepEqual(found, []);
  await close(noisy);
  await close(usual);
  await bed.close();
});
