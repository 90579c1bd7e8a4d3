// Elements of a page by role, name and text, in WebKit: playwright's own script finds them, so that a role and a name mean
// in this engine what they mean in the others. What is done with them is done as playwright does it: once there is one
// such element, and only one, and it can be used.
import {createRequire} from 'node:module';
import path from 'node:path';
import {setTimeout as pause} from 'node:timers/promises';

const require = createRequire(import.meta.url);
const playwright_folder = path.dirname(require.resolve('playwright-core/package.json'));
const selectors = require(path.join(playwright_folder, 'lib/utils/isomorphic/locatorUtils.js'));
const {escapeForTextSelector} = require(path.join(playwright_folder, 'lib/utils/isomorphic/stringUtils.js'));
const {source} = require(path.join(playwright_folder, 'lib/generated/injectedScriptSource.js'));

// Makes `injected` of a page, from which everything below starts.
const options = {isUnderTest: false, sdkLanguage: 'javascript', testIdAttributeName: 'data-testid', stableRafCount: 1, browserName: 'webkit', customEngines: []};
export const injected_source = `(() => {
  const module = {};
  ${source}
  return new (module.exports.InjectedScript())(globalThis, ${JSON.stringify(options)});
})()`;

// ---- In the page ----------------------------------------------------------------------------------------------------

// Gives {value} of what `act` did with the one element, or {wait} where it is not there or cannot be used yet.
const with_one = (act) => `async ([selector, arg], injected) => {
  const element = injected.querySelector(injected.parseSelector(selector), document, true);
  if (!element) return {wait: 'there is none'};
  return (${act})(element, arg, injected);
}`;

const with_all = (act) => `([selector, arg], injected) =>
    (${act})(injected.querySelectorAll(injected.parseSelector(selector), document), arg, injected)`;

const in_state = (element, state, injected) => {
  const is_visible = Boolean(element) && injected.utils.isElementVisible(element);
  return {attached: Boolean(element), detached: !element, visible: is_visible, hidden: !is_visible}[state];
};

const reaches_state = `([selector, state], injected) => {
  const element = injected.querySelector(injected.parseSelector(selector), document, true);
  return (${in_state})(element, state, injected) ? {value: true} : {wait: 'it is not ' + state};
}`;

// Where to press, in the middle of what is seen of the element, once it rests there and nothing lies above it.
const place_to_press = async (element, {force, attempt}, injected) => {
  if (!force) {
    const missing = await injected.checkElementStates(element, ['visible', 'enabled', 'stable']);
    if (missing) return {wait: `it is not ${missing.missingState ?? 'in the page'}`};
  }
  const block = [undefined, 'end', 'center', 'start'][attempt % 4];
  if (block) {
    element.scrollIntoView({block, inline: block});
  } else {
    element.scrollIntoViewIfNeeded();
  }
  const box = Array.from(element.getClientRects()).find(({width, height}) => width * height > 0);
  if (!box) return {wait: 'it takes no room'};
  const middle = (from, to, end) => Math.floor((Math.max(from, 0) + Math.min(to, end)) / 2);
  const point = {x: middle(box.left, box.right, innerWidth), y: middle(box.top, box.bottom, innerHeight)};
  if (point.x < 0 || point.y < 0 || point.x >= innerWidth || point.y >= innerHeight) return {wait: 'it is out of view'};
  if (!force) {
    const hit = injected.expectHitTarget(point, element);
    if (hit !== 'done') return {wait: `${hit.hitTargetDescription} lies above it`};
  }
  return {value: point};
};

const fill = async (element, text, injected) => {
  const missing = await injected.checkElementStates(element, ['visible', 'enabled', 'editable']);
  if (missing) return {wait: `it is not ${missing.missingState ?? 'in the page'}`};
  if (injected.fill(element, text) !== 'needsinput') return {value: true};
  const command = text ? ['insertText', false, text] : ['delete'];
  const {execCommand} = Document.prototype;  // a test may have put another one in its place
  return execCommand.apply(document, command) || !text ? {value: true} : {wait: 'it takes no text'};
};

const select = (element, label, injected) => {
  const chosen = injected.selectOptions(element, [{valueOrLabel: label}]);
  return typeof chosen === 'string' ? {wait: chosen} : {value: chosen};
};

const box_of = (element) => {
  const {x, y, width, height} = element.getBoundingClientRect();
  return {value: {x, y, width, height}};
};

// ---- In the test ----------------------------------------------------------------------------------------------------

export class Locator {
  constructor(page, selector) {
    this.page = page;
    this.selector = selector;
  }

  toString() {
    return `locator(${this.selector})`;
  }

  // Runs `act` in the page until it has done what it should.
  async #run(act, arg, {timeout = this.page.patience} = {}) {
    const end = Date.now() + timeout;
    for (let attempt = 0;; ++attempt) {
      const {value, wait} = await this.page.run_injected(act, [this.selector, typeof arg === 'function' ? arg(attempt) : arg]);
      if (wait === undefined) return value;
      if (Date.now() > end) throw new Error(`Timeout ${timeout}ms exceeded at ${this}: ${wait}`);
      await pause(Math.min(20 * attempt, 200));
    }
  }
  #one(act, arg, given) {
    return this.#run(with_one(act), arg, given);
  }
  #all(act, arg) {
    return this.page.run_injected(with_all(act), [this.selector, arg]);
  }

  // ---- Which elements ----
  #within(selector) {
    return new Locator(this.page, this.selector ? `${this.selector} >> ${selector}` : selector);
  }
  locator(selector) {
    return this.#within(selector);
  }
  getByRole(role, given) {
    return this.#within(selectors.getByRoleSelector(role, given));
  }
  getByText(text, given) {
    return this.#within(selectors.getByTextSelector(text, given));
  }
  getByLabel(text, given) {
    return this.#within(selectors.getByLabelSelector(text, given));
  }
  getByTitle(text, given) {
    return this.#within(selectors.getByTitleSelector(text, given));
  }
  or(other) {
    return this.#within(`internal:or=${JSON.stringify(other.selector)}`);
  }
  filter({hasText}) {
    return this.#within(`internal:has-text=${escapeForTextSelector(hasText, false)}`);
  }
  nth(index) {
    return this.#within(`nth=${index}`);
  }
  first() {
    return this.nth(0);
  }
  last() {
    return this.nth(-1);
  }
  async all() {
    return Array.from({length: await this.count()}, (one, index) => this.nth(index));
  }

  // ---- What they are ----
  count() {
    return this.#all((elements) => elements.length);
  }
  evaluateAll(act, arg) {
    return this.#all(act, arg);
  }
  allTextContents() {
    return this.#all((elements) => elements.map((element) => element.textContent));
  }
  allInnerTexts() {
    return this.#all((elements) => elements.map((element) => element.innerText));
  }
  isVisible() {
    return this.#all((elements, arg, injected) => elements.some((element) => injected.utils.isElementVisible(element)));
  }
  evaluate(act, arg) {
    return this.#one(`async (element, arg) => ({value: await (${act})(element, arg)})`, arg);
  }
  textContent() {
    return this.evaluate((element) => element.textContent);
  }
  innerText() {
    return this.evaluate((element) => element.innerText);
  }
  inputValue() {
    return this.evaluate((element) => element.value);
  }
  getAttribute(name) {
    return this.evaluate((element, wanted) => element.getAttribute(wanted), name);
  }
  boundingBox() {
    return this.#one(box_of);
  }
  isChecked() {
    return this.#one((element, arg, injected) => ({value: injected.elementState(element, 'checked').matches}));
  }
  ariaSnapshot() {
    return this.#one((element, arg, injected) => ({value: injected.ariaSnapshot(element, {mode: 'expect'})}));
  }
  waitFor({state = 'visible', ...given} = {}) {
    return this.#run(reaches_state, state, given);
  }

  // ---- What is done with them ----
  async click({force = false, button, ...given} = {}) {
    const {x, y} = await this.#one(place_to_press, (attempt) => ({force, attempt}), given);
    await this.page.mouse.click(x, y, {button});
  }
  async check() {
    if (!await this.isChecked()) await this.click();
    if (!await this.isChecked()) throw new Error(`${this} was pressed and is not checked`);
  }
  fill(text) {
    return this.#one(fill, text);
  }
  focus() {
    return this.#one((element, arg, injected) => ({value: injected.focusNode(element)}));
  }
  async press(keys) {
    await this.focus();
    await this.page.keyboard.press(keys);
  }
  async pressSequentially(text) {
    await this.focus();
    await this.page.keyboard.type(text);
  }
  selectOption(label) {
    return this.#one(select, label);
  }
  scrollIntoViewIfNeeded() {
    return this.evaluate((element) => element.scrollIntoViewIfNeeded());
  }
}
