// The way to the person's data when the program itself does not run: all that the database of this page holds, as it
// lies there. Asks nothing of the program; the database is described in web/library/storage.js.
//
// ithacaRescue() answers a Blob of JSON: {kind: "ithaca-rescue", version, time, place, witness, stores: {name: [{key,
// value}]}, apart: [{key, value}], error}; bytes are {base64: "…"}. Apart from the database lie backups, in a cache.
// ithacaSaveAllKept() offers that as a download.
'use strict';
(function () {
  const stores = ['ops', 'snapshots', 'backups', 'meta'];
  const place = 'ithaca:' + location.pathname.replace(/[^/]*$/, '');

  function base64_of(bytes) {
    const pieces = [];
    for (let at = 0; at < bytes.length; at += 0x6000) {  // a multiple of three: pieces join without padding
      pieces.push(btoa(String.fromCharCode.apply(null, bytes.subarray(at, at + 0x6000))));
    }
    return pieces.join('');
  }

  function as_json(value) {
    if (value instanceof Uint8Array) return {base64: base64_of(value)};
    if (Array.isArray(value)) return value.map(as_json);
    if (value === null || typeof value !== 'object') return value;
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, as_json(part)]));
  }

  function open_database() {
    return new Promise((resolve, reject) => {
      const request = indexedDB.open(place);
      // There was none: it is left so.
      request.onupgradeneeded = () => request.transaction.abort();
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  }

  function read(database) {
    return new Promise((resolve, reject) => {
      const held = {};
      const names = stores.filter((name) => database.objectStoreNames.contains(name));
      const transaction = database.transaction(names, 'readonly');
      for (const name of names) {
        held[name] = [];
        transaction.objectStore(name).openCursor().onsuccess = (event) => {
          const cursor = event.target.result;
          if (!cursor) return;
          held[name].push({key: cursor.key, value: as_json(cursor.value)});
          cursor.continue();
        };
      }
      transaction.oncomplete = () => resolve(held);
      transaction.onabort = () => reject(transaction.error);
    });
  }

  async function read_apart() {
    const held = [];
    try {
      const cache = await caches.open(place + ':backups');
      for (const request of await cache.keys()) {
        const kept = await cache.match(request);
        held.push({key: request.url, value: as_json(new Uint8Array(await kept.arrayBuffer()))});
      }
    } catch (error) {
      // Where the browser has no caches, nothing lies there.
    }
    return held;
  }

  function read_witness() {
    try {
      return localStorage.getItem(place + ':witness');
    } catch (error) {
      return null;
    }
  }

  async function read_database() {
    const database = await open_database();
    try {
      return await read(database);
    } finally {
      database.close();
    }
  }

  globalThis.ithacaRescue = async function () {
    const rescued = {
      kind: 'ithaca-rescue',
      version: 1,
      time: new Date().toISOString(),
      place,
      witness: read_witness(),
      stores: {},
      apart: await read_apart(),
    };
    try {
      rescued.stores = await read_database();
    } catch (error) {
      if (!rescued.apart.length) throw error;
      rescued.error = String(error);
    }
    return new Blob([JSON.stringify(rescued)], {type: 'application/json'});
  };

  globalThis.ithacaSaveAllKept = async function () {
    const address = URL.createObjectURL(await globalThis.ithacaRescue());
    const link = document.createElement('a');
    link.href = address;
    link.download = `ithaca-rescue-${new Date().toISOString().slice(0, 10)}.json`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(address), 60000);
  };
})();
