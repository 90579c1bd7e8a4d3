// What must hold for the look of any view, whatever it shows: found by looking at a page as it stands.
import {readFileSync} from 'node:fs';
import {createRequire} from 'node:module';

import {settle, uncovered} from './browser.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

// What axe finds; it is brought in by the debugger, past the content policy.
async function found_by_axe(page) {
  if (!await page.evaluate(() => Boolean(window.axe))) await page.evaluate(axe);
  return page.evaluate(async () => (await window.axe.run(document)).violations
      .map((violation) => `axe ${violation.id}: ${violation.nodes.map((node) => node.html).slice(0, 3).join(' ')}`));
}

const found_in_page = () => {
  const found = [];
  const root = document.documentElement;
  const words = (element) => (element.getAttribute('aria-label') || element.textContent || element.id).slice(0, 60);
  if (root.scrollWidth > innerWidth) found.push(`the page is ${root.scrollWidth} wide in ${innerWidth}`);
  for (const element of document.querySelectorAll('#twin *')) {
    const {overflowX} = getComputedStyle(element);
    const scrolls = overflowX === 'auto' || overflowX === 'scroll';
    if (scrolls && element.scrollWidth > element.clientWidth + 1 && !element.matches('input, textarea')) {
      found.push(`scrolls sideways: ${words(element)}`);
    }
  }
  for (const element of document.querySelectorAll('#twin :is(a, button, input, textarea, select, [role=option], [role=img])')) {
    const labels = element.labels ? Array.from(element.labels) : [];
    const by = (element.getAttribute('aria-labelledby') || '').split(' ').map((id) => document.getElementById(id));
    const name = [element.getAttribute('aria-label'), element.textContent, ...[...labels, ...by].map((it) => it && it.textContent)]
        .join('').trim();
    if (!name) found.push(`no name: ${element.outerHTML.slice(0, 120)}`);
  }
  const walker = document.createTreeWalker(document.getElementById('twin'), NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (/[^\s]-\n/.test(node.data)) found.push(`a word is cut in two by the end of a line: ${node.data.slice(0, 60)}`);
    if (/clip|hidden/.test(getComputedStyle(node.parentElement).overflowX)) continue;  // cut with “…”
    const box = node.parentElement.getBoundingClientRect();
    if (box.width <= 1 || box.height <= 1 || node.parentElement.matches('option')) continue;  // only for screen readers
    // Word by word, since a space may hang at the end of a line.
    const range = document.createRange();
    const rects = Array.from(node.data.matchAll(/\S+/g)).flatMap((word) => {
      range.setStart(node, word.index);
      range.setEnd(node, word.index + word[0].length);
      return Array.from(range.getClientRects()).filter((rect) => rect.width > 0);
    });
    const is_inside = (rect) => rect.left > box.left - 2 && rect.right < box.right + 2 && rect.top > box.top - 2 && rect.bottom < box.bottom + 2;
    if (!node.parentElement.matches('.cut') && !rects.every(is_inside)) found.push(`text beyond its place: ${node.data.slice(0, 60)}`);
    const outside = rects.find((rect) => rect.left < -1 || rect.right > innerWidth + 1);
    if (outside) found.push(`text from ${outside.left.toFixed()} to ${outside.right.toFixed()} in ${innerWidth}: ${node.data.slice(0, 60)}`);
  }
  return found;
};

// What has no name, or no room.
export async function faults_of_layout(page) {
  await settle(page);
  return page.evaluate(found_in_page);
}

// Everything that is wrong with how the page looks now; empty is good.
export async function faults_of_look(page) {
  const faults = await faults_of_layout(page);
  const can_tell = await page.evaluate(() => typeof _ithaca_page_uncovered === 'function');  // a published program cannot
  const bare = can_tell ? (await uncovered(page)).map((item) => `no element for the item ${item}`) : [];
  return [...bare, ...faults, ...await found_by_axe(page)];
}

// Every text that a person can read or hear on the page, in its own words.
export const texts_of = (page) => page.evaluate(() => {
  const texts = new Set();
  const walker = document.createTreeWalker(document.getElementById('twin'), NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) texts.add(node.data.replace(/\s+/g, ' ').trim());
  for (const element of document.querySelectorAll('#twin *')) {
    for (const name of ['aria-label', 'title', 'placeholder', 'aria-valuetext']) texts.add(element.getAttribute(name) ?? '');
  }
  texts.add(document.getElementById('live').textContent.trim());
  texts.delete('');
  return Array.from(texts);
});
