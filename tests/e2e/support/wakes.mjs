// What wakes a page that should rest.

// Runs in the page before the app starts: counts every callback and every timer that would wake the page within a
// minute.
export function count_wakes() {
  window.wakes = {callbacks: 0, timers: 0};
  const frame = window.requestAnimationFrame;
  window.requestAnimationFrame = (call) => (window.wakes.callbacks++, frame(call));
  for (const name of ['setTimeout', 'setInterval']) {
    const timer = window[name];
    window[name] = (call, delay = 0, ...rest) => {
      if (delay < 60000) window.wakes.timers++;
      return timer(call, delay, ...rest);
    };
  }
}
