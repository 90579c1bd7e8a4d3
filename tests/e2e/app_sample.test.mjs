// The sample plan: opened from the first start, by keys alone and by a finger, whole and accessible in every room, marked
// as what it is, and gone with one press.
import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {after, before, test} from 'node:test';

import {
  button, day_ms, export_plan, field, go, has_focus, link, open_app, press_on, reload, route_of, saturday, saved, start_plan, story, title,
} from './support/app.mjs';
import {close, make_bed, serve, settle, site_folder, sizes} from './support/browser.mjs';
import {faults_of_look} from './support/looks.mjs';

let bed;
before(async () => bed = await make_bed(site_folder));
after(() => bed.close());

const sample = JSON.parse(readFileSync(new URL('../../assets/sample-plan.json', import.meta.url))).records;
const id_of = (kind, title) => sample[kind].find((one) => one.title === title).id;
const offer = (page) => button(page, 'Look at a sample plan');
const mark = (page) => page.locator('#twin').getByText(/^(This is a sample plan: look around|A sample\splan$)/);
const own = (page) => button(page, 'Start my own plan');

async function open_sample(page) {
  await offer(page).click();
  await mark(page).waitFor();
  await settle(page);
}

test('by keys alone the sample is opened, looked at, put away, and brought back', async () => {
  const page = await open_app(bed);
  await press_on(page, offer(page));
  await title(page, /Ruth/).waitFor();
  assert.equal(await route_of(page), '/today');
  await mark(page).waitFor();
  await page.locator('#live').getByText('Sample plan opened').waitFor();
  await saved(page);
  await press_on(page, link(page, 'Goals'));
  await title(page, 'Goals').waitFor();
  await link(page, /^Be heard where decisions are made/).waitFor();
  await press_on(page, own(page));
  await field(page, /What do you want from mentoring/).waitFor();
  await page.locator('#live').getByText('Sample plan put away').waitFor();
  await page.goBack();
  await settle(page);
  await field(page, /What do you want from mentoring/).waitFor();  // there is nothing to go back to
  await press_on(page, button(page, 'Undo'));
  await mark(page).waitFor();
  await close(page);
});

test('on any day the next meeting of the sample is in a few days', async () => {
  for (const days of [0, 3, 400]) {
    const page = await open_app(bed, {now: saturday + days * day_ms});
    await open_sample(page);
    await title(page, /^(Tuesday with Ruth|Tomorrow with Ruth|You meet Ruth)/).waitFor();
    await page.getByText(/days? late/).first().waitFor();
    await close(page);
  }
});

test('the sample survives a reload, and a plan of one’s own begins without it', async () => {
  const page = await open_app(bed);
  await field(page, /What do you want from mentoring/).fill(story.sentence);
  await open_sample(page);
  await saved(page);
  await reload(page);
  await mark(page).waitFor();
  await own(page).click();
  assert.equal(await field(page, /What do you want from mentoring/).inputValue(), story.sentence);
  await start_plan(page);
  assert.equal(await mark(page).count(), 0);
  await go(page, '/settings');
  const {name, text} = await export_plan(page);
  assert.match(name, /^ithaca-PRIVATE-backup-/);
  assert.doesNotMatch(text, /Ruth|Mira/);
  await go(page, '/new');
  assert.equal(await offer(page).count(), 0);
  await close(page);
});

test('a file of the sample says so in its name', async () => {
  const page = await open_app(bed);
  await open_sample(page);
  await go(page, '/settings');
  const {name, text} = await export_plan(page);
  assert.equal(name, 'ithaca-SAMPLE-plan-2026-11-21.json');
  assert.equal(JSON.parse(text).records.meeting.length, sample.meeting.length);
  await close(page);
});

test('where the sample cannot be fetched the page says so, and it can be asked for again', async () => {
  const site = await serve(site_folder);
  const page = await open_app({browser: bed.browser, address: site.address});
  await site.close();
  await offer(page).click();
  const refusal = page.getByRole('dialog', {name: 'That did not work'});
  await refusal.getByText('The sample plan could not be fetched. Are you connected?').waitFor();
  await button(refusal, 'Go on').click();
  await settle(page);
  assert.ok(await has_focus(offer(page)));
  const again = await serve(site_folder, Number(new URL(site.address).port));
  await open_sample(page);
  page.faults = page.faults.filter((fault) => !fault.includes('net::ERR_CONNECTION_REFUSED'));
  await close(page);
  await again.close();
});

const next_meeting = sample.meeting.find((one) => one.slot === 13).id;
const last_meeting = sample.meeting.find((one) => one.slot === 12).id;
const rooms = [
  '/today', '/meetings', `/meetings/${next_meeting}/prepare`, `/meetings/${next_meeting}/meet`, `/meetings/${last_meeting}/prepare`,
  `/meetings/${last_meeting}/wrap-up`, '/goals', `/goals/${id_of('goal', 'Lead my team without doing everything myself')}`,
  `/goals/${id_of('goal', 'Decide whether I want to be a manager at all')}`, '/follow-through', '/roadmap', '/captured', '/settings', '/new',
];

for (const size of ['desktop', 'phone', 'narrowest']) {
  test(`every room of the sample is whole and accessible, ${size}`, async () => {
    const page = await open_app(bed, {...sizes[size], colorScheme: size === 'phone' ? 'dark' : 'light'});
    await open_sample(page);
    const found = [];
    for (const room of rooms) {
      await go(page, room);
      if (room !== '/new') assert.equal(await mark(page).count(), 1, room);
      found.push(...(await faults_of_look(page)).map((fault) => `${room}: ${fault}`));
    }
    assert.deepEqual(found, []);
    await close(page);
  });
}
