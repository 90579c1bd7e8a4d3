// A screen of its own for the browsers of one test file: windows on one screen would cover each other, and one kind draws
// nothing while it is covered, another has the focus only under the pointer.
import assert from 'node:assert/strict';
import {spawn} from 'node:child_process';

// Starts an X server that ends with this process, and says in DISPLAY which it is; `size` is "1600x1200".
export async function start_screen(size) {
  // Of two servers that look for a free number at once, both might take the same.
  const name = `:${100 + process.pid % 50000}`;
  const server = spawn('Xvfb', [name, '-displayfd', '3', '-screen', '0', `${size}x24`, '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  process.on('exit', () => server.kill());
  server.unref();
  // It writes its number and the end of the line one after the other, and would not survive a reader who has gone between.
  let told = '';
  for await (const part of server.stdio[3]) told += part;
  assert.equal(`:${told}`, `${name}\n`, 'Xvfb does not start');
  process.env.DISPLAY = name;
}
