// The program and its rest behind app/ports/program.hpp: the first part starts it; the rest is fetched when a person
// begins, or at once where there is a plan, and joined to the first when it is asked for. web/split.mjs makes the two;
// an unsplit program is whole from the start. A page that holds the bytes itself gives them as Module.programParts.
mergeInto(LibraryManager.library, {
  $ithaca_program__deps: ['$ithaca_place', '$ithaca_canvas', '$ithaca_glyphs'],
  $ithaca_program__postset: `Module['instantiateWasm'] = (imports, start) => ithaca_program.start(imports, start);`,
  $ithaca_program: {
    first: null,  // what the first part exports
    rest: null,   // promise of the compiled rest
    rest_name: 'rest.wasm',  // empty where web/pack.mjs found no rest
    is_whole: false,
    is_coming: false,

    start: function(imports, start) {
      // A call of the rest before it is here is a mistake of ours, and ends in the panel of last resort.
      imports['rest'] = new Proxy({}, {
        get: (target, name) => () => {
          throw new Error(`Function ${name} of the rest was called before the rest was there`);
        },
      });
      this.compile('ithaca.wasm', 'first').then(async (module) => {
        const instance = await WebAssembly.instantiate(module, imports);
        this.first = instance.exports;
        this.is_whole = !WebAssembly.Module.imports(module).some((one) => one.module === 'rest');
        start(instance, module);
      });
      this.expect_rest();
      this.prepare();
      return {};  // nothing yet: the exports come with start()
    },

    // While the program comes, the page stands still: what it asks of the browser first, and waits for, is begun now.
    prepare: function() {
      ithaca_canvas.open();
      ithaca_glyphs.start();
      for (const strong of [false, true]) ithaca_glyphs.measured(ithaca_glyphs.use(15 * devicePixelRatio, strong));
      Intl.DateTimeFormat().resolvedOptions();
    },

    compile: async function(name, part) {
      if (Module['programParts']) return WebAssembly.compile(Module['programParts'][part]);
      const response = await fetch(name, {credentials: 'same-origin'});
      if (!response.ok) throw new Error(`${name}: the server answered ${response.status}`);
      if ((response.headers.get('content-type') || '').startsWith('application/wasm')) {
        return WebAssembly.compileStreaming(response);
      }
      return WebAssembly.compile(await response.arrayBuffer());
    },

    // On its way beside the first part where there is a plan; else with a person's first press.
    expect_rest: function() {
      let has_plan = false;
      try {
        has_plan = localStorage.getItem(ithaca_place() + ':witness') !== null;
      } catch (error) {
        // Not allowed: it comes with the first press.
      }
      if (has_plan) {
        this.fetch_rest();
      } else {
        for (const type of ['pointerdown', 'keydown', 'click', 'input']) {
          addEventListener(type, () => this.fetch_rest(), {once: true, capture: true});
        }
      }
    },

    fetch_rest: function() {
      if (!this.rest && !this.is_whole && this.rest_name) {
        this.rest = this.compile(this.rest_name, 'rest');
        this.rest.catch(() => {
          this.rest = null;  // fetched anew when it is asked for
        });
      }
      return this.rest;
    },

    complete: async function() {
      if (this.is_whole || this.is_coming) return;
      this.is_coming = true;
      try {
        await WebAssembly.instantiate(await this.fetch_rest(), {'first': this.first});
        this.is_whole = true;
      } catch (error) {
        console.warn(error);
      }
      this.is_coming = false;
      _ithaca_program_arrived(this.is_whole);
    },
  },

  ithaca_program_is_whole__deps: ['$ithaca_program'],
  ithaca_program_is_whole: function() {
    return ithaca_program.is_whole;
  },

  ithaca_program_complete__deps: ['$ithaca_program'],
  ithaca_program_complete: function() {
    ithaca_program.complete();
  },
});
