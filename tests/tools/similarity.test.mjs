// The index by which drawn text is compared with the browser's own (tests/e2e/support/similarity.mjs).
import assert from 'node:assert/strict';
import {test} from 'node:test';

import {structural_similarity} from '../e2e/support/similarity.mjs';

const picture = (paint, width = 40, height = 24) =>
    ({width, height, luma: Array.from({length: width * height}, (_, i) => paint(i % width, Math.floor(i / width)))});
const stems = (shift) => picture((x) => (x + shift) % 8 < 2 ? 30 : 255);

test('a picture is like itself', () => {
  assert.equal(structural_similarity(stems(0), stems(0)), 1);
});

test('letters a pixel beside their place are not alike, and those far away still less', () => {
  const near = structural_similarity(stems(0), stems(1));
  assert.ok(near < 0.7, `${near}`);
  assert.ok(structural_similarity(stems(0), stems(4)) < near);
});

test('a little less ink is nearly alike', () => {
  const paler = stems(0);
  paler.luma = paler.luma.map((value) => value < 255 ? value + 12 : value);
  const index = structural_similarity(stems(0), paler);
  assert.ok(index > 0.98 && index < 1, `${index}`);
});

test('two flat grounds are as alike as the paper says', () => {
  const c1 = (0.01 * 255) ** 2;
  const index = structural_similarity(picture(() => 100), picture(() => 200));
  assert.ok(Math.abs(index - (2 * 100 * 200 + c1) / (100 ** 2 + 200 ** 2 + c1)) < 1e-9, `${index}`);
});

test('pictures of two sizes, or smaller than the window, are refused', () => {
  assert.throws(() => structural_similarity(picture(() => 0), picture(() => 0, 41)), /two sizes/);
  assert.throws(() => structural_similarity(picture(() => 0, 10), picture(() => 0, 10)), /smaller/);
});
