// From the start of navigation to a frame that a person can use.
import {make_profile} from '../e2e/support/storage.mjs';
import {launch_with_profile} from '../e2e/support/browser.mjs';
import {repeated} from './figures.mjs';
import {open_page, open_with_plan} from './plans.mjs';
import {probed} from './probe.mjs';

async function shown_after(site, plan, context) {
  const page = await open_page(site, plan, {context});
  await page.waitForFunction(() => probe.shown > 0);
  const {shown} = await probed(page, 'shown');
  await page.close();
  return shown;
}

async function in_fresh_profile(work) {
  const profile = make_profile();
  const context = await launch_with_profile(profile.folder);
  try {
    return await work(context);
  } finally {
    await context.close();
    profile.remove();
  }
}

async function times(count, work) {
  const values = [];
  for (let i = 0; i < count; ++i) values.push(await work());
  return values;
}

// The second and later loads of one profile, with this plan in it or with none.
const warm_starts = (site, plan, repeat) => in_fresh_profile(async (context) => {
  if (plan) await (await open_with_plan(site, plan, {context})).close();
  await shown_after(site, plan, context);
  return times(repeat, () => shown_after(site, plan, context));
});

export async function* measure_start({site, plans, repeat}) {
  const cold = await times(repeat, () => in_fresh_profile((context) => shown_after(site, undefined, context)));
  yield {
    title: 'Start',
    columns: ['what', 'median', 'range', 'budget'],
    rows: [
      ['cold: fresh profile, nothing stored', ...repeated(cold), '1 s'],
      ['warm: nothing stored', ...repeated(await warm_starts(site, undefined, repeat)), '300 ms'],
      [`warm: ${plans.typical.name}`, ...repeated(await warm_starts(site, plans.typical, repeat)), '300 ms'],
      [`warm: ${plans.heavy.name}`, ...repeated(await warm_starts(site, plans.heavy, repeat)), ''],
    ],
    notes: [
      'From the start of navigation until the browser has taken up the first frame with something to operate in it.',
      'The site comes from this machine, so no network is in it. Warm is a later load of the same profile.',
    ],
  };
}
