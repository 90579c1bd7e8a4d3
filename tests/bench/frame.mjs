// What a frame costs the main thread, in each view.
import {go} from '../e2e/support/app.mjs';
import {close, settle} from '../e2e/support/browser.mjs';
import {ms, percentile, spread} from './figures.mjs';
import {open_with_plan, wordiest_meeting} from './plans.mjs';
import {probed, reset_probe} from './probe.mjs';

const frames_of_each_kind = 40;

// Each view is opened anew by `open`.
function views_of(plan) {
  const meeting = wordiest_meeting(plan);
  const at = (route) => (page) => go(page, route);
  return {
    // The meeting comes first, so that all rooms show its mentorship.
    'prepare': at(`/meetings/${meeting}/prepare`),
    'meet': at(`/meetings/${meeting}/meet`),
    'wrap up': at(`/meetings/${meeting}/wrap-up`),
    'today': at('/today'),
    'meetings': at('/meetings'),
    'goals': at('/goals'),
    'follow-through': at('/follow-through'),
    'roadmap': at('/roadmap'),
    'captured': at('/captured'),
    'settings': at('/settings'),
    'search': search,
  };
}

// For a word that no text has, which reads the whole plan.
async function search(page) {
  await page.keyboard.press('Control+k');
  await page.keyboard.type('kumquat');
  await settle(page);
}

// Runs in the page. Frames one after the other: of a view that stays as it is, as when a pointer moves over it, or that
// scrolls. False when there is nothing to scroll.
async function draw_frames([count, scrolls]) {
  const room = (element) => element.scrollHeight - element.clientHeight;
  const scroller = [...document.querySelectorAll('#twin *')]
      .filter((element) => /auto|scroll/.test(getComputedStyle(element).overflowY))
      .reduce((most, one) => most && room(most) >= room(one) ? most : one, null);
  if (scrolls && !(scroller && room(scroller) > 0)) return false;
  const step = scrolls ? Math.max(1, Math.min(40, room(scroller) / 4)) : 0;
  let direction = 1;
  for (let i = 0; i < count; ++i) {
    const drawn = probe.frame_where(() => true);
    if (scrolls) {
      const before = scroller.scrollTop;
      scroller.scrollTop += direction * step;
      if (scroller.scrollTop === before) {
        direction = -direction;
        scroller.scrollTop += direction * step;
      }
    } else {
      _ithaca_page_woken();
    }
    await drawn;
  }
  return true;
}

const spent = ({begin, end}) => end - begin;
const by_interface = ({declared, mirrored}) => declared + mirrored;

async function frames_while(page, work) {
  await settle(page);
  await reset_probe(page);
  const is_done = await work();
  const {frames} = await probed(page, 'frames');
  return is_done === false ? [] : frames;
}

async function measure_view(page, open) {
  const opening = await frames_while(page, () => open(page));
  const still = await frames_while(page, () => page.evaluate(draw_frames, [frames_of_each_kind, false]));
  const scrolled = await frames_while(page, () => page.evaluate(draw_frames, [frames_of_each_kind, true]));
  return {opening, still, scrolled};
}

const cells = (values) => values.length ? spread(values, 0.95).slice(0, 2) : ['-', '-'];

function row(name, {opening, still, scrolled}, budget) {
  const twin = (still.concat(scrolled)).map(({mirrored}) => mirrored);
  return [name, ...cells(still.map(by_interface)), ...cells(scrolled.map(by_interface)), ms(percentile(twin, 0.95)),
    ms(Math.max(...opening.map(by_interface))), budget, cells(still.map(spent))[0]];
}

async function measure_plan(site, plan, budget = '2 ms') {
  const page = await open_with_plan(site, plan);
  const rows = [];
  for (const [name, open] of Object.entries(views_of(plan))) rows.push(row(name, await measure_view(page, open), budget));
  await close(page);
  return {
    title: `A frame on the main thread: ${plan.name}`,
    columns: ['view', 'still', 'p95', 'scrolled', 'p95', 'twin p95', 'opened', 'budget', 'with GL'],
    rows,
    notes: [
      `What the interface takes of a frame: declared, placed, painted into lists, and mirrored in the page's elements;`,
      `${frames_of_each_kind} frames of each kind, median and 95 of 100. With GL: the whole callback, with what the browser takes to`,
      'hand the lists to a graphics card, or to its stand-in where there is none.',
      'Still: asked for, but nothing changes. Scrolled: the longest area of the view moves a little in each frame.',
      'Opened: the dearest frame of coming to the view. Twin: the share of it that changes elements of the page.',
    ],
  };
}

export async function* measure_frame({site, plans}) {
  yield await measure_plan(site, plans.typical);
  yield await measure_plan(site, plans.heavy);
  yield await measure_plan(site, plans.stress, '4 ms');
}
