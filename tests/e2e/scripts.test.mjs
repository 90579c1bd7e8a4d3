// Every script: what the canvas draws looks as the browser itself would write it, and where a page cannot draw text the
// elements show theirs.
import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {after, before, test} from 'node:test';

import {fill_month, go, import_plan, open_app, plan_text, reload} from './support/app.mjs';
import {close, densities, engine, gallery_folder, launch, make_bed, settle, site_folder} from './support/browser.mjs';
import {ink_in, make_eye, part_of} from './support/pixels.mjs';
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

// What a line of the page tests/gallery shows under /scripts begins with.
const scripts = {
  'Latin': 'The quick',
  'Cyrillic': 'Съешь',
  'Greek': 'Ξεσκ',
  'Japanese': 'いろは',
  'Arabic': 'مرحبا',
  'Hebrew': 'שלום',
  'Devanagari': 'नमस्ते',
  'Thai': 'สวัสดี',
  'joined emoji': '😀',
  'Korean': '한국어',
  'combining marks': 'e\u0301 ',
};

// No font of a test's machine has Korean. Firefox writes a letter's number into the box that stands for it, on whole
// pixels, and WebKit makes the box's thin edge lighter where the text is gray.
const least_alike = (script) => script === 'Korean' ? {chromium: 0.98, firefox: 0.89, webkit: 0.97}[engine] : 0.98;

// Around all ink of a text in both pictures, with as much of the ground as a window of the index sees beside it.
function area_of_ink(pictures, area) {
  const [one, other] = pictures.map((picture) => ink_in(picture, area));
  const x = Math.min(one.left, other.left) - 5, y = Math.min(one.top, other.top) - 5;
  return {x, y, width: Math.max(one.right, other.right) + 6 - x, height: Math.max(one.bottom, other.bottom) + 6 - y};
}

// The same page twice: drawn, and with its elements' text over the same drawing.
for (const deviceScaleFactor of densities) {
  test(`what is drawn looks as what the browser writes, in eleven scripts, at ${deviceScaleFactor}×`, async (t) => {
    // A scale that is only emulated leaves a canvas at one pixel for one.
    const bed = await make_bed(gallery_folder, [`--force-device-scale-factor=${deviceScaleFactor}`]);
    t.after(() => bed.close());
    const options = {route: '/scripts', deviceScaleFactor, viewport: {width: 1000, height: 1000}};
    const drawn = await open_app(bed, options);
    const written = await open_app(bed, {...options, script: add_noise});
    assert.ok(!await shows_text_by_elements(drawn));
    assert.ok(await shows_text_by_elements(written));
    const pictures = [];
    for (const page of [drawn, written]) pictures.push(await eye.luma(await page.screenshot()));
    const indices = [];
    for (const [script, beginning] of Object.entries(scripts)) {
      const lines = drawn.locator('#twin p').filter({hasText: beginning});
      assert.equal(await lines.count(), 2, script);
      for (const line of await lines.all()) {
        const area = {};
        for (const [key, value] of Object.entries(await line.boundingBox())) area[key] = Math.round(value * deviceScaleFactor);
        const [one, other] = pictures.map((picture) => part_of(picture, area_of_ink(pictures, area)));
        indices.push([script, structural_similarity(one, other)]);
      }
    }
    assert.deepEqual(indices.filter(([script, index]) => index < least_alike(script)), []);
    await close(drawn);
    await close(written);
  });
}

// A font that comes while the page is open, of a family that it asks for behind the system's own: larger Japanese letters.
const late_font = readFileSync('/usr/share/fonts/truetype/droid/DroidSansFallbackFull.ttf').toString('base64');
const bring_font = (page) => page.evaluate(async (data) => {
  const bytes = Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0));
  const face = await new FontFace('Roboto', bytes.buffer, {sizeAdjust: '130%'}).load();
  document.fonts.add(face);
}, late_font);

test('letters whose font the browser has only later are then drawn in it', async (t) => {
  const bed = await make_bed(gallery_folder);
  t.after(() => bed.close());
  const options = {route: '/scripts', viewport: {width: 1000, height: 1000}};
  const drawn = await open_app(bed, options);
  const written = await open_app(bed, {...options, script: add_noise});
  const line_in = async (page) => {
    await settle(page);
    const {x, y} = await page.locator('#twin p').filter({hasText: scripts.Japanese}).first().boundingBox();
    const box = {x: Math.round(x), y: Math.round(y), width: 300, height: 22};
    return part_of(await eye.luma(await page.screenshot()), box);
  };
  const before = await line_in(drawn);
  for (const page of [drawn, written]) await bring_font(page);
  const after_it = await line_in(written);
  assert.ok(structural_similarity(before, after_it) < 0.95, 'the font makes no difference');
  assert.ok(structural_similarity(await line_in(drawn), after_it) >= 0.98);
  await close(drawn);
  await close(written);
});

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

test('where a browser adds noise to canvases, the app works and shows every word in its place', async (t) => {
  const bed = await make_bed(site_folder);
  t.after(() => bed.close());
  const noisy = await open_app(bed, {script: add_noise});
  assert.ok(await shows_text_by_elements(noisy));
  await fill_month(noisy);
  const plan = await plan_text(noisy);
  await noisy.setViewportSize({width: 960, height: 600});  // one browser tells of what it saved in a bar below the page
  const usual = await open_app(bed);
  assert.ok(!await shows_text_by_elements(usual));
  await import_plan(usual, plan);
  const commitment = JSON.parse(plan).records.commitment.find((one) => one.owner !== 'mentor').id;
  for (const page of [noisy, usual]) await reload(page);  // messages of the export and the import are gone
  const found = [];
  for (const route of ['/today', '/meetings', '/goals', `/follow-through/${commitment}`, '/roadmap', '/captured', '/settings']) {
    const pictures = [];
    for (const page of [noisy, usual]) {
      await go(page, route);
      await page.mouse.move(0, 0);
      // Whether a ring is shown around what the page gave the focus depends on what was pressed before.
      await page.evaluate(() => document.activeElement.blur());
      await page.getByRole('button', {name: 'Undo'}).waitFor({state: 'detached'});
      await settle(page);
      pictures.push(await eye.luma(await page.screenshot()));
    }
    found.push(...unlike_tiles(...pictures).map((where) => `${route}: ${where}`));
  }
  assert.deepEqual(found, []);
  await close(noisy);
  await close(usual);
});
