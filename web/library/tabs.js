// Of several tabs one writes and the others follow. The one that holds the Web Lock named by the folder of the page (see
// memory.js) with ":writer" writes; all talk over a BroadcastChannel of the folder's name:
//   {kind: 'ops', seqs, values, head}   edits that are durable, and the head behind them
//   {kind: 'want', tab}                 a person types there: the one that writes gives the lock back
//   {kind: 'writer', tab}               it has the lock
//   {kind: 'cleared'}                   everything was deleted
mergeInto(LibraryManager.library, {
  $ithaca_tabs__deps: ['$ithaca_storage', '$ithaca_place'],
  $ithaca_tabs: {
    channel: null,
    tab: '',
    is_writer: false,
    lock_serial: 0,         // of the lock that is held; a callback of an earlier one means nothing any more
    release_lock: null,     // gives the lock back
    queue_control: null,    // takes this tab out of the queue for the lock
    wants_to_write: false,
    steal_timer: 0,
    gives_way_to: '',       // the tab that asked to write and has not got the lock yet
    heard_early: null,      // messages that arrive while everything is being read

    patience_ms: 700,

    lock_name: function() {
      return ithaca_place() + ':writer';
    },

    join: async function() {
      if (this.channel) return;
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

    // --- the lock --------------------------------------------------------------------------------------------------

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
      this.tell({kind: 'writer', tab: this.tab});
      await ithaca_storage.opening;
      // Where the database is closed, whoever writes next is told so.
      const news = await ithaca_storage.read_news().catch(() => null);
      if (serial !== this.lock_serial || !this.release_lock) return;
      this.is_writer = true;
      this.begin_to_write(news);
    },

    begin_to_write: function(news) {
      if (news) {
        ithaca_storage.take_news(news);
        ithaca_storage.known_head = news.head;  // also where an edit of this tab was meant to stand there
      }
      _ithaca_storage_role_changed(1);
    },

    request_writer: function() {
      if (!this.channel || this.wants_to_write) return;
      if (this.is_writer) {
        this.write_on();
      } else if (!this.release_lock) {  // else it is becoming the writer
        this.ask_for_lock();
      }
    },

    // Another tab wrote meanwhile, or the program has not been told yet.
    write_on: function() {
      if (ithaca_storage.openings > 0) return;
      ithaca_storage.read_news().then((news) => {
        if (this.is_writer) this.begin_to_write(news);
      }, () => ithaca_storage.close('closed'));
    },

    ask_for_lock: function() {
      this.wants_to_write = true;
      this.tell({kind: 'want', tab: this.tab});
      this.queue_for_lock();
      // A tab that the browser froze cannot give way. Its edits stay safe: see the top of storage.js.
      this.steal_timer = setTimeout(() => {
        if (this.queue_control) this.queue_control.abort();
        this.queue_control = null;
        const request = navigator.locks.request(this.lock_name(), {steal: true}, () => this.take_lock());
        this.watch_lock(request, this.lock_serial + 1);
      }, this.patience_ms);
    },

    // Stops writing at once, and gives the lock back when what is under way has come to its end.
    step_back: function() {
      const serial = this.lock_serial;
      this.follow();
      ithaca_storage.when_settled(() => {
        if (serial !== this.lock_serial || !this.release_lock) return;
        const release = this.release_lock;
        this.release_lock = null;
        release();
        this.queue_for_lock();
      });
    },

    // --- messages --------------------------------------------------------------------------------------------------

    tell: function(message) {
      this.channel.postMessage(message);
    },

    listen_later: function() {
      this.heard_early = [];
    },

    listen: function() {
      const heard = this.heard_early || [];
      this.heard_early = null;
      heard.forEach((message) => this.hear(message));
    },

    hear: function(message) {
      if (this.heard_early) {
        this.heard_early.push(message);
        return;
      }
      if (message.kind === 'ops') {
        this.take_news(message);
      } else if (message.kind === 'want') {
        this.gives_way_to = message.tab;
        if (this.is_writer) this.step_back();
      } else if (message.kind === 'writer') {
        this.gives_way_to = '';
        // The last one may have ended between writing an edit and telling of it.
        ithaca_storage.read_news().then((news) => this.hear(Object.assign({kind: 'ops'}, news)), () => {});
      } else if (message.kind === 'cleared') {
        ithaca_storage.forget();
      }
    },

    // Also of a tab that writes: one that was the writer before may have been in the middle of it.
    take_news: function(news) {
      if (ithaca_storage.take_news(news)) _ithaca_storage_ops_arrived();
    },
  },
});
