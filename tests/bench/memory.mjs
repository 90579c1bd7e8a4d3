// The program's memory.
import {import_plan} from '../e2e/support/app.mjs';
import {close} from '../e2e/support/browser.mjs';
import {megabytes, repeated} from './figures.mjs';
import {open_page, rest, start_again} from './plans.mjs';

const program_memory = (page) => page.evaluate(() => HEAPU8.buffer.byteLength);

// What scripts hold: above all the elements of the twin.
async function script_memory(page) {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  const {usedSize} = await session.send('Runtime.getHeapUsage');
  await session.detach();
  return usedSize;
}

async function measure_once(site, plan) {
  const page = await open_page(site, plan);
  await import_plan(page, plan.text);
  await rest(page);
  const after_import = await program_memory(page);
  await start_again(page);
  const after_start = await program_memory(page);
  const scripts = await script_memory(page);
  await close(page);
  return {after_import, after_start, scripts};
}

async function measure_plan({site, repeat}, plan, budget) {
  const runs = [];
  for (let i = 0; i < repeat; ++i) runs.push(await measure_once(site, plan));
  const row = (words, name, limit) => [`${plan.name}: ${words}`, ...repeated(runs.map((run) => run[name]), megabytes), limit];
  return [
    row('after a start', 'after_start', budget),
    row('after its import', 'after_import', ''),
    row('scripts after a start', 'scripts', ''),
  ];
}

export async function* measure_memory(bench) {
  yield {
    title: 'Memory',
    columns: ['what', 'median', 'range', 'budget'],
    rows: [
      ...await measure_plan(bench, bench.plans.typical, '32 MB'),
      ...await measure_plan(bench, bench.plans.heavy, '128 MB'),
    ],
    notes: [
      'The memory of the WebAssembly program, which never shrinks before the page is loaded anew; a MB is 1,000,000 bytes.',
      'Scripts: what JavaScript holds after its garbage was collected, the bytes of the program not counted.',
    ],
  };
}
