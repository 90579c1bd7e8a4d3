// Starts a browser and pages for the tests: a server for a packed site, the browser that ITHACA_BROWSER names (chromium,
// firefox or webkit), a fresh profile for each test, and what must never happen watched from the first moment. Tests drive the
// accessible tree only: roles, names, keys.
import assert from 'node:assert/strict';
import {mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync} from 'node:fs';
import {createServer} from 'node:http';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {setTimeout as pause} from 'node:timers/promises';
import {fileURLToPath} from 'node:url';

import playwright from 'playwright-core';

import {create_site_server, listen} from '../../../web/serve.mjs';
import {start_screen} from './screen.mjs';

const source = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../..');

export const site_folder = path.resolve(source, process.env.ITHACA_SITE ?? 'build/e2e-site');
export const gallery_folder = path.resolve(source, process.env.ITHACA_GALLERY ?? 'build/e2e-gallery');

// How long a test waits for what must come: long, since what came is no matter of a busy machine, and a test that passes
// does not wait.
export const patience_ms = 60000;

export const engine = process.env.ITHACA_BROWSER ?? 'chromium';

// For two pixels in place of one; and where a window has the focus only under the pointer, the middle must lie in it.
const screens = {firefox: '2600x2400', webkit: '1600x1200'};
if (screens[engine]) await start_screen(screens[engine]);

// For a test that needs what only Chromium's protocol offers: {skip: only_in_chromium('an input method')}.
export const only_in_chromium = (what) => engine === 'chromium' ? false : `${what}: no other browser lets a test do that`;

// For a test that needs what the smallest of browsers, in which WebKit is tested, does not have.
export const not_in_webkit = (what) => engine === 'webkit' ? `${what}: MiniBrowser has none` : false;

// WebKit takes what the system prefers from its surroundings, once: there a page with another look is another page.
export const is_look_live = engine !== 'webkit';

// Options of a page whose clipboard a test may read and write; Firefox allows it to every page of a test.
export const with_clipboard = engine !== 'firefox' ? {permissions: ['clipboard-read', 'clipboard-write']} : {};

const flags = [
  '--no-sandbox', '--use-angle=swiftshader', '--enable-unsafe-swiftshader', '--disable-quic', '--no-first-run',
  '--disable-background-networking', '--disable-component-update', '--disable-sync', '--disable-dev-shm-usage',
];

export const sizes = {
  desktop: {viewport: {width: 1280, height: 800}},
  tablet: {viewport: {width: 768, height: 1024}},
  phone: {
    viewport: {width: 390, height: 844},
    ...(engine === 'webkit' ? {} : {hasTouch: true}),
    ...(engine === 'chromium' ? {isMobile: true} : {}),
  },
  narrowest: {viewport: {width: 320, height: 640}},
};

// How many pixels of the screen one of CSS may be; GTK knows whole numbers only.
export const densities = engine === 'webkit' ? [1, 2] : [1, 1.5, 2];

// Serves a folder. The connection of a request for what `refused` matches is cut off, as a network that is lost does it.
export async function serve(folder, at_port = 0) {
  const files = create_site_server(folder);
  const site = {refused: undefined, close: () => new Promise((done) => server.close(done))};
  const server = createServer((request, response) => {
    if (site.refused?.test(request.url)) {
      request.destroy();
    } else {
      files.emit('request', request, response);
    }
  });
  site.address = `http://127.0.0.1:${await listen(server, at_port)}/`;
  return site;
}

const executablePath = process.env.ITHACA_CHROMIUM ?? '/usr/bin/chromium';

// The drivers of Firefox and WebKit tell of no download: they come into a folder.
const downloads = engine !== 'chromium' ? mkdtempSync(path.join(tmpdir(), 'ithaca-downloads-')) : '';
if (downloads) process.on('exit', () => rmSync(downloads, {recursive: true, force: true}));

export async function launch(more_flags = []) {
  if (engine === 'webkit') return (await import('./webkit.mjs')).launch({downloads, flags: more_flags});
  if (engine === 'firefox') {
    const executable = process.env.ITHACA_FIREFOX ?? '/usr/bin/firefox-esr';
    return (await import('./firefox.mjs')).launch({executablePath: executable, downloads, flags: more_flags});
  }
  assert.equal(engine, 'chromium', 'ITHACA_BROWSER names no browser that these tests know');
  return playwright.chromium.launch({executablePath, args: [...flags, ...more_flags]});
}

// A browser of its own whose one context keeps what it stores, and what it compiled, in this folder.
export function launch_with_profile(folder, options = {}) {
  return playwright.chromium.launchPersistentContext(
      folder, {executablePath, args: flags, ...sizes.desktop, locale: 'en-GB', timezoneId: 'Europe/Berlin', ...options});
}

// A server, a browser, and pages in contexts of their own: `const bed = await make_bed(folder)`.
export async function make_bed(folder, more_flags = []) {
  const site = await serve(folder);
  const browser = await launch(more_flags);
  return {
    site,
    address: site.address,
    browser,
    // Opens the site in a fresh profile; `route` is "/today". The page's `faults` collects what must not happen.
    async open(route = '', options = {}) {
      const context = await browser.newContext(
          {...sizes.desktop, locale: 'en-GB', timezoneId: 'Europe/Berlin', serviceWorkers: 'block', ...options});
      context.setDefaultTimeout(patience_ms);
      const page = await context.newPage();
      await watch(page, site.address);
      await page.goto(site.address + (route ? '#' + route : ''));
      await page.locator('body.ready').waitFor({state: 'attached'});
      return page;
    },
    async close() {
      await browser.close();
      await site.close();
    },
  };
}

// Collects errors, violations of the content policy and requests to other origins in `page.faults`.
export async function watch(page, address) {
  page.faults = [];
  // For each picture its driver puts a style into the page, and another to hide the caret: the policy forbids both.
  let pardoned = 0;
  if (engine === 'firefox') {
    const {screenshot} = page;
    page.screenshot = (options) => {
      ++pardoned;
      return screenshot.call(page, {caret: 'initial', ...options});
    };
  }
  page.on('pageerror', (error) => page.faults.push(`error: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error') page.faults.push(`console: ${message.text()}`);
  });
  page.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(address) && !/^(data|blob):/.test(url)) page.faults.push(`request to ${url}`);
  });
  await page.exposeFunction('ithaca_test_violation', (text) => {
    if (text === 'style-src-elem inline' && pardoned-- > 0) return;
    page.faults.push(`policy: ${text}`);
  });
  await page.addInitScript(() => {
    addEventListener('securitypolicyviolation', (event) => {
      window.ithaca_test_violation(`${event.violatedDirective} ${event.blockedURI}`);
    });
  });
}

export async function close(page) {
  const {faults} = page;
  await page.context().close();
  assert.deepEqual(faults, []);
}

// The name and the text of the one file that `press` saves.
export async function download_of(page, press) {
  if (engine === 'chromium') {
    const [download] = await Promise.all([page.waitForEvent('download'), press()]);
    return {name: download.suggestedFilename(), text: readFileSync(await download.path(), 'utf8')};
  }
  for (const name of readdirSync(downloads)) rmSync(path.join(downloads, name));
  await press();
  for (const end = Date.now() + patience_ms; Date.now() < end; await pause(50)) {
    const names = readdirSync(downloads);
    if (names.length !== 1 || names[0].endsWith('.part')) continue;
    const text = readFileSync(path.join(downloads, names[0]), 'utf8');
    if (text) return {name: names[0], text};
  }
  assert.fail('nothing was saved');
}

// Answers the browser's own dialog that `press` opens with a file. Only Chromium's driver knows of it: elsewhere the page is
// given the file as the dialog would.
export async function choose_in_dialog(page, press, name, content) {
  if (engine === 'chromium') {
    const [chooser] = await Promise.all([page.waitForEvent('filechooser'), press()]);
    if (content.length <= 50 * 1024 * 1024) return chooser.setFiles({name, mimeType: 'application/json', buffer: content});
    // The driver takes no more than that from memory.
    const file = path.join(mkdtempSync(path.join(tmpdir(), 'ithaca-')), name);
    writeFileSync(file, content);
    return chooser.setFiles(file);
  }
  await page.evaluate(() => {
    const {click} = HTMLInputElement.prototype;
    HTMLInputElement.prototype.click = function () {
      if (this.type !== 'file') return click.call(this);
      window.ithaca_test_chooser = this;
    };
  });
  await press();
  await page.waitForFunction(() => window.ithaca_test_chooser);
  await page.evaluate(([called, bytes]) => {
    const files = new DataTransfer();
    files.items.add(new File([Uint8Array.from(atob(bytes), (one) => one.charCodeAt(0))], called, {type: 'application/json'}));
    ithaca_test_chooser.files = files.files;
    ithaca_test_chooser.dispatchEvent(new Event('change'));
    ithaca_test_chooser = null;
  }, [name, content.toString('base64')]);
}

// Whether the browser finds these words in the page.
export async function finds(page, words) {
  if (engine === 'firefox') return (await import('./firefox.mjs')).finds(page, words);
  return page.evaluate((text) => window.find(text), words);
}

// Frames are drawn on demand: after this everything that was asked for is on the screen.
export async function settle(page) {
  let before = -1;
  for (let i = 0; i < 200; ++i) {
    const frames = await page.evaluate(() => new Promise((done, fail) => {
      if (typeof _ithaca_page_cost !== 'function') fail(new Error('this page holds no program that counts its frames'));
      requestAnimationFrame(() => setTimeout(() => done(_ithaca_page_cost(0)), 0));
    }));
    if (frames === before) return;
    before = frames;
  }
  assert.fail('frames never come to rest');
}

export const frames_drawn = (page) => page.evaluate(() => _ithaca_page_cost(0));

// Interactive Dear ImGui items without a named node; only builds with coverage can tell.
export const uncovered = (page) => page.evaluate(() => {
  const at = _ithaca_page_uncovered();
  const bytes = HEAPU8.subarray(at, HEAPU8.indexOf(0, at));
  return new TextDecoder().decode(bytes).split('\n').filter(Boolean);
});
