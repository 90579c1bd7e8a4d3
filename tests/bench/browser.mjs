// The parts of tests/bench/run that measure the packed site, most of them in a browser.
//
//   node tests/bench/browser.mjs [--repeat N] PART…
import {parseArgs} from 'node:util';

import {make_bed, site_folder} from '../e2e/support/browser.mjs';
import {measure_bytes} from './bytes.mjs';
import {table} from './figures.mjs';
import {measure_frame} from './frame.mjs';
import {measure_heavy} from './heavy.mjs';
import {measure_idle} from './idle.mjs';
import {measure_keys} from './keys.mjs';
import {measure_memory} from './memory.mjs';
import {load_plans} from './plans.mjs';
import {measure_start} from './start.mjs';

// Each gives its tables one after the other, as soon as they are measured.
const in_browser = {
  start: measure_start,
  frame: measure_frame,
  keys: measure_keys,
  heavy: measure_heavy,
  memory: measure_memory,
  idle: measure_idle,
};

async function* measure(part, repeat) {
  if (part === 'bytes') {
    yield* measure_bytes();
    return;
  }
  // A browser of its own for each part: none inherits the other's memory.
  const site = await make_bed(site_folder);
  try {
    yield* in_browser[part]({site, plans: load_plans(), repeat});
  } finally {
    await site.close();
  }
}

const {values, positionals} = parseArgs({options: {repeat: {type: 'string', default: '5'}}, allowPositionals: true});
for (const part of positionals) {
  for await (const measured of measure(part, Number(values.repeat))) console.log(table(measured));
}
