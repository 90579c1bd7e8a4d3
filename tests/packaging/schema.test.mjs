// The published schema of the plan file accepts every exported file, in ajv's strict mode, and
// refuses what is no plan.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';

import Ajv from 'ajv/dist/2020.js';

const exporter = process.env.ITHACA_EXPORT_PLANS ?? 'build/native/tests/export_plans';
const schema = JSON.parse(readFileSync(new URL('../../assets/plan.schema.json', import.meta.url)));
const accepts = new Ajv.default({ strict: true, allErrors: true }).compile(schema);
const folder = mkdtempSync(join(tmpdir(), 'ithaca-schema-'));
after(() => rmSync(folder, { recursive: true }));

test('ajv accepts every exported file', () => {
  const seed = Math.floor(Math.random() * 1e9);
  execFileSync(exporter, [folder, '100', String(seed)]);
  const files = readdirSync(folder);
  assert.equal(files.length, 101);
  for (const file of files) {
    const plan = JSON.parse(readFileSync(join(folder, file), 'utf8'));
    assert.ok(accepts(plan), `${file}, seed ${seed}: ${JSON.stringify(accepts.errors, null, 1)}`);
  }
});

test('ajv accepts the sample plan', () => {
  const sample = JSON.parse(readFileSync(new URL('../../assets/sample-plan.json', import.meta.url)));
  assert.ok(accepts(sample), JSON.stringify(accepts.errors, null, 1));
  assert.ok(sample.records.meeting.length > 12);
});

test('ajv refuses what no version of the plan file is', () => {
  const plan = { ithaca: 'plan', schema: 1, minReader: 1, records: {} };
  assert.ok(accepts(plan));
  const id = '0123456789abcdef';
  for (const wrong of [
    {},
    { ...plan, ithaca: 'letter' },
    { ...plan, minReader: 'x' },
    { ...plan, records: { goal: {} } },
    { ...plan, records: { goal: [{ title: 'without id' }] } },
    { ...plan, records: { goal: [{ id, progress: 101 }] } },
    { ...plan, records: { goal: [{ id, until: 'soon' }] } },
    { ...plan, records: { goal: [{ id, state: 'asleep' }] } },
    { ...plan, records: { goal: [{ id, edited: 'now' }] } },
    { ...plan, records: { unknown: [{ name: 'without id' }] } },
    { ...plan, replicas: [{ id, seen: -1 }] },
  ]) {
    assert.ok(!accepts(wrong), JSON.stringify(wrong));
  }
});
