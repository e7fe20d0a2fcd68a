// npm run bench: turns a second and their times, beside a stock bot in the same run; bytes of a conversation; time to
// start; size of the widget. With --soak, 400,000 conversations as well. With --share 0.2 only how more processes do, each so held.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { makeReady, run } from '../ready.mjs';
import { stockClient, waymarkClient } from './clients.mjs';
import { conversationBytes } from './conversationBytes.mjs';
import { measure } from './measure.mjs';
import { engines, stock } from './servers.mjs';
import { shares } from './share.mjs';
import { soak } from './soak.mjs';

const TURNS = 6000;
const AT_ONCE = [16, 200, 1000];
const { values } = parseArgs({ options: { soak: { type: 'boolean', default: false }, share: { type: 'string' } } });

makeReady();
const hasRedis = spawnSync('redis-server', ['--version']).status === 0;
if (!hasRedis) process.stdout.write('Redis is left out, as there is no redis-server on this machine.\n');
if (values.share !== undefined) {
  await shares(Number(values.share));
  process.exit();
}
const bots = [['stock', stock, stockClient], ...engines(hasRedis).map(([name, start]) => [name, start, waymarkClient])];

// The processor time says the same on a machine that does other work beside.
process.stdout.write('bot                    at once   turns/s  of stock    p50 ms    p99 ms    cpu ms  of stock\n');
for (const conversations of AT_ONCE) {
  let stockResult;
  for (const [name, start, makeClient] of bots) {
    const servers = await start();
    let next = 0;
    const result = await measure(() => makeClient(servers.urls[next++ % servers.urls.length]), {
      conversations,
      turns: TURNS,
      cpuTime: servers.cpuTime,
    });
    await servers.stop();
    stockResult ??= result;
    print(name, conversations, result, stockResult);
  }
}
process.stdout.write('\nA whole conversation:\n');
await conversationBytes(hasRedis);
process.stdout.write(
  `\nFrom start to the first reply: ${(await startToReply()).toFixed(0)} ms\n\nThe widget, compressed:\n`,
);
run(process.execPath, [join('scripts', 'buildWidget.mjs')]);
if (values.soak) await soak();

async function startToReply() {
  const [, start] = engines(false)[0];
  const began = performance.now();
  const { urls, stop } = await start();
  const client = await waymarkClient(urls[0]);
  const took = performance.now() - began;
  client.close();
  await stop();
  return took;
}

function print(name, conversations, { perSecond, p50, p99, cpu, failed }, stock) {
  const cells = [
    String(conversations),
    perSecond.toFixed(0),
    (perSecond / stock.perSecond).toFixed(2),
    p50.toFixed(1),
    p99.toFixed(1),
    cpu.toFixed(2),
    (cpu / stock.cpu).toFixed(2),
    ...(failed > 0 ? [`${failed} refused`] : []),
  ];
  process.stdout.write(`${name.padEnd(21)}${cells.map((cell) => cell.padStart(9)).join(' ')}\n`);
}
