// Tells page.js that something arrived.
mergeInto(LibraryManager.library, {
  storage_page_changed: function() {
    globalThis.storage_page.changed();
  },
});
