// Splits a linked program in two: what the first page needs, and the rest, which web/library/program.js fetches when
// something asks for it.
//
//   node web/split.mjs --gates web/gates.txt --in ithaca.wasm --first ithaca.wasm --rest rest.wasm [--tools FOLDER]
//     -- OPTION…     which every tool of Binaryen gets: the features that the module uses
//
// A gate is a function that the program calls only once it is whole (ports/program.hpp); web/gates.txt names them.
// What can be reached through gates alone goes into the rest. What a pointer leads to may be called by anyone, so it
// stays, unless web/gates.txt names it too. The module must carry the names of its functions; the parts do not.
import {execFileSync} from 'node:child_process';
import {copyFileSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {parseArgs} from 'node:util';

class SplitError extends Error {}

// Names as Binaryen writes them: "\20" is a space.
const readable = (name) => name.replace(/\\([0-9a-f]{2})/g, (_, code) => String.fromCharCode(parseInt(code, 16)));

// Who calls whom: {calls: Map(name → Set(names)), roots: Set(names that a pointer or the page leads to)}.
function call_graph(tool, enabled, wasm, folder) {
  const text = execFileSync(
      path.join(tool, 'wasm-opt'), [...enabled, wasm, '--print-call-graph', '-o', path.join(folder, 'same.wasm')],
      {encoding: 'utf8', maxBuffer: 1 << 29});
  const calls = new Map();
  const roots = new Set();
  for (const line of text.split('\n')) {
    const call = line.match(/^ {2}"(.*?)" -> "(.*?)"; \/\/ call/);
    if (call) {
      if (!calls.has(call[1])) calls.set(call[1], new Set());
      if (!calls.has(call[2])) calls.set(call[2], new Set());
      calls.get(call[1]).add(call[2]);
      continue;
    }
    const node = line.match(/^ {2}"(.*?)" \[style="([^"]*)"(.*)\]/);
    if (!node) continue;
    if (!calls.has(node[1])) calls.set(node[1], new Set());
    if (node[2].includes('rounded') || node[3].includes('gray')) roots.add(node[1]);
  }
  return {calls, roots};
}

function reached(starts, calls, closed) {
  const found = new Set();
  const open = [...starts].filter((name) => !closed.has(name));
  while (open.length) {
    const name = open.pop();
    if (found.has(name)) continue;
    found.add(name);
    for (const next of calls.get(name)) {
      if (!closed.has(next) && !found.has(next)) open.push(next);
    }
  }
  return found;
}

// Lines of the file: a name, or a part of one behind "*"; "#" begins a comment.
function read_gates(file) {
  return readFileSync(file, 'utf8').split('\n').map((line) => line.trim())
      .filter((line) => line && !line.startsWith('#'))
      .map((line) => (line.startsWith('*') ? {line, matches: (name) => name.includes(line.slice(1))}
                                           : {line, matches: (name) => name === line}));
}

function split({gates, input, first, rest, tool, enabled}) {
  const folder = mkdtempSync(path.join(tmpdir(), 'ithaca-split-'));
  try {
    const {calls, roots} = call_graph(tool, enabled, input, folder);
    const closed = new Set();
    const names = [...calls.keys()];
    for (const gate of gates) {
      const found = names.filter((name) => gate.matches(readable(name)));
      if (!found.length) throw new SplitError(`no function is called ${gate.line}: was it inlined, or renamed?`);
      for (const name of found) closed.add(name);
    }
    const stays = reached(roots, calls, closed);
    const goes = names.filter((name) => !stays.has(name));
    const list = path.join(folder, 'goes');
    writeFileSync(list, goes.join('\n'));
    const parts = {first: path.join(folder, 'first.wasm'), rest: path.join(folder, 'rest.wasm')};
    execFileSync(path.join(tool, 'wasm-split'), [
      ...enabled, input, `--split-funcs=@${list}`, '--import-namespace=first', '--placeholder-namespace=rest',
      '--export-prefix=_', '-o1', parts.first, '-o2', parts.rest,
    ], {stdio: ['ignore', 'inherit', 'inherit']});
    copyFileSync(parts.first, first);  // the folder may lie on another disk
    copyFileSync(parts.rest, rest);
    return goes.length;
  } finally {
    rmSync(folder, {recursive: true, force: true});
  }
}

try {
  const {values, positionals} = parseArgs({allowPositionals: true, options: {
    gates: {type: 'string'}, in: {type: 'string'}, first: {type: 'string'}, rest: {type: 'string'},
    tools: {type: 'string', default: '/usr/bin'},
  }});
  if (!values.gates || !values.in || !values.first || !values.rest) {
    throw new SplitError('usage: node web/split.mjs --gates FILE --in WASM --first WASM --rest WASM [--tools FOLDER] -- OPTION…');
  }
  const count = split({gates: read_gates(values.gates), input: values.in, first: values.first, rest: values.rest,
                       tool: values.tools, enabled: positionals});
  console.log(`split: ${statSync(values.first).size} bytes first; the rest, ${count} functions, ${statSync(values.rest).size}`);
} catch (error) {
  if (!(error instanceof SplitError)) throw error;
  console.error(`split: ${error.message}`);
  process.exit(1);
}
