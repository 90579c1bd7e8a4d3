// What is read aloud, and reached by Tab, in the order in which it stands, also where it came above the field in use;
// and what is begun for somebody is gone on with.
import assert from 'node:assert/strict';
import {after, before, test} from 'node:test';

import {add, button, field, go, link, open_app, start_plan} from './support/app.mjs';
import {close, make_bed, settle, site_folder} from './support/browser.mjs';

let bed;
before(async () => bed = await make_bed(site_folder));
after(() => bed.close());

const names = (page) => page.locator('#twin button, #twin input, #twin textarea').evaluateAll((elements) => elements.map(
    (element) => element.getAttribute('aria-label') ?? element.labels?.[0]?.innerText ?? element.innerText));

test('what comes above the field in use stands before it for who listens', async () => {
  const page = await open_app(bed);
  await start_plan(page);
  await go(page, '/goals');
  await button(page, '+ paths to compare').click();
  await settle(page);
  await add(page, 'Add a path', 'Lead the clean-up');
  await add(page, 'Add a path', 'Shadow a manager');
  const expected = [
    'Path 1', 'Choose path: Lead the clean-up', 'Delete path Lead the clean-up', 'Only for you: Lead the clean-up',
    'Path 2', 'Choose path: Shadow a manager', 'Delete path Shadow a manager', 'Only for you: Shadow a manager',
    'Why this one, when you choose', 'Add a path', 'Only for you: Add a path',
  ];
  assert.deepEqual((await names(page)).filter((name) => expected.includes(name)), expected);
  assert.equal(await page.evaluate(() => document.activeElement.getAttribute('aria-label')), 'Add a path');
  await close(page);
});

test('typing goes on behind a sentence that was begun', async () => {
  const page = await open_app(bed);
  await start_plan(page);
  await go(page, '/meetings');
  await link(page, /^Meeting 1,/).click();
  await settle(page);
  await button(page, 'A decision…').click();
  await settle(page);
  await page.keyboard.type('specialist or manager');
  await settle(page);
  assert.equal(await field(page, 'What do you need help with?').inputValue(), 'A decision: specialist or manager');
  await link(page, 'Wrap up').click();
  await settle(page);
  await field(page, '1. What was useful today?').fill('Her story');
  await button(page, '+ What did I notice about myself?').click();
  await settle(page);
  await page.keyboard.type(' I rush');
  await settle(page);
  assert.match(await field(page, '1. What was useful today?').inputValue(), /^Her story\n.+ I rush$/);
  await close(page);
});
