// The program as it is published, in two parts: the first page waits for the first only, the rest comes when it is
// wanted, and when it cannot come nothing is lost. ITHACA_PUBLISHED names the site's folder.
import assert from 'node:assert/strict';
import path from 'node:path';
import {after, afterEach, before, test} from 'node:test';

import {
  button, choose_file, dialog, field, fill_month, go, import_plan, open_app, plan_text, reload, start_plan, title,
} from './support/app.mjs';
import {close, make_bed, settle, watch} from './support/browser.mjs';
import {faults_of_look} from './support/looks.mjs';

let bed;
before(async () => bed = await make_bed(process.env.ITHACA_PUBLISHED ?? 'build/packed'));
after(() => bed.close());

// How often this page fetched the rest; a fetch is told of when it has ended.
const count_fetches_of_rest = () => performance.getEntriesByType('resource')
    .filter(({name}) => /\/rest\.[0-9a-f]+\.wasm$/.test(name)).length;
const fetches_of_rest = (page) => page.evaluate(count_fetches_of_rest);

const lose_rest = () => bed.site.refused = /\/rest\.[0-9a-f]+\.wasm$/;
const find_rest = () => bed.site.refused = undefined;
afterEach(find_rest);

// What a lost connection makes the browser itself say is no fault of the page.
const without_lost_connection = (page) => {
  page.faults = page.faults.filter((fault) => !/net::ERR_(CONNECTION_RESET|EMPTY_RESPONSE)/.test(fault));
};

test('a first visit loads the rest of the program with the first press, not before', async () => {
  const page = await open_app(bed);
  await page.waitForTimeout(500);
  assert.equal(await fetches_of_rest(page), 0);
  await field(page, /What do you want from mentoring/).fill('Lead work across teams');
  await page.waitForFunction(count_fetches_of_rest);
  await settle(page);
  assert.equal(await fetches_of_rest(page), 1);
  await close(page);
});

test('the first start works in the published program', async () => {
  const page = await open_app(bed);
  await start_plan(page);
  await title(page, 'One thing to do').waitFor();
  assert.equal(await fetches_of_rest(page), 1);
  await close(page);
});

for (const colorScheme of ['light', 'dark']) {
  test(`without the rest the first page says so, keeps what was typed, and goes on when it can be fetched, ${colorScheme}`, async () => {
    const page = await open_app(bed, {colorScheme});
    lose_rest();
    await field(page, /What do you want from mentoring/).fill('Lead work across teams');
    await field(page, 'Who is your mentor?').fill('Judith Brandt');
    await button(page, 'Start').click();
    await page.locator('#twin').getByText('The rest of Ithaca could not be fetched').waitFor();
    for (const width of [960, 320]) {
      await page.setViewportSize({width, height: 600});
      assert.deepEqual(await faults_of_look(page), [], `${width} wide`);
    }
    await button(page, 'Try again').click();
    await page.locator('#twin').getByText('The rest of Ithaca could not be fetched').waitFor();
    find_rest();
    await button(page, 'Try again').click();
    await title(page, 'One thing to do').waitFor();
    await button(page, 'Judith Brandt: your mentorships').waitFor();
    without_lost_connection(page);
    await close(page);
  });
}

test('what was typed on a first page whose rest never came is there after a reload', async () => {
  const page = await open_app(bed);
  lose_rest();
  await field(page, /What do you want from mentoring/).fill('Lead work across teams');
  await button(page, 'Start').click();
  await page.locator('#twin').getByText('The rest of Ithaca could not be fetched').waitFor();
  await reload(page);
  assert.equal(await field(page, /What do you want from mentoring/).inputValue(), 'Lead work across teams');
  without_lost_connection(page);
  await close(page);
});

test('a plan opens with both parts at once, at its address', async () => {
  const page = await open_app(bed);
  await start_plan(page);
  await go(page, '/goals');
  await reload(page);
  await field(page, 'New goal, in one sentence').waitFor();
  assert.equal(await fetches_of_rest(page), 1);
  await close(page);
});

test('a plan file can be opened, and the keys be listed, before anything else was pressed', async () => {
  const page = await open_app(bed);
  await page.keyboard.press('?');
  await dialog(page, 'Keys').waitFor();
  await page.keyboard.press('Escape');
  await dialog(page, 'Keys').waitFor({state: 'detached'});
  await close(page);
  const other = await open_app(bed);
  await choose_file(other, 'plan.json', 'not a plan', async (locator) => {
    await locator.focus();
    await other.keyboard.press('Enter');
  });
  await dialog(other, 'That did not work').waitFor();
  await close(other);
});

test('a month of mentoring goes out of the published program and in again', async () => {
  const page = await open_app(bed);
  await fill_month(page);
  const text = await plan_text(page);
  const other = await open_app(bed);
  await import_plan(other, text);
  assert.equal(JSON.parse(await plan_text(other)).records.length, JSON.parse(text).records.length);
  await close(page);
  await close(other);
});

async function open_one_file() {
  const context = await bed.browser.newContext({viewport: {width: 960, height: 600}, locale: 'en-GB', timezoneId: 'Europe/Berlin'});
  const page = await context.newPage();
  const file = `file://${path.resolve(process.env.ITHACA_PUBLISHED ?? 'build/packed')}/ithaca.html`;
  await watch(page, file);
  await page.goto(file);
  await page.locator('body.ready').waitFor({state: 'attached'});
  return page;
}

test('the one file works from a disk', async () => {
  const page = await open_one_file();
  await field(page, /What do you want from mentoring/).fill('Lead work across teams');
  await field(page, 'Who is your mentor?').fill('Judith Brandt');
  await button(page, 'Start').click();
  await title(page, 'One thing to do').waitFor();
  await page.getByText('Saved on this device', {exact: true}).waitFor();
  await page.reload();
  await title(page, 'One thing to do').waitFor();
  await close(page);
});

const shows_sample = async (page) => {
  await button(page, 'Look at a sample plan').click();
  await page.locator('#twin').getByText('This is a sample plan: look around, change what you like').waitFor();
  await title(page, /Ruth/).waitFor();
};

test('the sample plan is fetched when it is asked for, not before', async () => {
  const page = await open_app(bed);
  const asked = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.waitForTimeout(500);
  assert.deepEqual(asked, []);
  await shows_sample(page);
  assert.equal(await fetches_of_rest(page), 1);
  assert.equal(asked.filter((url) => /\/sample-plan\.[0-9a-f]+\.json$/.test(url)).length, 1);
  await close(page);
});

test('the one file holds the sample plan', async () => {
  const page = await open_one_file();
  await shows_sample(page);
  await close(page);
});
