// The figures of tests/bench: what stands in their tables.
import assert from 'node:assert/strict';
import {test} from 'node:test';

import {kilobytes, median, ms, percentile, repeated, spread, table} from '../bench/figures.mjs';

const one_to_hundred = Array.from({length: 100}, (_, i) => 100 - i);

test('a percentile is a value that was measured', () => {
  assert.equal(percentile(one_to_hundred, 0.95), 95);
  assert.equal(percentile(one_to_hundred, 1), 100);
  assert.equal(percentile([7], 0.99), 7);
  assert.equal(median([3, 1, 2]), 2);
  assert.equal(median([4, 1, 3, 2]), 2);
});

test('nothing has no percentile', () => {
  assert.throws(() => median([]), /nothing/);
});

test('values are ordered as numbers, and are left as they were', () => {
  const values = [10, 9, 100];
  assert.equal(median(values), 10);
  assert.deepEqual(values, [10, 9, 100]);
});

test('a figure is short and says its unit', () => {
  assert.equal(ms(0.04), '0.0 ms');
  assert.equal(ms(99.94), '99.9 ms');
  assert.equal(ms(1234.5), '1235 ms');
  assert.equal(kilobytes(210_000), '210 KB');
});

test('repetitions are said by their median and range, many values by their high end', () => {
  assert.deepEqual(repeated([2, 1, 30]), ['2.0 ms', '1.0 ms .. 30.0 ms']);
  assert.deepEqual(spread(one_to_hundred, 0.95), ['50.0 ms', '95.0 ms', '100 ms']);
});

test('a table sets words to the left and figures to the right', () => {
  const text = table({
    title: 'Start',
    columns: ['what', 'median', 'budget'],
    rows: [['cold', '630 ms', '1 s'], ['warm, with a plan', '-', '']],
    notes: ['Of this machine.'],
  });
  assert.equal(text, [
    'Start',
    '-----',
    'what               median  budget',
    'cold               630 ms     1 s',
    'warm, with a plan       -',
    '  Of this machine.',
    '',
  ].join('\n'));
});
