import type { Browser, Frame } from 'playwright-core';
import { buildWidget, openBrowser, until, type Visit, visit } from './browser';
import { FakeServer } from './fakeServer';

let browser: Browser;
let server: FakeServer;
let tab: Visit;

beforeAll(async () => {
  [server, browser] = await Promise.all([FakeServer.start(buildWidget().folder), openBrowser()]);
}, 30_000);
afterAll(async () => {
  await browser.close();
  await server.close();
});
beforeEach(() => {
  server.attributes = '';
  server.directLine.posts.length = 0;
});
afterEach(() => tab.close());

const press = (chat: Frame, name: string) => chat.getByRole('button', { name, exact: true }).click();
const said = (chat: Frame) => chat.locator('.theirs').allInnerTexts();
const active = (chat: Frame) =>
  chat.evaluate(() => document.activeElement?.textContent || document.activeElement?.id || '');

describe('before the first message', () => {
  test('a person reads what this is, and what to do in danger, and nothing is sent yet', async () => {
    tab = await visit(browser, server);
    const before = server.requests.length;
    const chat = await tab.open();
    await expect(chat.locator('#notice').innerText()).resolves.toMatch(
      /999[\s\S]*computer program[\s\S]*Exit/,
    );
    await expect(chat.locator('#notice .call').getAttribute('href')).resolves.toBe('tel:999');
    expect(server.requests.slice(before)).toEqual(['bot/widget']);
  });

  test('a person whose browser runs no scripts gets the numbers on a plain page', async () => {
    tab = await visit(browser, server, { javaScriptEnabled: false }, server.url('bot', '/widget'));
    await tab.page.waitForURL('**/plain');
    await expect(tab.page.locator('main').innerText()).resolves.toMatch(
      /Call 999[\s\S]*Victim Support[\s\S]*0808 168 9111/,
    );
  });
});

describe('a conversation', () => {
  test('goes by mouse: each press is sent once, as a press on its own question', async () => {
    tab = await visit(browser, server);
    const chat = await tab.begin();
    await chat.getByRole('button', { name: 'No', exact: true }).dblclick();
    await chat.locator('.choice input').first().waitFor();
    await chat.getByLabel('Following me').check();
    await chat.getByLabel('Watching me').check();
    await press(chat, 'Done');
    await chat.locator('.card').first().waitFor();
    expect(server.directLine.posts.map(({ text, value }) => ({ text, value }))).toEqual([
      { text: 'No', value: { kind: 'answer', question: 'danger', answer: ['no'] } },
      {
        text: 'Following me or turning up where I am, Watching me, or knowing things they should not know',
        value: { kind: 'answer', question: 'happening', answer: ['following', 'watching'] },
      },
    ]);
  });

  test('goes by keyboard alone, and Tab always leads on to the next question', async () => {
    tab = await visit(browser, server);
    const { keyboard } = tab.page;
    await tab.page.locator('button.open').focus();
    await keyboard.press('Enter');
    await tab.page.locator('dialog.ready').waitFor();
    const chat = tab.chat();
    await until(
      () => active(chat),
      (name) => name === 'Before you start',
    );
    for (const stop of ['Call 999', 'Helplines you can call instead', 'Start the chat']) {
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
    expect(server.directLine.posts).toHaveLength(2);
  });

  test('takes the person’s own words beside the buttons, and never takes the focus from who is writing', async () => {
    tab = await visit(browser, server);
    const chat = await tab.begin();
    await chat.locator('#box').focus();
    await tab.page.keyboard.type('Two lines');
    await tab.page.keyboard.press('Shift+Enter');
    await tab.page.keyboard.type('more');
    await tab.page.keyboard.press('Enter');
    await chat.getByText('You wrote 14 characters.').waitFor();
    expect(server.directLine.posts[0]?.text).toBe('Two lines\nmore');
    expect(await active(chat)).toBe('box');
    await expect(chat.locator('.mine .fate').innerText()).resolves.toBe('Sent');
  });

  test('keeps a message that is too long, and says how to go on', async () => {
    tab = await visit(browser, server);
    const chat = await tab.begin();
    await chat.locator('#box').fill('a'.repeat(4007));
    await press(chat, 'Send');
    await expect(chat.locator('#statusText').innerText()).resolves.toContain('Too long by 7 characters');
    expect(server.directLine.posts).toEqual([]);
    await expect(chat.locator('#box').inputValue()).resolves.toHaveLength(4007);
  });

  test('asks for a tick when Done is pressed without one', async () => {
    tab = await visit(browser, server);
    const chat = await tab.begin();
    await press(chat, 'No');
    await press(chat, 'Done');
    await expect(chat.locator('#statusText').innerText()).resolves.toContain('tick at least one');
  });

  test('tells the bot where the host site is, when its web master has said so', async () => {
    server.attributes = 'data-area="bedfordshire"';
    tab = await visit(browser, server);
    const chat = await tab.begin();
    await press(chat, 'No');
    await until(() => server.directLine.posts.length, Boolean);
    expect(server.directLine.posts[0]?.channelData.waymark).toEqual({ area: 'bedfordshire' });
    expect(server.requests.join()).not.toContain('bedfordshire');
  });
});

describe('what is said', () => {
  test('shows a helpline with a number to call, its website, and small print last', async () => {
    tab = await visit(browser, server);
    const chat = await tab.begin();
    await press(chat, 'No');
    await chat.getByLabel('Watching me').check();
    await press(chat, 'Done');
    const card = chat.locator('.card').first();
    expect(await card.innerText()).toMatch(
      /^A Helpline for Everyone\s+Open now, closes at 8pm\s+Advice for.*\s+Call\s+0808 157 0000\s+helpline\.example\s+\(opens.*\s+Free to call.*\s+Last checked/,
    );
    await expect(card.locator('.call').getAttribute('href')).resolves.toBe('tel:08081570000');
    const site = card.locator('.site');
    expect([await site.getAttribute('target'), await site.getAttribute('rel')]).toEqual([
      '_blank',
      'noopener noreferrer',
    ]);
  });

  test('makes numbers to call out of text, but never one that is for texting', async () => {
    tab = await visit(browser, server);
    const chat = await tab.begin();
    await press(chat, 'Yes');
    await chat.locator('.emergency').waitFor();
    const links = await chat
      .locator('.emergency a')
      .evaluateAll((all) => all.map((each) => each.getAttribute('href')));
    // The large one, "call 999", and the one for trains; not "text 999".
    expect(links).toEqual(['tel:999', 'tel:999', 'tel:0800405040']);
  });

  test('never becomes markup, whatever is written', async () => {
    tab = await visit(browser, server);
    const chat = await tab.begin();
    await chat.locator('#box').fill('<img src=x onerror=alert(1)> **not bold**');
    await press(chat, 'Send');
    await chat.locator('.mine').waitFor();
    await expect(chat.locator('.mine .words').innerText()).resolves.toContain(
      '<img src=x onerror=alert(1)> **not bold**',
    );
    await expect(chat.locator('#log img').count()).resolves.toBe(0);
  });
});

describe('a conversation that is interrupted', () => {
  test('goes on after the tab is reloaded, with all that was said and chosen', async () => {
    tab = await visit(browser, server);
    const chat = await tab.begin();
    await press(chat, 'No');
    await chat.getByLabel('Following me').check();
    await press(chat, 'Done');
    await chat.locator('.card').first().waitFor();
    const before = await said(chat);
    const conversations = server.directLine.count;
    await tab.page.reload();
    await tab.page.locator('dialog.ready').waitFor();
    const again = tab.chat();
    await again.locator('.card').first().waitFor();
    expect(await said(again)).toEqual(before);
    await expect(again.locator('.chosen').innerText()).resolves.toMatch(/^No/);
    await expect(again.getByLabel('Following me').isChecked()).resolves.toBe(true);
    expect(server.directLine.count).toBe(conversations);
  });

  test('stays as it is while hidden, and Esc hides it', async () => {
    tab = await visit(browser, server);
    const chat = await tab.begin();
    await tab.page.keyboard.press('Escape');
    await tab.page.locator('button.open').waitFor();
    await expect(
      tab.page.evaluate(() => document.activeElement?.shadowRoot?.activeElement?.className),
    ).resolves.toBe('open');
    await tab.page.locator('button.open').click();
    await expect(chat.locator('.choices').isVisible()).resolves.toBe(true);
  });

  test('is emptied by Clear chat, at once and after a reload', async () => {
    tab = await visit(browser, server);
    const chat = await tab.begin();
    await chat.locator('#box').fill('a secret');
    await press(chat, 'Send');
    await chat.getByText('You wrote 8').waitFor();
    await press(chat, 'Clear chat');
    await press(chat, 'Yes, clear');
    await chat.getByText('It is forgotten.').waitFor();
    expect((await chat.locator('#log').innerText()).includes('secret')).toBe(false);
    await tab.page.reload();
    await tab.page.locator('dialog.ready').waitFor();
    await tab.chat().getByText('It is forgotten.').waitFor();
    expect((await tab.chat().locator('#log').innerText()).includes('secret')).toBe(false);
  });

  test('ends when the bot ends it: nothing of it is left, and a new one can begin', async () => {
    tab = await visit(browser, server);
    const chat = await tab.begin();
    await chat.locator('#box').fill('bye');
    await press(chat, 'Send');
    await chat.locator('#ended').waitFor();
    await expect(chat.locator('#log .said').count()).resolves.toBe(0);
    await expect(chat.evaluate(() => sessionStorage.getItem('waymark-line'))).resolves.toBeNull();
    await press(chat, 'Start a new chat');
    await chat.locator('.choices').waitFor();
  });
});
