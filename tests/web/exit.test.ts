import { until } from './browser';
import { BLANK, holdNeutral, pressAndRead, talking, untilBlank, untilForgotten, untilNeutral } from './leaving';
import { useStage } from './stage';

const stage = useStage();

describe('exit', () => {
  test('in the chat leaves nothing readable within its very task, then blanks the page around it and leaves', async () => {
    const chat = await talking(stage);
    const release = holdNeutral(stage);
    expect(await pressAndRead(chat, '#exit')).toEqual(BLANK);
    await untilBlank(stage);
    await until(
      () => new URL(stage.tab.page.url()).pathname,
      (path) => path === '/',
    );
    await untilForgotten(stage);
    release();
    await untilNeutral(stage);
  });

  test('beside the hidden chat leaves nothing readable within its very task, and the server forgets', async () => {
    await talking(stage);
    await stage.tab.page.keyboard.press('Escape');
    await stage.tab.page.locator('.bar .exit').waitFor();
    const release = holdNeutral(stage);
    expect(await pressAndRead(stage.tab.page, '.bar .exit')).toEqual(BLANK);
    await untilBlank(stage);
    await untilForgotten(stage);
    release();
    await untilNeutral(stage);
  });

  test('does not tell the neutral page where the person was', async () => {
    const chat = await talking(stage);
    stage.server.requests.length = 0;
    await chat.locator('#exit').click();
    await untilNeutral(stage);
    expect(
      stage.server.requests.filter((request) => request.startsWith('neutral/ ') || request === 'neutral/'),
    ).toEqual(['neutral/']);
  });

  test('leaves no word, no token and no conversation in the browser', async () => {
    const chat = await talking(stage);
    const left = chat.evaluate(() => {
      document.querySelector<HTMLElement>('#exit')?.click();
      return [sessionStorage.length, localStorage.length, document.cookie];
    });
    await expect(left).resolves.toEqual([0, 0, '']);
    await untilNeutral(stage);
    await expect(stage.tab.page.context().cookies()).resolves.toEqual([]);
  });

  test('works in the chat’s own page too, without a host around it', async () => {
    const tab = await stage.visit({}, stage.server.url('bot', '/widget'));
    await tab.page.route('https://www.bbc.co.uk/**', (route) =>
      route.fulfill({ body: 'weather', contentType: 'text/html' }),
    );
    await tab.page.locator('#begin').click();
    await tab.page.locator('.choices').waitFor();
    await tab.page.locator('#exit').click();
    await until(
      () => tab.page.url(),
      (url) => url === 'https://www.bbc.co.uk/weather',
    );
    await untilForgotten(stage);
  });
});

describe('a person who writes that they want out', () => {
  test.each(['exit', 'Quick exit!', ' EXIT NOW '])(
    'is out although the server cannot be reached: %s',
    async (words) => {
      const chat = await talking(stage);
      stage.server.trouble = { path: /./, status: 0 };
      stage.server.cut();
      await chat.locator('#box').fill(words);
      await chat.locator('#box').press('Enter', { noWaitAfter: true });
      await untilNeutral(stage);
    },
  );

  test('is out, with nothing left to read', async () => {
    const chat = await talking(stage);
    await chat.locator('#box').fill('exit');
    await chat.locator('#box').press('Enter', { noWaitAfter: true });
    await untilNeutral(stage);
    await untilForgotten(stage);
  });
});
