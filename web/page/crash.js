// The panel of last resort: a cause in words, the person's data as a file, a reload. Never a blank page.
// Runs before the program and needs nothing of it; the data are saved by ithacaSaveAllKept() of rescue.js.
'use strict';
(function () {
  const by_id = (id) => document.getElementById(id);
  const own = new URL('.', location.href).href;
  let shown = false;

  function show(cause) {
    if (shown) return;
    shown = true;
    by_id('crash-cause').textContent = cause;
    for (const id of ['stage', 'loading', 'plain-note']) {
      const part = by_id(id);
      if (part) part.hidden = true;
    }
    for (const dialog of document.querySelectorAll('dialog[open]')) dialog.close();
    by_id('crash').hidden = false;
    by_id('crash-title').focus();
  }

  function words_of(error) {
    if (error instanceof Error) return `${error.name}: ${error.message}`;
    return String(error);
  }

  async function download() {
    const button = by_id('crash-download');
    button.disabled = true;
    try {
      await globalThis.ithacaSaveAllKept();
    } catch (error) {
      by_id('crash-cause').textContent = `Your data could not be read: ${words_of(error)}`;
    }
    button.disabled = false;
  }

  by_id('crash-reload').addEventListener('click', () => location.reload());
  by_id('crash-download').addEventListener('click', download);

  // What extensions and other origins do wrong is not ours to show.
  addEventListener('error', (event) => {
    if (event.error && String(event.filename).startsWith(own.split('#')[0])) show(words_of(event.error));
    if (event.target instanceof HTMLScriptElement) show('A part of Ithaca could not be loaded.');
  }, true);
  addEventListener('unhandledrejection', (event) => show(words_of(event.reason)));

  globalThis.Module = Object.assign(globalThis.Module || {}, {
    onAbort: (cause) => show(`The program ended: ${cause}`),
  });
  if (typeof WebAssembly !== 'object') show('This browser does not run WebAssembly. A newer one does.');
})();
