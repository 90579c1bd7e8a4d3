// Earlier versions of the plan: gone back to from Settings, and offered where the browser lost the plan; and that an
// older program in another tab steps back for a newer one.
import assert from 'node:assert/strict';
import {after, before, test} from 'node:test';

import {add, button, day_ms, dialog, field, go, open_app, plan_text, reload, saved, start_plan, time_passes} from './support/app.mjs';
import {close, download_of, make_bed, settle, site_folder} from './support/browser.mjs';
import {faults_of_look} from './support/looks.mjs';
import {hold_caches} from './support/storage.mjs';

const hour_ms = 60 * 60 * 1000;

let bed;
before(async () => bed = await make_bed(site_folder));
after(() => bed.close());

// What a plan says, without who wrote it when.
const records_of = (text) => JSON.parse(text, (key, value) => (key === 'edited' ? undefined : value)).records;

// A plan with a goal of its second hour; what it said after the first one.
async function plan_of_two_hours() {
  const page = await open_app(bed);
  await start_plan(page);
  await go(page, '/goals');
  await add(page, 'New goal, in one sentence', 'Own the billing clean-up');
  await saved(page);
  const before = records_of(await plan_text(page));
  await time_passes(page, hour_ms);
  await reload(page);
  await go(page, '/goals');
  await add(page, 'New goal, in one sentence', 'Speak in public');
  await saved(page);
  return {page, before};
}

// What is wrong with how it looks, wide and narrow.
async function faults(page) {
  const found = [];
  for (const width of [320, 960]) {
    await page.setViewportSize({width, height: 700});
    found.push(...await faults_of_look(page));
  }
  return found;
}

async function go_back(page) {
  await button(page, /^Look at the version of Sat/).click();
  const preview = dialog(page, /^Go back to Saturday/);
  await button(preview, 'Go back').click();
  await preview.waitFor({state: 'detached'});
  await settle(page);
}

test('an earlier version is gone back to from Settings, and Undo takes it back', async () => {
  const {page, before} = await plan_of_two_hours();
  const after = records_of(await plan_text(page));
  assert.notDeepEqual(after, before);
  await reload(page);
  await button(page, 'Show earlier versions').click();
  assert.deepEqual(await faults(page), []);
  await go_back(page);
  await button(page, 'Undo').waitFor();
  assert.deepEqual(records_of(await plan_text(page)), before);
  await page.keyboard.press('Control+z');
  await settle(page);
  assert.deepEqual(records_of(await plan_text(page)), after);
  await close(page);
});

test('a plan that the browser lost is told from a first visit, and what lies apart brings it back', async () => {
  const {page, before} = await plan_of_two_hours();
  const other = await page.context().newPage();
  await other.goto(bed.address + 'worker.js');  // of the same origin, and no program
  await hold_caches(other);
  await page.goto('about:blank');
  await other.evaluate(async () => {
    for (const {name} of await indexedDB.databases()) {
      await new Promise((resolve) => indexedDB.deleteDatabase(name).onsuccess = resolve);
    }
  });
  const again = await open_app(bed, {context: page.context()});
  const notice = dialog(again, 'About your saved plan');
  await notice.getByText(/^The browser deleted the plan that was stored here/).waitFor();
  assert.deepEqual(await faults(again), []);
  await go_back(again);
  await saved(again);
  assert.deepEqual(records_of(await plan_text(again)), before);
  await close(again);
});

test('a tab of an older program steps back for a newer one, and says so', async () => {
  const page = await open_app(bed);
  await start_plan(page);
  await saved(page);
  await page.evaluate(async () => {
    const [{name, version}] = (await indexedDB.databases()).filter((each) => each.name.startsWith('ithaca:'));
    await new Promise((resolve, reject) => {
      const request = indexedDB.open(name, version + 1);
      request.onsuccess = () => resolve(request.result.close());
      request.onblocked = () => reject(new Error('blocked'));
    });
  });
  await page.getByText(/^You can read, not write, here: a newer version of Ithaca took over in another tab/).waitFor();
  await close(page);
});

test('after many letters and a week Today offers an export, which is done there', async () => {
  const page = await open_app(bed);
  await start_plan(page);
  await go(page, '/settings');
  await field(page, 'How your mentor likes to be reached').click();
  await page.keyboard.type('by mail '.repeat(65));
  await saved(page);
  const line = page.getByText('Much of your plan is only in this browser: an exported backup keeps it safe');
  await go(page, '/today');
  assert.equal(await line.count(), 0);
  await time_passes(page, 8 * day_ms);
  await reload(page);
  await line.waitFor();
  assert.deepEqual(await faults(page), []);
  await download_of(page, () => button(page, 'Export now').click());
  await line.waitFor({state: 'detached'});
  await reload(page);
  assert.equal(await line.count(), 0);
  await close(page);
});
