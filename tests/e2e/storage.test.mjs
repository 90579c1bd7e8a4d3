// The browser's storage under the program's store: two tabs, a broken database, the way out for a crashed program, and
// the time from a key to durable bytes.
import assert from 'node:assert/strict';
import {after, afterEach, before, test} from 'node:test';

import {set_clock} from './support/app.mjs';
import {not_in_webkit} from './support/browser.mjs';
import {becomes, hold_caches, is_long, make_storage_bed, on_page, open_page, reload} from './support/storage.mjs';

let bed;
before(async () => {
  bed = await make_storage_bed();
});
// What a failed test left open would go on writing; the first page is the browser's own.
afterEach(() => Promise.all(bed.context.pages().slice(1).map((page) => page.close())));
after(() => bed.close());

// Each test begins with a plan of its own.
async function fresh() {
  const page = await open_page(bed.context, bed.site.address);
  await on_page(page, 'delete_everything');
  await page.waitForFunction(() => storage_page.begin());
  return page;
}

test('what was saved is there after a reload, and can be undone', async () => {
  const page = await fresh();
  for (const letter of 'abc') await page.locator('#text').pressSequentially(letter);
  await becomes(page, 'saved');
  await reload(page);
  assert.equal(await on_page(page, 'kind'), 'saved');
  assert.equal(await on_page(page, 'text'), 'abc');
  assert.equal(await on_page(page, 'notices'), '');
  assert.equal(await on_page(page, 'undo'), true);
  assert.equal(await on_page(page, 'text'), '');
  await page.close();
});

test('a second tab follows live and takes over when the person types there', async () => {
  const first = await fresh();
  await becomes(first, 'saved');
  const second = await open_page(bed.context, bed.site.address);
  assert.equal(await on_page(second, 'kind'), 'following');
  await on_page(first, 'type', 'from the first');
  await second.waitForFunction(() => storage_page.text() === 'from the first');

  await on_page(second, 'type', ', from the second');
  await becomes(second, 'saved');
  await first.waitForFunction(() => storage_page.text() === 'from the first, from the second');
  assert.equal(await on_page(first, 'kind'), 'following');

  await on_page(first, 'type', ', back');
  await becomes(first, 'saved');
  await second.waitForFunction(() => storage_page.text() === 'from the first, from the second, back');
  assert.equal(await on_page(second, 'kind'), 'following');
  await first.close();
  await becomes(second, 'saved');  // the writer is gone: this one is it now
  await second.close();
});

test('what one tab writes while another one opens is not taken for lost', async () => {
  const first = await fresh();
  await becomes(first, 'saved');
  const second = await bed.context.newPage();
  // All was read, and the page is slow to come to it.
  await second.addInitScript(() => {
    const complete = Object.getOwnPropertyDescriptor(IDBTransaction.prototype, 'oncomplete');
    Object.defineProperty(IDBTransaction.prototype, 'oncomplete', {
      configurable: true,
      set(handler) {
        Object.defineProperty(IDBTransaction.prototype, 'oncomplete', complete);
        this.oncomplete = (event) => globalThis.go_on = () => handler(event);
      },
    });
  });
  await second.goto(bed.site.address);
  await second.waitForFunction(() => globalThis.go_on);
  await on_page(first, 'type', 'meanwhile');
  await becomes(first, 'saved');
  await second.evaluate(() => go_on());
  await second.waitForFunction(() => storage_page.text() === 'meanwhile');
  assert.equal(await on_page(second, 'notices'), '');
  await first.close();
  await second.close();
});

test('tabs that type at the same time keep every letter, and one of them writes', async () => {
  const tabs = [await fresh()];
  await becomes(tabs[0], 'saved');
  for (let i = 0; i < 3; ++i) tabs.push(await open_page(bed.context, bed.site.address));
  const rounds = is_long ? 40 : 8;
  for (let round = 0; round < rounds; ++round) {
    await Promise.all(tabs.map((tab, i) => on_page(tab, 'type', `[${i}.${round}]`)));
    await tabs[0].waitForTimeout(20);
  }
  for (const tab of tabs) {
    await tab.waitForFunction(() => ['saved', 'following'].includes(storage_page.kind()), null, {timeout: 30000});
  }
  const kinds = await Promise.all(tabs.map((tab) => on_page(tab, 'kind')));
  assert.equal(kinds.filter((kind) => kind === 'saved').length, 1);
  const text = await on_page(tabs[kinds.indexOf('saved')], 'text');
  for (let i = 0; i < tabs.length; ++i) {
    for (let round = 0; round < rounds; ++round) assert.ok(text.includes(`[${i}.${round}]`), `[${i}.${round}] is lost`);
  }
  for (const tab of tabs) await tab.waitForFunction((written) => storage_page.text() === written, text);
  for (const tab of tabs) await tab.close();
});

test('deleting everything reaches the other tab, and leaves no witness', async () => {
  const first = await fresh();
  await becomes(first, 'saved');
  const second = await open_page(bed.context, bed.site.address);
  await on_page(second, 'delete_everything');
  await first.waitForFunction(() => storage_page.edits() === 0);
  assert.deepEqual(await first.evaluate(() => Object.keys(localStorage).filter((key) => key.endsWith(':witness'))), []);
  await first.close();
  await reload(second);
  assert.equal(await on_page(second, 'kind'), 'saved');
  assert.equal(await on_page(second, 'notices'), '');
  await second.close();
});

const broken = {
  'is missing': [() => Object.defineProperty(globalThis, 'indexedDB', {value: undefined}), 'missing'],
  'may not be asked for': [
    () => Object.defineProperty(globalThis, 'indexedDB', {get() { throw new DOMException('no', 'SecurityError'); }}),
    'refused',
  ],
  'refuses to open': [
    () => { IDBFactory.prototype.open = () => { throw new DOMException('no', 'SecurityError'); }; },
    'refused',
  ],
};
for (const [how, [init, trouble]] of Object.entries(broken)) {
  test(`where the database ${how}, the program works in memory and says so`, async () => {
    const page = await open_page(bed.context, bed.site.address, init);
    assert.equal(await on_page(page, 'kind'), 'memory only');
    assert.equal(await on_page(page, 'trouble'), trouble);
    assert.equal(await on_page(page, 'begin'), true);
    await page.locator('#text').pressSequentially('kept here');
    assert.equal(await on_page(page, 'text'), 'kept here');
    assert.equal(await on_page(page, 'kind'), 'memory only');
    await page.close();
  });
}

test('a database that never answers is given up, and its answer is taken when it comes', async () => {
  const page = await open_page(bed.context, bed.site.address, () => {
    const open = IDBFactory.prototype.open;
    let is_first = true;
    IDBFactory.prototype.open = function (...given) {
      if (!is_first) return open.apply(this, given);
      is_first = false;
      const request = {};
      globalThis.answer_now = () => {
        const real = open.apply(this, given);
        for (const name of ['onupgradeneeded', 'onsuccess', 'onerror']) {
          real[name] = (event) => {
            request.result = real.result;
            request[name](event);
          };
        }
      };
      return request;
    };
  });
  assert.equal(await on_page(page, 'trouble'), 'silent');
  await on_page(page, 'begin');
  await on_page(page, 'type', 'meanwhile');
  await page.evaluate(() => answer_now());
  await becomes(page, 'saved');
  const edits = await on_page(page, 'edits');
  await page.close();
  const again = await open_page(bed.context, bed.site.address);
  assert.equal(await on_page(again, 'kind'), 'saved');
  assert.equal(await on_page(again, 'notices'), '');
  assert.equal(await on_page(again, 'edits'), edits);
  await again.close();
});

test('writes that are taken back are never called saved, and are tried again', async () => {
  const page = await fresh();
  await becomes(page, 'saved');
  await page.evaluate(() => {
    const put = IDBObjectStore.prototype.put;
    globalThis.heal = () => IDBObjectStore.prototype.put = put;
    IDBObjectStore.prototype.put = function (...given) {
      const request = put.apply(this, given);
      this.transaction.abort();
      return request;
    };
  });
  await on_page(page, 'type', 'a');
  await becomes(page, 'not saved');
  assert.equal(await on_page(page, 'trouble'), 'aborted');
  await page.evaluate(() => heal());
  await on_page(page, 'type', 'b');
  await becomes(page, 'saved');
  await reload(page);
  assert.equal(await on_page(page, 'kind'), 'saved');
  assert.equal(await on_page(page, 'text'), 'ab');
  await page.close();
});

test('a newer program that changes the database finds the way free, and this one says so', async () => {
  const page = await fresh();
  await becomes(page, 'saved');
  const other = await bed.context.newPage();
  await other.goto(bed.site.address + 'rescue.js');
  await other.evaluate(async () => {
    const [{name, version}] = (await indexedDB.databases()).filter((each) => each.name.startsWith('ithaca:'));
    await new Promise((resolve, reject) => {
      const request = indexedDB.open(name, version + 1);
      request.onsuccess = () => resolve(request.result.close());
      request.onblocked = () => reject(new Error('blocked'));
    });
  });
  await becomes(page, 'read only');
  assert.equal(await on_page(page, 'trouble'), 'replaced');
  assert.equal(await on_page(page, 'type', 'x'), false);
  await reload(page);
  assert.equal(await on_page(page, 'kind'), 'read only');
  assert.equal(await on_page(page, 'trouble'), 'newer');
  await page.close();
  await other.evaluate(async () => {
    for (const {name} of await indexedDB.databases()) indexedDB.deleteDatabase(name);
    localStorage.clear();
  });
  await other.close();
});

// Closes the page and deletes its database, as the browser does it: what lies outside the database stays.
async function delete_database(page) {
  const other = await bed.context.newPage();
  await other.goto(bed.site.address + 'rescue.js');
  await hold_caches(other);
  await page.close();
  await other.evaluate(async () => {
    for (const {name} of await indexedDB.databases()) {
      await new Promise((resolve) => indexedDB.deleteDatabase(name).onsuccess = resolve);
    }
  });
}

test('a storage that was emptied is told from a first visit', async () => {
  const page = await fresh();
  await becomes(page, 'saved');
  await delete_database(page);
  const again = await open_page(bed.context, bed.site.address);
  assert.equal(await on_page(again, 'notices'), '0');
  await again.close();
});

test('all that is kept can be rescued without the program', async () => {
  const page = await fresh();
  for (let i = 0; i < 20; ++i) await on_page(page, 'type', 'x');
  await becomes(page, 'saved');
  await page.close();
  const other = await bed.context.newPage();
  bed.site.refused = /storage_page\.js$/;
  await other.goto(bed.site.address);
  bed.site.refused = undefined;
  const rescued = await other.evaluate(async () => JSON.parse(await (await ithacaRescue()).text()));
  assert.equal(rescued.kind, 'ithaca-rescue');
  assert.equal(rescued.stores.ops.length, 21);
  assert.equal(rescued.stores.meta[0].key, 'head');
  const op = Buffer.from(rescued.stores.ops[0].value.base64, 'base64');
  assert.equal(op.subarray(0, 4).toString(), 'ITHO');
  assert.match(rescued.witness, /^1 21 /);
  await other.close();
});

// A plan whose text was 'abc' when its last hour ended, and is more now.
async function plan_of_two_hours() {
  const page = await open_page(bed.context, bed.site.address, set_clock);
  await on_page(page, 'delete_everything');
  await page.waitForFunction(() => storage_page.begin());
  await on_page(page, 'type', 'abc');
  await becomes(page, 'saved');
  await page.evaluate(() => pass_time(3600000));
  await on_page(page, 'type', ', lost');
  await page.waitForFunction(() => storage_page.versions().length === 1);
  await becomes(page, 'saved');
  return page;
}

const caches_of = (page) => page.evaluate(async () => {
  const found = {};
  for (const name of await caches.keys()) found[name] = (await (await caches.open(name)).keys()).length;
  return Object.values(found);
});

test('the first edit of another hour keeps an earlier version, to which one step goes back', async () => {
  const page = await plan_of_two_hours();
  await reload(page);
  assert.deepEqual(await on_page(page, 'versions'), []);
  await on_page(page, 'list_versions');
  await page.waitForFunction(() => storage_page.versions().length === 1);
  await on_page(page, 'go_back');
  await page.waitForFunction(() => storage_page.text() === 'abc');
  await becomes(page, 'saved');
  assert.equal(await on_page(page, 'undo'), true);
  assert.equal(await on_page(page, 'text'), 'abc, lost');
  await page.close();
});

test('a plan whose database the browser deleted comes back as the last hour left it', async () => {
  const page = await plan_of_two_hours();
  await delete_database(page);
  const again = await open_page(bed.context, bed.site.address);
  assert.equal(await on_page(again, 'notices'), '0');
  assert.equal(await on_page(again, 'text'), '');
  await again.waitForFunction(() => storage_page.versions().length === 1);
  await on_page(again, 'go_back');
  await again.waitForFunction(() => storage_page.text() === 'abc');
  await becomes(again, 'saved');
  await reload(again);
  assert.equal(await on_page(again, 'notices'), '');
  assert.equal(await on_page(again, 'text'), 'abc');
  const rescued = await again.evaluate(async () => JSON.parse(await (await ithacaRescue()).text()));
  assert.equal(Buffer.from(rescued.apart[0].value.base64, 'base64').subarray(0, 4).toString(), 'ITHS');
  assert.equal(rescued.error, undefined);
  const without_database = await again.evaluate(async () => {
    IDBFactory.prototype.open = () => { throw new DOMException('no', 'SecurityError'); };
    return JSON.parse(await (await ithacaRescue()).text());
  });
  assert.deepEqual(without_database.apart, rescued.apart);
  assert.match(without_database.error, /SecurityError/);
  await again.close();
});

test('deleting everything takes the earlier versions along, wherever they lie', async () => {
  const page = await plan_of_two_hours();
  assert.deepEqual(await caches_of(page), [1]);
  await on_page(page, 'delete_everything');
  await page.waitForFunction(() => storage_page.edits() === 0);
  assert.deepEqual(await caches_of(page), []);
  await on_page(page, 'list_versions');
  const kept = await page.evaluate(async () => JSON.parse(await (await ithacaRescue()).text()));
  assert.deepEqual(kept.stores.backups, []);
  assert.deepEqual(kept.apart, []);
  assert.deepEqual(await on_page(page, 'versions'), []);
  await page.close();
});

const asks_to_keep = {skip: not_in_webkit('a promise to keep what is stored')};
test('a browser that is not asked promises nothing, and one that never answers holds nothing up', asks_to_keep, async () => {
  const page = await open_page(bed.context, bed.site.address, () => {
    StorageManager.prototype.persist = () => new Promise(() => {});
  });
  await page.waitForFunction(() => storage_page.keeping() === 0);
  await on_page(page, 'ask_to_keep');
  await on_page(page, 'delete_everything');
  await page.waitForFunction(() => storage_page.begin());
  await becomes(page, 'saved');
  assert.equal(await on_page(page, 'keeping'), 0);
  await page.close();
  const willing = await open_page(bed.context, bed.site.address, () => {
    StorageManager.prototype.persist = async () => true;
  });
  await on_page(willing, 'ask_to_keep');
  await willing.waitForFunction(() => storage_page.keeping() === 1);
  await willing.close();
});

test('an abort at each step in turn is never called saved, and costs nothing that was', async () => {
  const steps = is_long ? 60 : 15;
  for (let step = 0; step < steps; ++step) {
    const page = await fresh();
    await becomes(page, 'saved');
    await page.evaluate((nth) => {
      let rest = nth;
      for (const name of ['get', 'put', 'add']) {
        const real = IDBObjectStore.prototype[name];
        IDBObjectStore.prototype[name] = function (...given) {
          const request = real.apply(this, given);
          if (rest-- === 0) this.transaction.abort();
          return request;
        };
      }
    }, step);
    let typed = '';
    let acknowledged = '';
    for (let i = 0; i < 8; ++i) {
      typed += i;
      await on_page(page, 'type', String(i));
      const [kind, text] = await page.evaluate(async () => {
        await new Promise((done) => setTimeout(done, 15));
        return [storage_page.kind(), storage_page.text()];
      });
      assert.equal(text, typed);
      if (kind === 'saved') acknowledged = text;
    }
    await page.close();
    const again = await open_page(bed.context, bed.site.address);
    assert.equal(await on_page(again, 'notices'), '', `step ${step}`);
    const back = await on_page(again, 'text');
    assert.ok(back.startsWith(acknowledged) && typed.startsWith(back), `step ${step}: ${acknowledged} became ${back}`);
    await again.close();
  }
});

test('a full disk is said, earlier versions make room, and what waited is written', async () => {
  const page = await plan_of_two_hours();
  for (let hours = 2; hours < 5; ++hours) {
    await page.evaluate(() => pass_time(3600000));
    await on_page(page, 'type', '.');
    await page.waitForFunction((count) => storage_page.versions().length === count, hours);
  }
  await becomes(page, 'saved');
  // As over quota: the transaction is taken back.
  await page.evaluate(() => {
    const error = Object.getOwnPropertyDescriptor(IDBTransaction.prototype, 'error');
    const put = IDBObjectStore.prototype.put;
    globalThis.heal = () => {
      IDBObjectStore.prototype.put = put;
      Object.defineProperty(IDBTransaction.prototype, 'error', error);
    };
    Object.defineProperty(IDBTransaction.prototype, 'error', {
      configurable: true,
      get: () => new DOMException('no room', 'QuotaExceededError'),
    });
    IDBObjectStore.prototype.put = function (...given) {
      const request = put.apply(this, given);
      this.transaction.abort();
      return request;
    };
  });
  await on_page(page, 'type', 'x');
  await becomes(page, 'not saved');
  assert.equal(await on_page(page, 'trouble'), 'full');
  await page.waitForFunction(() => storage_page.versions().length === 1);
  await page.evaluate(() => heal());
  await becomes(page, 'saved');  // on its own, some seconds later
  await reload(page);
  assert.equal(await on_page(page, 'notices'), '');
  assert.equal(await on_page(page, 'text'), 'abc, lost...x');
  await page.close();
});

// How long it takes is tests/bench/run's to say: on a shared machine a time is no assertion.
test('each of three hundred fast keys becomes durable on its own', async () => {
  const page = await fresh();
  await becomes(page, 'saved');
  await page.evaluate(() => storage_page.latencies.length = 0);
  const count = is_long ? 1000 : 300;
  for (let i = 0; i < count; ++i) await page.locator('#text').press('x');
  await becomes(page, 'saved');
  const latencies = await page.evaluate(() => storage_page.latencies);
  latencies.sort((a, b) => a - b);
  assert.equal(latencies.length, count);
  const at = (part) => latencies[Math.min(count - 1, Math.floor(count * part))];
  console.log(`# key to durable: p50 ${at(0.5).toFixed(2)} ms, p95 ${at(0.95).toFixed(2)} ms, p99 ${at(0.99).toFixed(2)} ms, ` +
              `longest ${latencies[count - 1].toFixed(2)} ms`);
  await page.close();
});
