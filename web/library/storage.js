// The browser's storage behind app/ports/storage.hpp. Moves bytes; what they mean is known in app/store.
//
// One database, named by the folder of the page (see memory.js):
//   ops        seq → bytes               one record for each committed edit
//   snapshots  generation → bytes        the whole plan
//   backups    'plan/…' → bytes          earlier versions of the plan (backups.js)
//              'damaged-…' → {kind, …}   what was damaged and set aside
//   meta       'head' → {seq, bytes}     the last edit
//              'draft/…' → text          what was begun in a form and not yet said
// Of several tabs one writes (tabs.js). Even two that both believed to be the writer could not overwrite each other: an
// edit is added only right behind the head that it was made on, in the same transaction.
mergeInto(LibraryManager.library, {
  $ithaca_storage__deps: ['$ithaca_database', '$ithaca_tabs', '$ithaca_place', '$ithaca_give_bytes', '$ithaca_give_text', '$ithaca_new_text'],
  $ithaca_storage: {
    database: null,
    known_seq: 0,         // the last edit that this tab wrote or was given
    known_head: null,     // the head behind which the next edit of this tab belongs
    writes_under_way: 0,
    settled: [],          // called when no write is under way
    opening: null,        // the promise of the last opening
    openings: 0,          // asked for and not at their end
    wake_timer: 0,

    // Longer than any start that was measured, short enough for somebody who waits.
    silence_ms: 5000,

    fail: function(trouble) {
      ithaca_give_text(trouble, _ithaca_storage_failed);
    },

    // --- opening ---------------------------------------------------------------------------------------------------

    // Of several that are asked for only the last is answered: the program takes one answer, and what was read for
    // another would be known here and not there.
    open: function() {
      this.openings += 1;
      this.opening = (this.opening || Promise.resolve()).then(() => this.open_and_read()).catch((error) => {
        const trouble = ithaca_database.trouble_of(error);
        this.fail(trouble === 'closed' ? 'refused' : trouble);
      }).then(() => {
        this.openings -= 1;
      });
    },

    open_and_read: async function() {
      let factory;
      try {
        factory = globalThis.indexedDB;
      } catch (error) {
        return this.fail('refused');
      }
      if (!globalThis.isSecureContext || !navigator.locks || !globalThis.BroadcastChannel) return this.fail('insecure');
      if (!factory) return this.fail('missing');
      const silence = setTimeout(() => this.fail('silent'), this.silence_ms);
      try {
        if (!this.database) await this.open_database();
        await ithaca_tabs.join();
        ithaca_tabs.listen_later();
        const witness = this.read_witness();  // before the rest: a tab that writes meanwhile is ahead of it
        const kept = await this.read_all();
        if (this.openings === 1) this.deliver_loaded(kept, witness);
        ithaca_database.begin_new_log();
      } finally {
        clearTimeout(silence);
        ithaca_tabs.listen();
      }
    },

    open_database: async function() {
      const database = await ithaca_database.take(() => this.fail('blocked'));
      // Without a new version it is being deleted: by the browser's own tools, for example.
      database.onversionchange = (event) => this.close(event.newVersion === null ? 'closed' : 'replaced');
      database.onclose = () => this.close('closed');
      this.database = database;
    },

    // Writes under way still come to their end.
    close: function(trouble) {
      if (!this.database) return;
      this.database.close();
      this.database = null;
      ithaca_give_text(trouble, _ithaca_storage_closed);
    },

    read_all: function() {
      return new Promise((resolve, reject) => {
        const transaction = this.database.transaction(['ops', 'snapshots', 'meta'], 'readonly');
        const ops = transaction.objectStore('ops');
        const snapshots = transaction.objectStore('snapshots');
        const meta = transaction.objectStore('meta');
        const drafts = IDBKeyRange.bound('draft/', 'draft0', false, true);
        const requests = {
          ops: ops.getAll(),
          op_keys: ops.getAllKeys(),
          snapshots: snapshots.getAll(),
          snapshot_keys: snapshots.getAllKeys(),
          head: meta.get('head'),
          draft_keys: meta.getAllKeys(drafts),
          drafts: meta.getAll(drafts),
        };
        transaction.onabort = () => reject(transaction.error);
        transaction.oncomplete = () => {
          const kept = {};
          for (const name of Object.keys(requests)) kept[name] = requests[name].result;
          resolve(kept);
        };
      });
    },

    // A value of another kind than this program writes is given on as no bytes: damaged.
    bytes_of: function(value) {
      return value instanceof Uint8Array ? value : new Uint8Array(0);
    },

    deliver_loaded: function(kept, witness_text) {
      kept.snapshots.forEach((value, i) => {
        ithaca_give_bytes(this.bytes_of(value), (address, size) => {
          _ithaca_storage_add_snapshot(Number(kept.snapshot_keys[i]), address, size);
        });
      });
      this.add_ops(kept.op_keys, kept.ops);
      kept.drafts.forEach((text, i) => {
        const name = kept.draft_keys[i].slice('draft/'.length);
        _ithaca_storage_add_draft(ithaca_new_text(name), ithaca_new_text(String(text)));
      });
      this.known_seq = this.seq_of(kept.head);
      this.known_head = kept.head;
      ithaca_give_bytes(this.bytes_of(kept.head && kept.head.bytes), (head, head_size) => {
        ithaca_give_text(witness_text, (witness, witness_size) => {
          _ithaca_storage_loaded(ithaca_tabs.is_writer ? 1 : 0, head, head_size, witness, witness_size);
        });
      });
    },

    seq_of: function(head) {
      return head && Number.isSafeInteger(head.seq) ? head.seq : 0;
    },

    add_ops: function(seqs, values) {
      values.forEach((value, i) => {
        ithaca_give_bytes(this.bytes_of(value), (address, size) => {
          _ithaca_storage_add_op(Number(seqs[i]), address, size);
        });
      });
    },

    // What was written since the last edit that is known here.
    read_news: function() {
      return new Promise((resolve, reject) => {
        const transaction = this.database.transaction(['ops', 'meta'], 'readonly');
        const range = IDBKeyRange.lowerBound(this.known_seq, true);
        const head = transaction.objectStore('meta').get('head');
        const seqs = transaction.objectStore('ops').getAllKeys(range);
        const values = transaction.objectStore('ops').getAll(range);
        transaction.onabort = () => reject(transaction.error);
        transaction.oncomplete = () => resolve({seqs: seqs.result, values: values.result, head: head.result});
      });
    },

    // News of this tab's reading, or as another tab told them; false: there is nothing new in them.
    take_news: function(news) {
      const last = news.seqs.length ? news.seqs[news.seqs.length - 1] : 0;
      if (last <= this.known_seq) return false;
      this.add_ops(news.seqs, news.values);
      this.known_seq = last;
      this.known_head = news.head;
      return true;
    },

    // --- writing ---------------------------------------------------------------------------------------------------

    when_settled: function(action) {
      if (this.writes_under_way === 0) {
        action();
      } else {
        this.settled.push(action);
      }
    },

    // Runs work(transaction) in one transaction; done() when it is complete, failed(trouble) when not, never in the
    // call itself.
    write: function(stores, durability, work, done, failed) {
      const database = this.database;
      let transaction;
      try {
        transaction = database.transaction(stores, 'readwrite', {durability});
      } catch (error) {
        const trouble = database ? ithaca_database.trouble_of(error) : 'closed';
        Promise.resolve().then(() => failed(trouble));
        return;
      }
      this.writes_under_way += 1;
      const settle = () => {
        this.writes_under_way -= 1;
        if (this.writes_under_way === 0) this.settled.splice(0).forEach((action) => action());
      };
      // Of a database that was closed meanwhile nothing is told: what it took is seen when it is opened again.
      transaction.oncomplete = () => {
        if (database === this.database) done();
        settle();
      };
      transaction.onabort = () => {
        if (database === this.database) failed(transaction.trouble || ithaca_database.trouble_of(transaction.error));
        settle();
      };
      work(transaction);
    },

    // An edit of another tab may have the number of the one that this tab wrote, or thinks that it did.
    is_same_head: function(known, last) {
      if (!known || !last || known.seq !== last.seq) return true;
      const a = this.bytes_of(known.bytes), b = this.bytes_of(last.bytes);
      return a.length === b.length && a.every((byte, i) => byte === b[i]);
    },

    append: function(seq, op, head) {
      const failed = (trouble) => {
        ithaca_give_text(trouble, (address, size) => _ithaca_storage_op_failed(seq, address, size));
      };
      if (!ithaca_tabs.is_writer && this.database) {
        Promise.resolve().then(() => failed('conflict'));
        return;
      }
      const before = this.known_head;
      this.known_head = {seq, bytes: head};
      this.write(['ops', 'meta'], 'relaxed', (transaction) => {
        const meta = transaction.objectStore('meta');
        const last = meta.get('head');
        last.onsuccess = () => {
          const last_seq = this.seq_of(last.result);
          if (last_seq !== seq - 1 || !this.is_same_head(before, last.result)) {
            // Behind: the edit before this one was not written either.
            transaction.trouble = last_seq >= seq - 1 ? 'conflict' : 'aborted';
            transaction.abort();
            return;
          }
          transaction.objectStore('ops').add(op, seq);
          meta.put({seq, bytes: head}, 'head');
          if (transaction.commit) transaction.commit();
        };
      }, () => {
        this.known_seq = Math.max(this.known_seq, seq);
        ithaca_tabs.tell({kind: 'ops', seqs: [seq], values: [op], head: {seq, bytes: head}});
        _ithaca_storage_durable(seq);
      }, failed);
    },

    write_snapshot: function(generation, bytes) {
      const failed = (trouble) => {
        ithaca_give_text(trouble, (address, size) => _ithaca_storage_snapshot_failed(generation, address, size));
      };
      this.write(['snapshots'], 'strict', (transaction) => {
        transaction.objectStore('snapshots').put(bytes, generation);
      }, () => {
        const transaction = this.database.transaction('snapshots', 'readonly');
        const request = transaction.objectStore('snapshots').get(generation);
        transaction.onabort = () => failed(ithaca_database.trouble_of(transaction.error));
        transaction.oncomplete = () => {
          ithaca_give_bytes(this.bytes_of(request.result), (address, size) => {
            _ithaca_storage_snapshot_stored(generation, address, size);
          });
        };
      }, failed);
    },

    drop_before: function(first_op, first_generation) {
      this.write(['ops', 'snapshots'], 'relaxed', (transaction) => {
        transaction.objectStore('ops').delete(IDBKeyRange.upperBound(first_op, true));
        transaction.objectStore('snapshots').delete(IDBKeyRange.upperBound(first_generation, true));
      }, () => {}, () => {});
    },

    set_aside: function(first_op, generations, head, keeps_copy) {
      const range = IDBKeyRange.lowerBound(first_op);
      this.known_head = {seq: first_op - 1, bytes: head};
      this.write(['ops', 'snapshots', 'backups', 'meta'], 'strict', (transaction) => {
        const ops = transaction.objectStore('ops');
        const snapshots = transaction.objectStore('snapshots');
        const clear = () => {
          ops.delete(range);
          generations.forEach((generation) => snapshots.delete(generation));
          transaction.objectStore('meta').put({seq: first_op - 1, bytes: head}, 'head');
        };
        if (!keeps_copy) return clear();
        const damaged = {kind: 'damaged', time: Date.now(), ops: null, snapshots: []};
        for (const generation of generations) {
          const request = snapshots.get(generation);
          request.onsuccess = () => damaged.snapshots.push(request.result);
        }
        const request = ops.getAll(range);
        request.onsuccess = () => {
          damaged.ops = request.result;
          transaction.objectStore('backups').put(damaged, 'damaged-' + damaged.time);
          clear();
        };
      }, () => {}, () => {
        // Where there is no room for a copy, the place in the log matters more.
        if (keeps_copy) this.set_aside(first_op, generations, head, false);
      });
    },

    keep_draft: function(name, text) {
      this.write(['meta'], 'relaxed', (transaction) => {
        const meta = transaction.objectStore('meta');
        if (text) {
          meta.put(text, 'draft/' + name);
        } else {
          meta.delete('draft/' + name);
        }
        if (transaction.commit) transaction.commit();
      }, () => {}, () => {});
    },

    clear_all: function() {
      const stores = ['ops', 'snapshots', 'backups', 'meta'];
      this.write(stores, 'strict', (transaction) => {
        stores.forEach((name) => transaction.objectStore(name).clear());
      }, () => {
        this.write_witness('');
        ithaca_tabs.tell({kind: 'cleared'});
        this.forget();
      }, (trouble) => ithaca_give_text(trouble, _ithaca_storage_clear_failed));
    },

    forget: function() {
      this.known_seq = 0;
      this.known_head = null;
      _ithaca_storage_cleared();
    },

    // --- the witness -----------------------------------------------------------------------------------------------

    read_witness: function() {
      try {
        return localStorage.getItem(ithaca_place() + ':witness') || '';
      } catch (error) {
        return '';
      }
    },

    write_witness: function(text) {
      try {
        const key = ithaca_place() + ':witness';
        if (text) {
          localStorage.setItem(key, text);
        } else {
          localStorage.removeItem(key);
        }
      } catch (error) {
        // Without a witness a reset cannot be told from a first visit; nothing else depends on it.
      }
    },
  },
});
