// A month of mentoring, from the first start to another browser: by keyboard alone, and by accessible names alone.
import assert from 'node:assert/strict';
import {after, before, test} from 'node:test';

import {
  button, day_words, export_plan, field, import_plan, lines_of_plan, link, open_app, press_on, reach, saved, title, write,
} from './support/app.mjs';
import {close, make_bed, settle, site_folder} from './support/browser.mjs';

let bed;
before(async () => bed = await make_bed(site_folder));
after(() => bed.close());

// What a person does with an element that is known by its role and name.
const by_keyboard = {
  write: (page, locator, text) => write(page, locator, text),
  submit: async (page, locator, text) => {
    await write(page, locator, text);
    await page.keyboard.press('Enter');
    await settle(page);
  },
  press: (page, locator) => press_on(page, locator),
  // A choice of several is one stop of Tab; arrows walk in it, in WebKit not from the last to the first.
  choose: async (page, group, name) => {
    await reach(page, group.getByRole('radio', {checked: true}));
    for (const key of [...Array(4).fill('ArrowRight'), ...Array(4).fill('ArrowLeft')]) {
      if (await group.getByRole('radio', {name}).isChecked()) return;
      await page.keyboard.press(key);
      await settle(page);
    }
  },
};
const by_name = {
  write: async (page, locator, text) => {
    await locator.fill(text);
    await settle(page);
  },
  submit: async (page, locator, text) => {
    await locator.fill(text);
    await locator.press('Enter');
    await settle(page);
  },
  press: async (page, locator) => {
    await locator.click();
    await settle(page);
  },
  choose: async (page, group, name) => {
    await group.getByRole('radio', {name}).click();
    await settle(page);
  },
};

async function live_a_month(page, hand) {
  await hand.write(page, field(page, /What do you want from mentoring/), 'Lead work across teams');
  await hand.write(page, field(page, 'Who is your mentor?'), 'Judith Brandt');
  await hand.submit(page, field(page, 'When do you meet?'), 'today 16:00');
  await title(page, 'One thing to do').waitFor();

  await hand.press(page, link(page, 'Goals'));
  await hand.submit(page, field(page, 'New goal, in one sentence'), 'Own the billing clean-up');
  await hand.press(page, link(page, /^Own the billing clean-up/));
  await hand.press(page, button(page, 'Sharpen it'));
  await hand.write(page, field(page, 'How we will know'), 'Three teams use it');

  await hand.press(page, link(page, 'Meetings'));
  await hand.press(page, link(page, /^Meeting 1,/));
  await title(page, 'Meeting 1').waitFor();
  await hand.write(page, field(page, 'What do you need help with?'), 'A decision: specialist or manager.');
  await hand.submit(page, field(page, 'Add to the agenda'), 'Saying no to work');

  await hand.press(page, link(page, 'Meet'));
  await hand.press(page, page.getByRole('checkbox', {name: 'Talked about: Get to know each other'}));
  await hand.submit(page, field(page, 'Write a note'), 'She missed building things for two years.');
  await hand.submit(page, field(page, 'Write a note'), '/i Start a list of what waits fri');
  await hand.press(page, button(page, 'Close'));

  await hand.write(page, field(page, '1. What was useful today?'), 'That she feared the same.');
  await hand.submit(page, field(page, 'Add what you will do'), 'Shadow a manager 30 nov');
  await hand.submit(page, field(page, 'Add what Judith offered'), 'Ask the design lead');
  await hand.write(page, field(page, /What should change, or be the focus, next time/), 'Less status from me.');
  await hand.write(page, field(page, 'When do you meet again?'), '12 dec 16:00');
  await hand.press(page, button(page, /^Finish and copy recap/));
  await title(page, 'You meet Judith in 21 days').waitFor();

  await hand.press(page, link(page, 'Follow-through'));
  await hand.press(page, button(page, 'Renegotiate: Shadow a manager'));
  await hand.choose(page, page.getByRole('radiogroup', {name: 'How to renegotiate'}), 'Smaller step');
  await hand.choose(page, page.getByRole('radiogroup', {name: 'How to renegotiate'}), 'New date');
  await hand.write(page, field(page, 'New day'), '4 dec');
  await hand.write(page, field(page, 'Why'), 'Finance moved their date.');
  await hand.press(page, button(page, 'Save'));
  await saved(page);
}

async function assert_the_month_is_here(page, hand) {
  await hand.press(page, link(page, 'Today'));
  await title(page, 'You meet Judith in 21 days').waitFor();
  await hand.press(page, link(page, 'Follow-through'));
  const mine = page.getByRole('group', {name: 'I will'});
  const titles = async (within, name) => Promise.all((await field(within, name).all()).map((one) => one.inputValue()));
  assert.deepEqual((await titles(mine, /^I will: /)).sort(), ['Shadow a manager', 'Start a list of what waits']);
  await mine.getByText(day_words('Fri 4 Dec')).waitFor();
  await mine.getByText('moved once, said in time').waitFor();
  assert.deepEqual(await titles(page.getByRole('group', {name: 'Judith offered'}), /^Judith offered: /), ['Ask the design lead']);
  await hand.press(page, link(page, 'Goals'));
  await link(page, /^Own the billing clean-up/).waitFor();
  await hand.press(page, link(page, 'Meetings'));
  await hand.press(page, link(page, /^Meeting 1,/));
  assert.equal(await field(page, '1. What was useful today?').inputValue(), 'That she feared the same.');
  assert.match(await field(page, /What should change/).inputValue(), /^Less status from me\.$/);
}

// Two browsers' files of one plan differ in one thing: the second counts itself among the copies that wrote.
function assert_same_plan(first, second) {
  const [one, other] = [JSON.parse(first), JSON.parse(second)];
  const known = new Set(one.replicas.map((it) => JSON.stringify(it)));
  assert.equal(other.replicas.length, one.replicas.length + 1);
  assert.equal(other.replicas.filter((it) => !known.has(JSON.stringify(it))).length, 1);
  assert.deepEqual(lines_of_plan(second), lines_of_plan(first));
  const bytes_but_for_stamps = (text) => text.replace(/"replicas":\[[^\]]*\]/, '').replace(/"\d+\.(\d+)"/g, '"$1"');
  assert.equal(bytes_but_for_stamps(second), bytes_but_for_stamps(first));
}

for (const [way, hand] of [['keyboard alone', by_keyboard], ['accessible names alone', by_name]]) {
  test(`a month, exported, is the same plan in another browser, by ${way}`, async () => {
    const page = await open_app(bed);
    await live_a_month(page, hand);
    await assert_the_month_is_here(page, hand);
    await hand.press(page, link(page, 'Settings'));
    const first = await export_plan(page, (locator) => hand.press(page, locator));
    assert.equal(first.name, 'ithaca-PRIVATE-backup-2026-11-21.json');
    await close(page);

    const other = await open_app(bed);
    await import_plan(other, first.text, (locator) => hand.press(other, locator));
    await assert_the_month_is_here(other, hand);
    await hand.press(other, link(other, 'Settings'));
    const second = await export_plan(other, (locator) => hand.press(other, locator));
    assert_same_plan(first.text, second.text);
    await close(other);
  });
}
