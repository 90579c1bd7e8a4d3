// A tab takes the pen from another one at a bad moment: nothing is lost, and both show the same.
import assert from 'node:assert/strict';
import {after, before, test} from 'node:test';

import {becomes, make_storage_bed, on_page, open_page, reload} from './support/storage.mjs';

let bed;
before(async () => {
  bed = await make_storage_bed();
});
after(() => bed.close());

// Two tabs with a plan of their own: one writes, the other follows.
async function two_tabs() {
  const first = await open_page(bed.context, bed.site.address);
  await on_page(first, 'delete_everything');
  await first.waitForFunction(() => storage_page.begin());
  await becomes(first, 'saved');
  const second = await open_page(bed.context, bed.site.address);
  await becomes(second, 'following');
  return [first, second];
}

const shows = (tab, text) => tab.waitForFunction((expected) => storage_page.text() === expected, text);

async function end(...tabs) {
  for (const tab of tabs) assert.equal(await on_page(tab, 'notices'), '');
  for (const tab of tabs) await tab.close();
}

test('a tab that slept writes nothing behind the edit of the tab that took over meanwhile', async () => {
  const [first, second] = await two_tabs();
  // Two edits in the task in which it wakes: it does not know yet that it is no longer the writer.
  const slept = first.evaluate(() => {
    const until = performance.now() + 3000;
    while (performance.now() < until);
    storage_page.type('[a]');
    storage_page.type('[b]');
  });
  await on_page(second, 'type', '[c]');
  await becomes(second, 'saved');
  await slept;
  const tabs = [first, second];
  const has_all = () => ['[a]', '[b]', '[c]'].every((word) => storage_page.text().includes(word));
  for (const tab of tabs) await tab.waitForFunction(has_all);
  for (const tab of tabs) await tab.waitForFunction(() => ['saved', 'following'].includes(storage_page.kind()));
  for (const tab of tabs) assert.equal(await on_page(tab, 'notices'), '');
  await second.close();
  await becomes(first, 'saved');
  await reload(first);
  assert.ok(await first.evaluate(has_all), await on_page(first, 'text'));
  await end(first);
});

test('who types while the tab becomes the writer does not steal the pen again later', async () => {
  const [first, second] = await two_tabs();
  await second.evaluate(() => {
    const read = ithaca_storage.read_news;
    ithaca_storage.read_news = function() {
      ithaca_storage.read_news = read;
      storage_page.type('[b]');
      return this.read_news();
    };
    storage_page.type('[a]');
  });
  await shows(first, '[a][b]');
  await on_page(first, 'type', '[c]');
  await becomes(first, 'saved');
  await shows(second, '[a][b][c]');
  // Longer than a tab waits before it steals.
  await second.waitForTimeout(1500);
  assert.deepEqual([await on_page(first, 'kind'), await on_page(second, 'kind')], ['saved', 'following']);
  await end(first, second);
});

test('a tab that is to read everything twice still follows what is written meanwhile', async () => {
  const [first, second] = await two_tabs();
  await second.evaluate(() => {
    const read = ithaca_storage.read_all;
    let count = 0;
    ithaca_storage.read_all = async function() {
      count += 1;
      if (count === 1) {
        storage_page.type('[b]');
        ithaca_tabs.write_on();
        await new Promise((resolve) => setTimeout(resolve, 100));
      } else {
        await new Promise((resolve) => setTimeout(resolve, 1500));
      }
      return read.call(this);
    };
    storage_page.type('[a]');
  });
  await shows(second, '[a][b]');
  await on_page(first, 'type', '[c]');
  await becomes(first, 'saved');
  for (const tab of [first, second]) {
    await tab.waitForFunction(() => ['[a]', '[b]', '[c]'].every((word) => storage_page.text().includes(word)));
  }
  await shows(second, await on_page(first, 'text'));
  await end(first, second);
});
