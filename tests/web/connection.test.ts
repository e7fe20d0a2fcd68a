import type { Frame } from 'playwright-core';
import { until, type Visit, write } from './browser';
import { useStage } from './stage';

const stage = useStage();

const status = (chat: Frame) => chat.locator('#statusText').innerText();
const ids = () => new Set(stage.server.directLine.posts.map(({ channelData }) => channelData.clientActivityID));
/** From here on the chat's own waits end only when the test says so: nothing is tried again behind its back. */
async function holdTime({ page }: Visit): Promise<void> {
  await page.clock.install();
  await page.clock.pauseAt(Date.now() + 60_000);
}

test('a person who cannot reach the chat page still gets 999 and the main helplines, and a way out', async () => {
  const tab = await stage.visit();
  stage.server.trouble = { path: /widget$/, status: 0 };
  await tab.page.clock.install();
  await tab.page.locator('button.open').click();
  await tab.page.clock.runFor(7000);
  const waiting = tab.page.locator('.waiting');
  await expect(waiting.innerText()).resolves.toMatch(/cannot open the chat[\s\S]*Call 999[\s\S]*0808 802 0300/);
  // The one that is open now, though another is named first.
  await expect(waiting.locator('.helplines a').first().getAttribute('href')).resolves.toBe('tel:08081689111');
  await expect(waiting.locator('.helplines').innerText()).resolves.toMatch(
    /Open now[\s\S]*Monday to Friday: 10am to 5pm/,
  );
  await expect(waiting.getByRole('button', { name: 'Exit' }).isVisible()).resolves.toBe(true);
});

test('a person whose chat cannot begin sees the helplines at once, and the chat when it is back', async () => {
  const tab = await stage.visit();
  const chat = await tab.open();
  await holdTime(tab);
  stage.server.trouble = { path: /v3/, status: 503 };
  await chat.locator('#begin').click();
  await chat.locator('#offline').waitFor();
  await expect(chat.locator('#offline').innerText()).resolves.toMatch(/Call 999[\s\S]*0808 802 0300/);
  expect(await status(chat)).toContain('Trying again');
  // Nor does an answer to the first question, which stands there already, hide that.
  await chat.locator('.choice').first().click();
  expect(await status(chat)).toContain('Trying again');
  stage.server.trouble = undefined;
  await chat.getByRole('button', { name: 'Try the chat again' }).click();
  await chat.locator('#offline').waitFor({ state: 'hidden' });
  await expect(chat.locator('.choices').isVisible()).resolves.toBe(true);
});

test('a person on a page for which the server has no chat is told just that, with who can help, and the web master why', async () => {
  const tab = await stage.visit();
  const chat = await tab.open();
  const told: string[] = [];
  tab.page.on('console', (line) => told.push(line.text()));
  stage.server.trouble = { path: /v3/, status: 403 };
  await chat.locator('#begin').click();
  const words = () => chat.locator('main:visible').innerText();
  await expect(until(words, (read) => read.includes('cannot run'))).resolves.toMatch(/Call 999[\s\S]*0808 802 0300/);
  await expect(words()).resolves.not.toMatch(/ended|cleared/);
  await expect(chat.locator('#exit').isVisible()).resolves.toBe(true);
  expect(told.join()).toMatch(/lets no chat begin on pages of http/);
});

test('what was written while the connection was lost is said once, in order, when it is back', async () => {
  const tab = await stage.visit();
  const chat = await tab.begin();
  await holdTime(tab);
  stage.server.trouble = { path: /./, status: 0 };
  stage.server.cut();
  await write(chat, 'first');
  await write(chat, 'second');
  await until(
    () => stage.server.requests.filter((request) => request.endsWith('/activities')).length,
    (count) => count > 0,
  );
  await tab.page.clock.runFor(1000);
  await chat.locator('#offline').waitFor();
  await expect(chat.locator('.mine .fate').allInnerTexts()).resolves.toEqual(['', '']);
  stage.server.trouble = undefined;
  await chat.getByRole('button', { name: 'Try the chat again' }).click();
  await chat.getByText('You wrote 6').waitFor();
  expect(stage.server.directLine.posts.map(({ text }) => text)).toEqual(['first', 'second']);
  await expect(chat.locator('.mine').count()).resolves.toBe(2);
});

test('a message whose answer is lost on the way is tried again under the same id, and shown once', async () => {
  const tab = await stage.visit();
  const chat = await tab.begin();
  stage.server.directLine.loseAnswers = true;
  await write(chat, 'hello');
  await until(
    () => stage.server.directLine.posts.length,
    (count) => count > 1,
  );
  stage.server.directLine.loseAnswers = false;
  await chat.getByText('You wrote 5').waitFor();
  expect(ids().size).toBe(1);
  await expect(chat.locator('.mine').count()).resolves.toBe(1);
  await expect(chat.locator('.theirs').count()).resolves.toBe(3);
});

test('a message that the server refuses is marked, kept, and can be tried again', async () => {
  const tab = await stage.visit();
  const chat = await tab.begin();
  stage.server.trouble = { path: /activities$/, status: 400 };
  await write(chat, 'hello');
  await chat.getByText('Not sent').waitFor();
  stage.server.trouble = undefined;
  await chat.getByRole('button', { name: 'Try again' }).click();
  await chat.getByText('You wrote 5').waitFor();
  await expect(chat.locator('.mine .fate').innerText()).resolves.toBe('');
});

test('a person who is asked to wait is told how long, sees the helplines, and need not write again', async () => {
  const tab = await stage.visit();
  const chat = await tab.begin();
  stage.server.trouble = { path: /activities$/, status: 429, retryAfter: 1 };
  await write(chat, 'hello');
  await chat.locator('#offline').waitFor();
  expect(await status(chat)).toContain('Trying again in 2 seconds');
  expect(await chat.locator('#offline').innerText()).toContain('Call 999');
  stage.server.trouble = undefined;
  await chat.getByText('You wrote 5').waitFor();
  await expect(chat.locator('#offline').isVisible()).resolves.toBe(false);
});

test('a person whose chat may not begin yet sees 999 and the helplines meanwhile, and it begins by itself', async () => {
  const tab = await stage.visit();
  const chat = await tab.open();
  stage.server.trouble = { path: /(tokens|conversations)/, status: 429, retryAfter: 3 };
  await chat.locator('#begin').click();
  await chat.locator('#offline').waitFor();
  await expect(chat.locator('#offline').innerText()).resolves.toMatch(/Call 999[\s\S]*0808 802 0300/);
  expect(await status(chat)).toMatch(/Trying again in \d+ seconds/);
  stage.server.trouble = undefined;
  await chat.locator('#offline').waitFor({ state: 'hidden' });
  await write(chat, 'hello');
  await chat.getByText('You wrote 5').waitFor();
});

test('a person whose message brings nothing back for six seconds sees 999 and the helplines, until it does', async () => {
  const tab = await stage.visit();
  const chat = await tab.begin();
  await holdTime(tab);
  stage.server.trouble = { path: /activities/, status: 'hangs' };
  await write(chat, 'he is outside my door');
  await tab.page.clock.runFor(5900);
  await expect(chat.locator('#offline').isVisible()).resolves.toBe(false);
  await tab.page.clock.runFor(200);
  await expect(chat.locator('#offline').innerText()).resolves.toMatch(/Call 999[\s\S]*0808 802 0300/);
  expect(await status(chat)).toContain('Still waiting');
  stage.server.trouble = undefined;
  await tab.page.clock.runFor(15_000);
  await chat.getByText('You wrote 21').waitFor();
  await expect(chat.locator('#offline').isVisible()).resolves.toBe(false);
});

test('a cut stream is taken up again without a word of it, and nothing is missed', async () => {
  const tab = await stage.visit();
  const chat = await tab.begin();
  stage.server.cut();
  await write(chat, 'hello');
  await chat.getByText('You wrote 5').waitFor();
  await expect(chat.locator('.theirs').count()).resolves.toBe(3);
});

test('where no stream is let through, the conversation goes on by asking for news', async () => {
  stage.server.directLine.streams = false;
  const tab = await stage.visit();
  const chat = await tab.begin();
  await write(chat, 'hello');
  await chat.getByText('You wrote 5').waitFor();
  stage.server.trouble = { path: /stream/, status: 0 };
  stage.server.directLine.streams = true;
  await chat.locator('.mine').waitFor();
});

test('where the stream is refused, the conversation goes on by asking for news', async () => {
  stage.server.trouble = { path: /stream/, status: 0 };
  const tab = await stage.visit();
  const chat = await tab.begin();
  await write(chat, 'hello');
  await chat.getByText('You wrote 5').waitFor();
});

test('a conversation that is no more is cleared from the screen', async () => {
  const tab = await stage.visit();
  const chat = await tab.begin();
  stage.server.directLine.expire();
  await write(chat, 'hello');
  await chat.locator('#ended').waitFor();
  await expect(chat.locator('#log .said').count()).resolves.toBe(0);
  await expect(chat.evaluate(() => sessionStorage.length)).resolves.toBe(0);
});

test('two minutes before a chat is cleared that says so, one press keeps it, and typing does as well', async () => {
  const tab = await stage.visit();
  await tab.page.clock.install();
  const chat = await tab.begin();
  const renewals = () => stage.server.directLine.posts.filter(({ name }) => name === 'still-here').length;
  await tab.page.clock.fastForward('27:50');
  await expect(chat.locator('#idle').isVisible()).resolves.toBe(false);
  await tab.page.clock.fastForward('00:20');
  await expect(chat.locator('#idle').innerText()).resolves.toMatch(/will be cleared soon[\s\S]*Keep it open/);
  // Nothing was written down that could be saved.
  await expect(chat.locator('#saveNow').isVisible()).resolves.toBe(false);
  await chat.getByRole('button', { name: 'Keep it open' }).click();
  await chat.locator('#idle').waitFor({ state: 'hidden' });
  await until(renewals, (count) => count === 1);
  await tab.page.clock.fastForward('28:10');
  await chat.locator('#idle').waitFor();
  await chat.locator('#box').pressSequentially('h');
  await chat.locator('#idle').waitFor({ state: 'hidden' });
  await until(renewals, (count) => count === 2);
});

test('whoever is still writing when a chat ends finds the words in the next one; what was left behind is cleared', async () => {
  const tab = await stage.visit();
  await tab.page.clock.install();
  const chat = await tab.begin();
  const end = async () => {
    stage.server.trouble = { path: /v3/, status: 404 };
    stage.server.cut();
    await tab.page.clock.runFor(5000);
    await chat.locator('#ended').waitFor();
    stage.server.trouble = undefined;
  };
  await chat.locator('#box').fill('he stood by the gate and');
  await end();
  await expect(chat.locator('#ended').innerText()).resolves.toContain('What you were writing is still there');
  await chat.locator('#anew').click();
  await chat.locator('.choices').waitFor();
  await expect(chat.locator('#box').inputValue()).resolves.toBe('he stood by the gate and');
  await tab.page.clock.fastForward('10:00');
  await end();
  await expect(chat.locator('#ended').innerText()).resolves.toContain('What you had begun to write has been cleared');
  await chat.locator('#anew').click();
  await expect(chat.locator('#box').inputValue()).resolves.toBe('');
});
