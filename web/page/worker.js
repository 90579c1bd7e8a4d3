// Keeps one build of Ithaca in this browser, whole, and answers for it without a network. web/pack.mjs writes
// `const build = {id, index, files}` before this: the hash of all, the hash of index.html, the names of the files.
//
// A build is kept before it is used: its worker is installed only when every file is here and is what its name says.
// It takes over when no page of the last build is open, or when a person asks for it; the pages then load anew
// (web/library/version.js). A name with a hash means the same bytes in every build, and index.html comes from the cache
// of this build alone: so a page is never of two builds. What is not of Ithaca goes to the network untouched.
'use strict';
const scope = registration.scope;
const builds = `ithaca:${new URL(scope).pathname}:build:`;  // several copies of Ithaca may live on one origin
const cache_name = builds + build.id;
const is_hashed = /^[\w-]+\.([0-9a-f]{12})\.\w+$/;

async function hash_of(response) {
  const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', await response.clone().arrayBuffer()));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

// From the browser's own cache where that holds it, else from the network; never what somebody else answered.
async function fetch_whole(address, hash, modes) {
  for (const mode of modes) {
    const response = await fetch(address, {cache: mode});
    if (response.ok && (await hash_of(response)).startsWith(hash)) return response;
  }
  throw new Error(`${address} is not of this build`);
}

async function keep_build() {
  const cache = await caches.open(cache_name);
  await Promise.all(build.files.map(async (name) => {
    const address = scope + name;
    if (await cache.match(address)) return;
    await cache.put(address, await fetch_whole(address, is_hashed.exec(name)[1], ['default', 'reload']));
  }));
  // Made anew, so that it stands at the address that was asked for, whatever the server's own is.
  const index = await fetch_whole(scope, build.index, ['reload']);
  const headers = new Headers(index.headers);
  for (const name of ['content-encoding', 'content-length']) headers.delete(name);
  await cache.put(scope, new Response(await index.blob(), {headers}));
}

async function take_over() {
  await clients.claim();
  if (registration.installing || registration.waiting) return;  // the next build, which cleans up for itself
  const others = (await caches.keys()).filter((name) => name.startsWith(builds) && name !== cache_name);
  await Promise.all(others.map((name) => caches.delete(name)));
}

async function answer(request, name) {
  const options = {ignoreVary: true};
  const kept = name ? caches.match(scope + name, options) : caches.open(cache_name).then((cache) => cache.match(scope, options));
  return await kept.catch(() => undefined) || fetch(request);
}

addEventListener('install', (event) => event.waitUntil(keep_build()));
addEventListener('activate', (event) => event.waitUntil(take_over()));
addEventListener('message', (event) => {
  if (event.data === 'take over') skipWaiting();
  if (event.data === 'keep') event.waitUntil(keep_build().catch(() => {}));
});
addEventListener('fetch', (event) => {
  const request = event.request;
  const address = request.url.split(/[?#]/)[0];
  if (request.method !== 'GET' || !address.startsWith(scope)) return;
  const name = address.slice(scope.length);
  if (request.mode === 'navigate' && (name === '' || name === 'index.html')) event.respondWith(answer(request, ''));
  if (is_hashed.test(name)) event.respondWith(answer(request, name));
});
