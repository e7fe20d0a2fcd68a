// npm run bench:abandoned: people who answer one question and leave, half of them with the chat still open: what each
// costs in memory and on the disk, whether their streams are closed when their time is over, and what is left after.
import WebSocket from 'ws';
import { passingFolder } from '../chaos/servers.mjs';
import { makeReady } from '../ready.mjs';
import { converse } from './clients.mjs';
import { waymarks } from './servers.mjs';
import { diskOf, memory } from './soak.mjs';

const PEOPLE = 20_000;
const STREAMS = 10_000;
const AT_ONCE = 16;
const IDLE_MINUTES = 10;
const PRESS = { kind: 'answer', question: 'danger', answer: ['no'] };
const SECOND = 1000;

makeReady();
const folder = passingFolder();
const { urls, stop } = await waymarks(1, { WAYMARK_DATA: folder, WAYMARK_FORGET_IDLE_MINUTES: String(IDLE_MINUTES) });
const [url] = urls;
const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
/** How many seconds after its last word each stream was closed, and with which code. */
const closed = [];

async function visit(person) {
  const { streamUrl, say } = await converse(url);
  if (person < STREAMS) await listen(streamUrl);
  await say('No', PRESS);
}

async function listen(streamUrl) {
  const socket = new WebSocket(streamUrl.replace(/^http/, 'ws'), { headers: { Origin: url } });
  let last = performance.now();
  await new Promise((resolve, reject) => {
    socket.on('message', (data) => {
      resolve();
      if (data.length > 0) last = performance.now();
    });
    socket.on('error', reject);
  });
  socket.on('close', (code) => closed.push({ code, seconds: (performance.now() - last) / SECOND }));
}

async function show(what) {
  const { heap, rss, streams } = await memory(url);
  const cells = [heap, rss, diskOf(folder), streams].map((one) => one.toFixed(0).padStart(9));
  process.stdout.write(`${what.padEnd(34)}${cells.join(' ')}\n`);
  return { heap, rss };
}

process.stdout.write(`${''.padEnd(34)} heap MiB   rss MiB  disk MiB   streams\n`);
await show('at rest');
for (let from = 0; from < PEOPLE; from += STREAMS) {
  let next = from;
  const visits = async () => {
    while (next < from + STREAMS) await visit(next++);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, visits));
  await show(`${from + STREAMS} have come, ${Math.min(from + STREAMS, STREAMS)} listen`);
}
const began = performance.now();
while (performance.now() - began < (IDLE_MINUTES + 2) * 60 * SECOND && closed.length < STREAMS) {
  await wait(30 * SECOND);
  await show(`${((performance.now() - began) / SECOND).toFixed(0)} s later`);
}
await wait(150 * SECOND);
await show('two sweeps later');
const codes = [...new Set(closed.map(({ code }) => code))].map(
  (one) => `${closed.filter(({ code }) => code === one).length} with ${one}`,
);
const late = closed.map(({ seconds }) => seconds - IDLE_MINUTES * 60).sort((a, b) => a - b);
process.stdout.write(
  `${closed.length} of ${STREAMS} streams were closed (${codes.join(', ')}), ` +
    `${late[0]?.toFixed(1)} to ${late.at(-1)?.toFixed(1)} s after they were due.\n`,
);
await stop();
