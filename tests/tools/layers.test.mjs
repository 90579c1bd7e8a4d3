// The checker of the layers finds what it is there to find: each rule is broken once, in a copy of the source's shape.
import assert from 'node:assert/strict';
import {spawnSync} from 'node:child_process';
import {copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import {after, test} from 'node:test';
import {fileURLToPath} from 'node:url';

const checker = path.join(path.dirname(fileURLToPath(import.meta.url)), '..', 'layers.mjs');
const copies = [];
after(() => copies.forEach((copy) => rmSync(copy, {recursive: true})));

// The claims that the checker denies for a source that holds these files only.
function broken_rules(files) {
  const copy = mkdtempSync(path.join(os.tmpdir(), 'ithaca-layers-'));
  copies.push(copy);
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(copy, name)), {recursive: true});
    writeFileSync(path.join(copy, name), text);
  }
  mkdirSync(path.join(copy, 'tests'), {recursive: true});
  copyFileSync(checker, path.join(copy, 'tests', 'layers.mjs'));
  const {stdout} = spawnSync('node', [path.join(copy, 'tests', 'layers.mjs')], {encoding: 'utf8'});
  return [...stdout.matchAll(/^not ok \d+ - (.*)$/gm)].map(([, claim]) => claim);
}

const header = '// A room.\n#pragma once\n';

test('a source that keeps the rules breaks none', () => {
  assert.deepEqual(broken_rules({
    'app/plan/goal.hpp': `${header}#include <string>\n#include "base/day.hpp"\n#include "meta/field.hpp"\n`,
    'app/derive/codec.cpp': '#include <nlohmann/json.hpp>\n\n#include "plan/goal.hpp"\n',
    'app/ui/views/goals.cpp': '#include "ui/views/goals.hpp"\n#include "ui/views/views.hpp"\n#include <imgui.h>\n// throw, try and catch are words\n',
    'web/main.cpp': '#include <emscripten/html5.h>\nconst char* text = "do not throw";\n',
  }), []);
});

for (const [what, files, claim] of [
  ['an include that goes up', {'app/base/a.hpp': `${header}#include "plan/goal.hpp"\n`}, /^base\/ includes nothing/],
  ['an include that goes aside', {'app/method/a.cpp': '#include "derive/codec.hpp"\n'}, /^method\/ includes only/],
  ['a room without a place', {'app/misc/a.cpp': '\n'}, /no room/],
  ['a relative include', {'app/plan/a.cpp': '#include "../base/day.hpp"\n'}, /rooted at app/],
  ['a view that knows another', {'app/ui/views/today.cpp': '#include "ui/views/goals.hpp"\n'}, /no other view/],
  ['the browser in app/', {'app/ui/a.cpp': '#include <emscripten.h>\n'}, /know the browser/],
  ['a JSON header in a header', {'app/derive/a.hpp': `${header}#include <nlohmann/json.hpp>\n`}, /JSON/],
  ['Dear ImGui in a lower room', {'app/store/a.cpp': '#include "imgui.h"\n'}, /draw/],
  ['a test header in the product', {'app/base/a.cpp': '#include <doctest/doctest.h>\n'}, /does not know its tests/],
  ['a file stream in the product', {'app/base/a.cpp': '#include <fstream>\n'}, /through ports/],
  ['an exception', {'app/base/a.cpp': 'void f() { throw 1; }\n'}, /no exceptions/],
  ['a clock', {'app/base/a.cpp': 'auto t = std::chrono::system_clock::now();\n'}, /clock/],
  ['JavaScript in C++', {'web/a.cpp': 'void f() { EM_ASM({ alert(1); }); }\n'}, /JavaScript stands/],
  ['markup from text', {'web/page/a.js': 'node.innerHTML = text;\n'}, /content policy/],
  ['a declaration that a compiler drops', {'web/library/a.js': 'const {canvas} = ithaca;\n'}, /optimiser/],
  ['a header without its sentence', {'app/base/a.hpp': '#pragma once\n'}, /opens with a comment/],
  ['a test of no room', {'tests/unit/misc/a.cpp': '\n'}, /mirror/],
  ['a stray file at the top', {'notes.txt': '\n'}, /top folder/],
  ['a long file', {'app/base/a.cpp': '\n'.repeat(501)}, /500 lines/],
  ['a folder of one machine', {'README.md': `see /${'home'}/someone/notes\n`}, /one machine/],
  ['an address in the lock file', {'package-lock.json': '{"resolved": "x"}\n'}, /lock file/],
  ['something left for later', {'app/base/a.cpp': `// ${'TO' + 'DO'}: write\n`}, /left for later/],
]) {
  test(`${what} is found`, () => {
    const broken = broken_rules(files);
    assert.equal(broken.length, 1, broken.join('\n'));
    assert.match(broken[0], claim);
  });
}
