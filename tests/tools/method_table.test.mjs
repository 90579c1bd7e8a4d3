// The table from the method's statements to views, rules and tests names files that are there.
import assert from 'node:assert/strict';
import {existsSync, readFileSync} from 'node:fs';
import path from 'node:path';
import {test} from 'node:test';
import {fileURLToPath} from 'node:url';

const source = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

test('every view, rule and test that the table of the method names is there', () => {
  const rows = readFileSync(path.join(source, 'app/METHOD.md'), 'utf8').split('\n')
      .filter((line) => line.startsWith('| ')).slice(1)
      .map((line) => line.split('|').slice(2, 5).map((cell) => cell.trim().replaceAll('`', '')));
  assert.ok(rows.length > 30);
  for (const [view, rule, tested] of rows) {
    for (const file of [`app/ui/views/${view}`, `app/${rule}`, `tests/${tested}`]) {
      assert.ok(existsSync(path.join(source, file)), file);
    }
  }
});
