// What the app showed as saved survives the death of the browser: it is killed with SIGKILL at random moments of typing
// into a goal and ticking its milestones, and opened again with the same profile. The program is the published one;
// tests/e2e/kill.test.mjs does the same with the storage alone, and says why WebKit is not killed.
import assert from 'node:assert/strict';
import {after, before, test} from 'node:test';

import {add, field, go, route_of, saturday, saved, start_plan} from './support/app.mjs';
import {not_in_webkit, serve, settle} from './support/browser.mjs';
import {make_random} from './support/random.mjs';
import {is_long, make_profile, start_browser} from './support/storage.mjs';

const runs = is_long ? 50 : 5;
const milestones = ['Alpha', 'Bravo', 'Charlie', 'Delta', 'Echo', 'Foxtrot', 'Golf', 'Hotel'];

let site;
before(async () => site = await serve(process.env.ITHACA_PUBLISHED ?? 'build/packed'));
after(() => site.close());

const measure = (page) => field(page, 'How we will know');
const box = (page, name) => page.getByRole('checkbox', {name, exact: true});

async function open_page(browser, route) {
  const page = await browser.context.newPage();
  page.setDefaultTimeout(20000);
  await page.clock.setSystemTime(saturday);
  await page.goto(`${site.address}#${route}`);
  await page.locator('body.ready').waitFor({state: 'attached'});
  return page;
}

// It is there when it has words, or once one asks for it.
async function show_measure(page) {
  if (await measure(page).count() === 0) await page.getByRole('button', {name: 'Sharpen it', exact: true}).click();
  await measure(page).waitFor();
}

async function begin(page) {
  await start_plan(page);
  await go(page, '/goals');
  await add(page, 'New goal, in one sentence', 'Own the billing clean-up');
  for (const name of milestones) await add(page, 'Add a milestone', name);
  await saved(page);
  return route_of(page);
}

// What stands in the goal: {text, ticked: [names]}.
async function read_goal(page) {
  await box(page, milestones[0]).waitFor();
  await show_measure(page);
  const ticked = [];
  for (const name of milestones) {
    if (await box(page, name).isChecked()) ticked.push(name);
  }
  return {text: await measure(page).inputValue(), ticked};
}

// Runs in the page: tells what it shows each time that it says it is saved. A mutation is told right after the frame
// that made it, before any other key can arrive.
function tell_when_saved(names) {
  const told = () => {
    const says_so = [...document.querySelectorAll('#twin *')].some(
        (element) => !element.children.length && element.textContent === 'Saved on this device');
    if (!says_so) return;
    const name_of = (element) => element.getAttribute('aria-label')
        ?? document.getElementById(element.getAttribute('aria-labelledby'))?.textContent;
    const text = [...document.querySelectorAll('#twin textarea')].find((element) => name_of(element) === 'How we will know');
    const ticked = [...document.querySelectorAll('#twin input[type=checkbox]:checked')]
        .map((element) => element.getAttribute('aria-label')).filter((name) => names.includes(name));
    if (text) shown_as_saved(text.value, ticked);
  };
  new MutationObserver(told).observe(document.getElementById('twin'), {subtree: true, childList: true, characterData: true, attributes: true});
}

// Types until told to stop, and ticks each milestone once at most: so what was shown as saved says which ticks are.
async function live(page, known, random, stopped) {
  while (!stopped.now) {
    const name = milestones[random(milestones.length)];
    if (random(4) === 0 && !known.pressed.has(name)) {
      known.pressed.add(name);
      await box(page, name).click();
      await measure(page).focus();
      await page.keyboard.press('Control+End');
    } else {
      let burst = '';
      for (let i = random(12); i >= 0; --i) burst += String.fromCharCode(97 + (known.letters++ % 26));
      known.typed += burst;
      await page.keyboard.type(burst);
    }
    if (random(2) === 0) await new Promise((resolve) => setTimeout(resolve, random(150)));  // “Saved” is seen in pauses
  }
}

test(`the app is killed ${runs} times: nothing that it showed as saved is lost`, {skip: not_in_webkit('a profile that outlives its browser')}, async () => {
  const random = make_random();
  console.log(`# seed ${random.seed}`);
  const profile = make_profile();
  const known = {route: '/goals', typed: '', letters: 0, text: '', ticked: [], at_start: [], pressed: new Set()};
  let acknowledged = 0;
  let browser;
  const check = async (page, run) => {
    const found = await read_goal(page);
    assert.ok(found.text.startsWith(known.text), `run ${run}: “${known.text}” became “${found.text}”`);
    assert.ok(known.typed.startsWith(found.text), `run ${run}: “${found.text}” was never typed`);
    for (const name of milestones) {
      const is_same = found.ticked.includes(name) === known.ticked.includes(name);
      const was_shown = known.ticked.includes(name) !== known.at_start.includes(name);
      assert.ok(is_same || (known.pressed.has(name) && !was_shown), `run ${run}: ${name} is not as it was shown to be saved`);
    }
    const {text, ticked} = found;
    Object.assign(known, {typed: text, text, ticked, at_start: ticked, pressed: new Set()});
  };
  try {
    // The first visit ends as a person ends it: see kill.test.mjs.
    browser = await start_browser(profile);
    known.route = await begin(await open_page(browser, known.route));
    await browser.close();
    for (let run = 0; run <= runs; ++run) {
      browser = await start_browser(profile);
      const page = await open_page(browser, known.route);
      await check(page, run);
      if (run === runs) break;
      await page.exposeFunction('shown_as_saved', (text, ticked) => {
        Object.assign(known, {text, ticked});
        ++acknowledged;
      });
      await page.evaluate(tell_when_saved, milestones);
      await show_measure(page);
      await measure(page).focus();
      await page.keyboard.press('Control+End');
      await settle(page);
      const stopped = {now: false};
      const living = live(page, known, random, stopped).catch(() => {});
      await new Promise((resolve) => setTimeout(resolve, 300 + random(1500)));
      await browser.kill();
      stopped.now = true;
      await living;
    }
  } finally {
    if (browser) await browser.kill();
    profile.remove();
  }
  console.log(`# ${acknowledged} times shown as saved, ${known.text.length} letters, none lost`);
  assert.ok(acknowledged >= runs, `${acknowledged} acknowledgements are too few to prove anything`);
});
