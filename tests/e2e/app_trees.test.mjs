// The whole accessible tree of each view, as the rules of ARIA make it of the page's elements, the same in every browser:
// texts below tests/golden/trees, one for each view on a desktop, and on a phone where that differs.
import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {after, before, test} from 'node:test';

import {
  day_ms, go, import_plan, open_app, plan_text, reload, saturday, set_clock, start_plan, without_weekday_commas,
} from './support/app.mjs';
import {close, make_bed, settle, site_folder, sizes} from './support/browser.mjs';
import {golden} from './support/golden.mjs';
import {faults_of_tree} from './support/trees.mjs';
import {show, views_of} from './support/views.mjs';

// Noor's first month with Judith, with all that a month can hold.
const month = readFileSync(new URL('support/month.json', import.meta.url), 'utf8');

const rooms = ['today', 'meetings', 'goals', 'follow-through', 'roadmap', 'captured', 'settings', 'more'];

let bed, other_plan;
before(async () => {
  bed = await make_bed(site_folder);
  const page = await open_app(bed);
  await start_plan(page);
  other_plan = await plan_text(page);
  await close(page);
});
after(() => bed.close());

// No minute passes while a tree is read.
async function open_at(at, size) {
  const page = await open_app(bed, sizes[size]);
  await page.addInitScript(set_clock, {at});
  await reload(page);
  return page;
}

// What can be reached: a dialog alone, or all of the page. A message with Undo goes by itself, once its seconds have passed; it is no part of a view.
async function tree_of(page) {
  await settle(page);
  const undo = page.getByRole('button', {name: 'Undo', exact: true});
  if (await undo.count()) {
    await page.evaluate(() => pass_time(20000));
    await undo.waitFor({state: 'detached'});
  }
  const open = page.getByRole('dialog');
  const is_open = await open.count() === 1;
  if (is_open) assert.ok(await open.evaluate((element) => element.matches('dialog:modal')), 'what is behind the dialog can be reached');
  const tree = await (is_open ? open : page.locator('body')).ariaSnapshot();
  return tree.replace(/\b[0-9a-hjkmnp-tv-z]{16}\b/g, '<id>') + '\n';
}

const trees = {};  // of the desktop, by the name of the view

// What is not as it was, and what is wrong with it whatever it was.
async function look_at(page, name, size) {
  const tree = await tree_of(page);
  if (size === 'desktop') trees[name] = tree;
  const file = size === 'desktop' ? name : `${name}-${size}`;
  const faults = faults_of_tree(tree).map((fault) => `${file}: ${fault}`);
  if (size === 'desktop' || tree !== trees[name]) {
    const stored = golden(`trees/${file}.txt`, tree);
    if (without_weekday_commas(tree) !== without_weekday_commas(stored)) {
      faults.push(`${file}: not as tests/golden/trees/${file}.txt has it\n${tree}`);
    }
  }
  return faults;
}

for (const size of ['desktop', 'phone']) {
  test(`the first views read as they did, ${size}`, async () => {
    const page = await open_at(saturday, size);
    const found = await look_at(page, 'welcome', size);
    await start_plan(page, {sentence: 'Lead work across teams', mentor: '', when: ''});
    for (const room of rooms) {
      await go(page, `/${room}`);
      found.push(...await look_at(page, `first-${room}`, size));
    }
    assert.deepEqual(found, []);
    await close(page);
  });

  test(`every view of a lived month reads as it did, ${size}`, async () => {
    const page = await open_at(saturday + 10 * day_ms, size);
    await import_plan(page, month);
    await reload(page);  // after it nothing is left of what the import said
    const found = [];
    for (const [name, view] of Object.entries(views_of(month, other_plan))) {
      await show(page, view);
      found.push(...await look_at(page, name, size));
    }
    assert.deepEqual(found, []);
    await close(page);
  });
}
