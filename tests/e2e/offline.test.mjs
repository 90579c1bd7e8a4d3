// Ithaca without a network, and from one version to the next: a build is kept whole, a newer one is used only when
// somebody says so, and no page is ever of two. The program is the published one; its server is really stopped.
import assert from 'node:assert/strict';
import {cpSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {after, before, test} from 'node:test';

import {add, button, dialog, field, fill_month, go, open_app, plan_text, reload, route_of, saved, start_plan, title} from './support/app.mjs';
import {launch, not_in_webkit, only_in_chromium, settle} from './support/browser.mjs';
import {faults_of_look} from './support/looks.mjs';
import {pack_version, serve_versions} from './support/versions.mjs';
import {count_wakes} from './support/wakes.mjs';

const published = process.env.ITHACA_PUBLISHED ?? 'build/packed';
let browser;
const versions = {};
const servers = [];
before(async () => {
  browser = await launch();
  for (const name of ['one', 'two']) versions[name] = pack_version(published, name);
});
after(async () => {
  await browser.close();
  for (const server of servers) await server.stop();
  for (const version of Object.values(versions)) version.remove();
});

// A server that shows version one, and an empty profile that may keep programs.
async function begin(shown = {'/': versions.one}, options = {}) {
  const server = await serve_versions(shown);
  servers.push(server);
  const context = await browser.newContext({
    viewport: {width: 960, height: 600}, locale: 'en-GB', timezoneId: 'Europe/Berlin', serviceWorkers: 'allow', ...options,
  });
  const open = (route = '', folder = '/', more = {}) =>
      open_app({browser, address: server.origin + folder}, {context, route, ...more});
  return {server, context, open, end: async (...pages) => {
    // What a worker asks for may be told of the page of another folder.
    const faults = pages.flatMap((page) => page.faults).filter((fault) => !fault.startsWith(`request to ${server.origin}/`));
    await context.close();
    await server.stop();
    assert.deepEqual(faults.filter((fault) => !/net::ERR_|unknown error occurred when fetching the script/.test(fault)), []);
  }};
}

// The whole build is here, and this page has it: from the worker of its own folder, not of one above.
async function kept(page) {
  await page.waitForFunction(() => {
    const {controller} = navigator.serviceWorker;
    return controller && controller.state === 'activated' && controller.scriptURL === new URL('worker.js', location.href).href;
  });
}

const version_of = (page) => page.evaluate(() => document.querySelector('meta[name=version]').content);
const is_of = (page, version) => page.waitForFunction(
    (wanted) => document.body.classList.contains('ready') && document.querySelector('meta[name=version]').content === wanted, version);

// Every file that the page has is of its version.
async function assert_of_one_version(page) {
  const version = await version_of(page);
  const names = await page.evaluate(() => performance.getEntriesByType('resource')
      .filter(({name}) => /^https?:/.test(name)).map(({name}) => new URL(name).pathname.split('/').pop()));
  assert.ok(names.some((name) => name.endsWith('.wasm')));
  for (const name of names.filter((name) => name && name !== 'worker.js')) {
    assert.ok(versions[version].names.includes(name), `${name} in a page of version ${version}`);
  }
}

const nothing_is_installing = (page) => page.waitForFunction(
    () => navigator.serviceWorker.getRegistration().then((registration) => registration.installing === null));

// What a browser does by itself at a navigation, sooner. Afterwards a version that was found is here, or was refused.
async function look_for_newer(page) {
  await page.evaluate(() => navigator.serviceWorker.getRegistration().then((registration) => registration.update()));
  await nothing_is_installing(page);
}

const notice = (page) => page.locator('#twin').getByText('A new version of Ithaca is ready', {exact: true});
const reload_now = (page) => button(page, 'Reload now to use the new version');
const cache_names = async (page) => (await page.evaluate(() => caches.keys())).filter((name) => name.includes(':build:'));

// ---- Without a network ----------------------------------------------------------------------------------------------

test('a second visit works with the server stopped: the late part, a meeting held and wrapped up, a reload', async () => {
  const {server, open, end} = await begin();
  const first = await open();
  await kept(first);
  await server.stop();
  await first.close();
  const page = await open();
  await fill_month(page);
  await reload(page);
  await title(page, /Judith|Today/).waitFor();
  await go(page, '/settings');
  await page.locator('#twin').getByText('Ready to be used without a network').waitFor();
  await assert_of_one_version(page);
  await end(first, page);
});

test('a first visit goes on when its network is cut before the first press', async () => {
  const {server, open, end} = await begin();
  const page = await open();
  await kept(page);
  await server.stop();
  await start_plan(page);
  await saved(page);
  await end(page);
});

const keeps_what_was_fetched = {skip: not_in_webkit('a cache of what was fetched over http')};
test('the program is kept after the first page is there, and fetched from the server once', keeps_what_was_fetched, async () => {
  const {server, open, end} = await begin();
  const page = await open();
  await kept(page);
  const names = server.log.map(({name}) => name);
  assert.ok(names.indexOf('worker.js') > names.findIndex((name) => /^ithaca\..*\.wasm$/.test(name)));
  const twice = names.filter((name, i) => /\.wasm$|\.js$/.test(name) && name !== 'worker.js' && names.indexOf(name) !== i);
  assert.deepEqual(twice, []);
  const asked = server.log.length;
  const again = await open();
  await settle(again);
  assert.deepEqual(server.log.slice(asked).map(({name}) => name).filter((name) => name !== 'worker.js'), []);
  await end(page, again);
});

test('deleting everything leaves a program that still opens without a network', async () => {
  const {server, open, end} = await begin();
  const page = await open();
  await start_plan(page);
  await saved(page);
  await kept(page);
  await go(page, '/settings');
  await button(page, 'Delete everything…').click();
  await field(page, /^Type “delete”/).fill('delete');
  await button(page, 'Delete everything').click();
  await field(page, /What do you want from mentoring/).waitFor();
  await server.stop();
  await reload(page);
  await start_plan(page);
  await saved(page);
  await end(page);
});

test('an address that is not of the program is the server’s', async () => {
  const {server, context, open, end} = await begin();
  const page = await open();
  await kept(page);
  const other = await context.newPage();
  for (const name of ['ithaca.html', 'not-there.html']) {
    await other.goto(server.address + name);
    assert.equal(server.log.filter((asked) => asked.name === name).length, 1);
  }
  assert.equal(await other.evaluate(() => document.body.textContent.trim()), 'Not found');
  await end(page);
});

// ---- From one version to the next -----------------------------------------------------------------------------------

test('a newer version is offered, not used before it is accepted, and then in every tab at once', async () => {
  const {server, open, end} = await begin();
  const one = await open();
  await start_plan(one);
  await saved(one);
  await kept(one);
  const other = await open('/goals');
  await field(other, 'New goal, in one sentence').waitFor();
  server.shown['/'] = versions.two;
  await one.bringToFront();
  await look_for_newer(one);
  for (const page of [one, other]) {
    await page.bringToFront();
    await notice(page).waitFor();
  }
  // What is loaded meanwhile is of version one, though the server has it no longer.
  await reload(other);
  await notice(other).waitFor();
  for (const page of [one, other]) {
    assert.equal(await version_of(page), 'one');
    await assert_of_one_version(page);
  }
  await field(other, 'New goal, in one sentence').fill('Begun, and not entered');
  await settle(other);
  await one.bringToFront();
  await reload_now(one).click();
  for (const page of [one, other]) await is_of(page, 'two');
  await other.bringToFront();
  await settle(other);
  assert.equal(await field(other, 'New goal, in one sentence').inputValue(), 'Begun, and not entered');
  for (const page of [one, other]) {
    await assert_of_one_version(page);
    assert.equal(await notice(page).count(), 0);
  }
  assert.equal((await cache_names(one)).length, 1);
  await server.stop();
  await reload(one);
  await title(one, 'One thing to do').waitFor();
  assert.equal(await version_of(one), 'two');
  // Each file came from one version, the one that named it.
  for (const {name, version} of server.log.filter(({name}) => /\.[0-9a-f]{12}\./.test(name))) {
    assert.ok(versions[version].names.includes(name), `${version} was asked for ${name}`);
  }
  await end(one, other);
});

// A plan is begun and its program kept; then there is a newer one, and the page says so.
async function offer_newer(server, page) {
  await start_plan(page);
  await saved(page);
  await kept(page);
  server.shown['/'] = versions.two;
  await look_for_newer(page);
  await notice(page).waitFor();
}

for (const colorScheme of ['light', 'dark']) {
  test(`what is said of a newer version looks right at any width, and stands in the settings, ${colorScheme}`, async () => {
    const {server, open, end} = await begin({'/': versions.one}, {colorScheme});
    const page = await open('', '/', {script: count_wakes});
    await offer_newer(server, page);
    for (const route of ['/today', '/settings']) {
      await go(page, route);
      for (const width of [960, 320]) {
        await page.setViewportSize({width, height: 600});
        assert.deepEqual(await faults_of_look(page), [], `${route}, ${width} wide`);
        assert.equal(await reload_now(page).count(), 1);
      }
    }
    // A kept program and a version that waits wake nothing.
    await settle(page);
    await page.evaluate(() => window.wakes = {callbacks: 0, timers: 0});
    await new Promise((done) => setTimeout(done, 3000));
    assert.deepEqual(await page.evaluate(() => window.wakes), {callbacks: 0, timers: 0});
    await end(page);
  });
}

test('a newer version that is put off waits until all tabs are closed', async () => {
  const {server, open, end} = await begin();
  const page = await open();
  await offer_newer(server, page);
  await button(page, 'Later: keep to this version for now').click();
  await notice(page).waitFor({state: 'detached'});
  await page.close();
  let next = await open();
  for (let i = 0; i < 50 && await version_of(next) === 'one'; ++i) {
    await next.close();
    next = await open();
  }
  assert.equal(await version_of(next), 'two');
  await assert_of_one_version(next);
  await end(page, next);
});

test('a page of the old version still gets its late part while a newer version waits', async () => {
  const {server, open, end} = await begin();
  const page = await open();
  await kept(page);
  server.shown['/'] = versions.two;
  await look_for_newer(page);
  await page.waitForFunction(() => navigator.serviceWorker.getRegistration().then((registration) => registration.waiting !== null));
  await start_plan(page);
  await saved(page);
  assert.equal(await version_of(page), 'one');
  await assert_of_one_version(page);
  await notice(page).waitFor();
  await reload_now(page).click();
  await is_of(page, 'two');
  await title(page, 'One thing to do').waitFor();
  await end(page);
});

test('a deployment that is not whole is never used', async () => {
  const {server, open, end} = await begin();
  const page = await open();
  await start_plan(page);
  await saved(page);
  await kept(page);
  const broken = pack_version(published, 'two');
  const lacks = (pattern) => rmSync(path.join(broken.site, broken.names.find((name) => pattern.test(name))));
  for (const spoil of [() => lacks(/\.css$/), () => lacks(/^rest/)]) {
    spoil();
    server.shown['/'] = broken;
    const asked = server.log.length;
    await look_for_newer(page);
    while (!server.log.slice(asked).some(({name}) => name.endsWith('.css'))) await page.waitForTimeout(50);
    await nothing_is_installing(page);
    await reload(page);
    assert.equal(await version_of(page), 'one');
    assert.equal(await notice(page).count(), 0);
  }
  // The worker of one version over the files of the other: as while files are being copied to a host.
  const half = {...versions.one, site: path.join(broken.site, '..', 'half')};
  cpSync(versions.one.site, half.site, {recursive: true});
  writeFileSync(path.join(half.site, 'worker.js'), readFileSync(path.join(versions.two.site, 'worker.js')));
  server.shown['/'] = half;
  await look_for_newer(page);
  await server.stop();
  await reload(page);
  assert.equal(await version_of(page), 'one');
  await title(page, 'One thing to do').waitFor();
  assert.equal(await notice(page).count(), 0);
  broken.remove();
  // Once the host is whole, the newer version comes.
  server.shown['/'] = versions.two;
  await server.start();
  await look_for_newer(page);
  await notice(page).waitFor();
  await end(page);
});

test('two copies in two folders of one origin keep to themselves', async () => {
  const {server, open, end} = await begin({'/a/': versions.one, '/a/b/': versions.one});
  const outer = await open('', '/a/');
  await kept(outer);
  const inner = await open('', '/a/b/');
  await kept(inner);
  // The worker of the copy above had this page before its own came, which is no newer version of it.
  assert.equal(await inner.evaluate(() => performance.getEntriesByType('navigation')[0].type), 'navigate');
  assert.equal((await cache_names(outer)).length, 2);
  for (const page of [outer, inner]) {
    await page.bringToFront();
    await start_plan(page);
    await saved(page);
  }
  server.shown['/a/b/'] = versions.two;
  await look_for_newer(inner);
  await notice(inner).waitFor();
  await reload_now(inner).click();
  await is_of(inner, 'two');
  assert.equal(await notice(outer).count(), 0);
  await server.stop();
  for (const [page, version] of [[outer, 'one'], [inner, 'two']]) {
    await page.bringToFront();
    await reload(page);
    assert.equal(await version_of(page), version);
    await title(page, 'One thing to do').waitFor();
  }
  assert.equal((await cache_names(outer)).length, 2);
  await end(outer, inner);
});

// ---- Opened by the system -------------------------------------------------------------------------------------------

// Runs in the page before the app: the queue by which a system hands over what an installed program was opened with.
function queue_launches() {
  Object.defineProperty(window, 'launchQueue', {value: {setConsumer: (consumer) => window.launch = consumer}});
}

test('a plan file that the system opens leads to the import preview', async () => {
  const {open, end} = await begin();
  const first = await open();
  await start_plan(first);
  await saved(first);
  const text = await plan_text(first);
  await first.close();
  const {open: open_elsewhere, end: end_elsewhere} = await begin();
  const page = await open_elsewhere('', '/', {script: queue_launches});
  await page.evaluate((content) => window.launch({
    targetURL: location.href, files: [{getFile: async () => new File([content], 'plan.json', {type: 'application/json'})}],
  }), text);
  const preview = dialog(page, 'Open plan.json?');
  await preview.waitFor();
  await button(preview, 'Take it in').click();
  await title(page, 'One thing to do').waitFor();
  await end(first);
  await end_elsewhere(page);
});

const prepares_kept_pages = {skip: not_in_webkit('a script of the test in a page that comes without a network')};
test('shortcuts and an address with words lead where they say, without a network too', prepares_kept_pages, async () => {
  const {server, open, context, end} = await begin();
  const first = await open();
  await start_plan(first);
  await saved(first);
  await kept(first);
  await server.stop();
  await first.close();
  const page = await open('/prepare', '/', {script: queue_launches});
  await title(page, 'Meeting 1').waitFor();
  assert.match(await route_of(page), /^\/meetings\/.*\/prepare$/);
  await page.evaluate(() => window.launch({targetURL: location.origin + '/#/capture', files: []}));
  await dialog(page, 'Capture').waitFor();
  await page.close();
  const words = await context.newPage();
  await words.goto(`${server.address}#/capture/${encodeURIComponent('Ask Samira: 5/6 done? https://example.test/a?b')}`);
  await dialog(words, 'Capture').waitFor();
  assert.equal(await field(words, 'What').inputValue(), 'Ask Samira: 5/6 done? https://example.test/a?b');
  await end(first, page);
});

test('the browser finds nothing wrong with the manifest', {skip: only_in_chromium('what a browser says of a manifest')}, async () => {
  const {open, context, end} = await begin();
  const page = await open();
  await kept(page);
  const session = await context.newCDPSession(page);
  const {errors, data} = await session.send('Page.getAppManifest');
  assert.deepEqual(errors, []);
  assert.equal(JSON.parse(data).short_name, 'Ithaca');
  const {installabilityErrors} = await session.send('Page.getInstallabilityErrors');
  assert.deepEqual(installabilityErrors.map(({errorId}) => errorId).filter((id) => id !== 'in-incognito'), []);
  await end(page);
});

test('a page that is shown again after hours asks for a newer version, and one that rests does not', async () => {
  const {server, open, end} = await begin();
  const page = await open();
  await start_plan(page);
  await saved(page);
  await kept(page);
  const workers_asked = () => server.log.filter(({name}) => name === 'worker.js').length;
  const hide_and_show = () => page.evaluate(() => {
    for (const state of ['hidden', 'visible']) {
      Object.defineProperty(document, 'visibilityState', {value: state, configurable: true});
      document.dispatchEvent(new Event('visibilitychange'));
    }
  });
  const before = workers_asked();
  await hide_and_show();
  await page.waitForTimeout(300);
  assert.equal(workers_asked(), before);
  server.shown['/'] = versions.two;
  await page.evaluate(() => {
    const now = Date.now();
    Date.now = () => now + 5 * 60 * 60 * 1000;
  });
  await hide_and_show();
  await notice(page).waitFor();
  assert.ok(workers_asked() > before);
  await end(page);
});
