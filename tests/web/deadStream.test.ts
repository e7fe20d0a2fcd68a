import type { Browser } from 'playwright-core';
import { startRealServer } from '../realServer';
import { type BlackHole, blackHole } from './blackHole';
import { openBrowser, openChat, until } from './browser';

let browser: Browser;
let server: Awaited<ReturnType<typeof startRealServer>>;
let hole: BlackHole;

beforeEach(async () => {
  let port = 0;
  hole = await blackHole(() => port);
  [server, browser] = await Promise.all([
    startRealServer({ allowedOrigins: [`http://127.0.0.1:${hole.port}`] }),
    openBrowser(),
  ]);
  port = Number(new URL(server.url).port);
}, 30_000);
afterEach(async () => {
  await browser.close();
  await hole.close();
  await server.close();
});

test('a person whose stream died without a word is answered all the same, and told of 999', async () => {
  const page = await browser.newPage();
  await page.goto(`http://127.0.0.1:${hole.port}`);
  const chat = await openChat(page);
  await chat.locator('#begin').click();
  // The first question stands there before the line does.
  await until(hole.streams, (count) => count === 1);
  hole.swallow();
  await chat.locator('#box').fill('he is outside my door');
  await chat.locator('#box').press('Enter');
  await chat.locator('.emergency').first().waitFor();
  await expect(chat.locator('.emergency').first().innerText()).resolves.toContain('999');
});
