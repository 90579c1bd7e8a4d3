// The browser's storage behind app/ports/storage.hpp. Moves bytes; what they mean is known in app/store.
//
// One database, named by the folder of the page (see memory.js):
//   ops        seq → bytes               one record for each committed edit
//   snapshots  generation → bytes        the whole plan
//   backups    'plan/…' → bytes          earlier versions of the plan (backups.js)
//              'damaged-…' → {kind, …}   what was damaged and set aside
//   meta       'head' → {seq, bytes}     the last edit
//              'draft/…' → text          what was begun in a form and not yet said
// One Web Lock of the same name with ":writer": the tab that holds it writes, the others follow over a
// BroadcastChannel of the same name. Even two tabs that both believed to be the writer could not overwrite each other:
// an edit is added only right behind the head that it was made on, in the same transaction.
mergeInto(LibraryManager.library, {
  $ithaca_storage__deps: ['$ithaca_database', '$ithaca_place', '$ithaca_give_bytes', '$ithaca_give_text', '$ithaca_new_text'],
  $ithaca_storage: {
    database: null,
    channel: null,
    tab: '',
    is_writer: false,
    lock_serial: 0,         // of the lock that is held; a callback of an earlier one means nothing any more
    release_lock: null,     // gives the lock back
    queue_control: null,    // takes this tab out of the queue for the lock
    wants_to_write: false,
    steal_timer: 0,
    gives_way_to: '',       // the tab that asked to write and has not got the lock yet
    known_seq: 0,           // the last edit that this tab wrote or was given
    known_head: null,       // the head behind which the next edit of this tab belongs
    writes_under_way: 0,
    settled: [],            // called when no write is under way
    opening: null,
    heard_early: null,      // messages that arrive while everything is being read
    wake_timer: 0,

    // Longer than any start that was measured, short enough for somebody who waits.
    silence_ms: 5000,
    patience_ms: 700,

    fail: function(trouble) {
      ithaca_give_text(trouble, _ithaca_storage_failed);
    },

    // --- opening ---------------------------------------------------------------------------------------------------

    open: function() {
      this.opening = (this.opening || Promise.resolve()).then(() => this.open_and_read()).catch((error) => {
        const trouble = ithaca_database.trouble_of(error);
        this.fail(trouble === 'closed' ? 'refused' : trouble);
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
        if (!this.channel) await this.join_tabs();
        this.heard_early = [];
        const witness = this.read_witness();  // before the rest: a tab that writes meanwhile is ahead of it
        const kept = await this.read_all();
        this.deliver_loaded(kept, witness);
      } finally {
        clearTimeout(silence);
        const heard = this.heard_early || [];
        this.heard_early = null;
        heard.forEach((message) => this.hear(message));
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
          _ithaca_storage_loaded(this.is_writer ? 1 : 0, head, head_size, witness, witness_size);
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

    // --- tabs: one writes, the others follow -----------------------------------------------------------------------

    lock_name: function() {
      return ithaca_place() + ':writer';
    },

    join_tabs: async function() {
      this.tab = crypto.randomUUID();
      this.channel = new BroadcastChannel(ithaca_place());
      this.channel.onmessage = (event) => this.hear(event.data);
      await new Promise((resolve) => {
        const request = navigator.locks.request(this.lock_name(), {ifAvailable: true}, (lock) => {
          if (!lock) return undefined;
          const held = this.hold_lock();
          this.is_writer = true;
          resolve();
          return held;
        });
        this.watch_lock(request, this.lock_serial + 1);
        request.then(resolve, resolve);
      });
      if (!this.is_writer) this.queue_for_lock();
    },

    // The promise that keeps the lock until release_lock is called.
    hold_lock: function() {
      this.lock_serial += 1;
      return new Promise((resolve) => {
        this.release_lock = resolve;
      });
    },

    // Notices when the lock that was held is stolen.
    watch_lock: function(request, serial) {
      request.catch((error) => {
        if (serial !== this.lock_serial || !this.release_lock) return;
        this.release_lock = null;
        this.follow();
        this.queue_for_lock();
      });
    },

    follow: function() {
      if (!this.is_writer) return;
      this.is_writer = false;
      _ithaca_storage_role_changed(0);
    },

    // A follower waits in the queue, so that it becomes the writer by itself when that tab closes.
    queue_for_lock: function() {
      if (this.queue_control) return;
      const control = new AbortController();
      this.queue_control = control;
      const request = navigator.locks.request(this.lock_name(), {signal: control.signal}, () => {
        this.queue_control = null;
        return this.take_lock();
      });
      this.watch_lock(request, this.lock_serial + 1);
    },

    take_lock: function() {
      if (this.gives_way_to && !this.wants_to_write) {
        this.gives_way_to = '';
        setTimeout(() => this.queue_for_lock(), 0);
        return undefined;
      }
      const held = this.hold_lock();
      this.become_writer(this.lock_serial);
      return held;
    },

    become_writer: async function(serial) {
      clearTimeout(this.steal_timer);
      this.steal_timer = 0;
      this.wants_to_write = false;
      this.gives_way_to = '';
      this.channel.postMessage({kind: 'writer', tab: this.tab});
      let later = {seqs: [], values: []};
      try {
        await this.opening;
        later = await this.read_ops_after(this.known_seq);
      } catch (error) {
        // The database is closed: whoever writes next is told so.
      }
      if (serial !== this.lock_serial || !this.release_lock) return;
      this.is_writer = true;
      this.deliver_role(later);
    },

    deliver_role: function(later) {
      this.add_ops(later.seqs, later.values);
      this.known_head = later.head;
      if (later.seqs.length) this.known_seq = later.seqs[later.seqs.length - 1];
      _ithaca_storage_role_changed(1);
    },

    read_ops_after: function(seq) {
      return new Promise((resolve, reject) => {
        const transaction = this.database.transaction(['ops', 'meta'], 'readonly');
        const range = IDBKeyRange.lowerBound(seq, true);
        const head = transaction.objectStore('meta').get('head');
        const seqs = transaction.objectStore('ops').getAllKeys(range);
        const values = transaction.objectStore('ops').getAll(range);
        transaction.onabort = () => reject(transaction.error);
        transaction.oncomplete = () => resolve({seqs: seqs.result, values: values.result, head: head.result});
      });
    },

    request_writer: function() {
      if (this.wants_to_write || !this.channel) return;
      if (this.is_writer) {
        this.read_ops_after(this.known_seq).then((later) => this.deliver_role(later), () => this.close('closed'));
        return;
      }
      this.wants_to_write = true;
      this.channel.postMessage({kind: 'want', tab: this.tab});
      this.queue_for_lock();
      // A tab that the browser froze cannot give way. Its edits stay safe: see the top of this file.
      this.steal_timer = setTimeout(() => {
        if (this.queue_control) this.queue_control.abort();
        this.queue_control = null;
        const request = navigator.locks.request(this.lock_name(), {steal: true}, () => this.take_lock());
        this.watch_lock(request, this.lock_serial + 1);
      }, this.patience_ms);
    },

    hear: function(message) {
      if (this.heard_early) {
        this.heard_early.push(message);
        return;
      }
      if (message.kind === 'ops') {
        this.follow_ops(message.seqs, message.values);
      } else if (message.kind === 'want') {
        this.gives_way_to = message.tab;
        if (this.is_writer) this.step_back();
      } else if (message.kind === 'writer') {
        this.gives_way_to = '';
        // The last one may have ended between writing an edit and telling of it.
        this.read_ops_after(this.known_seq).then((later) => this.hear(Object.assign({kind: 'ops'}, later)), () => {});
      } else if (message.kind === 'cleared') {
        this.known_seq = 0;
        _ithaca_storage_cleared();
      }
    },

    follow_ops: function(seqs, values) {
      if (this.is_writer || !seqs.length || seqs[seqs.length - 1] <= this.known_seq) return;
      this.add_ops(seqs, values);
      this.known_seq = seqs[seqs.length - 1];
      _ithaca_storage_ops_arrived();
    },

    // Stops writing at once, and gives the lock back when what is under way has come to its end.
    step_back: function() {
      const serial = this.lock_serial;
      this.follow();
      this.when_settled(() => {
        if (serial !== this.lock_serial || !this.release_lock) return;
        const release = this.release_lock;
        this.release_lock = null;
        release();
        this.queue_for_lock();
      });
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
      if (!this.is_writer && this.database) {
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
        this.known_seq = seq;
        this.channel.postMessage({kind: 'ops', seqs: [seq], values: [op]});
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
        this.known_seq = 0;
        this.channel.postMessage({kind: 'cleared'});
        _ithaca_storage_cleared();
      }, (trouble) => ithaca_give_text(trouble, _ithaca_storage_clear_failed));
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
