import { builtWidget } from '../../builtWidget';
import { startRealServer } from '../../realServer';
import { tryTwice } from '../browser';
import { FakeServer } from '../fakeServer';
import type { Browser, Engine } from './engine';
import { EXIT_CASES, EXIT_PLAYS } from './exitCases';
import { Visitor } from './visitor';

/** What a visitor to a site is promised of the chat and of Exit, in a browser of this engine. */
export function promisesIn({ name, missing, blocksStorage, start }: Engine): void {
  const test = missing ? it.skip : it;
  describe(`in ${name}${missing ? `: not installed here (${missing})` : ''}`, () => {
    let browser: Browser;
    let server: FakeServer;
    let visitor: Visitor;
    let real: Awaited<ReturnType<typeof startRealServer>> | undefined;

    beforeAll(async () => {
      tryTwice();
      if (!missing) [server, browser] = await Promise.all([FakeServer.start(builtWidget().folder), start()]);
    });
    afterAll(async () => {
      await browser?.close();
      await server?.close();
    });
    afterEach(async () => {
      await real?.close();
      real = undefined;
    });
    beforeEach(async () => {
      if (missing) return;
      server.reset();
      visitor = new Visitor(await browser.tab(), server);
    });

    test.each(
      Object.entries(EXIT_PLAYS).map(([one, play]) => [EXIT_CASES[one as keyof typeof EXIT_CASES], play] as const),
    )('%s', (_promise, play) => play({ visitor, server }));

    test('a person goes from the first question to the helplines, reloads, and leaves', async () => {
      real = await startRealServer({ allowedOrigins: [server.url('police', '')] });
      server.bot = real.url;
      await visitor.goTo('/stalking');
      await visitor.begin();
      await visitor.goToHelplines();
      await visitor.reload();
      await visitor.goToHelplines();
      await visitor.tab.click('frame', '#exit');
      await visitor.isAway();
      // Nothing of it comes back with the site.
      await visitor.goTo('/stalking');
      await visitor.openChat();
      expect(real.errors).toEqual([]);
    });

    test('a chat that could not begin goes on when the line is back', async () => {
      await visitor.goTo('/stalking');
      await visitor.openChat();
      server.trouble = { path: /directline/, status: 0 };
      await visitor.tab.click('frame', '#begin');
      await visitor.sees('frame', '#offline', 'Call 999');
      server.trouble = undefined;
      await visitor.tab.click('frame', '#retry');
      await visitor.sees('frame', '.choices', 'No');
    });

    // The last, as a browser starts anew for it.
    if (blocksStorage)
      test('Exit works where nothing may be kept, and the notice says what Back can show', async () => {
        visitor = new Visitor(await browser.tab({ storage: false }), server);
        await visitor.goTo('/stalking');
        await visitor.openChat();
        await visitor.sees('frame', '#forgetful', 'Back can still show');
        await visitor.tab.click('frame', '#exit');
        await visitor.isAway();
      });
  });
}
