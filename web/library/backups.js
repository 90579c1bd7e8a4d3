// Backups behind app/ports/storage.hpp, and the promise to keep what is stored. A backup lies in the database's store
// `backups` as 'plan/<name>', and once more in a cache (CacheStorage) named ":backups" behind the place of the page: the
// browser keeps that elsewhere, so it outlives a database that was lost. Where there is no cache, one copy must do.
mergeInto(LibraryManager.library, {
  $ithaca_backups__deps: ['$ithaca_storage', '$ithaca_place', '$ithaca_give_bytes', '$ithaca_new_text'],
  $ithaca_backups: {
    // What work(cache) gives; nothing where the browser has no caches here.
    in_cache: async function(work) {
      try {
        return await work(await caches.open(ithaca_place() + ':backups'));
      } catch (error) {
        return undefined;
      }
    },

    // A cache files by address; nobody ever asks for this one.
    address_of: function(name) {
      return 'https://backup.invalid/' + encodeURIComponent(name);
    },
    name_at: function(address) {
      return decodeURIComponent(address.slice(address.lastIndexOf('/') + 1));
    },

    // What the request that ask(store) makes gives; nothing while the database is closed.
    from_database: function(ask) {
      return new Promise((resolve) => {
        try {
          const transaction = ithaca_storage.database.transaction('backups', 'readonly');
          const request = ask(transaction.objectStore('backups'));
          transaction.oncomplete = () => resolve(request.result);
          transaction.onabort = () => resolve(undefined);
        } catch (error) {
          resolve(undefined);
        }
      });
    },

    in_database: function(change) {
      return new Promise((resolve) => {
        const work = (transaction) => change(transaction.objectStore('backups'));
        ithaca_storage.write(['backups'], 'strict', work, resolve, resolve);
      });
    },

    write: async function(name, bytes) {
      await this.in_database((kept) => kept.put(bytes, 'plan/' + name));
      await this.in_cache((cache) => cache.put(this.address_of(name), new Response(bytes)));
      this.list();
    },

    list: async function() {
      const range = IDBKeyRange.bound('plan/', 'plan0', false, true);
      const keys = await this.from_database((kept) => kept.getAllKeys(range));
      const requests = await this.in_cache((cache) => cache.keys());
      for (const key of keys || []) _ithaca_storage_add_backup(ithaca_new_text(key.slice('plan/'.length)), 0);
      for (const request of requests || []) _ithaca_storage_add_backup(ithaca_new_text(this.name_at(request.url)), 1);
      _ithaca_storage_backups_listed();
    },

    read: async function(name) {
      const kept = await this.from_database((backups) => backups.get('plan/' + name));
      const apart = await this.in_cache(async (cache) => {
        const found = await cache.match(this.address_of(name));
        return found && new Uint8Array(await found.arrayBuffer());
      });
      for (const bytes of [kept, apart]) {
        if (bytes instanceof Uint8Array) ithaca_give_bytes(bytes, _ithaca_storage_add_backup_copy);
      }
      _ithaca_storage_backup_read(ithaca_new_text(name));
    },

    drop: function(name, is_apart) {
      if (is_apart) {
        this.in_cache((cache) => cache.delete(this.address_of(name)));
      } else {
        this.in_database((kept) => kept.delete('plan/' + name));
      }
    },

    clear_cache: function() {
      return this.in_cache(() => caches.delete(ithaca_place() + ':backups'));
    },

    // Asked, a browser may ask the person and answer when it pleases: nothing waits for it.
    tell_keeping: async function(asks) {
      let promised = false;
      try {
        promised = await (asks ? navigator.storage.persist() : navigator.storage.persisted());
      } catch (error) {
        // What cannot be asked promises nothing.
      }
      _ithaca_storage_keeping_answered(promised ? 1 : 0);
    },
  },
});
