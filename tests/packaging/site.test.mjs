// What web/pack.mjs makes of the published build: a site that any static host can serve from any folder, that asks
// for nothing from anywhere else, and whose policy is not relaxed anywhere. ITHACA_SITE names its folder.
import assert from 'node:assert/strict';
import {createHash} from 'node:crypto';
import {readFileSync, readdirSync} from 'node:fs';
import path from 'node:path';
import {test} from 'node:test';
import {brotliCompressSync, constants, gunzipSync, gzipSync} from 'node:zlib';

import {HtmlValidate} from 'html-validate';

import {most_at_first, most_in_all} from './budgets.mjs';

const site = process.env.ITHACA_SITE ?? 'dist';
const names = readdirSync(site).sort();
const read = (name) => readFileSync(path.join(site, name));
const index = read('index.html').toString();
const one_file = read('ithaca.html').toString();

const sha256 = (bytes, encoding) => createHash('sha256').update(bytes).digest(encoding);
const sources_of = (html) => [...html.matchAll(/\b(?:src|href)="([^"]*)"/g)].map(([, address]) => address);
const files_of = (html) => sources_of(html).filter((address) => address && !/^(#|data:)/.test(address));

function policy_of(html) {
  const [, text] = html.match(/<meta http-equiv="Content-Security-Policy" content="([^"]*)">/) ?? [];
  assert.ok(text, 'the page has a content policy');
  return Object.fromEntries(text.split('; ').map((directive) => {
    const [name, ...values] = directive.split(' ');
    return [name, values.join(' ')];
  }));
}

const fixed_names = ['index.html', 'ithaca.html', 'worker.js'];

test('every file but the two pages and the worker carries the hash of its content in its name', () => {
  assert.ok(names.length > 3);
  for (const name of names.filter((name) => !fixed_names.includes(name))) {
    const [, hash] = name.match(/^[\w-]+\.([0-9a-f]{12})\.\w+$/) ?? assert.fail(`${name} carries no hash`);
    assert.equal(sha256(read(name), 'hex').slice(0, 12), hash, name);
  }
});

test('the page names files beside itself, all of which are there', () => {
  for (const address of files_of(index)) {
    assert.doesNotMatch(address, /[/:]/, `${address} would break below a folder of a host`);
    assert.ok(names.includes(address), `${address} is missing`);
  }
});

test('no packed file is left unnamed', () => {
  // What the worker keeps is named by the page already; the worker itself, by the program.
  const texts = names.filter((name) => /\.(html|js|css|webmanifest)$/.test(name) && name !== 'worker.js')
      .map((name) => read(name).toString());
  for (const name of names.filter((name) => !/\.html$/.test(name))) {
    assert.ok(texts.some((text) => text.includes(name)), `nothing names ${name}`);
  }
});

const program = (name) => names.find((file) => file.startsWith(`${name}.`) && file.endsWith('.wasm'));

test('the program asks for both of its parts under their packed names', () => {
  const script = read(names.find((name) => /^ithaca\..*\.js$/.test(name))).toString();
  for (const wasm of [program('ithaca'), program('rest')]) {
    assert.ok(script.includes(`"${wasm}"`) || script.includes(`'${wasm}'`), wasm);
  }
});

const sample = names.find((name) => /^sample-plan\..*\.json$/.test(name));

test('the program asks for the sample plan under its packed name, and the page does not', () => {
  assert.deepEqual(read(sample), readFileSync(new URL('../../assets/sample-plan.json', import.meta.url)));
  assert.ok(read(names.find((name) => /^ithaca\..*\.js$/.test(name))).toString().includes(sample));
  assert.ok(!index.includes(sample));
});

test('the page waits for the first part of the program only', () => {
  assert.ok(index.includes(program('ithaca')));
  assert.ok(!index.includes(program('rest')));
});

test('the content policy of the site is exactly the promised one', () => {
  assert.deepEqual(policy_of(index), {
    'default-src': `'none'`,
    'script-src': `'self' 'wasm-unsafe-eval'`,
    'connect-src': `'self'`,
    'style-src': `'self'`,
    'img-src': `'self' data: blob:`,
    'manifest-src': `'self'`,
    'worker-src': `'self'`,
    'base-uri': `'none'`,
    'form-action': `'none'`,
    'require-trusted-types-for': `'script'`,
    'trusted-types': 'ithaca',
  });
});

test('the policy stands before everything that it rules', () => {
  for (const html of [index, one_file]) {
    assert.ok(html.indexOf('Content-Security-Policy') < html.search(/<(link|style|script|base)\b/));
  }
});

test('the page holds no inline script, style or handler', () => {
  assert.doesNotMatch(index, /<script(?![^>]*\bsrc=)/);
  assert.doesNotMatch(index, /<style|\sstyle=|\son\w+=/);
});

const scripts_of = (html) => [...html.matchAll(/<script>([\s\S]*?)<\/script>/g)].map(([, text]) => text);
const styles_of = (html) => [...html.matchAll(/<style>([\s\S]*?)<\/style>/g)].map(([, text]) => text);

test('the one file allows its one script and its styles by their hashes, and nothing from anywhere', () => {
  const policy = policy_of(one_file);
  assert.equal(scripts_of(one_file).length, 1);
  assert.equal(policy['default-src'], `'none'`);
  assert.equal(policy['script-src'],
      `'sha256-${sha256(scripts_of(one_file)[0], 'base64')}' 'wasm-unsafe-eval'`);
  assert.equal(policy['style-src'],
      styles_of(one_file).map((text) => `'sha256-${sha256(text, 'base64')}'`).join(' '));
  assert.equal(policy['connect-src'], undefined);
  assert.equal(policy['img-src'], 'data: blob:');
  assert.deepEqual(files_of(one_file), []);
});

test('the one file holds the same program and the sample plan', () => {
  for (const [id, name] of [['ithaca-program', program('ithaca')], ['ithaca-rest', program('rest')], ['ithaca-sample', sample]]) {
    const [, block] = one_file.match(new RegExp(`<script type="application/octet-stream" id="${id}">([^<]+)</script>`));
    assert.deepEqual(gunzipSync(Buffer.from(block, 'base64')), read(name));
  }
});

// ---- Without a network, and installed -------------------------------------------------------------------------------

const build_of = (worker) => JSON.parse(worker.match(/^const build = (\{.*\});$/m)[1]);

test('the worker keeps every file of the site but itself and the one file, and nothing else', () => {
  const build = build_of(read('worker.js').toString());
  assert.deepEqual(build.files, names.filter((name) => !fixed_names.includes(name)));
  assert.equal(build.index, sha256(read('index.html'), 'hex'));
});

test('a build is called by all that it is', () => {
  const {id, index, files} = build_of(read('worker.js').toString());
  assert.equal(id, sha256([index, ...files].join(' '), 'hex').slice(0, 12));
});

test('the one file has no worker, no manifest and no icon for an installed app', () => {
  assert.doesNotMatch(one_file, /rel="(manifest|apple-touch-icon)"/);
  assert.doesNotMatch(one_file, /const build = /);
});

const manifest = JSON.parse(read(names.find((name) => name.endsWith('.webmanifest'))));

// What a picture says of itself: its type, and its width and height.
function picture(name) {
  const bytes = read(name);
  if (name.endsWith('.svg')) return {type: 'image/svg+xml', sizes: 'any'};
  assert.equal(bytes.subarray(0, 8).toString('latin1'), '\x89PNG\r\n\x1a\n', name);
  return {type: 'image/png', sizes: `${bytes.readUInt32BE(16)}x${bytes.readUInt32BE(20)}`};
}

test('the page names the manifest, whose icons are what they say', () => {
  assert.match(index, /<link rel="manifest" href="manifest\.[0-9a-f]{12}\.webmanifest">/);
  for (const {src, sizes, type} of manifest.icons) {
    assert.ok(names.includes(src), `${src} is missing`);
    assert.deepEqual(picture(src), {type, sizes}, src);
  }
  for (const wanted of ['192x192', '512x512']) assert.ok(manifest.icons.some(({sizes, purpose}) => sizes === wanted && !purpose), wanted);
  assert.ok(manifest.icons.some(({purpose}) => purpose === 'maskable'));
});

test('the manifest says what an installed app is called, how it looks, and what it opens', () => {
  for (const name of ['name', 'short_name', 'description', 'lang']) assert.ok(manifest[name], name);
  assert.equal(manifest.display, 'standalone');
  assert.deepEqual(manifest.file_handlers, [{action: './', accept: {'application/json': ['.json']}}]);
  const colors = [...index.matchAll(/<meta name="theme-color" content="([^"]+)"/g)].map(([, color]) => color);
  assert.ok(colors.includes(manifest.theme_color));
  assert.ok(colors.includes(manifest.background_color));
});

// What another program shares would come as a query, which reaches the host wherever the worker is gone.
test('the manifest asks for nothing that would leave the page', () => {
  assert.deepEqual(Object.keys(manifest).filter((key) => /share|protocol|related/.test(key)), []);
});

test('every address of the manifest is one of the page, from wherever the site is served', () => {
  const from = 'https://host.test/a/folder/';
  const actions = manifest.file_handlers.map(({action}) => action);
  for (const address of [manifest.start_url, manifest.scope, ...actions, ...manifest.shortcuts.map(({url}) => url)]) {
    const url = new URL(address, `${from}manifest.webmanifest`);
    assert.equal(url.origin + url.pathname, from, address);
  }
  for (const {name, url} of manifest.shortcuts) {
    assert.ok(name);
    assert.match(url, /^\.\/#\/[a-z]+$/);
  }
});

test('no file of the site names an address to ask', () => {
  // Names of XML vocabularies are not addresses; nothing is fetched from them.
  const vocabularies = /^http:\/\/www\.w3\.org\/\d{4}\//;
  // A name under which a cache keeps bytes of ours; nobody can answer to it (RFC 2606).
  const nobody = /^https:\/\/backup\.invalid\//;
  for (const name of names.filter((name) => /\.(html|js|css|webmanifest|svg)$/.test(name))) {
    const addresses = [...read(name).toString().matchAll(/(?:https?|wss?):\/\/[\w.-]+[^\s"'`)]*/g)]
        .map(([address]) => address).filter((address) => !vocabularies.test(address) && !nobody.test(address));
    assert.deepEqual(addresses, [], name);
  }
});

test('no script makes code of text', () => {
  for (const name of names.filter((name) => name.endsWith('.js'))) {
    assert.doesNotMatch(read(name).toString(), /\beval\(|new Function\(/, name);
  }
});

test('the pages are valid HTML', async () => {
  const validator = new HtmlValidate({
    extends: ['html-validate:standard'],
    rules: {
      // The policy allows no relaxed integrity check to matter: every script is of the page's own origin.
      'require-sri': 'off',
      // A hint to a browser, whose order is ours.
      'long-title': 'off',
    },
  });
  for (const html of [index, one_file]) {
    const report = await validator.validateString(html);
    const messages = report.results.flatMap((result) => result.messages)
        .map(({line, ruleId, message}) => `${line}: ${ruleId}: ${message}`);
    assert.deepEqual(messages, []);
  }
});

const brotli = (bytes) => brotliCompressSync(bytes, {params: {[constants.BROTLI_PARAM_QUALITY]: 11}}).length;

test('the published script keeps the names that others call', () => {
  const script = read(names.find((name) => /^ithaca\..*\.js$/.test(name))).toString('utf8');
  for (const name of ['Module', 'HEAPU8', '_ithaca_page_cost', '_ithaca_page_woken']) {
    assert.match(script, new RegExp(`\\b${name}\\b`));
  }
});

test('the first visit, and all visits together, load no more than their budgets', (context) => {
  const sizes = new Map(names.filter((name) => name !== 'ithaca.html').map((name) => {
    const bytes = read(name);
    const packed = name.endsWith('.png') ? bytes.length : brotli(bytes);
    context.diagnostic(`${name}: ${bytes.length} bytes, ${gzipSync(bytes, {level: 9}).length} gzip, ${packed} brotli`);
    return [name, packed];
  }));
  const all = [...sizes.values()].reduce((sum, size) => sum + size, 0);
  // The worker fetches what the first page does not need, once that rests.
  const later = names.filter((name) => name === program('rest') || name === sample || name === 'worker.js' || name.endsWith('.png'));
  const first = all - later.reduce((sum, name) => sum + sizes.get(name), 0);
  context.diagnostic(`first visit: ${first} bytes brotli; all: ${all}; one file: ${read('ithaca.html').length} bytes`);
  assert.ok(first <= most_at_first, `${first} bytes are more than ${most_at_first}`);
  assert.ok(all <= most_in_all, `${all} bytes are more than ${most_in_all}`);
});
