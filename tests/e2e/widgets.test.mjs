// The widget layer in a browser: a page that shows every widget once (tests/gallery), driven by roles, names and keys.
import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {after, before, test} from 'node:test';

import {
  close, densities, frames_drawn, gallery_folder, launch, make_bed, not_in_webkit, only_in_chromium, serve, settle, sizes, uncovered,
} from './support/browser.mjs';
import {finger_on} from './support/finger.mjs';
import {make_eye} from './support/pixels.mjs';

const routes = ['/today', '/fields', '/choices', '/scripts', '/many'];
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

let bed, eye;
before(async () => {
  bed = await make_bed(gallery_folder);
  eye = await make_eye(bed.browser);
});
after(() => bed.close());

// A browser whose screen has so many pixels for one of CSS: a ratio that is only emulated leaves a canvas at one for one.
async function open_at(t, route, deviceScaleFactor) {
  const own = await make_bed(gallery_folder, [`--force-device-scale-factor=${deviceScaleFactor}`]);
  t.after(() => own.close());
  const page = await own.open(route, {deviceScaleFactor});
  await settle(page);
  const drawn = await page.evaluate(() => document.getElementById('canvas').width / innerWidth);
  assert.ok(Math.abs(drawn - deviceScaleFactor) < 0.01, `the canvas has ${drawn} pixels for one`);
  return page;
}

const button = (page, name) => page.getByRole('button', {name, exact: true});
const field = (page, name) => page.getByRole('textbox', {name, exact: true});

test('every interactive item has a named node, in every view and size', async () => {
  for (const size of Object.values(sizes)) {
    const page = await bed.open(routes[0], size);
    for (const route of routes) {
      await page.evaluate((to) => location.hash = to, route);
      await settle(page);
      assert.deepEqual(await uncovered(page), [], route);
    }
    await close(page);
  }
});

for (const colorScheme of ['light', 'dark']) {
  test(`axe finds nothing in any view, ${colorScheme}`, async () => {
    const page = await bed.open(routes[0], {colorScheme});
    await page.evaluate(axe);
    for (const route of routes) {
      await page.evaluate((to) => location.hash = to, route);
      await settle(page);
      const found = await page.evaluate(async () => (await window.axe.run(document)).violations
          .map((violation) => `${violation.id}: ${violation.nodes.map((node) => node.html).slice(0, 3).join(' ')}`));
      assert.deepEqual(found, [], route);
    }
    await close(page);
  });
}

test('a press by mouse, Enter or Space arrives once', async () => {
  const page = await bed.open('/today');
  await button(page, 'Prepare').click();
  await page.getByText('Presses: 1', {exact: true}).waitFor();
  await page.keyboard.press('Enter');
  await page.getByText('Presses: 2', {exact: true}).waitFor();
  await page.keyboard.press('Space');
  await page.getByText('Presses: 3', {exact: true}).waitFor();
  assert.equal(await page.locator('#live').textContent(), 'Pressed Prepare');
  await page.keyboard.press('Shift');
  assert.equal(await page.locator('#live').textContent(), '', 'what was said before is read again at the end of the page');
  await close(page);
});

test('nothing to show costs no frame and no timer', async () => {
  const page = await bed.open('/fields');
  await settle(page);
  await page.evaluate(() => {
    window.seen = {frames: 0, timers: 0};
    const {requestAnimationFrame: frame, setTimeout: timer} = window;
    window.requestAnimationFrame = (...rest) => (window.seen.frames++, frame(...rest));
    window.setTimeout = (...rest) => (window.seen.timers++, timer(...rest));
  });
  const frames = await frames_drawn(page);
  await new Promise((done) => setTimeout(done, 3000));
  assert.equal(await frames_drawn(page), frames);
  assert.deepEqual(await page.evaluate(() => window.seen), {frames: 0, timers: 0});
  await close(page);
});

test('Tab walks the page in reading order and shows where it is', async () => {
  const page = await bed.open('/fields');
  await settle(page);
  const order = await page.evaluate(() => Array.from(document.querySelectorAll(
      '#twin :is(a, button, input, textarea, select):not([tabindex="-1"])'), (element) => element.id));
  await page.evaluate((first) => document.getElementById(first).focus(), order[0]);  // the title had it
  const walked = [order[0]];
  while (walked.length < order.length) {
    await page.keyboard.press('Tab');
    walked.push(await page.evaluate(() => document.activeElement.id));
  }
  assert.deepEqual(walked, order);
  await button(page, 'Capture').focus();
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Tab');
  await settle(page);
  const box = await button(page, 'Capture').boundingBox();
  const color = await eye.color_at(await page.screenshot(), Math.round(box.x + box.width / 2), Math.round(box.y) - 2);
  assert.deepEqual(color, [0x1e, 0x22, 0x27]);
  await close(page);
});

test('transparent text lies on the drawn glyphs', async (t) => {
  for (const deviceScaleFactor of densities) {
    const page = await open_at(t, '/today', deviceScaleFactor);
    await settle(page);
    const drawn = await page.screenshot();
    await page.evaluate(() => document.body.classList.add('draws-text'));
    await page.evaluate(() => document.getElementById('canvas').style.opacity = '0');
    const shown = await page.screenshot();
    const texts = page.locator('#twin :is(h1, p)');
    for (const text of await texts.all()) {
      const box = await text.boundingBox();
      const clip = {};
      for (const key of ['x', 'y', 'width', 'height']) clip[key] = Math.round(box[key] * deviceScaleFactor);
      const [one, other] = [await eye.ink_box(drawn, clip), await eye.ink_box(shown, clip)];
      if (!one || !other) continue;
      for (const side of ['left', 'right', 'top', 'bottom']) {
        assert.ok(Math.abs(one[side] - other[side]) <= 2 * deviceScaleFactor,
                  `${await text.textContent()}: ${side} ${one[side]} is drawn, ${other[side]} is the text, at ${deviceScaleFactor}`);
      }
    }
    await close(page);
  }
});

test('a field does not move when it is used', async (t) => {
  for (const deviceScaleFactor of densities.filter(Number.isInteger)) {
    const page = await open_at(t, '/fields', deviceScaleFactor);
    for (const name of ['What do you need help with?', 'Who is your mentor?']) {
      await settle(page);
      const box = await field(page, name).boundingBox();
      const clip = {};
      for (const key of ['x', 'y']) clip[key] = Math.round((box[key] + 7) * deviceScaleFactor);
      for (const key of ['width', 'height']) clip[key] = Math.round((box[key] - 14) * deviceScaleFactor);
      const rest = await eye.ink_box(await page.screenshot(), clip);
      await field(page, name).focus();
      await field(page, name).evaluate((element) => {
        element.style.caretColor = 'transparent';
        element.setSelectionRange(0, 0);
      });
      await settle(page);
      const used = await eye.ink_box(await page.screenshot(), clip);
      for (const side of ['left', 'right', 'top', 'bottom']) {
        assert.ok(Math.abs(rest[side] - used[side]) <= deviceScaleFactor, `${name}: ${side} from ${rest[side]} to ${used[side]}`);
      }
      await page.keyboard.press('Escape');
    }
    await close(page);
  }
});

test('typing, deleting and pasting change the text at once and keep the caret', async () => {
  const page = await bed.open('/fields');
  const when = field(page, 'When do you meet?');
  await when.focus();
  await page.keyboard.press('End');
  await page.keyboard.type(' – 17:00 🎉');
  await page.getByText('Draft: tue 16:00 – 17:00 🎉').waitFor();
  await page.keyboard.press('Backspace');
  await page.keyboard.press('Home');
  await page.keyboard.press('Delete');
  await page.keyboard.type('T');
  await page.getByText('Draft: Tue 16:00 – 17:00 ', {exact: true}).waitFor();
  assert.equal(await when.inputValue(), 'Tue 16:00 – 17:00 ');
  assert.equal(await when.evaluate((element) => element.selectionStart), 1);
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Delete');
  await page.getByText('Say a day and a time').waitFor();
  assert.equal(await when.getAttribute('aria-invalid'), 'true');
  await close(page);
});

test('a text that the program changes while it is in use is shown', async () => {
  const page = await bed.open('/fields');
  const help = field(page, 'What do you need help with?');
  await help.focus();
  await button(page, 'A challenge…').click();
  await settle(page);
  assert.equal(await help.inputValue(), 'A challenge…');
  await close(page);
});

test('an input method composes undisturbed', {skip: only_in_chromium('an input method')}, async () => {
  const page = await bed.open('/fields');
  const when = field(page, 'When do you meet?');
  await when.focus();
  await page.keyboard.press('Control+a');
  const session = await page.context().newCDPSession(page);
  for (const text of ['n', 'に', 'にほ', 'にほん']) {
    await session.send('Input.imeSetComposition', {text, selectionStart: text.length, selectionEnd: text.length});
    await settle(page);
    assert.equal(await when.inputValue(), text);
  }
  await page.keyboard.press('Escape').catch(() => {});
  await session.send('Input.insertText', {text: '日本'});
  await settle(page);
  assert.match(await when.inputValue(), /日本$/);
  await page.getByText('Draft: ' + await when.inputValue(), {exact: true}).waitFor();
  await close(page);
});

test('a list of suggestions is walked while the field keeps the focus', async () => {
  const page = await bed.open('/fields');
  const capture = page.getByRole('combobox', {name: 'Capture', exact: true});
  assert.equal(await capture.getAttribute('aria-expanded'), 'false');
  await capture.focus();
  await page.keyboard.type('/');
  const list = page.getByRole('listbox', {name: 'What is it?'});
  await list.waitFor({state: 'attached'});
  assert.equal(await list.getByRole('option').count(), 3);
  const active = () => capture.evaluate((element) =>
      document.getElementById(element.getAttribute('aria-activedescendant')).textContent);
  assert.equal(await active(), 'I will…');
  assert.equal(await capture.getAttribute('aria-expanded'), 'true');
  await page.keyboard.press('ArrowDown');
  await settle(page);
  assert.equal(await active(), 'Judith offers…');
  assert.ok(await capture.evaluate((element) => document.activeElement === element));
  await page.keyboard.press('Enter');
  await settle(page);
  assert.equal(await capture.inputValue(), 'Judith offers…');
  await page.keyboard.press('Control+a');
  await page.keyboard.type('/');
  await page.getByRole('option', {name: 'Advice'}).click();
  await settle(page);
  assert.equal(await capture.inputValue(), 'Advice');
  assert.ok(await capture.evaluate((element) => document.activeElement === element));
  await close(page);
});

test('a dialog takes the focus, keeps it, and gives it back', async () => {
  const page = await bed.open('/fields');
  await button(page, 'Rename…').click();
  const dialog = page.getByRole('dialog', {name: 'Rename the meeting'});
  await dialog.waitFor();
  assert.ok(await field(page, 'Title').evaluate((element) => document.activeElement === element));
  for (let i = 0; i < 8; ++i) {
    await page.keyboard.press('Tab');
    assert.ok(await page.evaluate(() => document.activeElement === document.body || Boolean(document.activeElement.closest('dialog'))));
  }
  await page.keyboard.press('Escape');
  await dialog.waitFor({state: 'detached'});
  assert.equal(await page.evaluate(() => document.activeElement.textContent), 'Rename…');
  await close(page);
});

test('a panel closes by Escape and by a press elsewhere', async () => {
  const page = await bed.open('/fields');
  for (const leave of [() => page.keyboard.press('Escape'), () => page.getByRole('heading', {name: 'Agenda'}).click()]) {
    await button(page, 'More').click();
    await page.getByRole('group', {name: 'More actions'}).waitFor();
    await leave();
    await page.getByRole('group', {name: 'More actions'}).waitFor({state: 'detached'});
  }
  await close(page);
});

test('check boxes, radios and native choices say what they are', async () => {
  const page = await bed.open('/choices');
  const box = page.getByRole('checkbox', {name: 'Ask Priya for 20 minutes on budget planning'});
  await box.check();
  await settle(page);
  assert.ok(await box.isChecked());
  await page.keyboard.press('Space');
  await settle(page);
  assert.ok(!await box.isChecked());
  const open = page.getByRole('radio', {name: 'Open'});
  assert.ok(await open.isChecked());
  await open.focus();
  await page.keyboard.press('ArrowRight');
  await settle(page);
  assert.ok(await page.getByRole('radio', {name: 'Done'}).isChecked());
  assert.ok(!await open.isChecked());
  const save = button(page, 'Save');
  assert.equal(await save.getAttribute('aria-disabled'), 'true');
  assert.equal(await save.getAttribute('title'), 'Nothing has changed');
  await page.evaluate(() => location.hash = '/fields');
  await page.getByRole('combobox', {name: 'Language'}).selectOption('日本語');
  await settle(page);
  assert.equal(await page.getByRole('combobox', {name: 'Language'}).evaluate((element) => element.selectedIndex), 2);
  await close(page);
});

test('a new view gives its title the focus and begins at its top', async () => {
  const page = await bed.open('/many');
  await page.locator('main').evaluate((element) => element.scrollTop = 5000);
  await settle(page);
  await page.getByRole('link', {name: 'Today'}).click();
  await settle(page);
  assert.equal(await page.evaluate(() => document.activeElement.textContent), 'Tuesday with Judith, in 3 days');
  await page.goBack();
  await settle(page);
  assert.equal(await page.evaluate(() => document.activeElement.textContent), 'Many rows');
  await close(page);
});

test('a long list declares only what is near the view and says how long it is', async () => {
  const page = await bed.open('/many');
  await settle(page);
  assert.ok(await page.getByRole('listitem').count() < 120);
  assert.equal(await page.getByRole('listitem').first().getAttribute('aria-setsize'), '1000');
  for (let i = 0; i < 3; ++i) {
    await page.locator('main').evaluate((element) => element.scrollTop = element.scrollHeight);
    await settle(page);
  }
  assert.equal(await page.getByRole('listitem').last().getAttribute('aria-posinset'), '1000');
  await page.getByRole('link', {name: 'Open row 1000', exact: true}).waitFor();
  await close(page);
});

test('nothing scrolls sideways at 320 pixels', async () => {
  const page = await bed.open(routes[0], sizes.narrowest);
  for (const route of routes) {
    await page.evaluate((to) => location.hash = to, route);
    await settle(page);
    const beyond = await page.evaluate(() => [document.documentElement, ...document.querySelectorAll('#twin *')]
        .filter((element) => element.scrollWidth > element.clientWidth + 1 && getComputedStyle(element).overflowX !== 'hidden')
        .map((element) => element.textContent.slice(0, 40)));
    const outside = await page.evaluate(() => Array.from(document.querySelectorAll('#twin :is(a, button, input, textarea, h1, p)'))
        .filter((element) => element.getBoundingClientRect().right > innerWidth + 0.5)
        .map((element) => element.textContent || element.ariaLabel));
    assert.deepEqual(outside, [], `${route} ${beyond}`);
  }
  await close(page);
});

test('a finger scrolls without pressing', {skip: not_in_webkit('touches')}, async () => {
  const page = await bed.open('/today', sizes.phone);
  await settle(page);
  const box = await button(page, 'Prepare').boundingBox();
  const finger = await finger_on(page);
  await finger.put(box.x + 40, box.y + 10);
  for (let moved = 10; moved <= 180; moved += 10) {
    await finger.move(box.x + 40, box.y + 10 - moved);
    await page.evaluate(() => new Promise(requestAnimationFrame));
  }
  await finger.lift();
  await page.waitForFunction(() => document.querySelector('main').scrollTop > 50);
  await settle(page);
  await page.getByText('Presses: 0', {exact: true}).waitFor();
  for (const target of await page.getByRole('button').all()) {
    const size = await target.boundingBox();
    if (size.width > 1) assert.ok(size.width >= 44 && size.height >= 44, `${await target.textContent()} ${size.width}×${size.height}`);
  }
  await close(page);
});

test('a lost drawing context comes back with the same picture', async () => {
  const page = await bed.open('/fields');
  await settle(page);
  const whole = await page.screenshot();
  await page.evaluate(async () => {
    const lose = document.getElementById('canvas').getContext('webgl2').getExtension('WEBGL_lose_context');
    lose.loseContext();
    await new Promise((done) => setTimeout(done, 100));
    lose.restoreContext();
    await new Promise((done) => setTimeout(done, 200));
  });
  await settle(page);
  assert.equal(await eye.difference(whole, await page.screenshot()), 0);
  await close(page);
});

test('without WebGL 2 the elements show themselves and work', async () => {
  const plain = await make_bed(gallery_folder, ['--disable-3d-apis']);
  const page = await plain.open('/today');
  await page.getByText('it has no WebGL 2').waitFor();
  await button(page, 'Prepare').click();
  await page.getByText('Presses: 1', {exact: true}).waitFor();
  const color = await page.getByRole('heading', {level: 1}).evaluate((element) => getComputedStyle(element).color);
  assert.equal(color, 'rgb(30, 34, 39)');
  await page.context().close();
  await plain.close();
});

test('the look follows the system while it runs', {skip: not_in_webkit('a change of the system’s look')}, async () => {
  const page = await bed.open('/today', {colorScheme: 'light'});
  await settle(page);
  const ground = async () => {
    await settle(page);
    return eye.color_at(await page.screenshot(), 1100, 700);
  };
  assert.deepEqual(await ground(), [0xf5, 0xf3, 0xee]);
  await page.emulateMedia({colorScheme: 'dark'});
  await page.waitForTimeout(100);
  assert.deepEqual(await ground(), [0x12, 0x15, 0x18]);
  await page.emulateMedia({colorScheme: 'light', forcedColors: 'active'});
  await page.waitForTimeout(100);
  assert.deepEqual(await ground(), [255, 255, 255]);
  await close(page);
});

test('a crash shows its cause, a way to the data and a reload', async () => {
  const page = await bed.open('/today');
  await page.evaluate(() => setTimeout(() => abort('a test'), 0));
  const panel = page.getByRole('alertdialog', {name: 'Ithaca stopped'});
  await panel.waitFor();
  await panel.getByText('a test').waitFor();
  await panel.getByRole('button', {name: 'Download my data'}).waitFor();
  await panel.getByRole('button', {name: 'Reload'}).click();
  await page.getByRole('heading', {name: 'Tuesday with Judith, in 3 days'}).waitFor();
  await page.context().close();
});

test('the first paint says what opens before any script runs', async () => {
  const site = await serve(gallery_folder);
  const browser = await launch();
  const context = await browser.newContext({javaScriptEnabled: false});
  const page = await context.newPage();
  await page.goto(site.address);
  await page.getByRole('heading', {name: 'Ithaca'}).waitFor();
  assert.match(await page.content(), /<noscript>.*needs JavaScript/);
  await browser.close();
  await site.close();
});
