// Clock, random bits and this device's settings, behind app/ports/clock.hpp, random.hpp and settings.hpp.
mergeInto(LibraryManager.library, {
  ithaca_clock_now_ms: function() {
    return Date.now();
  },
  // Minutes since 1970-01-01T00:00 that the clocks here show at an instant.
  ithaca_clock_local_minutes: function(instant_ms) {
    const then = new Date(instant_ms);
    const local = Date.UTC(then.getFullYear(), then.getMonth(), then.getDate(), then.getHours(), then.getMinutes());
    return local / 60000;
  },
  ithaca_clock_zone__deps: ['$ithaca_new_text'],
  ithaca_clock_zone: function() {
    return ithaca_new_text(Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC');
  },

  ithaca_random_fill: function(address, size) {
    crypto.getRandomValues(HEAPU8.subarray(address, address + size));
  },

  $ithaca_setting__deps: ['$ithaca_place', '$ithaca_text_at'],
  $ithaca_setting: function(key, key_size) {
    return ithaca_place() + ':setting:' + ithaca_text_at(key, key_size);
  },
  // Zero where there is none.
  ithaca_settings_get__deps: ['$ithaca_setting', '$ithaca_new_text'],
  ithaca_settings_get: function(key, key_size) {
    try {
      const value = localStorage.getItem(ithaca_setting(key, key_size));
      return value === null ? 0 : ithaca_new_text(value);
    } catch (error) {
      return 0;
    }
  },
  ithaca_settings_set__deps: ['$ithaca_setting', '$ithaca_text_at'],
  ithaca_settings_set: function(key, key_size, value, value_size) {
    try {
      localStorage.setItem(ithaca_setting(key, key_size), ithaca_text_at(value, value_size));
    } catch (error) {
      // The choice holds until the page is closed: see settings.hpp.
    }
  },
  ithaca_settings_clear__deps: ['$ithaca_place'],
  ithaca_settings_clear: function() {
    try {
      const prefix = ithaca_place() + ':setting:';
      Object.keys(localStorage).filter((key) => key.startsWith(prefix)).forEach((key) => localStorage.removeItem(key));
    } catch (error) {
      // Where nothing can be read, nothing was kept.
    }
  },
});
