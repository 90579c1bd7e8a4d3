// The server of web/run gives the files of one folder, to this machine only.
import assert from 'node:assert/strict';
import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {request} from 'node:http';
import os from 'node:os';
import path from 'node:path';
import {after, before, test} from 'node:test';

import {create_site_server, listen} from '../../web/serve.mjs';

let folder;
let server;
let port;

before(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'ithaca-serve-'));
  mkdirSync(path.join(folder, 'site', 'below'), {recursive: true});
  writeFileSync(path.join(folder, 'secret.txt'), 'outside');
  writeFileSync(path.join(folder, 'site-secret.txt'), 'outside');
  writeFileSync(path.join(folder, 'site', 'index.html'), '<!doctype html><title>top</title>');
  writeFileSync(path.join(folder, 'site', 'below', 'index.html'), '<!doctype html><title>below</title>');
  writeFileSync(path.join(folder, 'site', 'ithaca.0123456789ab.wasm'), 'wasm');
  writeFileSync(path.join(folder, 'site', 'worker.js'), 'const build = {};');
  writeFileSync(path.join(folder, 'site', 'manifest.0123456789ab.webmanifest'), '{}');
  server = create_site_server(path.join(folder, 'site'));
  port = await listen(server, 0);
});

after(() => {
  server.close();
  rmSync(folder, {recursive: true});
});

// The address goes out exactly as it is written, as no browser would send it.
const get = (address, method = 'GET') => new Promise((resolve, reject) => {
  request({host: '127.0.0.1', port, path: address, method, agent: false}, (response) => {
    const chunks = [];
    response.on('data', (chunk) => chunks.push(chunk));
    response.on('end', () => resolve({
      status: response.statusCode,
      headers: response.headers,
      body: Buffer.concat(chunks).toString(),
    }));
  }).on('error', reject).end();
});

test('a folder is its index.html', async () => {
  assert.match((await get('/')).body, /top/);
  assert.match((await get('/below/')).body, /below/);
  assert.match((await get('/?a=b')).body, /top/);
});

test('wasm has the type that lets a browser compile it while it arrives', async () => {
  const answer = await get('/ithaca.0123456789ab.wasm');
  assert.equal(answer.headers['content-type'], 'application/wasm');
  assert.equal(answer.headers['content-length'], '4');
});

test('a name with a hash is kept for ever, every other is asked for again', async () => {
  assert.match((await get('/ithaca.0123456789ab.wasm')).headers['cache-control'], /immutable/);
  assert.equal((await get('/')).headers['cache-control'], 'no-cache');
  assert.equal((await get('/worker.js')).headers['cache-control'], 'no-cache');
});

test('a worker is a script and a manifest a manifest, as browsers insist', async () => {
  assert.equal((await get('/worker.js')).headers['content-type'], 'text/javascript; charset=utf-8');
  assert.equal((await get('/manifest.0123456789ab.webmanifest')).headers['content-type'], 'application/manifest+json');
});

for (const address of [
  '/../secret.txt', '/%2e%2e/secret.txt', '/..%2fsecret.txt', '/below/../../secret.txt', '/../site-secret.txt',
  '//../secret.txt', '/..\\secret.txt', '/%00', '/%', '/missing', '/below',
]) {
  test(`${address} is not found`, async () => {
    const answer = await get(address);
    assert.equal(answer.status, 404);
    assert.doesNotMatch(answer.body, /outside/);
  });
}

test('it only reads', async () => {
  assert.equal((await get('/', 'POST')).status, 405);
  const head = await get('/', 'HEAD');
  assert.equal(head.status, 200);
  assert.equal(head.body, '');
});

test('it listens to this machine alone', () => {
  assert.equal(server.address().address, '127.0.0.1');
});

test('a port that is taken moves on to a free one', async () => {
  const second = create_site_server(path.join(folder, 'site'));
  const second_port = await listen(second, port);
  assert.ok(second_port > port);
  second.close();
});
