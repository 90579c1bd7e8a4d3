// Files of ten heavy years, taken in and written by the app itself.
import path from 'node:path';

import {button, dialog, go} from '../e2e/support/app.mjs';
import {close, settle} from '../e2e/support/browser.mjs';
import {repeated} from './figures.mjs';
import {open_page, rest} from './plans.mjs';
import {longest_task, make_work_meter, probed, reset_probe} from './probe.mjs';

// Reading: from the first byte to the preview. Taking in: from the press to the plan on the screen, and to the disk.
async function import_once(page, plan, work_so_far) {
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), button(page, /^Open a plan file/).click()]);
  await reset_probe(page);
  const shows_preview = page.evaluate(() => probe.frame_where(() => document.querySelector('#twin dialog')));
  const before = await work_so_far();
  // By its path: bytes that the driver brings cost the page a second, which is not the app's.
  await chooser.setFiles(plan.file);
  const previewed = await shows_preview;
  const reading_work = await work_so_far() - before;
  const {opened} = await probed(page, 'opened');
  const reading_task = await longest_task(page, opened, previewed);
  const shows_plan = page.evaluate(() => probe.frame_where(() => !document.querySelector('#twin dialog')));
  await button(dialog(page, `Open ${path.basename(plan.file)}?`), 'Take it in').click();
  const taken = await shows_plan;
  await rest(page);
  const {pressed, saved} = await probed(page, 'pressed', 'saved');
  return {
    reading: previewed - opened, reading_work, reading_task, taking: taken - pressed, saving: saved.at(-1).complete - pressed,
    taking_task: await longest_task(page, pressed, Infinity),
  };
}

async function export_once(page, work_so_far) {
  await go(page, '/settings');
  await settle(page);
  await reset_probe(page);
  const before = await work_so_far();
  const download = page.waitForEvent('download');
  await button(page, 'Export a backup').click();
  await download;
  const writing_work = await work_so_far() - before;
  const {pressed, downloaded} = await probed(page, 'pressed', 'downloaded');
  return {writing: downloaded - pressed, writing_work, writing_task: await longest_task(page, pressed, downloaded)};
}

const task = (value) => value === 0 ? '< 50 ms' : `${Math.round(value)} ms`;

export async function* measure_heavy({site, plans, repeat}) {
  const runs = [];
  for (let i = 0; i < repeat; ++i) {
    const page = await open_page(site, plans.heavy);
    const work_so_far = await make_work_meter(page);
    runs.push({...await import_once(page, plans.heavy, work_so_far), ...await export_once(page, work_so_far)});
    await close(page);
  }
  const row = (words, name, budget, say) => [words, ...repeated(runs.map((run) => run[name]), say), budget];
  yield {
    title: `Files: ${plans.heavy.name}, ${(plans.heavy.text.length / 1e6).toFixed(1)} MB`,
    columns: ['what', 'median', 'range', 'budget'],
    rows: [
      row('import: first byte read to preview', 'reading', ''),
      row('  work of the main thread', 'reading_work', ''),
      row('  longest task', 'reading_task', '100 ms', task),
      row('import: accepted to the plan on the screen', 'taking', ''),
      row('import: accepted to durable', 'saving', ''),
      row('  longest task, with the snapshot after it', 'taking_task', '100 ms', task),
      row('export: pressed to handed to the browser', 'writing', ''),
      row('  work of the main thread', 'writing_work', ''),
      row('  longest task', 'writing_task', '100 ms', task),
    ],
    notes: [
      'A task is what the page does without a break: meanwhile it neither draws nor hears a key. Reading and writing go on',
      'a little in each frame; where frames take long, as without a graphics card, most of their time is waiting.',
    ],
  };
}
