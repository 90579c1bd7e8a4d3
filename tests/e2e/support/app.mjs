// The app in a browser, as a person uses it: what several tests do, by roles, names and keys only.
// The day is Saturday 21 November 2026 unless a test says otherwise, so that words for days stay the same.
import assert from 'node:assert/strict';

import {choose_in_dialog, download_of, patience_ms, settle, watch} from './browser.mjs';

export const saturday = Date.parse('2026-11-21T10:00:00+01:00');
// Wide enough for the rail; fewer pixels are drawn sooner.
const small_desktop = {width: 960, height: 600};
export const day_ms = 24 * 60 * 60 * 1000;

export const button = (within, name) => within.getByRole('button', {name, exact: typeof name === 'string'});
export const link = (within, name) => within.getByRole('link', {name, exact: typeof name === 'string'});
export const field = (within, name) => within.getByRole('textbox', {name, exact: typeof name === 'string'});
export const title = (page, name) => page.getByRole('heading', {level: 1, name, exact: typeof name === 'string'});
export const dialog = (page, name) => page.getByRole('dialog', {name});

// Runs in the page before the program: its clocks are `by` ms ahead and go on from there, or they stand `at` a time.
// pass_time() moves them on by so many ms.
export function set_clock({by = 0, at} = {}) {
  const Real = Date;
  let passed = 0;
  const now = () => (at ?? Real.now() + by) + passed;
  globalThis.pass_time = (ms) => passed += ms;
  globalThis.Date = class extends Real {
    constructor(...parts) {
      if (parts.length) {
        super(...parts);
      } else {
        super(now());
      }
    }
    static now() {
      return now();
    }
  };
}

// Opens the app in a fresh profile, or as one more page of `context`. `script` runs before the app. Programs are kept in
// tests/e2e/offline.test.mjs alone: elsewhere every request is the page's own.
export async function open_app(bed, {route = '', now = saturday, script, context, ...options} = {}) {
  context ??= await bed.browser.newContext(
      {viewport: small_desktop, locale: 'en-GB', timezoneId: 'Europe/Berlin', serviceWorkers: 'block', ...options});
  context.setDefaultTimeout(patience_ms);
  const page = await context.newPage();
  await watch(page, bed.address);
  await page.addInitScript(set_clock, {by: now - Date.now()});
  if (script) await page.addInitScript(script);
  await page.goto(bed.address + (route ? '#' + route : ''));
  await page.locator('body.ready').waitFor({state: 'attached'});
  await settle(page);
  return page;
}

export async function go(page, route) {
  await page.evaluate((to) => location.hash = to, route);
  await settle(page);
}

export async function reload(page) {
  await page.reload();
  await page.locator('body.ready').waitFor({state: 'attached'});
  await settle(page);
}

// From the next reload on it is so much later.
export const time_passes = (page, ms) => page.addInitScript(set_clock, {by: ms});

export const route_of = (page) => page.evaluate(() => location.hash.slice(1));

// What was typed is written before this returns.
export async function saved(page) {
  await settle(page);
  await page.getByText('Saved on this device', {exact: true}).waitFor();
}

// A day as any browser says it: older ones put a comma behind the weekday.
export const day_words = (words) => new RegExp(words.replace(/^(\w+day|\w{3}) /, '$1,? '));
export const without_weekday_commas = (text) => text.replace(/\b((?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)\w*), (?=\d)/g, '$1 ');

export const story = {
  sentence: 'Lead work across teams without burning out',
  mentor: 'Judith Brandt',
  when: 'sat 16:00',
};

// The first start. Meeting 1 is planned for `when`.
export async function start_plan(page, {sentence, mentor, when} = story) {
  await field(page, /What do you want from mentoring/).fill(sentence);
  if (mentor) await field(page, 'Who is your mentor?').fill(mentor);
  if (when) await field(page, 'When do you meet?').fill(when);
  await button(page, 'Start').click();
  await title(page, 'One thing to do').waitFor();
  await settle(page);
}

export async function add(page, name, text) {
  await field(page, name).fill(text);
  await page.keyboard.press('Enter');
  await settle(page);
}

// Meeting 1 is today, and its meeting mode is open.
export async function meet(page, first_start = {...story, when: 'today 16:00'}) {
  await start_plan(page, first_start);
  await go(page, '/meetings');
  await link(page, /^Meeting 1,/).click();
  await settle(page);
  await link(page, 'Meet').click();
  await settle(page);
}

// Everything that a first month brings: a held meeting, commitments both ways, a goal, the next meeting.
export async function fill_month(page) {
  await start_plan(page, {...story, when: 'today 16:00'});
  await go(page, '/goals');
  await add(page, 'New goal, in one sentence', 'Own the billing clean-up');
  await button(page, 'Sharpen it').click();
  await field(page, 'How we will know').fill('Three teams use it');
  await field(page, 'Progress in %').fill('45');
  await page.keyboard.press('Enter');
  await add(page, 'Add a milestone', 'Sponsor agreed 12 dec');
  await go(page, '/meetings');
  await link(page, /^Meeting 1,/).click();
  await settle(page);
  await field(page, 'What do you need help with?').fill('A decision: specialist or manager.');
  await add(page, 'Add to the agenda', 'Saying no to work');
  await link(page, 'Meet').click();
  await settle(page);
  await field(page, 'Write a note').click();
  for (const line of ['She missed building things for two years.', '/i Start a list of what waits fri', '/t Ask the design lead']) {
    await page.keyboard.type(line);
    await page.keyboard.press('Enter');
    await settle(page);
  }
  await button(page, 'Close').click();
  await settle(page);
  await field(page, /What was useful today/).fill('Hearing that she feared the same.');
  await field(page, /What should change/).fill('Less status from me.');
  await field(page, 'When do you meet again?').fill('12 dec 16:00');
  await button(page, /Finish and copy recap/).click();
  await title(page, /Judith|Today/).waitFor();
  await saved(page);
}

// ---- Files ----------------------------------------------------------------------------------------------------------

const click = (locator) => locator.click();

// The text of an exported backup, and the name that it was saved under. Settings are open.
export async function export_plan(page, press = click) {
  const file = await download_of(page, () => press(button(page, 'Export a backup')));
  await page.locator('#twin').getByText(`Exported as ${file.name}`).waitFor();
  return file;
}

// The text of the plan as it is now, from whatever view.
export async function plan_text(page) {
  await go(page, '/settings');
  return (await export_plan(page)).text;
}

// What a plan file says, line by line and in its order; each stamp "2.17" names the copy that it counts by its place in
// "replicas", so that files of one plan from two browsers say the same.
export function lines_of_plan(text) {
  const file = JSON.parse(text);
  const named = (stamp) => stamp.replace(/^\d+/, (place) => file.replicas[place].id);
  const with_names = (key, value) => {
    if (key !== 'edited') return value;
    if (typeof value === 'string') return named(value);
    return {by: named(value.by), fields: Object.fromEntries(Object.entries(value.fields).map(([name, stamp]) => [name, named(stamp)]))};
  };
  return JSON.stringify({...file, replicas: undefined}, with_names, 1).split('\n');
}

// Chooses a file; what then stands there is the test's to say.
export function choose_file(page, name, content, press = click) {
  const bytes = Buffer.isBuffer(content) ? content : Buffer.from(content);
  return choose_in_dialog(page, () => press(button(page, /^Open a plan file/)), name, bytes);
}

// Takes a plan file in, from the first start or the settings.
export async function import_plan(page, text, press = click) {
  await choose_file(page, 'plan.json', text, press);
  const preview = dialog(page, 'Open plan.json?');
  await preview.waitFor();
  await press(button(preview, 'Take it in'));
  await preview.waitFor({state: 'detached'});
  await settle(page);
}

// ---- Keys -----------------------------------------------------------------------------------------------------------

export const has_focus = (locator) => locator.evaluate((element) => element === document.activeElement);

// Walks to an element with Tab, or back with Shift+Tab, as one who sees the ring does; in a list that is one stop of
// Tab, with arrows.
export async function reach(page, locator, most = 80) {
  await locator.waitFor({state: 'attached'});
  const next_key = () => locator.evaluate((element) => {
    const at = document.activeElement;
    if (at === element) return '';
    const is_behind = Boolean(at.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_PRECEDING);
    const list = at.closest('ul, ol');
    if (element.tabIndex < 0 && list && list.contains(element)) return is_behind ? 'ArrowUp' : 'ArrowDown';
    return is_behind ? 'Shift+Tab' : 'Tab';
  });
  for (let i = 0; i < most; ++i) {
    const key = await next_key();
    if (!key) return;
    await page.keyboard.press(key);
  }
  const at = await page.evaluate(() => document.activeElement.outerHTML.slice(0, 200));
  assert.fail(`The keyboard never came to ${locator}; it ended at ${at}`);
}

export async function write(page, locator, text) {
  await reach(page, locator);
  await page.keyboard.type(text);
  await settle(page);
}

export async function press_on(page, locator, key = 'Enter') {
  await reach(page, locator);
  await page.keyboard.press(key);
  await settle(page);
}
