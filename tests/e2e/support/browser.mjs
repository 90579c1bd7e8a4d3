// Starts a browser and pages for the tests: a server for a packed site, Chromium, a fresh profile for each test, and
// what must never happen watched from the first moment. Tests drive the accessible tree only: roles, names, keys.
import assert from 'node:assert/strict';
import path from 'node:path';
import {fileURLToPath} from 'node:url';

import {chromium} from 'playwright-core';

import {create_site_server, listen} from '../../../web/serve.mjs';

const source = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../..');

export const site_folder = path.resolve(source, process.env.ITHACA_SITE ?? 'build/e2e-site');
export const gallery_folder = path.resolve(source, process.env.ITHACA_GALLERY ?? 'build/e2e-gallery');

// How long a test waits for what must come: long, since what came is no matter of a busy machine, and a test that passes
// does not wait.
export const patience_ms = 60000;

const flags = [
  '--no-sandbox', '--use-angle=swiftshader', '--enable-unsafe-swiftshader', '--disable-quic', '--no-first-run',
  '--disable-background-networking', '--disable-component-update', '--disable-sync', '--disable-dev-shm-usage',
];

export const sizes = {
  desktop: {viewport: {width: 1280, height: 800}},
  tablet: {viewport: {width: 768, height: 1024}},
  phone: {viewport: {width: 390, height: 844}, hasTouch: true, isMobile: true},
  narrowest: {viewport: {width: 320, height: 640}},
};

export async function serve(folder) {
  const server = create_site_server(folder);
  const port = await listen(server, 0);
  return {address: `http://127.0.0.1:${port}/`, close: () => new Promise((done) => server.close(done))};
}

const executablePath = process.env.ITHACA_CHROMIUM ?? '/usr/bin/chromium';

export function launch(more_flags = []) {
  return chromium.launch({executablePath, args: [...flags, ...more_flags]});
}

// A browser of its own whose one context keeps what it stores, and what it compiled, in this folder.
export function launch_with_profile(folder, options = {}) {
  return chromium.launchPersistentContext(
      folder, {executablePath, args: flags, ...sizes.desktop, locale: 'en-GB', timezoneId: 'Europe/Berlin', ...options});
}

// A server, a browser, and pages in contexts of their own: `const bed = await make_bed(folder)`.
export async function make_bed(folder, more_flags = []) {
  const site = await serve(folder);
  const browser = await launch(more_flags);
  return {
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
  page.on('pageerror', (error) => page.faults.push(`error: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error') page.faults.push(`console: ${message.text()}`);
  });
  page.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(address) && !/^(data|blob):/.test(url)) page.faults.push(`request to ${url}`);
  });
  await page.exposeFunction('ithaca_test_violation', (text) => page.faults.push(`policy: ${text}`));
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
