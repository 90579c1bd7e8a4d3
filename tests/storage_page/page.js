// What a test does and sees on the page: an input whose every letter is an edit, a box to tick, and the words for
// SaveState. `saved` in #state is the program's promise.
'use strict';
(function () {
  const kinds = ['loading', 'saved', 'saving', 'following', 'not saved', 'memory only', 'read only'];
  const troubles = ['none', 'missing', 'insecure', 'refused', 'blocked', 'silent', 'full', 'aborted', 'closed', 'replaced', 'newer', 'conflict'];
  const state = document.getElementById('state');
  const text = document.getElementById('text');
  const tick = document.getElementById('tick');

  function text_at(address) {
    let end = address;
    while (HEAPU8[end] !== 0) ++end;
    return new TextDecoder().decode(HEAPU8.subarray(address, end));
  }

  const page = {
    is_ready: false,
    pressed: [],    // when each edit began that is not yet saved
    latencies: [],  // of each saved edit, in milliseconds
    kind: () => kinds[_page_state()],
    trouble: () => troubles[_page_trouble()],
    edits: () => _page_edits(),
    text: () => text_at(_page_text()),
    notices: () => text_at(_page_notices()),
    milestones: () => _page_milestones(),
    is_ticked: () => _page_ticked() === 1,
    begin: () => _page_begin() === 1,
    undo: () => _page_undo() === 1,
    add_milestone: (number) => _page_add_milestone(number) === 1,
    tick: (is_done) => _page_tick(is_done ? 1 : 0) === 1,
    delete_everything: () => _page_delete_everything(),
    versions: () => text_at(_page_versions()).split('\n').filter((name) => name),
    list_versions: () => _page_list_versions(),
    go_back: () => _page_go_back(),
    ask_to_keep: () => _page_ask_to_keep(),
    keeping: () => _page_keeping(),
    type(words) {
      const bytes = new TextEncoder().encode(words);
      const address = _ithaca_new_bytes(bytes.length || 1);
      HEAPU8.set(bytes, address);
      return _page_type(address, bytes.length) === 1;
    },
    changed() {
      const kind = page.kind();
      state.textContent = kind;
      page.is_ready = kind !== 'loading';
      if (kind !== 'saved') return;
      const now = performance.now();
      for (const begun of page.pressed.splice(0)) page.latencies.push(now - begun);
      if (page.on_saved) page.on_saved(page.edits(), page.text());
    },
    edited(edit) {
      const begun = performance.now();
      if (!edit()) return;
      page.pressed.push(begun);
      page.changed();
    },
  };
  globalThis.storage_page = page;

  text.addEventListener('input', (event) => page.edited(() => page.type(event.data || '')));
  tick.addEventListener('input', () => page.edited(() => page.tick(tick.checked)));
})();
