// Days, times, numbers and zones by the browser's Intl, behind app/ports/locale.hpp and zones.hpp.
mergeInto(LibraryManager.library, {
  // One formatter for each set of options: making one costs a hundred times what using it does.
  $ithaca_formatters__postset: 'ithaca_formatters.made = new Map();',  // a library copies plain values only
  $ithaca_formatters: {
    made: null,
    // Without what is no language: WebKit on Linux names "C" where the system has none.
    languages: function() {
      const known = (navigator.languages || []).filter((language) => {
        try {
          return Intl.getCanonicalLocales(language).length > 0;
        } catch (error) {
          return false;
        }
      });
      return known.length ? known : undefined;
    },
    kept: function(key, make) {
      if (!this.made.has(key)) this.made.set(key, make());
      return this.made.get(key);
    },
    of: function(options, language) {
      const key = (language || '') + JSON.stringify(options);
      return this.kept(key, () => new Intl.DateTimeFormat(language || this.languages(), options));
    },
    of_days: function() {
      return this.kept('days', () => new Intl.RelativeTimeFormat(this.languages(), {numeric: 'auto'}));
    },
  },

  ithaca_locale_language__deps: ['$ithaca_formatters', '$ithaca_new_text'],
  ithaca_locale_language: function() {
    return ithaca_new_text(Intl.DateTimeFormat(ithaca_formatters.languages()).resolvedOptions().locale);
  },

  // Styles and lengths are numbered as the enums in locale.hpp.
  ithaca_locale_day__deps: ['$ithaca_formatters', '$ithaca_new_text'],
  ithaca_locale_day: function(days_since_epoch, style, with_year) {
    const options = [
      {weekday: 'long', day: 'numeric', month: 'long'},
      {weekday: 'short', day: 'numeric', month: 'short'},
      {day: 'numeric', month: 'short'},
      {month: 'long'},
    ][style];
    const year = with_year ? {year: 'numeric'} : {};
    const formatter = ithaca_formatters.of(Object.assign({timeZone: 'UTC'}, options, year));
    return ithaca_new_text(formatter.format(days_since_epoch * 86400000));
  },
  // Nothing where the browser has no words for it.
  ithaca_locale_distance__deps: ['$ithaca_formatters', '$ithaca_new_text'],
  ithaca_locale_distance: function(days, capital) {
    if (!Intl.RelativeTimeFormat) return ithaca_new_text('');
    const formatter = ithaca_formatters.of_days();
    const words = formatter.format(days, 'day');
    const first = String.fromCodePoint(words.codePointAt(0));
    const begin = capital ? first.toLocaleUpperCase(formatter.resolvedOptions().locale) : first;
    return ithaca_new_text(begin + words.slice(first.length));
  },
  ithaca_locale_time__deps: ['$ithaca_formatters', '$ithaca_new_text'],
  ithaca_locale_time: function(minutes) {
    const formatter = ithaca_formatters.of({timeStyle: 'short', timeZone: 'UTC'});
    return ithaca_new_text(formatter.format(minutes * 60000));
  },
  ithaca_locale_number__deps: ['$ithaca_formatters', '$ithaca_new_text'],
  ithaca_locale_number: function(number) {
    return ithaca_new_text(new Intl.NumberFormat(ithaca_formatters.languages()).format(number));
  },
  ithaca_locale_weekday__deps: ['$ithaca_formatters', '$ithaca_new_text'],
  ithaca_locale_weekday: function(weekday, length) {
    const formatter = ithaca_formatters.of({weekday: length === 0 ? 'long' : 'short', timeZone: 'UTC'});
    return ithaca_new_text(formatter.format(Date.UTC(2024, 0, 1 + weekday)));  // a Monday
  },
  ithaca_locale_month__deps: ['$ithaca_formatters', '$ithaca_new_text'],
  ithaca_locale_month: function(month, length) {
    const formatter = ithaca_formatters.of({month: length === 0 ? 'long' : 'short', timeZone: 'UTC'});
    return ithaca_new_text(formatter.format(Date.UTC(2024, month - 1, 1)));
  },
  // 0 is Monday; Monday (ISO 8601) too where the browser does not say.
  ithaca_locale_first_weekday__deps: ['$ithaca_formatters'],
  ithaca_locale_first_weekday: function() {
    try {
      const locale = new Intl.Locale((ithaca_formatters.languages() || ['en'])[0]);
      const week = locale.getWeekInfo ? locale.getWeekInfo() : locale.weekInfo;
      return week ? week.firstDay - 1 : 0;
    } catch (error) {
      return 0;
    }
  },

  // Seconds; not a number for a zone that the browser does not know.
  ithaca_zones_offset__deps: ['$ithaca_formatters', '$ithaca_text_at'],
  ithaca_zones_offset: function(zone, zone_size, instant_ms) {
    try {
      const formatter = ithaca_formatters.of({
        timeZone: ithaca_text_at(zone, zone_size),
        hourCycle: 'h23',
        year: 'numeric',
        month: 'numeric',
        day: 'numeric',
        hour: 'numeric',
        minute: 'numeric',
        second: 'numeric',
      }, 'en-US');
      const parts = {};
      for (const part of formatter.formatToParts(instant_ms)) parts[part.type] = Number(part.value);
      const local = Date.UTC(parts.year, parts.month - 1, parts.day, parts.hour, parts.minute, parts.second);
      return (local - Math.floor(instant_ms / 1000) * 1000) / 1000;
    } catch (error) {
      return NaN;
    }
  },
});
