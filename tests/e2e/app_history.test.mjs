// Ways back and ways in: undo and redo, addresses and the browser's history, keys, search, and deleting everything.
import assert from 'node:assert/strict';
import {after, before, test} from 'node:test';

import {
  add, button, dialog, field, fill_month, go, has_focus, import_plan, link, open_app, plan_text, reload, route_of, saved, title,
} from './support/app.mjs';
import {close, make_bed, not_in_webkit, settle, site_folder} from './support/browser.mjs';

let bed, month;
before(async () => {
  bed = await make_bed(site_folder);
  const page = await open_app(bed);
  await fill_month(page);
  month = await plan_text(page);
  await close(page);
});
after(() => bed.close());

async function page_with_month(route = '/today') {
  const page = await open_app(bed);
  await import_plan(page, month);
  await go(page, route);
  return page;
}

const press = async (page, keys) => {
  await page.keyboard.press(keys);
  await settle(page);
};
const first_id = (kind, is_it = () => true) => JSON.parse(month).records[kind].find(is_it).id;
const commitment = (page, words) => page.getByRole('checkbox', {name: `Done: ${words}`});

test('a step is taken back and done again by keys, in every view that takes steps', async () => {
  const page = await page_with_month();
  const steps = {
    '/goals': [() => add(page, 'New goal, in one sentence', 'A third goal'), () => link(page, /^A third goal/)],
    '/meetings': [() => add(page, 'Plan a meeting', '5 jan 16:00'), () => link(page, /5 January/)],
    '/follow-through': [() => add(page, 'Add what you will do', 'Write it down'), () => commitment(page, 'Write it down')],
  };
  for (const [route, [take, sign]] of Object.entries(steps)) {
    await go(page, route);
    await take();
    await sign().waitFor();
    await press(page, 'Escape');  // leaves the field, whose own undo is the browser's
    await press(page, 'Control+z');
    await sign().waitFor({state: 'detached'});
    await press(page, 'Control+Shift+z');
    await sign().waitFor();
    await press(page, 'Control+z');
    await press(page, 'Control+y');
    await sign().waitFor();
  }
  await close(page);
});

test('in a field undo is the field’s own', {skip: not_in_webkit('a key for undo in a field')}, async () => {
  const page = await page_with_month('/settings');
  const name = field(page, 'Your name');
  await name.click();
  await page.keyboard.type('Noor');
  await settle(page);
  for (let i = 0; i < 4 && await name.inputValue(); ++i) await press(page, 'Control+z');
  assert.equal(await name.inputValue(), '');
  await saved(page);
  await reload(page);
  assert.equal(await field(page, 'Your name').inputValue(), '');
  await link(page, 'Follow-through').click();
  await commitment(page, 'Start a list of what waits').waitFor();
  await close(page);
});

test('what was ticked can be taken back where it is said', async () => {
  const page = await page_with_month('/follow-through');
  const box = commitment(page, 'Start a list of what waits');
  await box.click();
  await settle(page);
  assert.ok(await box.isChecked());
  await button(page, 'Undo').click();
  await settle(page);
  assert.ok(!await box.isChecked());
  await close(page);
});

test('undo works after a reload', async () => {
  const page = await page_with_month('/goals');
  await add(page, 'New goal, in one sentence', 'A third goal');
  await saved(page);
  await reload(page);
  await link(page, /^A third goal/).waitFor();
  await press(page, 'Control+z');
  await link(page, /^A third goal/).waitFor({state: 'detached'});
  await saved(page);
  await reload(page);
  assert.equal(await link(page, /^A third goal/).count(), 0);
  await press(page, 'Control+Shift+z');
  await link(page, /^A third goal/).waitFor();
  await close(page);
});

test('every view and item has an address that a reload returns to', async () => {
  const page = await page_with_month();
  const held = first_id('meeting', (one) => one.state === 'held');
  const planned = first_id('meeting', (one) => one.state !== 'held');
  const addresses = {
    '/today': 'You meet Judith in 21 days',
    '/meetings': 'Meetings',
    [`/meetings/${planned}/prepare`]: 'Meeting 2',
    [`/meetings/${planned}/meet`]: /Last time you wanted/,
    [`/meetings/${held}/wrap-up`]: 'Meeting 1',
    '/goals': 'Goals',
    [`/goals/${first_id('goal')}`]: 'Goals',
    '/follow-through': 'Follow-through',
    [`/follow-through/${first_id('commitment')}`]: 'Follow-through',
    '/roadmap': 'Roadmap',
    '/settings': 'Settings',
    '/more': 'More',
    '/new': 'Ithaca',
  };
  for (const [address, name] of Object.entries(addresses)) {
    await go(page, address);
    await reload(page);
    await title(page, name).waitFor();
    assert.equal(await route_of(page), address);
    assert.match(await page.title(), /Ithaca/);
  }
  await close(page);
});

test('back returns to the view before, and forward to the one after', async () => {
  const page = await page_with_month();
  await link(page, 'Goals').click();
  await title(page, 'Goals').waitFor();
  await link(page, /^Own the billing clean-up/).click();
  await settle(page);
  assert.equal(await field(page, 'Goal in one sentence').inputValue(), 'Own the billing clean-up');
  await link(page, 'Settings').click();
  await title(page, 'Settings').waitFor();
  await page.goBack();
  await settle(page);
  assert.equal(await field(page, 'Goal in one sentence').inputValue(), 'Own the billing clean-up');
  await page.goBack();
  await page.goBack();
  await title(page, 'You meet Judith in 21 days').waitFor();
  await page.goForward();
  await title(page, 'Goals').waitFor();
  await close(page);
});

test('back closes a dialog and stays in the view', async () => {
  const page = await page_with_month();
  await link(page, 'Goals').click();
  await title(page, 'Goals').waitFor();
  await press(page, 'c');
  await dialog(page, 'Capture').waitFor();
  await page.goBack();
  await dialog(page, 'Capture').waitFor({state: 'detached'});
  await settle(page);
  assert.equal(await route_of(page), '/goals');
  await page.goBack();
  await title(page, 'You meet Judith in 21 days').waitFor();
  await close(page);
});

test('an address that leads nowhere says so and offers the way home', async () => {
  const page = await page_with_month();
  const gone = '0123456789abcdef';
  const nowhere = ['/nowhere', '/today/what', `/meetings/${gone}/prepare`, `/meetings/${gone}/meet`, `/goals/${gone}`, `/follow-through/${gone}`, '/%E2%9C%93'];
  const silent = [];
  for (const address of nowhere) {
    await go(page, address);
    if (await title(page, 'There is nothing at this address').count() === 0) silent.push(address);
  }
  assert.deepEqual(silent, []);
  await link(page, 'Go to Today').click();
  await title(page, 'You meet Judith in 21 days').waitFor();
  await close(page);
});

test('"?" lists the keys, and each of them works', async () => {
  const page = await page_with_month();
  await press(page, '?');
  const rows = await dialog(page, 'List of keys').getByRole('listitem').evaluateAll(
      (items) => items.map((item) => Array.from(item.children, (part) => part.textContent.trim()).filter(Boolean)));
  const listed = Object.fromEntries(rows.map((row) => row.reverse()));
  await press(page, 'Escape');
  const [meeting] = JSON.parse(month).records.meeting.filter((one) => one.state !== 'held');
  const at = (route) => async () => assert.equal(await route_of(page), route);
  // The one field that is asked for has the focus there; keys are letters until it is left.
  const leaves = (check) => async () => {
    await check();
    await press(page, 'Escape');
  };
  const opens = (name) => async () => {
    await dialog(page, name).waitFor();
    await press(page, 'Escape');
    await dialog(page, name).waitFor({state: 'detached'});
  };
  const says = (words) => () => page.locator('#twin').getByText(words).first().waitFor();
  const works = {
    '1': ['Today', at('/today')],
    '2': ['Meetings', at('/meetings')],
    '3': ['Goals', at('/goals')],
    '4': ['Follow-through', at('/follow-through')],
    '5': ['Roadmap', at('/roadmap')],
    ',': ['Settings', at('/settings')],
    '6': ['Captured', at('/captured')],
    'h': ['Hide or show what is private', async () => {
      await page.locator('#twin').getByText('What is private is hidden on this screen').waitFor();
      await button(page, 'Show it').click();
      await settle(page);
    }],
    'p': ['Prepare the next meeting', leaves(at(`/meetings/${meeting.id}/prepare`))],
    'm': ['Open the meeting mode', at(`/meetings/${meeting.id}/meet`)],
    'Ctrl+Enter': ['The one next step of the meeting', leaves(at(`/meetings/${meeting.id}/wrap-up`))],
    'w': ['Wrap up the meeting', leaves(at(`/meetings/${meeting.id}/wrap-up`))],
    'c': ['Capture', opens('Capture')],
    'Ctrl+K': ['Search or jump to…', opens('Search or jump to…')],
    '?': ['List of keys', opens('List of keys')],
    'Ctrl+Z': ['Undo', says(/^Undone: /)],
    'Ctrl+Shift+Z': ['Redo', says(/^Done again: /)],
  };
  for (const [key, [name, holds]] of Object.entries(works)) {
    assert.equal(listed[key], name, `${key} is listed`);
    await press(page, key.replace('Ctrl', 'Control').replace(/^Control\+([A-Z])$/, (all, letter) => `Control+${letter.toLowerCase()}`)
        .replace('Shift+Z', 'Shift+z'));
    await holds();
  }
  const elsewhere = ['Ctrl+P', 'Alt+↑ ↓', 'Alt+← → ↑ ↓', '/', 'Esc'];
  assert.deepEqual(Object.keys(listed).filter((key) => !works[key] && !elsewhere.includes(key)), []);
  await close(page);
});

test('an agenda item moves by Alt and arrows', async () => {
  const page = await page_with_month();
  await press(page, 'p');
  const titles = async () => Promise.all((await field(page, /^Agenda item/).all()).map((one) => one.inputValue()));
  const before = await titles();
  await field(page, /^Agenda item/).first().click();
  await press(page, 'Alt+ArrowDown');
  assert.deepEqual(await titles(), [before[1], before[0], ...before.slice(2)]);
  assert.ok(await has_focus(field(page, /^Agenda item/).nth(1)));
  await press(page, 'Alt+ArrowUp');
  assert.deepEqual(await titles(), before);
  await close(page);
});

test('Ctrl+K finds a commitment and goes to it, open or done', async () => {
  const page = await page_with_month('/follow-through');
  await add(page, 'Add what you will do', 'Shadow a manager');
  for (const is_done of [false, true]) {
    await go(page, '/today');
    await press(page, 'Control+k');
    await page.keyboard.type('shadow');
    await page.getByRole('option', {name: /Shadow a manager/}).waitFor();
    await press(page, 'Enter');
    assert.match(await route_of(page), /^\/follow-through\/[0-9a-z]{16}$/);
    const box = commitment(page, 'Shadow a manager');
    await box.waitFor();
    assert.equal(await box.isChecked(), is_done);
    if (!is_done) await box.click();
    await settle(page);
  }
  await close(page);
});

test('what was captured from a note is found by Ctrl+K once, as the commitment that it became', async () => {
  const page = await page_with_month();
  await press(page, 'Control+k');
  await page.keyboard.type('list of what');
  const found = page.getByRole('option', {name: /Start a list of what waits/});
  await found.first().waitFor();
  const said = (await found.allTextContents()).map((text) => text.trim());
  assert.equal(said.length, 1);
  await close(page);
});

test('Ctrl+K runs a command and says when nothing is found', async () => {
  const page = await page_with_month();
  await press(page, 'Control+k');
  await page.keyboard.type('zzzzzz');
  await dialog(page, 'Search or jump to…').getByText('Nothing has these words').waitFor();
  await press(page, 'Control+a');
  await page.keyboard.type('list of keys');
  await settle(page);
  await press(page, 'Enter');
  await dialog(page, 'List of keys').waitFor();
  await close(page);
});

test('everything is deleted only after the word is typed, and stays deleted', async () => {
  const page = await page_with_month('/settings');
  await button(page, 'Delete everything…').click();
  const sure = button(page, 'Delete everything');
  assert.equal(await sure.getAttribute('aria-disabled'), 'true');
  await sure.click({force: true});
  await field(page, 'Type “delete” to go on').fill('delet');
  await settle(page);
  assert.equal(await sure.getAttribute('aria-disabled'), 'true');
  await button(page, 'Keep everything').click();
  await settle(page);
  await button(page, 'Delete everything…').click();
  await field(page, 'Type “delete” to go on').fill('Delete');
  await settle(page);
  await sure.click();
  await title(page, 'Ithaca').waitFor();
  await press(page, 'Control+z');
  await title(page, 'Ithaca').waitFor();
  await reload(page);
  await title(page, 'Ithaca').waitFor();
  assert.equal(await button(page, /: your mentorships$/).count(), 0);
  await close(page);
});
