// The page around the program: its size and preferences, frames on demand, the address, title and language.
// See web/page.cpp for what it calls.
mergeInto(LibraryManager.library, {
  $ithaca_page__deps: ['$ithaca_give_text'],
  $ithaca_page: {
    frame: 0,
    timer: 0,
    device: null,   // size of the canvas in device pixels
    queries: null,
    policy: null,   // of trusted types
    sheet: null,    // what is being printed
    prints: false,  // the browser prints on its own
    told: null,     // the address that the program knows

    start: function() {
      const query = (text) => {
        const media = matchMedia(text);
        media.addEventListener('change', ithaca_page.measure);
        return media;
      };
      ithaca_page.queries = {
        dark: query('(prefers-color-scheme: dark)'),
        still: query('(prefers-reduced-motion: reduce)'),
        touch: query('(pointer: coarse)'),
        forced: query('(forced-colors: active)'),
        contrast: query('(prefers-contrast: more)'),
      };
      const canvas = document.getElementById('canvas');
      const observer = new ResizeObserver((entries) => {
        const exact = entries[entries.length - 1].devicePixelContentBoxSize;
        ithaca_page.device = exact && exact[0].inlineSize ? {width: exact[0].inlineSize, height: exact[0].blockSize} : null;
        ithaca_page.measure();
      });
      try {
        observer.observe(canvas, {box: 'device-pixel-content-box'});
      } catch (error) {
        observer.observe(canvas);
      }
      if (window.visualViewport) {
        for (const name of ['resize', 'scroll']) visualViewport.addEventListener(name, ithaca_page.measure);
      }
      addEventListener('resize', ithaca_page.measure);
      addEventListener('hashchange', ithaca_page.tell_route);
      addEventListener('popstate', ithaca_page.tell_route);
      document.addEventListener('visibilitychange', () => _ithaca_page_shown(document.visibilityState === 'visible'));
      addEventListener('pagehide', () => _ithaca_page_shown(false));
      addEventListener('beforeprint', () => {
        if (ithaca_page.sheet) return;
        ithaca_page.prints = true;
        _ithaca_page_printing();
        ithaca_page.prints = false;
      });
      addEventListener('afterprint', ithaca_page.printed);
      ithaca_page.measure();
      ithaca_page.tell_route();
    },

    // An address that the system opens in a page that is already there.
    open_address: function(address) {
      const hash = new URL(address).hash;
      if (hash) location.hash = hash;
    },

    // The window that is free of a keyboard on the screen; a page that is only enlarged by pinching keeps its own.
    measure: function() {
      const dark = ithaca_page.queries.dark;
      const still = ithaca_page.queries.still;
      const touch = ithaca_page.queries.touch;
      const forced = ithaca_page.queries.forced;
      const contrast = ithaca_page.queries.contrast;
      const viewport = window.visualViewport;
      const keyboard = viewport && Math.abs(viewport.scale - 1) < 0.01;
      const stage = document.getElementById('stage');
      const width = stage.clientWidth;
      const height = keyboard ? Math.min(viewport.height, stage.clientHeight) : stage.clientHeight;
      stage.style.top = keyboard && viewport.offsetTop ? `${viewport.offsetTop}px` : '';
      const root = getComputedStyle(document.documentElement);
      const text_scale = parseFloat(root.fontSize) / 16 || 1;
      const density = ithaca_page.device ? ithaca_page.device.width / width : devicePixelRatio;
      const flags = dark.matches | still.matches << 1 | touch.matches << 2 | forced.matches << 3 | contrast.matches << 4;
      _ithaca_page_measured(width, height, density, text_scale, flags);
      if (forced.matches) ithaca_page.tell_system_colors();
    },

    tell_system_colors: function() {
      const probe = document.createElement('span');
      document.body.append(probe);
      ['Canvas', 'CanvasText', 'LinkText', 'Highlight', 'GrayText'].forEach((name, i) => {
        probe.style.color = name;
        const levels = getComputedStyle(probe).color.match(/[\d.]+/g).map(Number);
        _ithaca_page_system_color(i, levels[0], levels[1], levels[2]);
      });
      probe.remove();
    },

    // The program escapes every word of a document itself, and there is one script to ask for: the worker.
    trusted: function(kind, text) {
      if (!window.trustedTypes) return text;
      if (!ithaca_page.policy) {
        ithaca_page.policy = trustedTypes.createPolicy('ithaca', {
          createHTML: (html) => html,
          createScriptURL: () => 'worker.js',
        });
      }
      return ithaca_page.policy[kind](text);
    },

    // The document stands in the page for as long as it is printed; shell.css shows it on paper alone.
    print: function(title, html) {
      ithaca_page.printed();
      const sheet = document.createElement('div');
      sheet.id = 'sheet';
      const trusted = ithaca_page.trusted('createHTML', html);
      sheet.append(...new DOMParser().parseFromString(trusted, 'text/html').body.childNodes);
      document.body.append(sheet);
      document.body.classList.add('prints');
      ithaca_page.sheet = {element: sheet, title, title_before: document.title};
      document.title = title;
      if (!ithaca_page.prints) window.print();
    },

    printed: function() {
      const sheet = ithaca_page.sheet;
      if (!sheet) return;
      ithaca_page.sheet = null;
      sheet.element.remove();
      document.body.classList.remove('prints');
      if (document.title === sheet.title) document.title = sheet.title_before;
    },

    // Two events tell of one change; what the second finds was told already.
    tell_route: function(is_own) {
      if (location.hash === ithaca_page.told && is_own !== true) return;
      ithaca_page.told = location.hash;
      let route = location.hash.slice(1);
      try {
        route = decodeURIComponent(route);
      } catch (error) {
        // Not an address of ours: given as it stands.
      }
      ithaca_give_text(route, (address, size) => _ithaca_page_route(address, size, is_own === true));
    },
  },

  ithaca_page_start__deps: ['$ithaca_page'],
  ithaca_page_start: function() {
    ithaca_page.start();
  },

  ithaca_page_request_frame__deps: ['$ithaca_page'],
  ithaca_page_request_frame: function() {
    if (ithaca_page.frame) return;
    ithaca_page.frame = requestAnimationFrame((now) => {
      ithaca_page.frame = 0;
      _ithaca_page_frame(now);
    });
  },

  ithaca_page_now: function() {
    return performance.now();
  },

  ithaca_page_wake__deps: ['$ithaca_page'],
  ithaca_page_wake: function(milliseconds) {
    clearTimeout(ithaca_page.timer);
    ithaca_page.timer = milliseconds > 0 ? setTimeout(_ithaca_page_woken, milliseconds) : 0;
  },

  // The first frame is there: what stood in for it goes.
  ithaca_page_ready: function(elements_show_themselves, elements_draw_text) {
    const loading = document.getElementById('loading');
    if (loading) loading.remove();
    document.body.classList.add('ready');
    document.body.classList.toggle('plain', elements_show_themselves);
    document.body.classList.toggle('draws-text', elements_draw_text);
    document.getElementById('plain-note').hidden = !elements_show_themselves;
  },

  ithaca_page_navigate__deps: ['$ithaca_page', '$ithaca_text_at'],
  ithaca_page_navigate: function(route, size, replaces) {
    const address = '#' + encodeURI(ithaca_text_at(route, size));
    if (address === location.hash) return;
    if (replaces) {
      history.replaceState(null, '', address);
    } else {
      history.pushState(null, '', address);
    }
    queueMicrotask(() => ithaca_page.tell_route(true));
  },

  ithaca_page_back: function() {
    history.back();
  },
  // Of rescue.js, which the page of last resort offers too.
  ithaca_page_save_all_kept: function() {
    globalThis.ithacaSaveAllKept().catch((error) => console.warn(error));
  },
  ithaca_page_reload: function() {
    location.reload();
  },
  ithaca_page_print__deps: ['$ithaca_page', '$ithaca_text_at'],
  ithaca_page_print: function(title, title_size, html, html_size) {
    ithaca_page.print(ithaca_text_at(title, title_size), ithaca_text_at(html, html_size));
  },
  ithaca_page_title__deps: ['$ithaca_page', '$ithaca_text_at'],
  ithaca_page_title: function(title, size) {
    if (ithaca_page.sheet) {
      ithaca_page.sheet.title_before = ithaca_text_at(title, size);  // when the sheet goes
    } else {
      document.title = ithaca_text_at(title, size);
    }
  },
  ithaca_page_language__deps: ['$ithaca_text_at'],
  ithaca_page_language: function(language, size) {
    document.documentElement.lang = ithaca_text_at(language, size);
  },

  // Colours for what elements show themselves, as 0xRRGGBB in the order of Token.
  ithaca_page_colors: function(colors, count, dark) {
    const style = document.documentElement.style;
    for (let i = 0; i < count; ++i) {
      style.setProperty('--c' + i, '#' + HEAPU32[(colors >> 2) + i].toString(16).padStart(6, '0'));
    }
    style.colorScheme = dark ? 'dark' : 'light';
  },
});
