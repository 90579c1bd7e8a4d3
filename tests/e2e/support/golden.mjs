// What must be the same as it was: texts below tests/golden; UPDATE_GOLDEN=1 writes them instead. The same as
// tests/support/golden.hpp.
import {existsSync, mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {fileURLToPath} from 'node:url';

const folder = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../golden');

// The stored text; after an update, the text itself. A missing file reads as a sentence saying so.
export function golden(name, text) {
  const file = path.join(folder, name);
  if (process.env.UPDATE_GOLDEN === '1') {
    mkdirSync(path.dirname(file), {recursive: true});
    writeFileSync(file, text);
  }
  return existsSync(file) ? readFileSync(file, 'utf8') : `tests/golden/${name} is missing: run once with UPDATE_GOLDEN=1`;
}
