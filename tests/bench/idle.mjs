// Ten seconds without a person.
import {go} from '../e2e/support/app.mjs';
import {close, frames_drawn, settle} from '../e2e/support/browser.mjs';
import {count_wakes} from '../e2e/support/wakes.mjs';
import {ms} from './figures.mjs';
import {open_with_plan, start_again, wordiest_meeting} from './plans.mjs';
import {make_work_meter} from './probe.mjs';

const seconds = 10;

async function measure_view(page, work_so_far, route) {
  await go(page, route);
  await settle(page);
  // A toast goes after six seconds.
  await page.waitForTimeout(7000);
  const frames = await frames_drawn(page);
  await page.evaluate(() => window.wakes = {callbacks: 0, timers: 0});
  const before = await work_so_far();
  await page.waitForTimeout(seconds * 1000);
  const spent = await work_so_far() - before;
  const {callbacks, timers} = await page.evaluate(() => window.wakes);
  return [String(await frames_drawn(page) - frames), String(callbacks), String(timers), ms(spent), '0 frames, 0 timers'];
}

async function measure_plan(site, plan) {
  const page = await open_with_plan(site, plan);
  await page.addInitScript(count_wakes);
  await start_again(page);
  const work_so_far = await make_work_meter(page);
  const views = {today: '/today', prepare: `/meetings/${wordiest_meeting(plan)}/prepare`};
  const rows = [];
  for (const [name, route] of Object.entries(views)) {
    rows.push([`${plan.name}: ${name}`, ...await measure_view(page, work_so_far, route)]);
  }
  await close(page);
  return rows;
}

export async function* measure_idle({site, plans}) {
  yield {
    title: `${seconds} idle seconds`,
    columns: ['view', 'frames', 'callbacks', 'timers', 'CPU', 'budget'],
    rows: [...await measure_plan(site, plans.typical), ...await measure_plan(site, plans.heavy)],
    notes: [
      'Timers: those set that would wake the page within a minute. CPU: of the page\'s main thread, which includes what',
      'the browser itself does there and the asking for these figures.',
    ],
  };
}
