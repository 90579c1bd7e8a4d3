// What was begun and not yet said is there again after a reload and after a crash, and in no file.
import assert from 'node:assert/strict';
import {after, before, test} from 'node:test';

import {add, button, dialog, field, go, has_focus, open_app, plan_text, reload, start_plan, title} from './support/app.mjs';
import {close, make_bed, not_in_webkit, settle, site_folder} from './support/browser.mjs';
import {make_profile, start_browser} from './support/storage.mjs';

let bed;
before(async () => bed = await make_bed(site_folder));
after(() => bed.close());

const sentence = (page) => field(page, /What do you want from mentoring/);
const in_a_second = (page) => page.waitForTimeout(1000);

test('the first start survives a reload, letter by letter', async () => {
  const page = await open_app(bed);
  await sentence(page).click();
  await page.keyboard.type('Lead work acr');
  await button(page, 'leadership').click();
  await field(page, 'Who is your mentor?').fill('Judith');
  await in_a_second(page);
  await reload(page);
  assert.equal(await sentence(page).inputValue(), 'Lead work acr');
  assert.equal(await field(page, 'Who is your mentor?').inputValue(), 'Judith');
  assert.equal(await button(page, 'leadership').getAttribute('aria-pressed'), 'true');
  await start_plan(page);
  await go(page, '/new');
  assert.equal(await sentence(page).inputValue(), '');
  await close(page);
});

test('forms that were begun survive a reload, and stand in no exported file', async () => {
  const page = await open_app(bed);
  await start_plan(page);
  await go(page, '/follow-through');
  await add(page, 'Add what you will do', 'Start a list');
  await button(page, 'Renegotiate: Start a list').click();
  await field(page, 'Why').fill('UNSAID reason');
  await go(page, '/goals');
  await field(page, 'New goal, in one sentence').fill('UNSAID goal');
  await page.keyboard.press('Escape');
  await page.keyboard.press('c');
  await field(page, 'What').waitFor();
  await settle(page);
  assert.ok(await has_focus(field(page, 'What')));  // what was meant by the key is to write
  await field(page, 'What').fill('UNSAID capture');
  await in_a_second(page);
  await reload(page);
  assert.equal(await field(dialog(page, 'Capture'), 'What').inputValue(), 'UNSAID capture');
  await page.keyboard.press('Escape');
  await dialog(page, 'Capture').waitFor({state: 'detached'});
  assert.equal(await field(page, 'New goal, in one sentence').inputValue(), 'UNSAID goal');
  await go(page, '/follow-through');
  assert.equal(await field(page, 'Why').inputValue(), 'UNSAID reason');
  assert.doesNotMatch(await plan_text(page), /UNSAID/);
  await in_a_second(page);
  await reload(page);
  assert.equal(await dialog(page, 'Capture').count(), 0);
  await close(page);
});

test('what is typed is there after the browser was killed a second later', {skip: not_in_webkit('a profile that outlives its browser')}, async () => {
  const profile = make_profile();
  const write = async () => {
    const browser = await start_browser(profile);
    const page = await browser.context.newPage();
    await page.goto(bed.address);
    await page.locator('body.ready').waitFor({state: 'attached'});
    return {browser, page};
  };
  const first = await write();
  await sentence(first.page).click();
  await first.page.keyboard.type('Lead work across teams');
  await in_a_second(first.page);
  await first.browser.kill();
  const second = await write();
  await title(second.page, 'Ithaca').waitFor();
  assert.equal(await sentence(second.page).inputValue(), 'Lead work across teams');
  await second.browser.kill();
  profile.remove();
});
