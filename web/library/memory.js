// Texts and bytes between C++ and JavaScript, for the libraries beside this one.
// Whatever is given to C++ lies in memory that C++ handed out and frees (web/ports/given.hpp).
mergeInto(LibraryManager.library, {
  // A text that stands at `address` in UTF-8, `size` bytes long.
  $ithaca_text_at: function(address, size) {
    return new TextDecoder().decode(HEAPU8.subarray(address, address + size));
  },

  // A copy of the bytes at `address`, which stays as it is when memory grows.
  $ithaca_bytes_at: function(address, size) {
    return HEAPU8.slice(address, address + size);
  },

  // Calls give(address, size) with a copy of a Uint8Array.
  $ithaca_give_bytes: function(bytes, give) {
    const address = _ithaca_new_bytes(bytes.length || 1);
    HEAPU8.set(bytes, address);
    return give(address, bytes.length);
  },

  $ithaca_give_text__deps: ['$ithaca_give_bytes'],
  $ithaca_give_text: function(text, give) {
    return ithaca_give_bytes(new TextEncoder().encode(text), give);
  },

  // The address of a copy that ends in a zero byte.
  $ithaca_new_text__deps: ['$ithaca_give_text'],
  $ithaca_new_text: function(text) {
    return ithaca_give_text(text + '\0', (address) => address);
  },

  // What this copy of the program keeps in the browser is named by the folder that it was opened from: several
  // copies on one origin (or in several folders of a disk) stay apart, and a page of the same folder finds its plan
  // again, whatever the file is called.
  $ithaca_place: function() {
    return 'ithaca:' + location.pathname.replace(/[^/]*$/, '');
  },
});
