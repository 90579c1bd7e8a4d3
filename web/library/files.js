// Files behind app/ports/files.hpp: saved as downloads, chosen, dropped, opened by the system or come with the program,
// read in pieces.
mergeInto(LibraryManager.library, {
  $ithaca_files__deps: ['$ithaca_give_bytes', '$ithaca_give_text', '$ithaca_page'],
  $ithaca_files__postset: 'ithaca_files.open = new Map();',  // a library copies plain values only
  $ithaca_files: {
    open: null,  // handle → File
    last_handle: 0,
    chooser: null,
    drag_depth: 0,

    // `origin` as in FileOrigin: 0 chosen, 1 dropped, 2 the sample plan.
    take: function(file, origin) {
      const handle = ++this.last_handle;
      this.open.set(handle, file);
      ithaca_give_text(file.name, (name, size) => _ithaca_files_opened(handle, origin, name, size, file.size));
    },

    choose: function(accept) {
      const chooser = document.createElement('input');
      chooser.type = 'file';
      chooser.accept = accept;
      chooser.onchange = () => {
        if (chooser.files.length) {
          this.take(chooser.files[0], 0);
        } else {
          _ithaca_files_cancelled();
        }
      };
      chooser.oncancel = () => _ithaca_files_cancelled();
      this.chooser = chooser;  // a chooser that nothing refers to may be collected before it answers
      chooser.click();
    },

    // A page that holds the bytes itself gives them as Module.programParts, as for the program.
    open_sample: async function() {
      try {
        const parts = Module['programParts'];
        const response = parts || await fetch('sample-plan.json', {credentials: 'same-origin'});
        if (!parts && !response.ok) throw new Error(`The server answered ${response.status}`);
        this.take(new File([parts ? parts['sample'] : await response.blob()], ''), 2);
      } catch (error) {
        console.warn(error);
        _ithaca_files_sample_missing();
      }
    },

    save: function(name, type, bytes) {
      const link = document.createElement('a');
      link.href = URL.createObjectURL(new Blob([bytes], {type}));
      link.download = name;
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 60000);
    },

    read: async function(handle, offset, length) {
      const file = this.open.get(handle);
      try {
        const bytes = new Uint8Array(await file.slice(offset, offset + length).arrayBuffer());
        ithaca_give_bytes(bytes, (address, size) => _ithaca_files_piece(handle, offset, address, size));
      } catch (error) {
        _ithaca_files_unreadable(handle, offset);
      }
    },

    // A file that the system opens with the installed program, or an address of ours: a shortcut.
    // What a page was opened with is handed to it again when it is loaded anew, and the address was its own.
    watch_launches: function() {
      if (!window.launchQueue) return;
      const navigation = performance.getEntriesByType('navigation')[0];
      let is_old = Boolean(navigation) && navigation.type === 'reload';
      let own_address = location.href;
      launchQueue.setConsumer((launch) => {
        if (is_old) return;
        const handle = launch.files && launch.files[0];
        if (handle) handle.getFile().then((file) => this.take(file, 0), console.warn);
        if (launch.targetURL && launch.targetURL !== own_address) ithaca_page.open_address(launch.targetURL);
        own_address = '';
      });
      is_old = false;
    },

    // The first file of a drop anywhere on the page.
    watch_drops: function() {
      const has_files = (event) => event.dataTransfer && Array.from(event.dataTransfer.types).includes('Files');
      const hover = (change) => (event) => {
        if (!has_files(event)) return;
        event.preventDefault();
        const was_over = this.drag_depth > 0;
        this.drag_depth = Math.max(0, this.drag_depth + change);
        if (was_over !== this.drag_depth > 0) _ithaca_files_hover(this.drag_depth > 0 ? 1 : 0);
      };
      addEventListener('dragenter', hover(1));
      addEventListener('dragleave', hover(-1));
      addEventListener('dragover', (event) => {
        if (has_files(event)) event.preventDefault();
      });
      addEventListener('drop', (event) => {
        if (!has_files(event)) return;
        event.preventDefault();
        this.drag_depth = 0;
        _ithaca_files_hover(0);
        if (event.dataTransfer.files.length) this.take(event.dataTransfer.files[0], 1);
      });
    },
  },

  ithaca_files_watch__deps: ['$ithaca_files'],
  ithaca_files_watch: function() {
    ithaca_files.watch_drops();
    ithaca_files.watch_launches();
  },
  ithaca_files_choose__deps: ['$ithaca_files', '$ithaca_text_at'],
  ithaca_files_choose: function(accept, size) {
    ithaca_files.choose(ithaca_text_at(accept, size));
  },
  ithaca_files_open_sample__deps: ['$ithaca_files'],
  ithaca_files_open_sample: function() {
    ithaca_files.open_sample();
  },
  ithaca_files_save__deps: ['$ithaca_files', '$ithaca_text_at', '$ithaca_bytes_at'],
  ithaca_files_save: function(name, name_size, type, type_size, bytes, size) {
    ithaca_files.save(ithaca_text_at(name, name_size), ithaca_text_at(type, type_size), ithaca_bytes_at(bytes, size));
  },
  ithaca_files_read__deps: ['$ithaca_files'],
  ithaca_files_read: function(handle, offset, length) {
    ithaca_files.read(handle, offset, length);
  },
  ithaca_files_close__deps: ['$ithaca_files'],
  ithaca_files_close: function(handle) {
    ithaca_files.open.delete(handle);
  },
});
