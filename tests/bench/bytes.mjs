// What the first visit loads until its page can be used, and what any visit loads in all.
import {readFileSync, readdirSync} from 'node:fs';
import path from 'node:path';
import {brotliCompressSync, constants, gzipSync} from 'node:zlib';

import {site_folder} from '../e2e/support/browser.mjs';
import {most_at_first, most_in_all} from '../packaging/budgets.mjs';
import {kilobytes} from './figures.mjs';

const brotli = (bytes) => brotliCompressSync(bytes, {params: {[constants.BROTLI_PARAM_QUALITY]: 11}}).length;
const gzip = (bytes) => gzipSync(bytes, {level: 9}).length;

function sizes_of(name) {
  const bytes = readFileSync(path.join(site_folder, name));
  return [bytes.length, gzip(bytes), brotli(bytes)];
}

const within = (bytes) => `${bytes / 1000} KB brotli`;
const row = (name, sizes, budget = '') => [name, ...sizes.map(kilobytes), budget];

export function* measure_bytes() {
  const names = ['index.html', ...readdirSync(site_folder).filter((name) => /\.(wasm|js|css|json)$/.test(name)).sort()];
  const files = names.map((name) => [name, sizes_of(name)]);
  const total = (some) => some.reduce((sum, [, sizes]) => sum.map((one, i) => one + sizes[i]), [0, 0, 0]);
  const first = files.filter(([name]) => !/^(rest|sample-plan)\./.test(name));
  yield {
    title: 'Bytes of the first visit',
    columns: ['file', 'raw', 'gzip', 'brotli', 'budget'],
    rows: [
      ...files.map(([name, sizes]) => row(name, sizes)),
      row('first visit', total(first), within(most_at_first)),
      row('all', total(files), within(most_in_all)),
    ],
    notes: [
      'gzip at level 9, brotli at quality 11; a KB is 1,000 bytes. The rest of the program (rest.…wasm) comes with the',
      'first press, or beside the first part where there is a plan: it is no part of what the first page waits for; nor is',
      'the sample plan, which comes when it is asked for.',
    ],
  };
}
