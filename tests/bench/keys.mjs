// From a key press to the frame that shows it, and to the transaction that holds it.
import assert from 'node:assert/strict';

import {add, field, go, link, route_of} from '../e2e/support/app.mjs';
import {close, settle} from '../e2e/support/browser.mjs';
import {spread} from './figures.mjs';
import {open_with_plan, rest, wordiest_meeting} from './plans.mjs';
import {probed, reset_probe} from './probe.mjs';

const pause_ms = 60;  // as fast as the fastest type
const sentence = 'She missed building things for two years and will try it again with a small team. ';

const columns = ['what', 'median', 'p99', 'worst', 'budget'];

// The frame that shows a key is the first one that begins after it.
function drawn_after(keys, frames) {
  return keys.map((pressed) => {
    const shown = frames.find(({begin}) => begin >= pressed);
    assert.ok(shown, 'a key was never drawn');
    return shown.end - pressed;
  });
}

const spent = ({begin, end}) => end - begin;

async function type(page, text) {
  await settle(page);
  await reset_probe(page);
  await page.keyboard.type(text, {delay: pause_ms});
}

// A note in a meeting with a long one: each letter is an edit of its own, and they become durable in their order.
async function measure_note(page, plan, repeat) {
  await go(page, `/meetings/${wordiest_meeting(plan)}/meet`);
  await field(page, 'Write a note').click();
  const figures = {drawn: [], saved: [], stored: [], twin: [], frame: []};
  for (let i = 0; i < repeat; ++i) {
    await type(page, sentence);
    await page.waitForFunction((count) => probe.saved.length >= count, sentence.length);
    await settle(page);
    const {keys, saved, frames} = await probed(page, 'keys', 'saved', 'frames');
    assert.deepEqual([keys.length, saved.length], [sentence.length, sentence.length], 'each letter is one transaction');
    figures.drawn.push(...drawn_after(keys, frames));
    figures.saved.push(...keys.map((pressed, at) => saved[at].complete - pressed));
    figures.stored.push(...saved.map(({handed, complete}) => complete - handed));
    figures.twin.push(...frames.map(({mirrored}) => mirrored));
    figures.frame.push(...frames.map(spent));
  }
  return [
    ['note: key to drawn', ...spread(figures.drawn, 0.99), ''],
    ['note: key to durable', ...spread(figures.saved, 0.99), '50 ms'],
    ['note: of it, the storage', ...spread(figures.stored, 0.99), ''],
    ['note: a frame while typing', ...spread(figures.frame, 0.99), '2 ms'],
    ['note: of it, the twin', ...spread(figures.twin, 0.99), ''],
  ];
}

// For a word that no text has, which reads the whole plan.
async function measure_search(page, repeat) {
  const figures = {drawn: [], frame: []};
  for (let i = 0; i < repeat; ++i) {
    await page.keyboard.press('Control+k');
    await type(page, 'kumquat');
    await settle(page);
    const {keys, frames} = await probed(page, 'keys', 'frames');
    figures.drawn.push(...drawn_after(keys, frames));
    figures.frame.push(...frames.map(spent));
    await page.keyboard.press('Escape');
    await settle(page);
  }
  return [
    ['search: key to drawn', ...spread(figures.drawn, 0.99), ''],
    ['search: a frame while typing', ...spread(figures.frame, 0.99), '2 ms, 5 ms with a search'],
  ];
}

// A meeting is planned and wrapped up, which plans the next one and copies the recap; undone, it can be wrapped up again.
async function measure_wrap_up(page, repeat) {
  await go(page, '/meetings');
  await add(page, 'Plan a meeting', 'today 23:07');
  await link(page, /^Meeting .*:07/).click();
  await link(page, 'Wrap up').click();
  await settle(page);
  const wrap_up = await route_of(page);
  await add(page, 'Add what you will do', 'Write to the forum');
  const figures = {drawn: [], saved: []};
  for (let i = 0; i < 3 * repeat; ++i) {
    await go(page, wrap_up);
    await field(page, 'When do you meet again?').fill('31 dec 2035 16:00');
    await rest(page);
    await reset_probe(page);
    await page.keyboard.press('Control+Enter');
    await page.locator('#twin').getByText('Recap copied').waitFor();
    await page.waitForFunction(() => probe.saved.length > 0);
    const {keys, saved, frames} = await probed(page, 'keys', 'saved', 'frames');
    const pressed = keys[keys.length - 1];
    figures.drawn.push(...drawn_after([pressed], frames));
    figures.saved.push(saved[0].complete - pressed);
    await page.keyboard.press('Control+z');
    await rest(page);
  }
  return [
    ['wrap-up: key to drawn', ...spread(figures.drawn, 0.99), ''],
    ['wrap-up: key to durable', ...spread(figures.saved, 0.99), '50 ms'],
  ];
}

async function measure_plan(site, plan, repeat) {
  const page = await open_with_plan(site, plan);
  const rows = [
    ...await measure_note(page, plan, repeat),
    ...await measure_search(page, repeat),
    ...await measure_wrap_up(page, repeat),
  ];
  await close(page);
  return {
    title: `Keys: ${plan.name}`,
    columns,
    rows,
    notes: [
      `One key each ${pause_ms} ms, ${sentence.length * repeat} letters of a note. From the browser's time of the press`,
      'to the end of the first frame after it (drawn), and to the event "complete" of the transaction with the letter',
      '(durable); the storage: from the call that adds the letter. A browser without a graphics card draws few frames.',
    ],
  };
}

export async function* measure_keys({site, plans, repeat}) {
  yield await measure_plan(site, plans.typical, repeat);
  yield await measure_plan(site, plans.heavy, repeat);
  yield await measure_plan(site, plans.stress, repeat);
}
