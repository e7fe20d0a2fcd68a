import { until } from './browser';
import { goBack, holdNeutral, pressAndRead, seenText, talking, untilBlank, untilNeutral } from './leaving';
import { useStage } from './stage';

const stage = useStage();

describe('after an exit', () => {
  test('Back does not return to the page that was left', async () => {
    const tab = await stage.visit({}, stage.server.url('police', '/bare'));
    await tab.page.goto(stage.server.url('police', '/stalking'));
    await (await tab.begin()).locator('#exit').click();
    await untilNeutral(stage);
    await goBack(stage);
    await tab.page.waitForURL(stage.server.url('police', '/bare'));
  });

  test('Back to an earlier page of the same site shows nothing, and leaves again', async () => {
    const tab = await stage.visit({}, stage.server.url('police', '/earlier'));
    await tab.page.goto(stage.server.url('police', '/stalking'));
    await (await tab.begin()).locator('#exit').click();
    await untilNeutral(stage);
    const release = holdNeutral(stage);
    stage.server.seen.length = 0;
    await goBack(stage);
    await untilBlank(stage);
    expect(seenText(stage)).toBe('');
    release();
    await untilNeutral(stage);
  });

  test('a person who comes back on purpose finds the site and a new chat', async () => {
    const chat = await talking(stage);
    await chat.locator('#exit').click();
    await untilNeutral(stage);
    await stage.tab.page.goto(stage.server.url('police', '/stalking'));
    await expect(stage.tab.page.locator('h1').isVisible()).resolves.toBe(true);
    const again = await stage.tab.open();
    await expect(again.locator('#notice').isVisible()).resolves.toBe(true);
  });

  test('a reload while the neutral page is slow to come shows nothing either', async () => {
    const chat = await talking(stage);
    const release = holdNeutral(stage);
    await stage.tab.page.evaluate(() => void setTimeout(() => location.reload(), 400));
    await pressAndRead(chat, '#exit');
    await untilBlank(stage);
    stage.server.seen.length = 0;
    await until(() => stage.server.requests.filter((request) => request === 'police/').length, Boolean);
    await untilBlank(stage);
    expect(seenText(stage)).toBe('');
    release();
    await untilNeutral(stage);
  });

  test('a page that the browser kept in its memory is kept blank, and comes back for those who have not left', async () => {
    await talking(stage);
    const passing = (type: string) =>
      stage.tab.page.evaluate((name) => {
        dispatchEvent(new PageTransitionEvent(name, { persisted: true }));
        return document.documentElement.getClientRects().length;
      }, type);
    expect(await passing('pagehide')).toBe(0);
    expect(await passing('pageshow')).toBe(1);
    await stage.tab.page.evaluate(() => sessionStorage.setItem('waymark-visit', 'left'));
    expect(await passing('pagehide')).toBe(0);
    expect(await passing('pageshow')).toBe(0);
    await untilNeutral(stage);
  });
});
