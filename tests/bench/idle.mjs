// Ten seconds without a person.
import {go} from '../e2e/support/app.mjs';
import {close, frames_drawn, settle} from '../e2e/support/browser.mjs';
import {count_wakes} from '../e2e/support/wakes.mjs';
import {ms} from './figures.mjs';
import {open_with_plan, wordiest_meeting} from './plans.mjs';

const seconds = 10;

// The main thread's work so far, in milliseconds.
async function work_of(session) {
  const {metrics} = await session.send('Performance.getMetrics');
  return 1000 * metrics.find(({name}) => name === 'TaskDuration').value;
}

async function measure_view(page, session, route) {
  await go(page, route);
  await settle(page);
  // A toast goes after six seconds.
  await page.waitForTimeout(7000);
  const frames = await frames_drawn(page);
  await page.evaluate(() => window.wakes = {callbacks: 0, timers: 0});
  const work = await work_of(session);
  await page.waitForTimeout(seconds * 1000);
  const spent = await work_of(session) - work;
  const {callbacks, timers} = await page.evaluate(() => window.wakes);
  return [String(await frames_drawn(page) - frames), String(callbacks), String(timers), ms(spent), '0 frames, 0 timers'];
}

async function measure_plan(site, plan) {
  const page = await open_with_plan(site, plan, {script: count_wakes});
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', {timeDomain: 'threadTicks'});
  const views = {today: '/today', prepare: `/meetings/${wordiest_meeting(plan)}/prepare`};
  const rows = [];
  for (const [name, route] of Object.entries(views)) {
    rows.push([`${plan.name}: ${name}`, ...await measure_view(page, session, route)]);
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
