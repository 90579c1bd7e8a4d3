// One finger on a page, as the system tells the browser of it; places are the page's.
import {setTimeout as pause} from 'node:timers/promises';

import {engine} from './browser.mjs';

const frame_ms = 16;

// What a finger does: put(x, y), move(x, y), lift(), tap(locator), hold(x, y), and flick(x, y, step): eight steps up or
// down, one a frame. WebKit's driver makes a mouse of every pointer: there a tap is the mouse's, and the rest is missing.
export async function finger_on(page) {
  if (engine === 'webkit') return {tap: (locator) => locator.click()};
  return engine === 'firefox' ? finger_in_firefox(page) : finger_in_chromium(page);
}

async function finger_in_chromium(page) {
  const session = await page.context().newCDPSession(page);
  const send = (type, touchPoints, given) => session.send('Input.dispatchTouchEvent', {type, touchPoints, ...given});
  return {
    put: (x, y) => send('touchStart', [{x, y}]),
    move: (x, y) => send('touchMove', [{x, y}]),
    lift: () => send('touchEnd', []),
    tap: (locator) => locator.tap(),
    hold: (x, y) => session.send(
        'Input.synthesizeTapGesture', {x: Math.round(x), y: Math.round(y), duration: 1200, gestureSourceType: 'touch'}),
    async flick(x, y, step) {
      let ms = Date.now();
      const at = () => ({timestamp: (ms += frame_ms) / 1000});
      await send('touchStart', [{x, y}], at());
      for (let i = 1; i <= 8; ++i) await send('touchMove', [{x, y: y + step * i}], at());
      await send('touchEnd', [], at());
    },
  };
}

async function finger_in_firefox(page) {
  const {close_menu, touch} = await import('./firefox.mjs');
  let at;
  const move = (x, y) => touch(page, true, ...(at = [x, y]));
  const lift = () => touch(page, false, ...at);
  return {
    put: move,
    move,
    lift,
    async tap(locator) {
      await locator.scrollIntoViewIfNeeded();
      const {x, y, width, height} = await locator.boundingBox();
      await move(x + width / 2, y + height / 2);
      await lift();
    },
    // The browser's menu opens under the finger, and must be put away.
    async hold(x, y) {
      await move(x, y);
      await close_menu(page);
      await lift();
    },
    async flick(x, y, step) {
      for (let i = 0; i <= 8; ++i) {
        await move(x, y + step * i);
        await pause(frame_ms);
      }
      await lift();
    },
  };
}
