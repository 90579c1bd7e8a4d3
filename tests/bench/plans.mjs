// The plans that are opened for measuring, and pages that hold them.
import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import path from 'node:path';

import {import_plan, open_app, saved, saturday} from '../e2e/support/app.mjs';
import {settle, sizes} from '../e2e/support/browser.mjs';
import {install_probe} from './probe.mjs';

const folder = process.env.ITHACA_PLANS ?? 'build/bench-plans';

function load_plan(name, file_name, now) {
  const file = path.join(folder, file_name);
  const text = readFileSync(file, 'utf8');
  return {name, file, text, now, records: JSON.parse(text).records};
}

// Each is looked at on a day on which most of it is past: that is when there is most to show.
export const load_plans = () => ({
  typical: load_plan('typical year', 'typical.json', saturday),
  heavy: load_plan('ten heavy years', 'heavy-decade.json', Date.parse('2035-12-15T10:00:00+01:00')),
  stress: load_plan('58,000 records', 'stress-decade.json', Date.parse('2035-12-15T10:00:00+01:00')),
});

// The meeting with the longest note.
export function wordiest_meeting({records}) {
  const letters = new Map();
  for (const {meeting, text} of records['note-line']) letters.set(meeting, (letters.get(meeting) ?? 0) + text.length);
  return [...letters].reduce((most, one) => one[1] > most[1] ? one : most)[0];
}

// Opens the app with the probe in it; without `context`, in a fresh profile.
export async function open_page(site, plan, options = {}) {
  const page = await open_app(site, {...sizes.desktop, now: plan?.now, script: install_probe, ...options});
  // A busy machine is to be measured, not given up.
  page.setDefaultTimeout(120000);
  return page;
}

// What was edited is stored, and so is the snapshot that the app may take a quiet second later.
export async function rest(page) {
  await saved(page);
  await page.waitForFunction(() => probe.writing === 0 && performance.now() - probe.wrote > 3000, null, {polling: 100});
  await settle(page);
}

// A page with a plan that was imported into a fresh profile.
export async function open_with_plan(site, plan, options) {
  const page = await open_page(site, plan, options);
  await import_plan(page, plan.text);
  await rest(page);
  return page;
}

// Loads anew: the plan comes from the storage.
export async function start_again(page) {
  await page.reload();
  await page.waitForFunction(() => probe.shown > 0);
  await settle(page);
  assert.deepEqual(page.faults, []);
}
