import type { Frame } from 'playwright-core';
import { useStage } from './stage';

const stage = useStage();

const press = (chat: Frame, name: string) => chat.getByRole('button', { name, exact: true }).click();
const said = (chat: Frame) => chat.locator('.theirs').allInnerTexts();

describe('what is said', () => {
  test('shows a helpline with a number to call, its website and what it is for, with the small print folded away', async () => {
    const tab = await stage.visit();
    const chat = await tab.begin();
    await press(chat, 'No');
    await chat.getByLabel('Watching me').check();
    await press(chat, 'Done');
    const card = chat.locator('.card').first();
    expect(await card.innerText()).toMatch(
      /^A Helpline for Everyone\s+Open now, closes at 8pm\s+Call\s+0808 157 0000\s+Advice for.*\s+helpline\.example\s+\(opens.*\s+Details$/,
    );
    await card.getByText('Details').click();
    expect(await card.innerText()).toMatch(/Free to call.*\s+We checked this/);
    await expect(card.locator('.call').getAttribute('href')).resolves.toBe('tel:08081570000');
    const site = card.locator('.site');
    expect([await site.getAttribute('target'), await site.getAttribute('rel')]).toEqual([
      '_blank',
      'noopener noreferrer',
    ]);
  });

  test('makes numbers to call out of text, but never one that is for texting', async () => {
    const tab = await stage.visit();
    const chat = await tab.begin();
    await press(chat, 'Yes');
    await chat.locator('.emergency').waitFor();
    const links = await chat.locator('.emergency a').evaluateAll((all) => all.map((each) => each.getAttribute('href')));
    // The large one, and the one for trains; no second one for 999, and none for "text 999".
    expect(links).toEqual(['tel:999', 'tel:0800405040']);
  });

  test('never becomes markup, whatever is written', async () => {
    const tab = await stage.visit();
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
    const tab = await stage.visit();
    const chat = await tab.begin();
    await press(chat, 'No');
    await chat.getByLabel('Following me').check();
    await press(chat, 'Done');
    await chat.locator('.card').first().waitFor();
    const before = await said(chat);
    const conversations = stage.server.directLine.count;
    await tab.page.reload();
    await tab.page.locator('dialog.ready').waitFor();
    const again = tab.chat();
    await again.locator('.card').first().waitFor();
    expect(await said(again)).toEqual(before);
    await expect(again.locator('.mine').allInnerTexts()).resolves.toEqual([
      expect.stringContaining('No'),
      expect.stringContaining('Following me'),
    ]);
    expect(stage.server.directLine.count).toBe(conversations);
  });

  test('stays as it is while hidden, and Esc hides it', async () => {
    const tab = await stage.visit();
    const chat = await tab.begin();
    await tab.page.keyboard.press('Escape');
    await tab.page.locator('button.open').waitFor();
    await expect(tab.page.evaluate(() => document.activeElement?.shadowRoot?.activeElement?.className)).resolves.toBe(
      'open',
    );
    await tab.page.locator('button.open').click();
    await expect(chat.locator('.choices').isVisible()).resolves.toBe(true);
  });

  test('is emptied by Clear chat, at once and after a reload', async () => {
    const tab = await stage.visit();
    const chat = await tab.begin();
    await chat.locator('#box').fill('a secret');
    await press(chat, 'Send');
    await chat.getByText('You wrote 8').waitFor();
    await press(chat, 'Clear chat');
    await press(chat, 'Yes, clear');
    await chat.getByText('It is forgotten.').waitFor();
    await expect(chat.locator('.mine').count()).resolves.toBe(0);
    await tab.page.reload();
    await tab.page.locator('dialog.ready').waitFor();
    await tab.chat().getByText('It is forgotten.').waitFor();
    expect((await tab.chat().locator('#log').innerText()).includes('secret')).toBe(false);
  });

  test('is emptied when the person writes that it be forgotten', async () => {
    const tab = await stage.visit();
    const chat = await tab.begin();
    for (const words of ['a secret', 'forget this']) {
      await chat.locator('#box').fill(words);
      await press(chat, 'Send');
    }
    await chat.getByText('It is forgotten.').waitFor();
    await expect(chat.locator('.mine').count()).resolves.toBe(0);
    await expect(chat.locator('.theirs').count()).resolves.toBe(2);
  });

  test('ends when the bot ends it: nothing of it is left, and a new one can begin', async () => {
    const tab = await stage.visit();
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
