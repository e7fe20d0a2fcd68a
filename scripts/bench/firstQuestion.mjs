// npm run bench:line: how long somebody on a slow line waits for the button, the notice, the first question and an
// answer, and how many bytes that takes. Each figure is the middle one of three.
import { createServer } from 'node:http';
import packed from '@sparticuz/chromium';
import { chromium } from 'playwright-core';
import { freePort } from '../chaos/servers.mjs';
import { makeReady } from '../ready.mjs';
import { waymarks } from './servers.mjs';
import { slowLine } from './slowLine.mjs';

const LINES = [
  { name: '150 ms, 1.6 Mb/s', roundTrip: 150, bits: 1_600_000 },
  { name: '400 ms, 400 kb/s', roundTrip: 400, bits: 400_000 },
  { name: '800 ms, 100 kb/s', roundTrip: 800, bits: 100_000 },
];
const RUNS = 3;
/** What somebody takes to read the notice, and the question, at the very least, in milliseconds. */
const NOTICE_READ = 3000;
const QUESTION_READ = 1000;

makeReady();
const [hostPort, linePort] = [await freePort(), await freePort()];
const [site, waymark] = [hostPort, linePort].map((port) => `http://127.0.0.1:${port}`);
const host = createServer((_request, response) => {
  response.setHeader('content-type', 'text/html');
  const head = '<meta name="viewport" content="width=device-width"><title>Host</title>';
  response.end(`<!doctype html><html lang="en">${head}<h1>Host</h1><script src="${waymark}/widget.js" async></script>`);
}).listen(hostPort, '127.0.0.1');
const servers = await waymarks(1, { WAYMARK_ALLOWED_ORIGINS: `${site},${waymark}` });
const browser = await chromium.launch({ executablePath: await packed.executablePath(), args: ['--no-sandbox'] });

/** @returns the milliseconds to each thing that is waited for, and the bytes until then */
async function visit({ roundTrip, bits }) {
  const line = await slowLine(servers.urls[0], linePort, roundTrip, bits);
  const context = await browser.newContext({ viewport: { width: 390, height: 664 } });
  const page = await context.newPage();
  const chat = page.frameLocator('[data-waymark] iframe');
  const found = {};
  const timed = async (name, act, seen) => {
    const began = performance.now();
    await act();
    await seen();
    found[name] = { ms: performance.now() - began, bytes: line.carried.bytes };
  };
  const button = page.locator('[data-waymark] button.open');
  const start = chat.locator('#begin');
  await timed(
    'button',
    () => page.goto(site, { waitUntil: 'commit' }),
    () => button.waitFor(),
  );
  await timed(
    'notice',
    () => button.click(),
    () => start.waitFor(),
  );
  await page.waitForTimeout(NOTICE_READ);
  await timed(
    'question',
    () => start.click(),
    () => chat.locator('.choices').first().waitFor(),
  );
  await page.waitForTimeout(QUESTION_READ);
  const answer = chat.locator('.choices .choice').first();
  await timed(
    'answer',
    () => answer.click(),
    () => chat.locator('.said:not(.mine) .choices').nth(1).or(chat.locator('.emergency')).first().waitFor(),
  );
  await context.close();
  await line.close();
  return found;
}

const middle = (all, pick) => all.map(pick).sort((a, b) => a - b)[Math.floor(all.length / 2)];
const THINGS = ['button', 'notice', 'question', 'answer'];
process.stdout.write(
  `${'line'.padEnd(20)}${THINGS.map((one) => one.padStart(12)).join('')}   (ms; bytes so far below)\n`,
);
for (const line of LINES) {
  const runs = [];
  for (let run = 0; run < RUNS; run++) runs.push(await visit(line));
  const row = (pick) =>
    THINGS.map((one) =>
      middle(runs, (run) => pick(run[one]))
        .toFixed(0)
        .padStart(12),
    ).join('');
  process.stdout.write(`${line.name.padEnd(20)}${row(({ ms }) => ms)}\n${''.padEnd(20)}${row(({ bytes }) => bytes)}\n`);
}
await browser.close();
await servers.stop();
host.close();
