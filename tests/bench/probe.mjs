// What a page is asked while it is measured. The product needs no hooks for it: this script runs before the app and
// wraps what the app calls.

// Runs in the page. Everything is in milliseconds since the start of navigation.
export function install_probe() {
  const probe = window.probe = {
    shown: 0,            // the browser took up the first frame in which there was something to operate
    frames: [],          // what each frame cost: {begin, end, declared, mirrored, words}
    keys: [],            // when each key was pressed
    saved: [],           // each edit that became durable: {handed, complete} to the storage, and its transaction
    writing: 0,          // writes to the storage that are under way
    wrote: 0,            // when the last one was complete
    tasks: [],           // tasks of 50 ms or more: {begin, end}
    pressed: 0,          // the last click
    opened: 0,           // the first read of a file since it was set to 0
    downloaded: 0,       // the last download that was handed to the browser
    waiting: [],         // what is resolved after the next frame for which it holds
  };

  // The app's own counters: they also stand outside of frames that the browser asked for.
  const is_ready = () => document.body !== null && document.body.classList.contains('ready');
  const costs = () => is_ready() ? [0, 1, 2, 4].map((which) => _ithaca_page_cost(which)) : [0, 0, 0, 0];

  const request_frame = window.requestAnimationFrame;
  const after_frame = () => {
    if (probe.shown === 0 && document.querySelector('#twin :is(a, button, input, textarea)')) {
      probe.shown = -1;
      request_frame(() => probe.shown = performance.now());
    }
    probe.waiting = probe.waiting.filter((one) => {
      if (!one.holds()) return true;
      one.resolve(performance.now());
      return false;
    });
  };
  window.requestAnimationFrame = (call) => request_frame((time) => {
    const before = costs();
    const begin = performance.now();
    call(time);
    const end = performance.now();
    const after = costs();
    if (after[0] === before[0]) return;
    probe.frames.push({begin, end, declared: after[1] - before[1], mirrored: after[2] - before[2], words: after[3]});
    after_frame();
  });

  // The time at the end of the first frame from now on for which `holds` is true.
  probe.frame_where = (holds) => new Promise((resolve) => probe.waiting.push({holds, resolve}));

  addEventListener('keydown', (event) => probe.keys.push(event.timeStamp), true);
  addEventListener('click', (event) => probe.pressed = event.timeStamp, true);

  for (const name of ['add', 'put']) {
    const write = IDBObjectStore.prototype[name];
    IDBObjectStore.prototype[name] = function (...given) {
      const handed = performance.now();
      probe.writing++;
      this.transaction.addEventListener('abort', () => probe.writing--);
      this.transaction.addEventListener('complete', () => {
        probe.writing--;
        probe.wrote = performance.now();
        if (name === 'add' && this.name === 'ops') probe.saved.push({handed, complete: probe.wrote});
      });
      return write.apply(this, given);
    };
  }

  const slice = Blob.prototype.slice;
  Blob.prototype.slice = function (...given) {
    probe.opened ||= performance.now();
    return slice.apply(this, given);
  };
  const click = HTMLAnchorElement.prototype.click;
  HTMLAnchorElement.prototype.click = function () {
    if (this.download) probe.downloaded = performance.now();
    click.call(this);
  };

  const note_tasks = (entries) => {
    for (const {startTime, duration} of entries) probe.tasks.push({begin: startTime, end: startTime + duration});
  };
  new PerformanceObserver((list) => note_tasks(list.getEntries())).observe({type: 'longtask'});
}

// From now on it counts anew.
export const reset_probe = (page) => page.evaluate(() => {
  for (const list of ['frames', 'keys', 'saved', 'tasks']) probe[list] = [];
  probe.opened = probe.pressed = probe.downloaded = 0;
});

// What was noted under these names.
export const probed = (page, ...names) =>
    page.evaluate((wanted) => Object.fromEntries(wanted.map((name) => [name, probe[name]])), names);

// A function that answers how long the page's main thread has worked so far, waiting not counted.
export async function make_work_meter(page) {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', {timeDomain: 'threadTicks'});
  return async () => {
    const {metrics} = await session.send('Performance.getMetrics');
    return 1000 * metrics.find(({name}) => name === 'TaskDuration').value;
  };
}

// The longest task that touches this span of time; 0 when none took 50 ms.
export async function longest_task(page, begin, end) {
  // The browser tells of a task somewhat later.
  await page.waitForTimeout(200);
  const {tasks} = await probed(page, 'tasks');
  return Math.max(0, ...tasks.filter((task) => task.end > begin && task.begin < end).map((task) => task.end - task.begin));
}
