// The packer makes a site of a build, and says what is wrong when it cannot. A build and a page of a few lines stand in
// for the real ones; tests/packaging looks at those.
import assert from 'node:assert/strict';
import {spawnSync} from 'node:child_process';
import {copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import {after, test} from 'node:test';
import {fileURLToPath} from 'node:url';

const packer = path.join(path.dirname(fileURLToPath(import.meta.url)), '..', '..', 'web', 'pack.mjs');
const copies = [];
after(() => copies.forEach((copy) => rmSync(copy, {recursive: true})));

const page = (head, body = '') => `<!doctype html>
<html lang="en"><head><!-- ithaca:policy --><title>Ithaca</title>${head}<!-- ithaca:preload --></head>
<body>${body}<script src="ithaca.js" defer></script></body></html>
`;

const whole = {
  'shell.html': page(
      '<link rel="stylesheet" href="web/page/page.css"><link rel="icon" href="assets/icon.svg">' +
      '<link rel="manifest" href="assets/ithaca.webmanifest">',
      '<script src="web/page/page.js" defer></script><a href="#main">Skip</a>'),
  'web/page/page.css': 'body { margin: 0; }\n',
  'web/page/worker.js': '// What it is for.\nconst first = 1;  // a word\n',
  'web/page/page.js': '"use strict";\nglobalThis.Module = {print: () => "</script><!--"};\n',
  'assets/icon.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>\n',
  'assets/ithaca.webmanifest': '{"name": "Ithaca", "icons": [{"src": "icon.svg", "sizes": "any"}]}\n',
  'build/web/ithaca.js': 'var wasmBinaryFile = "ithaca.wasm";\n',
  'build/web/ithaca.wasm': 'wasm',
};

function pack(files, out = 'dist') {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'ithaca-pack-'));
  copies.push(folder);
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, name)), {recursive: true});
    writeFileSync(path.join(folder, name), text);
  }
  mkdirSync(path.join(folder, 'web'), {recursive: true});
  copyFileSync(packer, path.join(folder, 'web', 'pack.mjs'));
  const {status, stderr} = spawnSync('node', ['web/pack.mjs', '--build', 'build', '--out', out],
      {cwd: folder, encoding: 'utf8'});
  const read = (name) => readFileSync(path.join(folder, out, name), 'utf8');
  const names = existsSync(path.join(folder, out)) ? readdirSync(path.join(folder, out)).sort() : [];
  return {status, stderr, names, read};
}

const without_hash = (name) => name.replace(/\.[0-9a-f]{12}\./, '.');

test('the sample plan is packed where the program asks for it, and stands in the one file', () => {
  assert.deepEqual(pack(whole).names.filter((name) => name.startsWith('sample')), []);
  const {names, read} = pack({...whole, 'assets/sample-plan.json': '{}', 'build/web/ithaca.js': 'var wasm = "ithaca.wasm"; fetch("sample-plan.json");'});
  const [sample] = names.filter((name) => name.startsWith('sample'));
  assert.match(sample, /^sample-plan\.[0-9a-f]{12}\.json$/);
  assert.ok(read(names.find((name) => /^ithaca\..*\.js$/.test(name))).includes(`fetch("${sample}")`));
  assert.ok(read('worker.js').includes(sample));
  assert.match(read('ithaca.html'), /<script type="application\/octet-stream" id="ithaca-sample">/);
});

test('every file that the page names is packed under a name with its hash', () => {
  const {status, names, read} = pack(whole);
  assert.equal(status, 0);
  assert.deepEqual(names.map(without_hash).sort(), [
    'icon.svg', 'index.html', 'ithaca.html', 'ithaca.js', 'ithaca.wasm', 'ithaca.webmanifest', 'page.css', 'page.js',
    'worker.js']);
  const named = [...read('index.html').matchAll(/(?:src|href)="([^"]+)"/g)].map(([, address]) => address);
  assert.deepEqual(named.filter((address) => !names.includes(address)), ['#main']);
});

test('a manifest names its icons as they are packed', () => {
  const {names, read} = pack(whole);
  const manifest = JSON.parse(read(names.find((name) => name.endsWith('.webmanifest'))));
  assert.ok(names.includes(manifest.icons[0].src));
});

test('the same content keeps its name, another content gets another', () => {
  const first = pack(whole).names;
  assert.deepEqual(pack(whole).names, first);
  const second = pack({...whole, 'web/page/page.css': 'body { margin: 1px; }\n'}).names;
  assert.deepEqual(second.filter((name) => !first.includes(name)).map(without_hash), ['page.css']);
});

const worker_of = (files) => {
  const [line, ...rest] = pack(files).read('worker.js').split('\n');
  return {build: JSON.parse(line.replace(/^const build = |;$/g, '')), rest: rest.join('\n')};
};

test('the worker knows its build and is else as it was written, without its long comments', () => {
  const {names} = pack(whole);
  const {build, rest} = worker_of(whole);
  assert.deepEqual(build.files, names.filter((name) => /\.[0-9a-f]{12}\./.test(name)));
  assert.equal(rest, 'const first = 1;  // a word\n');
});

test('any change of the site is another build, and none is the same', () => {
  const {build} = worker_of(whole);
  assert.deepEqual(worker_of(whole).build, build);
  for (const change of [
    {'shell.html': whole['shell.html'].replace('Skip', 'Skip it')},
    {'web/page/page.css': 'body { margin: 1px; }\n'},
    {'build/web/ithaca.wasm': 'wasm2'},
    {'assets/icon.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="1"/>\n'},
  ]) {
    assert.notEqual(worker_of({...whole, ...change}).build.id, build.id, Object.keys(change)[0]);
  }
});

test('in the one file no text of a script ends the script', () => {
  const html = pack(whole).read('ithaca.html');
  assert.equal(html.split('</script>').length - 1, 2);
  assert.ok(html.includes('<\\/script><\\!--'));
  assert.ok(html.includes('href="data:image/svg+xml;base64,'));
  assert.ok(!html.includes('rel="manifest"'));
});

test('packing twice leaves nothing of the first time behind', () => {
  const {names} = pack({...whole, 'dist/index.html': 'old', 'dist/ithaca.000000000000.js': 'old'});
  assert.ok(!names.includes('ithaca.000000000000.js'));
});

test('a page that cannot be packed leaves the last site as it was', () => {
  const {status, names} = pack({...whole, 'dist/index.html': 'old', 'shell.html': '<html></html>'});
  assert.equal(status, 1);
  assert.deepEqual(names, ['index.html']);
});

for (const [what, files, message] of [
  ['a missing build', {...whole, 'build/web/ithaca.wasm': undefined}, /holds no ithaca\.wasm: build it first/],
  ['a file that is not there', {...whole, 'web/page/page.css': undefined}, /names web\/page\/page\.css, and .* does not exist/],
  ['a file of another folder', {...whole, 'shell.html': page('<link rel="stylesheet" href="../page.css">')}, /can be packed/],
  ['a page without a place for the policy', {...whole, 'shell.html': '<html></html>'}, /ithaca:policy/],
  ['a program without its wasm', {...whole, 'build/web/ithaca.js': 'start();\n'}, /does not name ithaca\.wasm/],
  ['a folder that holds something else', {...whole, 'dist/letter.txt': 'dear'}, /is not empty/],
]) {
  test(`${what} is said plainly`, () => {
    const present = Object.fromEntries(Object.entries(files).filter(([, text]) => text !== undefined));
    const {status, stderr} = pack(present);
    assert.equal(status, 1);
    assert.match(stderr, message);
    assert.doesNotMatch(stderr, /\n {4}at /);
  });
}
