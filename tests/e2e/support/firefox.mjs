// Firefox as Debian has it, over WebDriver BiDi; in a window, since without one it has no WebGL 2. playwright's own
// interface drives it; what that cannot do yet (what the system prefers, a finger) is told to the browser's own script, as
// its developer tools do.
import playwright from 'playwright-core';

const scale_of = (flags) => Number(flags.map((flag) => /^--force-device-scale-factor=(.*)$/.exec(flag)?.[1]).find(Boolean) ?? 1);

// Runs `act` in the browser's own script, with the browsing context of a page first.
async function in_browser(page, act, arg) {
  const session = page._connection.toImpl(page).delegate._session;
  const {contexts} = await session.send('browsingContext.getTree', {'moz:scope': 'chrome'});
  const {type, result, exceptionDetails} = await session.send('script.callFunction', {
    functionDeclaration: `(id, arg) => {
      const {NavigableManager} = ChromeUtils.importESModule('chrome://remote/content/shared/NavigableManager.sys.mjs');
      return (${act})(NavigableManager.getBrowsingContextById(id), JSON.parse(arg));
    }`,
    arguments: [session.sessionId, JSON.stringify(arg ?? null)].map((value) => ({type: 'string', value})),
    target: {context: contexts[0].context},
    awaitPromise: true,
  });
  if (type !== 'success') throw new Error(exceptionDetails.text);
  return result.value;
}

// What the system prefers and has. A page is told at once; contrast and fingers are preferences of the whole browser.
function prefer(context, {colorScheme, forcedColors, reducedMotion, contrast, hasTouch}) {
  if (colorScheme) context.prefersColorSchemeOverride = colorScheme;
  if (forcedColors) context.forcedColorsOverride = forcedColors;
  if (reducedMotion) context.prefersReducedMotionOverride = reducedMotion;
  if (contrast) {
    const is_more = contrast === 'more';
    Services.prefs.setIntPref('ui.useAccessibilityTheme', is_more ? 1 : 0);
    Services.prefs.setIntPref('browser.display.document_color_use', is_more ? 1 : 0);
  }
  const is_coarse = 1, is_fine_and_hovers = 6;
  if (hasTouch !== undefined) Services.prefs.setIntPref('ui.primaryPointerCapabilities', hasTouch ? is_coarse : is_fine_and_hovers);
}

// A window that others cover wholly draws no frame, and a test that waits for one would wait for ever: each lies a little
// beside the last.
function place(context, number) {
  context.embedderElement.ownerDocument.defaultView.moveTo(number % 8 * 30, number % 8 * 30);
}

// As a person finds words with the browser's own field; window.find() looks at nothing that is hidden until it is found.
function find(context, words) {
  const {finder} = context.embedderElement;
  return new Promise((done) => {
    const listener = {
      onFindResult({result}) {
        finder.removeResultListener(listener);
        done(result !== Ci.nsITypeAheadFind.FIND_NOTFOUND);
      },
    };
    finder.addResultListener(listener);
    finder.fastFind(words, false, false);
  });
}

// As the window system tells the browser of a finger; state: 2 on the screen, 4 lifted. The place is one of the page.
function touch_point(context, {state, x, y}) {
  const browser = context.embedderElement;
  const view = browser.ownerDocument.defaultView;
  const box = browser.getBoundingClientRect();
  const on_screen = (place) => Math.round(place * view.devicePixelRatio);
  view.windowUtils.sendNativeTouchPoint(
      0, state, on_screen(view.mozInnerScreenX + box.left + x), on_screen(view.mozInnerScreenY + box.top + y), 1, 90);
}

// Waits for the browser's own menu, and puts it away.
function put_menu_away(context) {
  const menu = context.embedderElement.ownerDocument.getElementById('contentAreaContextMenu');
  return new Promise((done) => {
    const close = () => {
      menu.addEventListener('popuphidden', () => done(), {once: true});
      menu.hidePopup();
    };
    if (menu.state === 'open') {
      close();
    } else {
      menu.addEventListener('popupshown', close, {once: true});
    }
  });
}

export const close_menu = (page) => in_browser(page, put_menu_away);
export const touch = (page, is_down, x, y) => in_browser(page, touch_point, {state: is_down ? 2 : 4, x, y});

export const finds = (page, words) => in_browser(page, find, words);

export async function launch({executablePath, downloads, flags}) {
  const browser = await playwright._bidiFirefox.launch({
    executablePath,
    headless: false,
    args: ['--remote-allow-system-access'],
    firefoxUserPrefs: {
      'browser.download.dir': downloads,
      'browser.download.folderList': 2,
      'browser.download.useDownloadDir': true,
      'browser.download.alwaysOpenPanel': false,
      'dom.events.testing.asyncClipboard': true,
      'security.fileuri.strict_origin_policy': true,
      'widget.gtk.overlay-scrollbars.enabled': false,  // they fade, and pictures are compared
      'layout.css.devPixelsPerPx': String(scale_of(flags)),
      'webgl.disabled': flags.includes('--disable-3d-apis'),
    },
  });
  let windows = 0;
  const new_context = browser.newContext.bind(browser);
  // A ratio of pixels changes only what a page is told, and nothing of how it is drawn: it is the browser's own.
  browser.newContext = async ({colorScheme, forcedColors, reducedMotion, contrast = 'no-preference', hasTouch = false, ...options} = {}) => {
    const context = await new_context({...options, deviceScaleFactor: scale_of(flags)});
    const new_page = context.newPage.bind(context);
    context.newPage = async () => {
      const page = await new_page();
      await in_browser(page, place, windows++);
      page.emulateMedia = (wanted) => in_browser(page, prefer, wanted);
      await page.emulateMedia({colorScheme, forcedColors, reducedMotion, contrast, hasTouch});
      return page;
    };
    return context;
  };
  return browser;
}
