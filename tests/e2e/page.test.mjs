// The app as a page among others: found in, selected, copied, printed, right-clicked, seen in the system's own
// colours and without a graphics card. On the sample plan, which fills every room.
import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {after, before, test} from 'node:test';

import {button, field, go, link, open_app, saved, start_plan, title} from './support/app.mjs';
import {close, engine, finds, is_look_live, make_bed, not_in_webkit, settle, site_folder, with_clipboard} from './support/browser.mjs';
import {faults_of_layout, faults_of_look} from './support/looks.mjs';
import {make_eye} from './support/pixels.mjs';

let bed, eye;
before(async () => {
  bed = await make_bed(site_folder);
  eye = await make_eye(bed.browser);
});
after(() => bed.close());

const sample = JSON.parse(readFileSync(new URL('../../assets/sample-plan.json', import.meta.url))).records;
const meeting = (slot) => sample.meeting.find((one) => one.slot === slot).id;
const rooms = [
  '/today', '/meetings', `/meetings/${meeting(13)}/prepare`, `/meetings/${meeting(13)}/meet`, `/meetings/${meeting(12)}/wrap-up`, '/goals',
  `/goals/${sample.goal[0].id}`, '/follow-through', '/roadmap', '/captured', '/settings', '/new',
];

async function open_sample(options = {}, on = bed) {
  const page = await open_app(on, options);
  await button(page, 'Look at a sample plan').click();
  await button(page, 'Start my own plan').waitFor();
  await settle(page);
  await page.getByRole('button', {name: 'Undo'}).waitFor({state: 'detached'});
  await settle(page);
  return page;
}

async function faults_in_rooms(page) {
  const found = [];
  for (const room of rooms) {
    await go(page, room);
    found.push(...(await faults_of_look(page)).map((fault) => `${room}: ${fault}`));
  }
  return found;
}

// ---- Words ----------------------------------------------------------------------------------------------------------

test('the browser finds any words of a view, also below what is shown', async () => {
  const page = await open_sample();
  for (const [room, words] of [
    ['/today', 'Tell Jonas what I want'], ['/follow-through', 'Stop the weekly report that nobody opens'], ['/captured', 'Hire for what the team lacks'],
    [`/goals/${sample.goal[0].id}`, 'On-call goes round the whole team'], ['/meetings', 'The on-call plan, made by the team'], ['/settings', 'Delete everything'],
  ]) {
    await go(page, room);
    if (room === '/follow-through') await page.getByRole('radio', {name: /^(All|Everything)/}).check();
    await settle(page);
    await page.evaluate(() => getSelection().removeAllRanges());
    assert.ok(await finds(page, words), `${room}: ${words}`);
    assert.ok(!await finds(page, words + ' zzz'), `${room}: what is not there`);
  }
  await close(page);
});

test('static text is selected with the mouse where it is drawn, and copied as it reads', async () => {
  const page = await open_sample({...with_clipboard});
  await go(page, '/goals');
  const heading = title(page, 'Goals');
  const {x, y, width, height} = await heading.boundingBox();
  await page.mouse.move(x + 1, y + height / 2);
  await page.mouse.down();
  await page.mouse.move(x + width / 2, y + height / 2, {steps: 4});
  await page.mouse.move(x + width - 1, y + height / 2, {steps: 4});
  await page.mouse.up();
  assert.equal((await page.evaluate(() => String(getSelection()))).trim(), 'Goals');
  await page.keyboard.press('Control+c');
  assert.equal((await page.evaluate(() => navigator.clipboard.readText())).trim(), 'Goals');
  await close(page);
});

test('in every room the text that is selected lies within two pixels of the drawn glyphs', async () => {
  const page = await open_sample();
  const off = [];
  let compared = 0;
  for (const room of ['/today', '/goals', '/follow-through', '/captured', '/settings']) {
    await go(page, room);
    const drawn = await page.screenshot();
    await page.evaluate(() => {
      document.body.classList.add('draws-text');
      document.getElementById('canvas').style.opacity = '0';
    });
    const shown = await page.screenshot();
    for (const text of await page.locator('#twin main :is(h1, h2, h3, p)').all()) {
      const box = await text.boundingBox();
      const words = await text.textContent();
      if (!box || box.width <= 2 || box.y < 112 || box.y + box.height > 596 || !words.trim()) continue;
      const clip = Object.fromEntries(['x', 'y', 'width', 'height'].map((key) => [key, Math.round(box[key])]));
      const [one, other] = [await eye.ink_box(drawn, clip), await eye.ink_box(shown, clip)];
      if (!one || !other) continue;
      ++compared;
      for (const side of ['left', 'right', 'top', 'bottom']) {
        if (Math.abs(one[side] - other[side]) > 2) off.push(`${room}: ${words.slice(0, 40)}: ${side} ${one[side]}, ${other[side]}`);
      }
    }
    await page.evaluate(() => {
      document.body.classList.remove('draws-text');
      document.getElementById('canvas').style.opacity = '';
    });
  }
  assert.ok(compared > 20, `${compared} texts`);
  assert.deepEqual(off, []);
  await close(page);
});

test('a right click brings the browser’s own menu on fields, links, buttons and text', {skip: not_in_webkit('a menu that a test can close')}, async () => {
  const page = await open_sample();
  await page.evaluate(() => {
    window.menus = [];
    addEventListener('contextmenu', (event) => window.menus.push(`${event.target.tagName} ${event.defaultPrevented}`));
  });
  await go(page, '/settings');
  for (const target of [field(page, 'Your name'), link(page, 'Goals'), button(page, 'Export a backup'), title(page, 'Settings')]) {
    await target.click({button: 'right'});
    await page.keyboard.press('Escape');
  }
  assert.deepEqual(await page.evaluate(() => window.menus), ['INPUT false', 'A false', 'BUTTON false', 'H1 false']);
  await close(page);
});

// ---- Paper ----------------------------------------------------------------------------------------------------------

// Another browser packs everything that tells of pages and fonts.
const can_read_pdf = engine === 'chromium';

// Prints as the browser's own menu does; what stood on paper, and the PDF.
async function printed(page) {
  await page.evaluate(() => {
    window.on_paper = null;
    addEventListener('beforeprint', () => window.on_paper = {
      title: document.title,
      text: Array.from(document.querySelectorAll('#sheet :is(h2, p, li)'), (one) => one.textContent).join('\n'),
    }, {once: true});
  });
  const pdf = (await page.pdf({format: 'A4'})).toString('latin1');
  assert.equal(await page.locator('#sheet').count(), 0);
  return {...await page.evaluate(() => window.on_paper), pages: pdf.match(/\/Type\s*\/Page\b/g)?.length, pdf};
}

test('the browser’s own menu prints a meeting as its letter and everything else as the plan', {skip: not_in_webkit('a print without a printer')}, async () => {
  const page = await open_sample();
  const plan = await printed(page);
  assert.equal(plan.title, 'Mentoring plan of Mira Solberg with Ruth Adeyemi');
  for (const words of ['Lead my team without doing everything myself (80 %)', 'hours a week that I mend things myself', 'Next: meeting 13 on', 'Choose two weeks to be away, and say so', 'Meeting 14: How to tell Jonas what I want']) {
    assert.ok(plan.text.includes(words), words);
  }
  if (can_read_pdf) {
    assert.ok(plan.pages >= 1 && plan.pages <= 4, `${plan.pages} pages`);
    assert.match(plan.pdf, /\/Font\b/);  // words, no picture of the screen
  }
  await go(page, `/meetings/${meeting(13)}/prepare`);
  const brief = await printed(page);
  assert.match(brief.title, /^Brief for meeting 13/);
  assert.ok(brief.text.includes('Leave with a date for my two weeks away'));
  if (can_read_pdf) assert.equal(brief.pages, 1);
  await go(page, `/meetings/${meeting(12)}/wrap-up`);
  assert.match((await printed(page)).title, /^Recap of meeting 12/);
  await page.evaluate(() => window.print = () => window.asked_to_print = document.querySelector('#sheet').innerText);
  await go(page, '/goals');
  await page.keyboard.press('Control+p');
  await settle(page);
  await page.waitForFunction(() => window.asked_to_print);
  await close(page);
});

// ---- Looks ----------------------------------------------------------------------------------------------------------

test('in forced colours every room is whole, in the system’s colours', {skip: not_in_webkit('forced colours')}, async () => {
  const page = await open_sample({forcedColors: 'active'});
  assert.deepEqual(await faults_in_rooms(page), []);
  const colors = await page.evaluate(() => ['Canvas', 'CanvasText'].map((name) => {
    const probe = document.createElement('i');
    probe.style.color = name;
    document.body.append(probe);
    const [red, green, blue] = getComputedStyle(probe).color.match(/\d+/g).map(Number);
    probe.remove();
    return [red, green, blue];
  }));
  await go(page, '/today');
  const picture = await page.screenshot();
  assert.deepEqual(await eye.color_at(picture, 700, 580), colors[0]);
  const box = await title(page, /Ruth/).boundingBox();
  assert.ok(await eye.ink_box(picture, Object.fromEntries(Object.entries(box).map(([key, value]) => [key, Math.round(value)]))));
  await close(page);
});

test('who asks for more contrast gets black on white, or white on black, while it runs', async () => {
  let page;
  const ground_with = async (look) => {
    if (page && is_look_live) {
      await page.emulateMedia(look);
      await page.waitForTimeout(100);
    } else {
      if (page) await close(page);
      page = await open_sample(look);
      await go(page, '/settings');
    }
    await settle(page);
    return eye.color_at(await page.screenshot(), 940, 590);
  };
  const soft = await ground_with({contrast: 'no-preference', colorScheme: 'light'});
  assert.deepEqual(await ground_with({contrast: 'more', colorScheme: 'light'}), [255, 255, 255]);
  assert.deepEqual(await faults_of_look(page), []);
  assert.deepEqual(await ground_with({contrast: 'more', colorScheme: 'dark'}), [0, 0, 0]);
  assert.deepEqual(await faults_of_look(page), []);
  assert.deepEqual(await ground_with({contrast: 'no-preference', colorScheme: 'light'}), soft);
  await close(page);
});

test('who asks for less motion sees none: a change stands there with its first frame', async () => {
  const page = await open_sample({reducedMotion: 'reduce'});
  await go(page, '/follow-through');
  await page.getByRole('checkbox').first().click();
  await settle(page);
  const first = await page.screenshot({animations: 'allow'});
  await page.waitForTimeout(700);
  assert.equal(await eye.difference(first, await page.screenshot({animations: 'allow'})), 0);
  await close(page);
});

// As a person sets it in the browser.
const set_text_size = async (page, percent) => {
  await page.evaluate((size) => {
    document.documentElement.style.fontSize = `${size}%`;
    dispatchEvent(new Event('resize'));
  }, percent);
  await settle(page);
};

test('with text twice as large every room is whole, in narrow windows and in those with a rail', async () => {
  const page = await open_sample();
  await set_text_size(page, 200);
  const found = [];
  for (const width of [320, 700, 1280]) {
    await page.setViewportSize({width, height: 640});
    for (const room of rooms) {
      await go(page, room);
      found.push(...(await faults_of_layout(page)).map((fault) => `${room}, ${width}: ${fault}`));
    }
  }
  assert.deepEqual(found, []);
  await close(page);
});

test('at 400 % zoom what has the focus is wholly shown', async () => {
  const page = await open_sample({viewport: {width: 320, height: 256}});
  const hidden = [];
  for (const room of ['/today', '/follow-through', '/settings', `/meetings/${meeting(13)}/meet`]) {
    await go(page, room);
    // Once through the page, not beyond its end: from there Firefox goes into its own bars, and a driver's keys do not
    // lead back.
    await page.evaluate(() => {
      const all = [...document.querySelectorAll('#twin :is(a, button, input, textarea, select)')];
      const stops = all.filter((element) => !element.disabled && element.tabIndex >= 0 && element.checkVisibility());
      globalThis.last_stop = stops.at(-1);
      globalThis.seen = new Set();
      stops[0].focus();
    });
    let came = 0;
    for (;;) {
      await page.keyboard.press('Tab');
      await settle(page);
      const at = await page.evaluate(() => {
        const element = document.activeElement;
        if (element === last_stop || seen.has(element) || seen.size === 60) return 'the end';
        seen.add(element);
        const {left, top, bottom, width, height} = element.getBoundingClientRect();
        const main = document.querySelector('main').getBoundingClientRect();
        if (!element.closest('main') || height > main.height) return '';
        const found = [top + 2, bottom - 2].map((y) => document.elementFromPoint(left + width / 2, y));
        return found.every((one) => one === element) ? '' : `${element.outerHTML.slice(0, 100)} from ${top} to ${bottom}`;
      });
      if (at === 'the end') break;
      ++came;
      if (at) hidden.push(`${room}: ${at}`);
    }
    assert.ok(came > 4, `${room}: Tab came to ${came} elements`);
  }
  assert.deepEqual(hidden, []);
  await close(page);
});

test('without WebGL 2 a plan is begun, written, and found again', async (t) => {
  const plain = await make_bed(site_folder, ['--disable-3d-apis']);
  t.after(() => plain.close());
  const page = await open_app(plain);
  await page.getByText('it has no WebGL 2').waitFor();
  await start_plan(page);
  await go(page, '/goals');
  await field(page, 'New goal, in one sentence').fill('Own the billing clean-up');
  await page.keyboard.press('Enter');
  await saved(page);
  await page.reload();
  await page.locator('body.ready').waitFor({state: 'attached'});
  await go(page, '/goals');
  await link(page, /^Own the billing clean-up/).waitFor();
  const looked = await page.getByRole('link', {name: /^Own the billing/}).evaluate((element) => getComputedStyle(element).color);
  assert.equal(looked, 'rgb(30, 34, 39)');
  await page.context().close();
  const rich = await open_sample({}, plain);
  assert.deepEqual(await faults_in_rooms(rich), []);
  await rich.context().close();
});
