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

test('every file but the two pages carries the hash of its content in its name', () => {
  assert.ok(names.length > 3);
  for (const name of names.filter((name) => !['index.html', 'ithaca.html'].includes(name))) {
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
  const texts = names.filter((name) => /\.(html|js|css|webmanifest)$/.test(name)).map((name) => read(name).toString());
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

test('the one file holds the same program', () => {
  for (const [id, name] of [['ithaca-program', 'ithaca'], ['ithaca-rest', 'rest']]) {
    const [, block] = one_file.match(new RegExp(`<script type="application/octet-stream" id="${id}">([^<]+)</script>`));
    assert.deepEqual(gunzipSync(Buffer.from(block, 'base64')), read(program(name)));
  }
});

test('no file of the site names an address to ask', () => {
  // Names of XML vocabularies are not addresses; nothing is fetched from them.
  const vocabularies = /^http:\/\/www\.w3\.org\/\d{4}\//;
  for (const name of names.filter((name) => /\.(html|js|css|webmanifest|svg)$/.test(name))) {
    const addresses = [...read(name).toString().matchAll(/(?:https?|wss?):\/\/[\w.-]+[^\s"'`)]*/g)]
        .map(([address]) => address).filter((address) => !vocabularies.test(address));
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
  const sizes = new Map(['index.html', ...names.filter((name) => /\.(wasm|js|css)$/.test(name))].map((name) => {
    const bytes = read(name);
    const packed = brotli(bytes);
    context.diagnostic(`${name}: ${bytes.length} bytes, ${gzipSync(bytes, {level: 9}).length} gzip, ${packed} brotli`);
    return [name, packed];
  }));
  const all = [...sizes.values()].reduce((sum, size) => sum + size, 0);
  const first = all - sizes.get(program('rest'));
  context.diagnostic(`first visit: ${first} bytes brotli; all: ${all}; one file: ${read('ithaca.html').length} bytes`);
  assert.ok(first <= most_at_first, `${first} bytes are more than ${most_at_first}`);
  assert.ok(all <= most_in_all, `${all} bytes are more than ${most_in_all}`);
});
