import { until } from './browser';
import { talking, untilForgotten, untilNeutral } from './leaving';
import { useStage } from './stage';

const stage = useStage();

describe('Shift three times', () => {
  const shift = async (times: number) => {
    for (let at = 0; at < times; at++) await stage.tab.page.keyboard.press('Shift');
  };

  test('leaves from within the chat, and shows and says how many presses are left', async () => {
    const chat = await talking(stage);
    await shift(2);
    await expect(chat.locator('.shift').innerText()).resolves.toBe('Press Shift once more to exit');
    await expect(chat.locator('.shift .on').count()).resolves.toBe(2);
    await expect(chat.locator('.shift').getAttribute('role')).resolves.toBe('status');
    await shift(1);
    await untilNeutral(stage);
    await untilForgotten(stage);
  });

  test('leaves from the host page', async () => {
    await talking(stage);
    await stage.tab.page.locator('h1').click();
    await shift(3);
    await untilNeutral(stage);
    await untilForgotten(stage);
  });

  test('leaves a page whose chat was never opened, from its first second', async () => {
    await stage.visit();
    await shift(3);
    await untilNeutral(stage);
  });

  test('is left to the page’s own exit until the chat has been opened, where the web master says so', async () => {
    stage.server.attributes = 'data-exit="own"';
    const tab = await stage.visit();
    await shift(3);
    await expect(tab.page.locator('.shift.shown').count()).resolves.toBe(0);
    await expect(tab.page.locator('.bar .exit').count()).resolves.toBe(0);
    await tab.open();
    await shift(3);
    await untilNeutral(stage);
  });

  test('is counted over the page and the chat together, and shown where it was pressed last', async () => {
    const chat = await talking(stage);
    await stage.tab.page.locator('h1').click();
    await shift(1);
    await stage.tab.page.locator('.shift .on').waitFor();
    await chat.locator('#box').focus();
    await shift(1);
    await expect(chat.locator('.shift').innerText()).resolves.toBe('Press Shift once more to exit');
    await until(
      () => stage.tab.page.locator('.shift.shown').count(),
      (count) => count === 0,
    );
    await stage.tab.page.locator('h1').click();
    await shift(1);
    await untilNeutral(stage);
    await untilForgotten(stage);
  });

  test('is not mistaken for writing capitals, and any other key begins the count anew', async () => {
    const chat = await talking(stage);
    await chat.locator('#box').focus();
    for (const key of ['Shift+A', 'Shift+B', 'Shift+C', 'Shift', 'Shift', 'x', 'Shift', 'Shift'])
      await stage.tab.page.keyboard.press(key);
    await expect(chat.locator('#box').inputValue()).resolves.toBe('ABCx');
    await expect(chat.locator('.shift .on').count()).resolves.toBe(2);
  });

  test('waits five seconds for the next press, no more', async () => {
    const tab = await stage.visit();
    const chat = await tab.begin();
    await tab.page.clock.install();
    await shift(2);
    await tab.page.clock.runFor(5100);
    await until(
      () => chat.locator('.shift.shown').count(),
      (count) => count === 0,
    );
    await expect(chat.locator('.shift').textContent()).resolves.toBe('Not leaving');
    await shift(2);
    await expect(chat.locator('.shift .on').count()).resolves.toBe(2);
  });
});
