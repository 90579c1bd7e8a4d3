// The connection to the page's database. It is asked for before the program is compiled: the answer comes from another
// process, and nothing can be shown without it. See storage.js for what lies in the database.
mergeInto(LibraryManager.library, {
  $ithaca_database__deps: ['$ithaca_place'],
  $ithaca_database__postset: 'if (globalThis.isSecureContext) ithaca_database.ask();',
  $ithaca_database: {
    asked: null,    // the promise of a connection that nobody has taken
    blocked: null,  // called when another page stands in the way

    ask: function() {
      this.asked = new Promise((resolve, reject) => {
        const request = globalThis.indexedDB.open(ithaca_place(), 1);
        request.onupgradeneeded = () => {
          for (const name of ['ops', 'snapshots', 'backups', 'meta']) request.result.createObjectStore(name);
        };
        request.onblocked = () => this.blocked && this.blocked();
        request.onerror = () => reject(request.error);
        request.onsuccess = () => {
          const database = request.result;
          // Until it is taken it stands in nobody's way.
          database.onversionchange = () => {
            database.close();
            this.asked = null;
          };
          resolve(database);
        };
      });
      this.asked.catch(() => {});  // is told to who takes it
    },

    trouble_of: function(error) {
      const troubles = {
        QuotaExceededError: 'full',
        ConstraintError: 'conflict',
        VersionError: 'newer',
        SecurityError: 'refused',
        InvalidStateError: 'closed',
      };
      return (error && troubles[error.name]) || 'aborted';
    },

    // Chromium keeps the databases of an origin in one LevelDB, and goes on in the log of the session before. Where that
    // one was killed between the two writes of a record, half a record is in the middle of the log from then on: the
    // start after the next takes everything for broken, and deletes it without a word. A database that is deleted is
    // compacted away, and that begins a new log. See app/DECISIONS.md.
    begin_new_log: function() {
      if (!/Chrom/.test(navigator.userAgent)) return;
      const name = 'ithaca-new-log';
      globalThis.indexedDB.open(name).onsuccess = (event) => {
        event.target.result.close();
        globalThis.indexedDB.deleteDatabase(name);
      };
    },

    // A promise of a connection, which belongs to the caller from now on.
    take: function(blocked) {
      this.blocked = blocked;
      if (!this.asked) this.ask();
      const asked = this.asked;
      this.asked = null;
      return asked;
    },
  },
});
