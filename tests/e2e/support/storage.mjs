// A Chromium that a test may kill, and the page of tests/storage_page in it.
import {spawn} from 'node:child_process';
import {cpSync, mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {setTimeout as pause} from 'node:timers/promises';
import {fileURLToPath} from 'node:url';

import {chromium} from 'playwright-core';

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
const not_needed = /^(Singleton.*|.*Cache.*|BrowserMetrics.*|component_crx_cache|Crashpad)$/;

// Starts a browser with the profile; `kill` ends it as a crash does: SIGKILL, to all of its processes at once.
export async function start_browser(profile) {
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
  const browser = await chromium.connectOverCDP(address);
  const context = browser.contexts()[0];
  return {
    context,
    async kill() {
      if (child.exitCode === null && child.signalCode === null) process.kill(-child.pid, 'SIGKILL');
      await ended;
      await browser.close().catch(() => {});
    },
    // The profile as it is on the disk at this moment, in mid-run: copied while all processes of the browser stand still.
    async image() {
      const copy = make_profile();
      process.kill(-child.pid, 'SIGSTOP');
      try {
        await pause(10);
        cpSync(profile.folder, copy.folder, {recursive: true, filter: (file) => !not_needed.test(path.basename(file))});
      } finally {
        process.kill(-child.pid, 'SIGCONT');
      }
      return copy;
    },
    // As a person closes it.
    async close() {
      const session = await browser.newBrowserCDPSession();
      await session.send('Browser.close').catch(() => {});
      await ended;
    },
  };
}

// Opens the page and waits until the program knows what is stored.
export async function open_page(context, address, init) {
  const page = await context.newPage();
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
