// The program's own files behind app/ports/versions.hpp: web/page/worker.js keeps them, and tells of a newer version.
// Nothing here is polled: a browser looks for a new worker at every navigation, and is asked to when the page is shown
// again after hours.
mergeInto(LibraryManager.library, {
  $ithaca_versions__deps: ['$ithaca_page', '$ithaca_storage'],
  $ithaca_versions: {
    registration: null,
    told: null,   // the worker that was told of as waiting
    looked_at: 0,
    hours_ms: 4 * 60 * 60 * 1000,

    // As Offline in versions.hpp has them.
    ready: 1,
    one_file: 2,
    insecure: 3,
    missing: 4,
    failed: 5,

    container: function() {
      try {
        return navigator.serviceWorker;
      } catch (error) {
        return undefined;  // not allowed here
      }
    },

    // The first worker of all takes this page as it is; any later one is of another version. A page that was loaded past
    // the worker knows of that by what it was told. A worker of a copy in a folder above is not ours: until ours is
    // there, the browser gives the page to that one.
    watch: function() {
      const container = this.container();
      if (!container || Module['programParts']) return;
      const is_ours = (worker) => worker && worker.scriptURL === new URL('worker.js', document.baseURI).href;
      let is_kept = Boolean(is_ours(container.controller));
      container.addEventListener('controllerchange', () => {
        if (is_kept || this.told) _ithaca_versions_changed();
        is_kept = true;
      });
    },

    keep: function() {
      if (Module['programParts']) return _ithaca_versions_offline(this.one_file);
      if (!isSecureContext) return _ithaca_versions_offline(this.insecure);
      if (!this.container()) return _ithaca_versions_offline(this.missing);
      const register = () => this.register().catch(() => _ithaca_versions_offline(this.failed));
      if (window.requestIdleCallback) {
        requestIdleCallback(register);
      } else {
        setTimeout(register, 200);
      }
    },

    register: async function() {
      const address = ithaca_page.trusted('createScriptURL', 'worker.js');
      this.registration = await this.container().register(address);
      this.looked_at = Date.now();
      const follow = (worker) => {
        if (worker) worker.addEventListener('statechange', () => this.look(worker));
      };
      this.registration.addEventListener('updatefound', () => follow(this.registration.installing));
      follow(this.registration.installing);
      document.addEventListener('visibilitychange', () => this.look_for_newer());
      this.look();
    },

    look: async function(worker) {
      const active = this.registration.active;
      const waiting = this.registration.waiting;
      if (!active && worker && worker.state === 'redundant') _ithaca_versions_offline(this.failed);
      if (!active) return;
      if (waiting && waiting !== this.told) {
        this.told = waiting;
        _ithaca_versions_waits();
      }
      const is_here = await caches.match(this.registration.scope).catch(() => undefined);
      if (!is_here) active.postMessage('keep');
      _ithaca_versions_offline(is_here ? this.ready : this.failed);
    },

    look_for_newer: function() {
      if (document.visibilityState !== 'visible' || Date.now() - this.looked_at < this.hours_ms) return;
      this.looked_at = Date.now();
      this.registration.update().catch(() => {});  // without a network there is nothing newer
    },

    take_over: function() {
      const waiting = this.registration && this.registration.waiting;
      if (waiting) {
        waiting.postMessage('take over');
      } else {
        _ithaca_versions_changed();
      }
    },

    // What was just typed is taken in first, as when a page is left.
    start_again: function() {
      _ithaca_page_shown(false);
      ithaca_storage.when_settled(() => location.reload());
    },
  },

  ithaca_versions_watch__deps: ['$ithaca_versions'],
  ithaca_versions_watch: function() {
    ithaca_versions.watch();
  },
  ithaca_versions_keep__deps: ['$ithaca_versions'],
  ithaca_versions_keep: function() {
    ithaca_versions.keep();
  },
  ithaca_versions_take_over__deps: ['$ithaca_versions'],
  ithaca_versions_take_over: function() {
    ithaca_versions.take_over();
  },
  ithaca_versions_start_again__deps: ['$ithaca_versions'],
  ithaca_versions_start_again: function() {
    ithaca_versions.start_again();
  },
});
