// The clipboard behind app/ports/clipboard.hpp. Called inside the event of a key or click, as browsers demand, or promised there.
mergeInto(LibraryManager.library, {
  $ithaca_clipboard: {
    promised: null,  // what the browser waits for: {give(parts), written}

    // Browsers take a promise of a text inside the event, and the text itself later.
    promise: function() {
      let give;
      const given = new Promise((resolve) => give = resolve);
      const kind = (type) => given.then((parts) => new Blob([parts[type]], {type}));
      let written = Promise.resolve(false);
      try {
        const kinds = {'text/plain': kind('text/plain'), 'text/html': kind('text/html')};
        written = navigator.clipboard.write([new ClipboardItem(kinds)]).then(() => true, () => false);
      } catch (error) {
        // A browser that takes no promises: it is asked when the text is there.
      }
      this.promised = {give, written};
    },

    // Answers true when the browser took both.
    copy_by_event: function(text, html) {
      let is_taken = false;
      const fill = (event) => {
        event.clipboardData.setData('text/plain', text);
        if (html) event.clipboardData.setData('text/html', html);
        event.preventDefault();
        event.stopImmediatePropagation();
        is_taken = true;
      };
      document.addEventListener('copy', fill, true);
      try {
        return document.execCommand('copy') && is_taken;
      } catch (error) {
        return false;
      } finally {
        document.removeEventListener('copy', fill, true);
      }
    },

    copy: async function(text, html) {
      const promised = this.promised;
      this.promised = null;
      if (promised) {
        promised.give({'text/plain': text, 'text/html': html});
        if (await promised.written) return true;
      }
      const clipboard = navigator.clipboard;
      try {
        if (clipboard && clipboard.write && globalThis.ClipboardItem) {
          const kinds = {'text/plain': new Blob([text], {type: 'text/plain'})};
          if (html) kinds['text/html'] = new Blob([html], {type: 'text/html'});
          await clipboard.write([new ClipboardItem(kinds)]);
          return true;
        }
        if (clipboard && clipboard.writeText && !html) {
          await clipboard.writeText(text);
          return true;
        }
      } catch (error) {
        // Not allowed, or the page lost the focus: the older way may still work.
      }
      return this.copy_by_event(text, html);
    },
  },

  ithaca_clipboard_promise__deps: ['$ithaca_clipboard'],
  ithaca_clipboard_promise: function() {
    ithaca_clipboard.promise();
  },
  ithaca_clipboard_copy__deps: ['$ithaca_clipboard', '$ithaca_text_at', '$ithaca_give_text'],
  ithaca_clipboard_copy: function(text_address, text_size, html_address, html_size) {
    const text = ithaca_text_at(text_address, text_size);
    ithaca_clipboard.copy(text, ithaca_text_at(html_address, html_size)).then((is_copied) => {
      if (is_copied) {
        _ithaca_clipboard_copied();
      } else {
        ithaca_give_text(text, _ithaca_clipboard_failed);
      }
    });
  },
});
