import { until } from '../browser';
import type { FakeServer } from '../fakeServer';
import type { HostPage } from '../hostSite';
import type { Visitor } from './visitor';

/** What each case is played with. */
export interface ExitScene {
  readonly visitor: Visitor;
  readonly server: FakeServer;
}

/** The ways out that are tried in each engine, by what is promised of them. docs/exit.md shows the list. */
export const EXIT_CASES = {
  chat: 'Exit in the chat leaves a blank page at once, then the neutral one, however slow that is, and the server forgets',
  hidden: 'Exit beside the button leaves while the chat is hidden, and the server forgets',
  typed: '“exit”, typed, leaves',
  unopened: 'Exit and Shift work on a page whose chat was never opened',
  shift: 'Shift is counted over the page and the chat together',
  backOpen: 'Back after Exit shows nothing of an earlier page with the chat open, and leaves again',
  backUnopened: 'Back after Exit shows nothing of a page where the chat was never opened, and leaves again',
  reload: 'a chat outlives a reload, and Exit after it leaves',
  reloadSlow: 'a reload while the neutral page is slow shows nothing, and leaves again',
  asks: 'a page that asks “Leave site?” in whatever way, and whose frame asks, cannot hold Exit up',
  stopped: 'Exit works when the server has stopped, and the chat still shows who can help',
  framed: 'on a page inside another the chat opens in the whole tab, so that Exit leaves nothing standing',
  base: 'Exit works on a page with a base of another site',
  headless: 'Exit works on a page with a head that is gone',
  delayed: 'Exit works on a page with scripts that are put off',
} as const;

type ExitCase = keyof typeof EXIT_CASES;

/** Holds the neutral page back, as a slow network does. @returns how to let it come */
function holdNeutral(server: FakeServer): () => void {
  let release = () => {};
  server.neutralHeld = new Promise<void>((resolve) => {
    release = resolve;
  });
  return release;
}

const isForgotten = ({ directLine }: FakeServer) =>
  until(() => directLine.count === 0 && directLine.posts.length > 0, Boolean);
const ASKS = "(event) => { event.preventDefault(); event.returnValue = 'x'; }";

/** On a page of the host site that is odd in this way, and asks when it is left. */
function onOddPage(page: HostPage): (scene: ExitScene) => Promise<void> {
  return async ({ visitor, server }) => {
    server.hostPages.set('/odd', { after: `<script>onbeforeunload = ${ASKS}</script>`, ...page });
    await visitor.goTo('/odd#waymark');
    await visitor.sees('frame', '#begin', 'Start');
    await visitor.tab.click('frame', '#exit');
    await visitor.isAway();
  };
}

/** How each case is played. */
export const EXIT_PLAYS: Readonly<Record<ExitCase, (scene: ExitScene) => Promise<void>>> = {
  async chat({ visitor, server }) {
    await visitor.goTo('/stalking');
    await visitor.begin();
    const release = holdNeutral(server);
    await visitor.tab.click('frame', '#exit');
    await visitor.isBlank();
    await isForgotten(server);
    release();
    await visitor.isAway();
  },

  async unopened({ visitor }) {
    await visitor.goTo('/stalking');
    await visitor.sees('page', '.bar .exit', 'Exit');
    await visitor.tab.click('page', '.bar .exit');
    await visitor.isAway();
    await visitor.goTo('/stalking');
    await visitor.sees('page', '.bar .exit', 'Exit');
    await visitor.shift(3);
    await visitor.isAway();
  },

  async shift({ visitor }) {
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
  },

  async backOpen({ visitor }) {
    await visitor.goTo('/bare');
    await visitor.goTo('/earlier');
    await visitor.openChat();
    await visitor.goTo('/stalking');
    await visitor.shift(3);
    await visitor.isAway();
    expect(await visitor.readAfterBack()).toBe('');
  },

  async backUnopened({ visitor }) {
    await visitor.goTo('/earlier');
    await visitor.goTo('/stalking');
    await visitor.begin();
    await visitor.tab.click('frame', '#exit');
    await visitor.isAway();
    expect(await visitor.readAfterBack()).toBe('');
  },

  async reload({ visitor, server }) {
    await visitor.goTo('/stalking');
    await visitor.begin();
    await visitor.reload();
    await visitor.sees('frame', '.choices', 'No');
    await visitor.tab.click('frame', '#exit');
    await visitor.isAway();
    await isForgotten(server);
  },

  async reloadSlow({ visitor, server }) {
    await visitor.goTo('/stalking');
    await visitor.begin();
    const release = holdNeutral(server);
    // By the page itself, again and again: a driver may get no answer from a page that is about to be replaced.
    await visitor.tab.run('page', () => void setInterval(() => location.pathname === '/' && location.reload(), 100));
    await visitor.tab.click('frame', '#exit');
    await until(() => server.requests.includes('police/'), Boolean);
    await visitor.isBlank();
    release();
    await visitor.isAway();
    // The site's front page, of which the address was shown.
    expect(server.seen.join()).not.toMatch(/Words of Police \/\s/);
  },

  // All at once: any one of them that were not silenced would hold Exit up.
  async asks({ visitor, server }) {
    const listen = `addEventListener('beforeunload', ${ASKS}); addEventListener('beforeunload', ${ASKS}, true);`;
    const newer = "window.navigation?.addEventListener('navigate', (event) => event.preventDefault());";
    server.hostPages.set('/form', {
      before: `<script>${listen}</script>`,
      after: `<script>${listen} onbeforeunload = ${ASKS}; ${newer}</script>`,
      body: '<iframe src="/asking"></iframe>',
    });
    server.hostPages.set('/asking', { line: '', body: `<script>onbeforeunload = ${ASKS}</script>` });
    await visitor.goTo('/form');
    await visitor.begin();
    await visitor.tab.click('page', 'h1');
    await visitor.tab.click('frame', '#exit');
    await visitor.isAway();
  },

  async stopped({ visitor, server }) {
    await visitor.goTo('/stalking');
    await visitor.openChat();
    server.trouble = { path: /./, status: 0 };
    await visitor.tab.click('frame', '#begin');
    await visitor.sees('frame', '#offline', '0808 802 0300');
    server.cut();
    await visitor.tab.click('frame', '#exit');
    await visitor.isAway();
  },

  async framed({ visitor, server }) {
    await visitor.tab.goTo(server.url('portal'));
    await visitor.sees('frame', 'button.open', 'Worried');
    await visitor.tab.click('frame', 'button.open');
    await visitor.sees('page', 'h1', 'Police /inner');
    await visitor.sees('frame', '#begin', 'Start');
    await visitor.tab.click('frame', '#exit');
    await visitor.isAway();
  },

  async hidden({ visitor, server }) {
    await visitor.goTo('/stalking');
    await visitor.begin();
    await visitor.tab.click('frame', '#hide');
    await visitor.sees('page', '.bar .exit', 'Exit');
    const release = holdNeutral(server);
    await visitor.tab.click('page', '.bar .exit');
    await visitor.isBlank();
    await isForgotten(server);
    release();
    await visitor.isAway();
  },

  async typed({ visitor }) {
    await visitor.goTo('/stalking');
    await visitor.begin();
    await visitor.tab.run('frame', () => {
      const box = document.querySelector<HTMLTextAreaElement>('#box');
      if (box) box.value = 'exit';
    });
    await visitor.tab.click('frame', '#form button');
    await visitor.isAway();
  },

  base: onOddPage({ before: '<base href="https://example.org/there/">' }),
  headless: onOddPage({ body: '<script>document.head.remove()</script>' }),
  delayed: onOddPage({ before: '<script>document.open = document.close = () => {}</script>' }),
};
