// Ithaca without a network: a visit later, with its server really stopped, in the program for development. More of this
// is in offline.test.mjs, with the published one.
import assert from 'node:assert/strict';
import {test} from 'node:test';

import {open_app, reload, saved, start_plan, title} from './support/app.mjs';
import {launch, serve, site_folder} from './support/browser.mjs';

test('a second visit works with the server stopped, and what is written then is there at the third', async () => {
  const site = await serve(site_folder);
  const browser = await launch();
  const page = await open_app({browser, address: site.address}, {serviceWorkers: 'allow'});
  await page.waitForFunction(() => navigator.serviceWorker.controller && navigator.serviceWorker.controller.state === 'activated');
  assert.deepEqual(page.faults, []);
  await site.close();
  await assert.rejects(fetch(site.address));
  await reload(page);
  await start_plan(page, {sentence: 'Lead work across teams', mentor: 'Judith', when: ''});
  await saved(page);
  await reload(page);
  await title(page, 'One thing to do').waitFor();
  await page.getByRole('heading', {name: 'Meeting 1, no date yet'}).waitFor();
  await browser.close();
});
