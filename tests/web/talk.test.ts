import type { Frame } from 'playwright-core';
import { until, write } from './browser';
import { useStage } from './stage';

const stage = useStage();

const press = (chat: Frame, name: string) => chat.getByRole('button', { name, exact: true }).click();
const active = (chat: Frame) =>
  chat.evaluate(() => document.activeElement?.textContent || document.activeElement?.id || '');

describe('before the first message', () => {
  test('a person reads what this is, and what to do in danger, and no conversation is begun yet', async () => {
    const tab = await stage.visit();
    const before = stage.server.requests.length;
    const chat = await tab.open();
    await expect(chat.locator('#notice').innerText()).resolves.toMatch(/999[\s\S]*computer program[\s\S]*Exit/);
    await expect(chat.locator('#notice .call').getAttribute('href')).resolves.toBe('tel:999');
    // The chat's script, and a token of which the server keeps nothing, are there before the button is pressed.
    const asked = ['bot/widget', 'bot/chat.js', 'bot/v3/directline/tokens/generate'];
    await until(
      () => stage.server.requests.slice(before),
      (requests) => requests.length >= asked.length,
    );
    expect(stage.server.requests.slice(before)).toEqual(asked);
    expect(stage.server.directLine.count).toBe(0);
  });

  test('the first question stands there at once, before the server has been asked for anything', async () => {
    const tab = await stage.visit();
    const chat = await tab.open();
    stage.server.trouble = { path: /conversations/, status: 'hangs' };
    await chat.locator('#begin').click();
    await chat.getByText('Is anyone in danger').waitFor();
    await press(chat, 'No');
    await chat.locator('.mine[data-state="sending"]').waitFor();
    stage.server.trouble = undefined;
    stage.server.cut();
    await chat.getByText('What has been happening?').waitFor();
    // What was drawn ahead is not drawn again.
    await expect(chat.getByText('Is anyone in danger').count()).resolves.toBe(1);
  });

  test('a person who chooses easy read has one thing on the screen, and the bot is asked for easy words', async () => {
    const tab = await stage.visit();
    const chat = await tab.open();
    await press(chat, 'Easy read');
    await press(chat, 'Start the chat');
    await press(chat, 'No');
    await chat.getByText('What has been happening?').waitFor();
    await expect(chat.getByText('Is anyone in danger').isVisible()).resolves.toBe(false);
    expect(stage.server.directLine.posts.at(-1)?.channelData.waymark).toEqual({ easy: true });
  });

  test('a person whose browser runs no scripts gets the numbers on a plain page', async () => {
    const tab = await stage.visit({ javaScriptEnabled: false }, stage.server.url('bot', '/widget'));
    await tab.page.waitForURL('**/plain');
    await expect(tab.page.locator('main').innerText()).resolves.toMatch(
      /Call 999[\s\S]*Victim Support[\s\S]*0808 168 9111/,
    );
  });

  test('the plain page begins with what to do in danger, on the smallest phone too', async () => {
    const tab = await stage.visit({ viewport: { width: 320, height: 568 } }, stage.server.url('bot', '/plain'));
    const call = await tab.page.getByRole('link', { name: 'Call 999' }).boundingBox();
    const first = await tab.page.locator('main p').first().boundingBox();
    expect(first?.y).toBeLessThanOrEqual(call?.y ?? 0);
    expect((call?.y ?? 999) + (call?.height ?? 0)).toBeLessThan(284);
  });
});

describe('a conversation', () => {
  test('goes by mouse: each press is sent once, as a press on its own question', async () => {
    const tab = await stage.visit();
    const chat = await tab.begin();
    await chat.getByRole('button', { name: 'No', exact: true }).dblclick();
    await chat.locator('.choice input').first().waitFor();
    await chat.getByLabel('Following me').check();
    await chat.getByLabel('Watching me').check();
    await press(chat, 'Done');
    await chat.locator('.card').first().waitFor();
    expect(stage.server.directLine.posts.map(({ text, value }) => ({ text, value }))).toEqual([
      { text: 'No', value: { kind: 'answer', question: 'danger', answer: ['no'] } },
      {
        text: 'Following me or turning up where I am, Watching me, or knowing things they should not know',
        value: { kind: 'answer', question: 'happening', answer: ['following', 'watching'] },
      },
    ]);
  });

  test('goes by keyboard alone, and Tab always leads on to the next question', async () => {
    const tab = await stage.visit();
    const { keyboard } = tab.page;
    await tab.page.locator('button.open').focus();
    await keyboard.press('Enter');
    await tab.page.locator('dialog.ready').waitFor();
    const chat = tab.chat();
    await until(
      () => active(chat),
      (name) => name === 'Before you start',
    );
    const help = [
      'Easy read',
      'AAText size: 100%',
      'Call 999',
      '999 BSL (opens in a new tab)',
      'Other languages',
      'Helplines you can call instead',
    ];
    for (const stop of [...help, 'Start the chat']) {
      await keyboard.press('Tab');
      expect(await active(chat)).toBe(stop);
    }
    await keyboard.press('Enter');
    await chat.locator('.choices').waitFor();
    await keyboard.press('Tab');
    expect(await active(chat)).toBe('No');
    await keyboard.press('Enter');
    await chat.locator('.choice input').first().waitFor();
    await keyboard.press('Tab');
    await keyboard.press('Space');
    for (let stop = 0; stop < 4; stop++) await keyboard.press('Tab');
    expect(await active(chat)).toBe('Done');
    await keyboard.press('Enter');
    await chat.locator('.card').first().waitFor();
    expect(stage.server.directLine.posts).toHaveLength(2);
  });

  test('takes the person’s own words beside the buttons, and never takes the focus from who is writing', async () => {
    const tab = await stage.visit();
    const chat = await tab.begin();
    await chat.locator('#box').focus();
    await tab.page.keyboard.type('Two lines');
    await tab.page.keyboard.press('Shift+Enter');
    await tab.page.keyboard.type('more');
    await tab.page.keyboard.press('Enter');
    await chat.getByText('You wrote 14 characters.').waitFor();
    expect(stage.server.directLine.posts[0]?.text).toBe('Two lines\nmore');
    expect(await active(chat)).toBe('box');
    // That it has arrived goes without saying.
    await expect(chat.locator('.mine .fate').innerText()).resolves.toBe('');
  });

  test('keeps a message that is too long, and says how to go on', async () => {
    const tab = await stage.visit();
    const chat = await tab.begin();
    await chat.locator('#box').fill('a'.repeat(4007));
    await press(chat, 'Send');
    await expect(chat.locator('#statusText').innerText()).resolves.toContain('Too long by 7 characters');
    expect(stage.server.directLine.posts).toEqual([]);
    await expect(chat.locator('#box').inputValue()).resolves.toHaveLength(4007);
  });

  test('asks for a tick when Done is pressed without one', async () => {
    const tab = await stage.visit();
    const chat = await tab.begin();
    await press(chat, 'No');
    await press(chat, 'Done');
    await expect(chat.locator('#statusText').innerText()).resolves.toContain('tick at least one');
  });
});

/** Whether all of it can be seen, between what stays above it and the text box below. */
const inSight = (chat: Frame, selector: string) =>
  until(
    () =>
      chat
        .locator(selector)
        .last()
        .evaluate((element) => {
          const { top, bottom, left } = element.getBoundingClientRect();
          const seen = [top + 1, bottom - 1].map((y) => document.elementFromPoint(left + 20, y));
          return seen.every((each) => each !== null && element.contains(each));
        }),
    Boolean,
  );

describe.each([
  [320, 256],
  [320, 568],
])('on a screen of %i by %i pixels', (width, height) => {
  test('999 is in sight as soon as danger is told, with nothing in front of it', async () => {
    const tab = await stage.visit({ viewport: { width, height } });
    const chat = await tab.begin();
    await press(chat, 'Yes');
    await chat.locator('.emergency').waitFor();
    await inSight(chat, '.emergency .call');
  });

  test('a person who tells a long story sees the answer to it, not the end of their own words', async () => {
    const tab = await stage.visit({ viewport: { width, height } });
    const chat = await tab.begin();
    await write(chat, 'He was there again. '.repeat(40));
    const answer = chat.getByText('You wrote 799');
    await answer.waitFor();
    await until(
      () => answer.evaluate((element) => element.getBoundingClientRect().top),
      (top) => top > 0 && top < height - 60,
    );
  });
});
