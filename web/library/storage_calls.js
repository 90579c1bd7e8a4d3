// What C++ calls of the storage: each function takes bytes out of memory and hands them to ithaca_storage
// or ithaca_backups.
mergeInto(LibraryManager.library, {
  ithaca_storage_open__deps: ['$ithaca_storage', '$ithaca_backups'],
  ithaca_storage_open: function() {
    ithaca_storage.open();
    ithaca_backups.tell_keeping(false);
  },
  ithaca_storage_append__deps: ['$ithaca_storage', '$ithaca_bytes_at'],
  ithaca_storage_append: function(seq, op, op_size, head, head_size) {
    ithaca_storage.append(seq, ithaca_bytes_at(op, op_size), ithaca_bytes_at(head, head_size));
  },
  ithaca_storage_write_snapshot__deps: ['$ithaca_storage', '$ithaca_bytes_at'],
  ithaca_storage_write_snapshot: function(generation, bytes, size) {
    ithaca_storage.write_snapshot(generation, ithaca_bytes_at(bytes, size));
  },
  ithaca_storage_drop_before__deps: ['$ithaca_storage'],
  ithaca_storage_drop_before: function(first_op, first_generation) {
    ithaca_storage.drop_before(first_op, first_generation);
  },
  ithaca_storage_set_aside__deps: ['$ithaca_storage', '$ithaca_bytes_at'],
  ithaca_storage_set_aside: function(first_op, generations, count, head, head_size) {
    const list = Array.from(HEAPF64.subarray(generations >> 3, (generations >> 3) + count));
    ithaca_storage.set_aside(first_op, list, ithaca_bytes_at(head, head_size), true);
  },
  ithaca_storage_keep_draft__deps: ['$ithaca_storage', '$ithaca_text_at'],
  ithaca_storage_keep_draft: function(name, name_size, text, text_size) {
    ithaca_storage.keep_draft(ithaca_text_at(name, name_size), ithaca_text_at(text, text_size));
  },
  ithaca_storage_write_backup__deps: ['$ithaca_backups', '$ithaca_text_at', '$ithaca_bytes_at'],
  ithaca_storage_write_backup: function(name, name_size, bytes, size) {
    ithaca_backups.write(ithaca_text_at(name, name_size), ithaca_bytes_at(bytes, size));
  },
  ithaca_storage_list_backups__deps: ['$ithaca_backups'],
  ithaca_storage_list_backups: function() {
    ithaca_backups.list();
  },
  ithaca_storage_read_backup__deps: ['$ithaca_backups', '$ithaca_text_at'],
  ithaca_storage_read_backup: function(name, size) {
    ithaca_backups.read(ithaca_text_at(name, size));
  },
  ithaca_storage_drop_backup__deps: ['$ithaca_backups', '$ithaca_text_at'],
  ithaca_storage_drop_backup: function(name, size, is_apart) {
    ithaca_backups.drop(ithaca_text_at(name, size), is_apart);
  },
  ithaca_storage_ask_to_keep__deps: ['$ithaca_backups'],
  ithaca_storage_ask_to_keep: function() {
    ithaca_backups.tell_keeping(true);
  },
  ithaca_storage_clear_all__deps: ['$ithaca_storage', '$ithaca_backups'],
  ithaca_storage_clear_all: function() {
    ithaca_backups.clear_cache().then(() => ithaca_storage.clear_all());
  },
  ithaca_storage_request_writer__deps: ['$ithaca_tabs'],
  ithaca_storage_request_writer: function() {
    ithaca_tabs.request_writer();
  },
  ithaca_storage_write_witness__deps: ['$ithaca_storage', '$ithaca_text_at'],
  ithaca_storage_write_witness: function(text, size) {
    ithaca_storage.write_witness(ithaca_text_at(text, size));
  },
  ithaca_storage_wake_after__deps: ['$ithaca_storage'],
  ithaca_storage_wake_after: function(delay_ms) {
    clearTimeout(ithaca_storage.wake_timer);
    ithaca_storage.wake_timer = setTimeout(() => _ithaca_storage_woken(), delay_ms);
  },
});
