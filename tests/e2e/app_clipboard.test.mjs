// A text is called copied once the browser has it; where it refuses, the text is there to be copied by hand.
import assert from 'node:assert/strict';
import {after, before, test} from 'node:test';

import {button, dialog, field, has_focus, open_app, start_plan} from './support/app.mjs';
import {close, make_bed, settle, site_folder} from './support/browser.mjs';

let bed;
before(async () => bed = await make_bed(site_folder));
after(() => bed.close());

const copied = (page) => page.locator('#twin').getByText('Note for Judith copied');

test('"copied" is said when the browser has the text, not before', async () => {
  const page = await open_app(bed, {script: () => {
    const whole = new Promise((done) => window.let_it = done);
    navigator.clipboard.write = () => whole;
  }});
  await start_plan(page);
  await button(page, 'Copy the note').click();
  await settle(page);
  assert.equal(await copied(page).count(), 0);
  await page.getByRole('heading', {name: 'A note for Judith'}).waitFor();
  await page.evaluate(() => window.let_it());
  await copied(page).waitFor();
  await page.getByRole('heading', {name: 'A note for Judith'}).waitFor({state: 'detached'});
  await close(page);
});

test('what the browser does not take can be selected, and the focus comes back', async () => {
  const page = await open_app(bed, {script: () => {
    navigator.clipboard.write = () => Promise.reject(new Error('not allowed'));
    document.execCommand = () => false;
  }});
  await start_plan(page);
  await button(page, 'Copy the note').click();
  const asked = dialog(page, 'The browser did not copy it');
  await asked.waitFor();
  await settle(page);
  const text = field(asked, 'Text to copy');
  assert.ok(await has_focus(text));
  assert.match(await text.inputValue(), /Judith/);
  await page.keyboard.press('Control+a');
  assert.equal(await text.evaluate((element) => element.value.slice(element.selectionStart, element.selectionEnd)),
               await text.inputValue());
  await page.keyboard.type('x');
  await settle(page);
  assert.match(await text.inputValue(), /Judith/);
  assert.equal(await copied(page).count(), 0);
  await page.keyboard.press('Escape');
  await asked.waitFor({state: 'detached'});
  await settle(page);
  assert.ok(await has_focus(button(page, 'Copy the note')));
  await close(page);
});
