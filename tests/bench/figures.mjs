// What was measured several times, said in few figures, and tables of them.

const ascending = (values) => [...values].sort((one, other) => one - other);

// The smallest value that at least this share of all values does not exceed.
export function percentile(values, share) {
  if (values.length === 0) throw new Error('there is nothing to take a percentile of');
  return ascending(values)[Math.max(0, Math.ceil(values.length * share) - 1)];
}

export const median = (values) => percentile(values, 0.5);

const with_unit = (value, unit) => `${value.toFixed(value < 100 ? 1 : 0)} ${unit}`;

export const ms = (value) => with_unit(value, 'ms');
export const megabytes = (bytes) => with_unit(bytes / 1e6, 'MB');
export const kilobytes = (bytes) => with_unit(bytes / 1e3, 'KB');

// The cells of a figure that each repetition gave once: its median, and its range.
export function repeated(values, say = ms) {
  return [say(median(values)), `${say(Math.min(...values))} .. ${say(Math.max(...values))}`];
}

// The cells of a figure that one run gives many times.
export function spread(values, high, say = ms) {
  return [say(median(values)), say(percentile(values, high)), say(Math.max(...values))];
}

// A table of text: `rows` of as many cells as `columns`; words to the left, figures to the right.
export function table({title, columns, rows, notes = []}) {
  const lines = [columns, ...rows];
  const is_figure = columns.map((_, i) => i > 0 && rows.every((row) => /^(-|[\d<])/.test(row[i] || '-')));
  const widths = columns.map((_, i) => Math.max(...lines.map((line) => line[i].length)));
  const laid_out = lines.map((line) => line
      .map((cell, i) => is_figure[i] ? cell.padStart(widths[i]) : cell.padEnd(widths[i])).join('  ').trimEnd());
  return [title, '-'.repeat(title.length), ...laid_out, ...notes.map((note) => `  ${note}`), ''].join('\n');
}
