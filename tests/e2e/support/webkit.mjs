// WebKit as the tests drive the other engines: what they use of playwright's interface, over WebDriver. A context is a
// browser of its own, since that is how this one is given an empty profile.
import {writeFileSync} from 'node:fs';
import {setTimeout as pause} from 'node:timers/promises';

import {injected_source, Locator} from './webkit_locator.mjs';
import {script_of_document, start_session} from './webkit_session.mjs';

// Names of keys as playwright has them → WebDriver's code points.
const key_codes = {
  Backspace: '\uE003', Tab: '\uE004', Enter: '\uE007', Shift: '\uE008', Control: '\uE009', Alt: '\uE00A', Escape: '\uE00C', Space: ' ',
  PageUp: '\uE00E', PageDown: '\uE00F', End: '\uE010', Home: '\uE011', ArrowLeft: '\uE012', ArrowUp: '\uE013', ArrowRight: '\uE014',
  ArrowDown: '\uE015', Insert: '\uE016', Delete: '\uE017',
};
const has_key = (letter) => letter >= ' ' && letter <= '~';

class Keyboard {
  constructor(page) {
    this.page = page;
  }

  #perform(actions) {
    return this.page.perform({type: 'key', id: 'keyboard', actions});
  }

  press(keys) {
    const codes = keys.split(/(?<=.)\+/).map((name) => key_codes[name] ?? name);
    const down = codes.map((value) => ({type: 'keyDown', value}));
    const up = codes.map((value) => ({type: 'keyUp', value}));
    return this.#perform([...down, ...up.reverse()]);
  }

  // As an input method puts it in.
  insertText(text) {
    return this.page.evaluate((words) => document.execCommand('insertText', false, words), text);
  }

  // What no key has is put in.
  async type(text) {
    for (const part of text.match(/[ -~]+|[^ -~]+/g) ?? []) {
      if (has_key(part)) {
        await this.#perform(Array.from(part).flatMap((value) => [{type: 'keyDown', value}, {type: 'keyUp', value}]));
      } else {
        await this.insertText(part);
      }
    }
  }
}

class Mouse {
  at = {x: 0, y: 0};

  constructor(page) {
    this.page = page;
  }

  #perform(...actions) {
    return this.page.perform({type: 'pointer', id: 'mouse', parameters: {pointerType: 'mouse'}, actions});
  }

  async move(x, y, {steps = 1} = {}) {
    const from = this.at;
    this.at = {x, y};
    await this.#perform(...Array.from({length: steps}, (one, i) => ({
      type: 'pointerMove',
      duration: 0,
      x: Math.round(from.x + (x - from.x) * (i + 1) / steps),
      y: Math.round(from.y + (y - from.y) * (i + 1) / steps),
    })));
  }
  down() {
    return this.#perform({type: 'pointerDown', button: 0});
  }
  up() {
    return this.#perform({type: 'pointerUp', button: 0});
  }
  async click(x, y, {button: name = 'left'} = {}) {
    const button = {left: 0, right: 2}[name];
    await this.move(x, y);
    await this.#perform({type: 'pointerDown', button}, {type: 'pointerUp', button});
  }
}

class Page {
  #context;
  #listeners = {};
  #bindings = {};

  constructor(context, handle, name) {
    this.#context = context;
    this.handle = handle;
    this.name = name;
    this.scripts = [];
    this.patience = 30000;
    this.keyboard = new Keyboard(this);
    this.mouse = new Mouse(this);
    this.root = new Locator(this, '');
    for (const find of ['locator', 'getByRole', 'getByText', 'getByLabel', 'getByTitle']) {
      this[find] = (...given) => this.root[find](...given);
    }
  }

  // ---- The protocol ----
  #call(method, where, body) {
    return this.#context.in_window(this.handle, (session) => session.call(method, where, body));
  }
  perform(source) {
    return this.#call('POST', '/actions', {actions: [source]});
  }

  // Runs a function's text in the page; what it gives must be JSON, as must what it is given.
  async #execute(act, arg, before = '') {
    const script = `const [arg, done] = arguments;
      ${before}
      (async () => (${act})(arg, window[Symbol.for('ithaca test')]))().then(
          (value) => done(JSON.stringify({value})),
          (error) => done(JSON.stringify({error: String(error && error.message || error)})));`;
    const {value, error} = JSON.parse(await this.#call('POST', '/execute/async', {script, args: [arg ?? null]}));
    if (error !== undefined) throw new Error(error);
    return value;
  }
  async run_injected(act, arg) {
    const missing = 'the page has no injected script';
    const before = `if (!window[Symbol.for('ithaca test')]) return done('{"error": "${missing}"}');`;
    try {
      return await this.#execute(act, arg, before);
    } catch (error) {
      if (error.message !== missing) throw error;
    }
    await this.#execute(`() => {
      Object.defineProperty(window, Symbol.for('ithaca test'), {value: ${injected_source}});
    }`);
    return this.#execute(act, arg, before);
  }

  // ---- What the page reports ----
  on(kind, listener) {
    (this.#listeners[kind] ??= []).push(listener);
  }
  hear(kind, text) {
    if (kind.startsWith('call ')) {
      this.#bindings[kind.slice('call '.length)](...text);
      return;
    }
    const event = {
      pageerror: {message: text},
      console: {type: () => 'error', text: () => text},
      request: {url: () => text},
    }[kind];
    for (const listener of this.#listeners[kind] ?? []) listener(event);
  }
  async exposeFunction(name, call) {
    this.#bindings[name] = call;
    const script = `window[${JSON.stringify(name)}] = (...given) => report(${JSON.stringify('call ' + name)}, given);`;
    this.scripts.push(script);
    await this.evaluate(`const report = window[Symbol.for('ithaca report')]; if (report) { ${script} }`);
  }
  async addInitScript(act, arg) {
    this.scripts.push(`(${act})(${JSON.stringify(arg)});`);
  }

  // ---- Where it is ----
  context() {
    return this.#context;
  }
  async goto(url) {
    this.#context.front = this;
    await this.#call('POST', '/url', {url});
  }
  async reload() {
    this.#context.front = this;
    await this.#call('POST', '/refresh');
  }
  goBack() {
    return this.#call('POST', '/back');
  }
  goForward() {
    return this.#call('POST', '/forward');
  }
  async bringToFront() {
    await this.#call('GET', '/window');
  }
  close() {
    return this.#context.close_page(this);
  }

  // ---- What is there ----
  title() {
    return this.evaluate(() => document.title);
  }
  content() {
    return this.#call('GET', '/source');
  }
  // A whole program, as a text, is only run.
  evaluate(act, arg) {
    return this.#execute(typeof act === 'string' ? `() => {${act}}` : act, arg);
  }
  async waitForFunction(act, arg, {polling = 50, timeout = this.patience} = {}) {
    const is_true = () => this.#execute(`async (arg) => Boolean(await (${act})(arg))`, arg).catch((error) => {
      if (error.code !== 'no such frame') throw error;  // else another document came meanwhile
    });
    for (const end = Date.now() + timeout; !await is_true(); await pause(polling)) {
      if (Date.now() > end) throw new Error(`Timeout ${timeout}ms exceeded: ${act}`);
    }
  }
  waitForTimeout(ms) {
    return pause(ms);
  }
  addStyleTag({content}) {
    return this.evaluate((text) => {
      document.head.append(Object.assign(document.createElement('style'), {textContent: text}));
    }, content);
  }
  async screenshot({path, caret = 'hide'} = {}) {
    // What was changed a moment ago is in the picture after the next frame only; a caret blinks in it, if it may.
    await this.evaluate((is_hidden) => {
      globalThis.sheets_before_shot = document.adoptedStyleSheets;
      if (is_hidden) {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync('* { caret-color: transparent !important }');
        document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
      }
      return new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done())));
    }, caret === 'hide');
    const picture = Buffer.from(await this.#call('GET', '/screenshot'), 'base64');
    await this.evaluate(() => {
      document.adoptedStyleSheets = globalThis.sheets_before_shot;
    });
    if (path) writeFileSync(path, picture);
    return picture;
  }

  // What stands around the page in its window is added to the window.
  async setViewportSize({width, height}) {
    const inside = () => this.evaluate(() => [innerWidth, innerHeight]);
    let outside = {width, height};
    for (let i = 0; i < 20; ++i) {
      await this.#call('POST', '/window/rect', outside);
      const [w, h] = await inside();
      if (w === width && h === height) return;
      outside = {width: outside.width + width - w, height: outside.height + height - h};
    }
    throw new Error(`the window does not become ${width} × ${height}: ${await inside()}`);
  }
}

class Context {
  #session;
  #pages = [];
  #opened = 0;
  #spare;  // the handle of a window that has no page yet
  #turn = Promise.resolve();
  #window;

  constructor(options) {
    this.options = options;
  }

  async start(given) {
    this.#session = await start_session({
      ...this.options,
      ...given,
      of_document: () => script_of_document(Object.fromEntries(this.#pages.map((page) => [page.name, page.scripts])), this.front.name),
      on_report: ({page, kind, text}) => this.#pages.find((one) => one.name === page)?.hear(kind, text),
      on_request: (url) => this.front.hear('request', url),
    });
    this.#window = await this.#session.call('GET', '/window');
    this.#spare = this.#window;
    return this;
  }

  // One thing after another, each in the window that it is meant for.
  in_window(handle, act) {
    const asked = new Error('asked for');
    const done = this.#turn.then(async () => {
      if (handle !== this.#window) await this.#session.call('POST', '/window', {handle});
      this.#window = handle;
      return act(this.#session);
    }).catch((error) => {
      // Who asked does not stand in the stack of what failed in its turn.
      error.stack += asked.stack.slice(asked.stack.indexOf('\n'));
      throw error;
    });
    this.#turn = done.catch(() => {});
    return done;
  }

  async newPage() {
    const handle = this.#spare ?? await this.#new_window();
    this.#spare = undefined;
    const page = new Page(this, handle, `page-${this.#opened++}`);
    page.patience = this.patience ?? page.patience;
    this.#pages.push(page);
    this.front = page;
    if (this.options.viewport) await page.setViewportSize(this.options.viewport);
    return page;
  }
  setDefaultTimeout(ms) {
    this.patience = ms;
    for (const page of this.#pages) page.patience = ms;
  }
  pages() {
    return this.#pages;
  }
  async #new_window() {
    const {handle} = await this.in_window(this.#pages[0].handle, (session) => session.call('POST', '/window/new', {type: 'window'}));
    return handle;
  }
  // The browser ends with its last window, so that one is left for the next page.
  async close_page(page) {
    if (this.#pages.length === 1) this.#spare = await this.#new_window();
    await this.in_window(page.handle, (session) => session.call('DELETE', '/window'));
    this.#pages = this.#pages.filter((one) => one !== page);
    if (this.front === page) this.front = this.#pages.at(-1);
  }
  async close() {
    const session = this.#session;
    this.#session = undefined;
    if (session) await session.end();
  }
}

// Gives what playwright's launch() gives, as far as the tests use it.
export function launch(given) {
  const contexts = new Set();
  return {
    async newContext(options = {}) {
      const context = await new Context(options).start(given);
      contexts.add(context);
      return context;
    },
    async newPage() {
      return (await this.newContext()).newPage();
    },
    async close() {
      await Promise.all(Array.from(contexts, (context) => context.close()));
    },
  };
}
