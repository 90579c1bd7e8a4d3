// A browser that a test may kill, and the page of tests/storage_page in it.
import {spawn} from 'node:child_process';
import {cpSync, mkdtempSync, readlinkSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {setTimeout as pause} from 'node:timers/promises';
import {fileURLToPath} from 'node:url';

import playwright from 'playwright-core';

import {engine, launch, patience_ms, serve} from './browser.mjs';

const source = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../..');

export const storage_folder = path.resolve(source, process.env.ITHACA_STORAGE_PAGE ?? 'build/wasm/storage_page');
export const is_long = process.env.ITHACA_LONG === 'yes';

const executable = process.env.ITHACA_CHROMIUM ?? '/usr/bin/chromium';
const flags = [
  '--headless=new', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--no-default-browser-check',
  '--disable-background-networking', '--disable-component-update', '--disable-sync', '--remote-debugging-port=0',
];

// A folder for profiles that is removed at the end.
export function make_profile() {
  const folder = mkdtempSync(path.join(tmpdir(), 'ithaca-profile-'));
  return {folder, remove: () => rmSync(folder, {recursive: true, force: true, maxRetries: 10, retryDelay: 100})};
}

// What a browser makes anew when it is not there; the marks of its lock name a process that lives elsewhere.
const not_needed = /^(Singleton.*|.*Cache.*|BrowserMetrics.*|component_crx_cache|Crashpad|lock|\.parentlock|cache2)$/;

// The profile as it is on the disk at this moment, in mid-run: copied while all processes of the browser stand still.
async function image_of(profile, group) {
  const copy = make_profile();
  process.kill(-group, 'SIGSTOP');
  try {
    await pause(10);
    cpSync(profile.folder, copy.folder, {recursive: true, filter: (file) => !not_needed.test(path.basename(file))});
  } finally {
    process.kill(-group, 'SIGCONT');
  }
  return copy;
}

async function start_chromium(profile) {
  const child = spawn(executable, [...flags, `--user-data-dir=${profile.folder}`, 'about:blank'], {
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const address = await new Promise((resolve, reject) => {
    let log = '';
    child.once('exit', (code) => reject(new Error(`Chromium ended with ${code}: ${log}`)));
    child.stderr.on('data', (data) => {
      log += data;
      const found = /DevTools listening on (ws:\S+)/.exec(log);
      if (found) resolve(found[1]);
    });
  });
  const browser = await playwright.chromium.connectOverCDP(address);
  const context = browser.contexts()[0];
  return {
    context,
    async kill() {
      if (child.exitCode === null && child.signalCode === null) process.kill(-child.pid, 'SIGKILL');
      await ended;
      await browser.close().catch(() => {});
    },
    image: () => image_of(profile, child.pid),
    // As a person closes it.
    async close() {
      const session = await browser.newBrowserCDPSession();
      await session.send('Browser.close').catch(() => {});
      await ended;
    },
  };
}

// Its driver waits for a first page that says it is loaded, which Firefox's empty one does not, unless it is given every
// argument; and it tells nobody its process, but Firefox writes that into the lock of the profile.
async function start_firefox(profile) {
  const context = await playwright._bidiFirefox.launchPersistentContext(profile.folder, {
    executablePath: process.env.ITHACA_FIREFOX ?? '/usr/bin/firefox-esr',
    headless: false,
    viewport: null,
    ignoreDefaultArgs: true,
    args: ['--remote-debugging-port=0', '--foreground', '--profile', profile.folder],
  });
  const process_id = Number(readlinkSync(path.join(profile.folder, 'lock')).split('+')[1]);
  const ended = new Promise((resolve) => context.once('close', resolve));
  let is_running = true;
  ended.then(() => is_running = false);
  return {
    context,
    async kill() {
      if (is_running) process.kill(-process_id, 'SIGKILL');
      await ended;
    },
    image: () => image_of(profile, process_id),
    close: () => context.close(),
  };
}

// WebKit's browser keeps nothing on the disk while it is driven: its profile is of this one session.
async function start_webkit() {
  const browser = await launch();
  const context = await browser.newContext();
  await context.newPage();
  return {context, close: () => browser.close()};
}

// Starts a browser with the profile, and the page that it opens by itself. `kill` ends it as a crash does: SIGKILL, to
// all of its processes at once; `image` copies the profile in mid-run; `close` ends it as a person does.
export async function start_browser(profile) {
  const started = await {chromium: start_chromium, firefox: start_firefox, webkit: start_webkit}[engine](profile);
  if (engine !== 'chromium') started.context.setDefaultTimeout(patience_ms);
  return started;
}

// The storage page served, and a browser with a profile of its own to open it in.
export async function make_storage_bed() {
  const site = await serve(storage_folder);
  const profile = make_profile();
  const browser = await start_browser(profile);
  return {
    site,
    context: browser.context,
    async close() {
      await browser.close();
      profile.remove();
      await site.close();
    },
  };
}

// A tab behind another one draws no frame, and a wait looks once a frame, unless it is told otherwise.
function wait_without_frames(page) {
  const wait = page.waitForFunction.bind(page);
  page.waitForFunction = (holds, given, options) => wait(holds, given, {polling: 10, ...options});
}

// Opens the page and waits until the program knows what is stored.
export async function open_page(context, address, init) {
  const page = await context.newPage();
  wait_without_frames(page);
  if (init) await page.addInitScript(init);
  await page.goto(address);
  await page.waitForFunction(() => storage_page.is_ready);
  return page;
}

export async function reload(page) {
  await page.reload();
  await page.waitForFunction(() => storage_page.is_ready);
}

export const on_page = (page, name, ...values) =>
    page.evaluate(([what, given]) => storage_page[what](...given), [name, values]);

export const becomes = (page, kind) => page.waitForFunction((wanted) => storage_page.kind() === wanted, kind);

// WebKit forgets what is in a cache that no page holds, in a session that keeps nothing on the disk as a driven one is.
export const hold_caches = (page) => page.evaluate(async () => {
  globalThis.held_caches = await Promise.all((await caches.keys()).map((name) => caches.open(name)));
  return held_caches.length;
});
