import { builtWidget } from '../../builtWidget';
import { startRealServer } from '../../realServer';
import { until } from '../browser';
import { FakeServer } from '../fakeServer';
import type { Browser, Engine } from './engine';
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

    const holdNeutral = () => {
      let release = () => {};
      server.neutralHeld = new Promise<void>((resolve) => {
        release = resolve;
      });
      return release;
    };
    const isForgotten = () => until(() => server.directLine.count === 0 && server.directLine.posts.length > 0, Boolean);

    test('Exit in the chat leaves a blank page at once, then the neutral one, and the server forgets', async () => {
      await visitor.goTo('/stalking');
      await visitor.begin();
      const release = holdNeutral();
      await visitor.tab.click('frame', '#exit');
      await visitor.isBlank();
      await isForgotten();
      release();
      await visitor.isAway();
    });

    test('Back after Exit shows nothing of an earlier page with the chat open, and leaves again', async () => {
      await visitor.goTo('/bare');
      await visitor.goTo('/earlier');
      await visitor.openChat();
      await visitor.goTo('/stalking');
      await visitor.shift(3);
      await visitor.isAway();
      expect(await visitor.readAfterBack()).toBe('');
    });

    test('Back after Exit shows nothing of a page where the chat was never opened, and leaves again', async () => {
      await visitor.goTo('/earlier');
      await visitor.goTo('/stalking');
      await visitor.begin();
      await visitor.tab.click('frame', '#exit');
      await visitor.isAway();
      expect(await visitor.readAfterBack()).toBe('');
    });

    test('Exit and Shift work on a page whose chat was never opened', async () => {
      await visitor.goTo('/stalking');
      await visitor.sees('page', '.bar .exit', 'Exit');
      await visitor.tab.click('page', '.bar .exit');
      await visitor.isAway();
      await visitor.goTo('/stalking');
      await visitor.sees('page', '.bar .exit', 'Exit');
      await visitor.shift(3);
      await visitor.isAway();
    });

    test('a chat outlives a reload, and Exit after it leaves', async () => {
      await visitor.goTo('/stalking');
      await visitor.begin();
      await visitor.reload();
      await visitor.sees('frame', '.choices', 'No');
      await visitor.tab.click('frame', '#exit');
      await visitor.isAway();
      await isForgotten();
    });

    test('a reload while the neutral page is slow shows nothing, and leaves again', async () => {
      await visitor.goTo('/stalking');
      await visitor.begin();
      const release = holdNeutral();
      // By the page itself, again and again: a driver may get no answer from a page that is about to be replaced.
      await visitor.tab.run('page', () => void setInterval(() => location.pathname === '/' && location.reload(), 100));
      await visitor.tab.click('frame', '#exit');
      await until(() => server.requests.includes('police/'), Boolean);
      await visitor.isBlank();
      release();
      await visitor.isAway();
      // The site's front page, of which the address was shown.
      expect(server.seen.join()).not.toMatch(/Words of Police \/\s/);
    });

    const asks = "(event) => { event.preventDefault(); event.returnValue = 'x'; }";
    // All at once: any one of them that were not silenced would hold Exit up.
    test('a page that asks “Leave site?” in whatever way, and whose frame asks, cannot hold Exit up', async () => {
      const listen = `addEventListener('beforeunload', ${asks}); addEventListener('beforeunload', ${asks}, true);`;
      const newer = "window.navigation?.addEventListener('navigate', (event) => event.preventDefault());";
      server.hostPages.set('/form', {
        before: `<script>${listen}</script>`,
        after: `<script>${listen} onbeforeunload = ${asks}; ${newer}</script>`,
        body: '<iframe src="/asking"></iframe>',
      });
      server.hostPages.set('/asking', { line: '', body: `<script>onbeforeunload = ${asks}</script>` });
      await visitor.goTo('/form');
      await visitor.begin();
      await visitor.tab.click('page', 'h1');
      await visitor.tab.click('frame', '#exit');
      await visitor.isAway();
    });

    test.each([
      ['a base of another site', { before: '<base href="https://example.org/there/">' }],
      ['a head that is gone', { body: '<script>document.head.remove()</script>' }],
      ['scripts that are put off', { before: '<script>document.open = document.close = () => {}</script>' }],
    ])('Exit works on a page with %s', async (_what, page) => {
      server.hostPages.set('/odd', { after: `<script>onbeforeunload = ${asks}</script>`, ...page });
      await visitor.goTo('/odd#waymark');
      await visitor.sees('frame', '#begin', 'Start');
      await visitor.tab.click('frame', '#exit');
      await visitor.isAway();
    });

    test('Shift is counted over the page and the chat together', async () => {
      await visitor.goTo('/stalking');
      await visitor.openChat();
      await visitor.tab.click('page', 'h1');
      await visitor.shift(1);
      await visitor.sees('page', '.shift', 'two more');
      await visitor.tab.click('frame', '#notice h2');
      await visitor.shift(1);
      await visitor.sees('frame', '.shift', 'once more');
      await visitor.tab.click('page', 'h1');
      await visitor.shift(1);
      await visitor.isAway();
    });

    test('Exit works when the server has stopped, and the chat still shows who can help', async () => {
      await visitor.goTo('/stalking');
      await visitor.openChat();
      server.trouble = { path: /./, status: 0 };
      await visitor.tab.click('frame', '#begin');
      await visitor.sees('frame', '#offline', '0808 802 0300');
      server.cut();
      await visitor.tab.click('frame', '#exit');
      await visitor.isAway();
    });

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

    test('on a page inside another the chat opens in the whole tab, so that Exit leaves nothing standing', async () => {
      await visitor.tab.goTo(server.url('portal'));
      await visitor.sees('frame', 'button.open', 'Worried');
      await visitor.tab.click('frame', 'button.open');
      await visitor.sees('page', 'h1', 'Police /inner');
      await visitor.sees('frame', '#begin', 'Start');
      await visitor.tab.click('frame', '#exit');
      await visitor.isAway();
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
