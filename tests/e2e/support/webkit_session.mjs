// One window of WebKit as Debian has it: MiniBrowser, told what to do by WebKitWebDriver. A proxy stands between the two
// and the test's server: it sees every request, puts the scripts of a test before everything else in a document, above the
// content policy, and takes what these scripts report.
import {execFileSync, spawn} from 'node:child_process';
import {existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync} from 'node:fs';
import {createServer, request as ask} from 'node:http';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {setTimeout as pause} from 'node:timers/promises';
import {fileURLToPath} from 'node:url';

import {listen} from '../../../web/serve.mjs';

const source = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../..');
const driver_path = process.env.ITHACA_WEBKIT ?? '/usr/bin/WebKitWebDriver';

const browser_path = readdirSync('/usr/lib').map((machine) => `/usr/lib/${machine}/webkit2gtk-4.1/MiniBrowser`).find(existsSync);

const report_path = '/reported-to-the-test';

// Gives {port, close}. `of_document` makes the script that goes into a document; `on_report` takes what a page reports.
async function start_proxy({of_document, on_report, on_request, serviceWorkers}) {
  const server = createServer((request, response) => {
    const url = new URL(request.url, 'http://localhost');
    if (url.pathname === report_path) {
      const parts = [];
      request.on('data', (part) => parts.push(part)).on('end', () => {
        on_report(JSON.parse(Buffer.concat(parts).toString()));
        response.writeHead(204).end();
      });
      return;
    }
    on_request(request.url);
    // Only a browser whose workers are allowed may keep a program.
    if (serviceWorkers === 'block' && request.headers['service-worker']) {
      response.writeHead(404).end();
      return;
    }
    const forward = ask(url, {method: request.method, headers: request.headers}, (answer) => {
      const {'content-length': length, ...headers} = answer.headers;
      if (request.headers['sec-fetch-dest'] !== 'document') {
        response.writeHead(answer.statusCode, answer.headers);
        answer.pipe(response);
        return;
      }
      const parts = [];
      answer.on('data', (part) => parts.push(part)).on('end', () => {
        const text = Buffer.concat(parts).toString();
        response.writeHead(answer.statusCode, headers);
        response.end(text.replace('<head>', () => `<head><script>${of_document()}</script>`));
      });
    });
    forward.on('error', () => response.destroy());
    request.pipe(forward);
  });
  server.on('connect', (request, socket) => {
    on_request(`https://${request.url}`);
    socket.destroy();
  });
  const port = await listen(server, 0);
  return {
    port,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

// The script that runs before a document's own: what each page was given, and how it reports. A page is known by its name,
// which the first document of a window gets from outside.
export const script_of_document = (scripts, name) => `(() => {
  window.name ||= ${JSON.stringify(name)};
  const report = (kind, text) => {
    const request = new XMLHttpRequest();
    request.open('POST', ${JSON.stringify(report_path)}, false);
    request.send(JSON.stringify({page: window.name, kind, text}));
  };
  Object.defineProperty(window, Symbol.for('ithaca report'), {value: report});
  addEventListener('error', (event) => {
    if (event instanceof ErrorEvent) report('pageerror', event.message);
  });
  addEventListener('unhandledrejection', (event) => report('pageerror', String(event.reason)));
  const {error} = console;
  console.error = (...words) => {
    report('console', words.join(' '));
    error.apply(console, words);
  };
  const scripts = {${Object.entries(scripts).map(([page, list]) => `${JSON.stringify(page)}: (report) => {${list.join('\n')}}`)}};
  scripts[window.name]?.(report);
})()`.replaceAll('</script', '<\\/script');

// MiniBrowser asks the C library for its language, so a locale is made for each that a test wants.
function folder_with_locale(name) {
  const folder = path.join(source, 'build/locales');
  const file = path.join(folder, `${name}.UTF-8`);
  if (existsSync(file)) return folder;
  mkdirSync(folder, {recursive: true});
  execFileSync('localedef', ['--inputfile', name, '--charmap', 'UTF-8', `${file}.${process.pid}`]);
  try {
    renameSync(`${file}.${process.pid}`, file);
  } catch (error) {
    if (!existsSync(file)) throw error;  // else another test was as quick
  }
  return folder;
}

// Around the page stands as little as can be, so that a window may be as narrow as a phone.
const bare_window = `toolbar, toolbar *, headerbar, headerbar *, entry, box > button {
  font-size: 1px; min-width: 0; min-height: 0; margin: 0; border-width: 0; padding: 0;
}`;

async function free_port() {
  const server = createServer();
  const port = await listen(server, 0);
  await new Promise((done) => server.close(done));
  return port;
}

// What the system prefers, as a theme of GTK.
const themes = {
  usual: {light: 'Adwaita', dark: 'Adwaita:dark'},
  more: {light: 'HighContrast', dark: 'HighContrast:dark'},
};

const running = new Set();
process.on('exit', () => running.forEach((end) => end()));

// What a test asks of Chromium by a flag or an option → MiniBrowser's argument for it.
const arguments_for = (flags, {javaScriptEnabled = true, permissions = []}) => [
  ...(javaScriptEnabled ? [] : ['--enable-javascript=false']),
  ...(flags.includes('--disable-3d-apis') ? ['--enable-webgl=false'] : []),
  ...(permissions.includes('clipboard-read') ? ['--javascript-can-access-clipboard=true'] : []),
];

// A browser with an empty profile. What it downloads comes into `downloads`; its languages, time zone and look are those
// of its surroundings, so they are given there.
export async function start_session(
    {locale = 'en-GB', timezoneId, colorScheme, reducedMotion, contrast, deviceScaleFactor = 1, flags, downloads, ...given}) {
  const home = mkdtempSync(path.join(tmpdir(), 'ithaca-webkit-'));
  const proxy = await start_proxy(given);
  writeFileSync(path.join(home, 'user-dirs.dirs'), `XDG_DOWNLOAD_DIR="${downloads}"\n`);
  mkdirSync(path.join(home, 'gtk-3.0'));
  writeFileSync(path.join(home, 'gtk-3.0/gtk.css'), bare_window);
  writeFileSync(path.join(home, 'gtk-3.0/settings.ini'), `[Settings]\ngtk-enable-animations=${reducedMotion === 'reduce' ? 0 : 1}\n`);
  const language = locale.replace('-', '_');
  const folders = Object.fromEntries(['DATA', 'CACHE', 'STATE'].map((kind) => [`XDG_${kind}_HOME`, path.join(home, kind)]));
  mkdirSync(path.join(home, 'runtime'), {mode: 0o700});
  const port = await free_port();
  const child = spawn(driver_path, [`--port=${port}`], {
    detached: true,
    stdio: ['ignore', 'ignore', 'ignore'],
    env: {
      ...process.env,
      ...folders,
      HOME: home,
      XDG_CONFIG_HOME: home,
      XDG_RUNTIME_DIR: path.join(home, 'runtime'),
      LC_ALL: `${language}.UTF-8`,
      LOCPATH: folder_with_locale(language),
      ...(timezoneId ? {TZ: timezoneId} : {}),
      GTK_THEME: themes[contrast === 'more' ? 'more' : 'usual'][colorScheme === 'dark' ? 'dark' : 'light'],
      GDK_SCALE: String(deviceScaleFactor),
      GSETTINGS_BACKEND: 'memory',
      NO_AT_BRIDGE: '1',
    },
  });
  const ended = new Promise((done) => child.once('exit', done));
  const kill = () => {
    try {
      process.kill(-child.pid, 'SIGKILL');
    } catch {
      // It has ended by itself.
    }
    rmSync(home, {recursive: true, force: true, maxRetries: 5, retryDelay: 100});
  };
  running.add(kill);

  async function call(method, where, body) {
    const response = await fetch(`http://127.0.0.1:${port}${where}`, {method, body: body && JSON.stringify(body)});
    const {value} = await response.json();
    if (response.ok) return value;
    throw Object.assign(new Error(value.message || value.error), {code: value.error});
  }
  async function until_it_answers() {
    for (let i = 0; i < 600; ++i) {
      try {
        return await call('GET', '/status');
      } catch {
        await pause(50);
      }
    }
    throw new Error('WebKitWebDriver does not start');
  }
  await until_it_answers();
  const args = ['--automation', `--proxy=http://127.0.0.1:${proxy.port}`, ...arguments_for(flags, given)];
  const {sessionId} = await call('POST', '/session', {capabilities: {alwaysMatch: {
    'webkitgtk:browserOptions': {binary: browser_path, args},
    'timeouts': {script: null, pageLoad: 120000},  // each script's end would be a timer in the page
    'unhandledPromptBehavior': 'ignore',
  }}});
  return {
    call: (method, where, body = method === 'POST' ? {} : undefined) => call(method, `/session/${sessionId}${where}`, body),
    async end() {
      await call('DELETE', `/session/${sessionId}`).catch(() => {});
      child.kill();
      await ended;
      running.delete(kill);
      kill();
      proxy.close();
    },
  };
}
