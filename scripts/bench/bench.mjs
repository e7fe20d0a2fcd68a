// npm run bench: turns a second and their times, beside a stock bot in the same run; time to start; size of the widget.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { passingFolder } from '../chaos/servers.mjs';
import { makeReady, run } from '../ready.mjs';
import { stockClient, waymarkClient } from './clients.mjs';
import { measure } from './measure.mjs';

const TURNS = 6000;
const AT_ONCE = [16, 200];
/** All of these people share one address, so limits would be all that is measured. */
const OWN = { WAYMARK_PORT: '0', WAYMARK_LIMITS: '0', WAYMARK_DATA: passingFolder() };

makeReady();
const results = [];
for (const conversations of AT_ONCE) {
  results.push([
    'stock',
    conversations,
    await measured('scripts/bench/stockBot.mjs', stockClient, conversations),
  ]);
  results.push(['Waymark', conversations, await measured('dist/index.js', waymarkClient, conversations)]);
}
print(results);
process.stdout.write(
  `\nFrom start to the first reply: ${(await startToReply()).toFixed(0)} ms\n\nThe widget, compressed:\n`,
);
run(process.execPath, [join('scripts', 'buildWidget.mjs')]);

async function measured(program, makeClient, conversations) {
  const { url, stop } = await started(program);
  const result = await measure(() => makeClient(url), { conversations, turns: TURNS });
  stop();
  return result;
}

/** Runs a server on a free port, until it prints its address. */
async function started(program) {
  const env = { ...process.env, ...OWN, NODE_ENV: 'production' };
  const server = spawn(process.execPath, [program], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  for await (const chunk of server.stdout) {
    const [url] = /http:\/\/[\d.]+:\d+/.exec(String(chunk)) ?? [];
    if (url) {
      server.stdout.resume();
      return { url, stop: () => server.kill() };
    }
  }
  throw new Error(`${program} did not start.`);
}

async function startToReply() {
  const began = performance.now();
  const { url, stop } = await started('dist/index.js');
  const client = await waymarkClient(url);
  const took = performance.now() - began;
  client.close();
  stop();
  return took;
}

function print(rows) {
  process.stdout.write('bot       at once   turns/s    p50 ms    p99 ms\n');
  for (const [name, conversations, { perSecond, p50, p99 }] of rows) {
    const cells = [String(conversations).padStart(7), perSecond.toFixed(0), p50.toFixed(1), p99.toFixed(1)];
    process.stdout.write(`${name.padEnd(9)} ${cells.map((cell) => cell.padStart(8)).join('  ')}\n`);
  }
  for (const conversations of AT_ONCE) {
    const of = (bot) => rows.find(([name, at]) => name === bot && at === conversations)[2];
    const ratio = of('Waymark').perSecond / of('stock').perSecond;
    process.stdout.write(
      `With ${conversations} at once, Waymark takes ${ratio.toFixed(2)} times the turns of the stock bot.\n`,
    );
  }
}
