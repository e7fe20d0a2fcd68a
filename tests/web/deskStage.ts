import { randomBytes } from 'node:crypto';
import { subscribe } from 'node:diagnostics_channel';
import type { Socket } from 'node:net';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { Server } from '../../server/server';
import { MORNING } from '../realKnowledge';
import { startRealServer } from '../realServer';
import { MemoryStore } from '../store/memoryStore';
import { openBrowser, until } from './browser';

type Shared = NonNullable<Parameters<typeof startRealServer>[2]>;

export const SIZE = { width: 1280, height: 800 };

/** Milliseconds: no call is as long. */
const LIFETIME = { idle: 1_800_000, total: 86_400_000 };

/** A handler at the desk of the real server, in a real browser. Every key is counted, but what is typed into fields. */
export class DeskStage {
  keys = 0;
  /** Whether there is no server. */
  isAlone = false;

  private constructor(
    public server: Server & { readonly errors: unknown[] },
    private readonly browser: Browser,
    readonly context: BrowserContext,
    public page: Page,
    private readonly shared: Shared,
    private store: MemoryStore,
    private readonly sockets: ReadonlySet<Socket>,
  ) {}

  /** @param given such as the server's clock */
  static async open(given: Shared = {}): Promise<DeskStage> {
    const shared = { secret: randomBytes(32), ...given };
    const store = emptyStore(shared);
    const sockets = new Set<Socket>();
    subscribe('net.server.socket', (message) => {
      const { socket } = message as { socket: Socket };
      sockets.add(socket);
      socket.once('close', () => sockets.delete(socket));
    });
    const [server, browser] = await Promise.all([startRealServer({}, store, shared), openBrowser()]);
    const context = await browser.newContext({ viewport: SIZE, reducedMotion: 'reduce' });
    context.setDefaultTimeout(15_000);
    await context.addInitScript(measureWaits);
    await context.addInitScript(tellLooks);
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const page = await context.newPage();
    await page.goto(server.deskLink ?? '');
    await page.waitForURL('**/desk');
    return new DeskStage(server, browser, context, page, shared, store, sockets);
  }

  /** The server is gone in the middle of whatever it does, with all that it had in memory. What it had stored stays. */
  async kill(): Promise<void> {
    this.isAlone = true;
    for (const socket of this.sockets) socket.destroy();
    await this.closeServer();
  }

  /** A server in its place. @param storeIsLost it finds nothing of any call */
  async revive(storeIsLost: boolean): Promise<void> {
    if (storeIsLost) {
      await this.store.close();
      this.store = emptyStore(this.shared);
    }
    this.server = await startRealServer({ port: this.server.port }, this.store, this.shared);
    this.isAlone = false;
  }

  private async closeServer(): Promise<void> {
    await this.server.close();
    expect(this.server.errors).toEqual([]);
  }

  /** A fresh desk in a tab of its own, connected. */
  async sitDown(): Promise<void> {
    await this.page.close({ runBeforeUnload: false });
    // A test that failed may have left it so.
    await this.context.setOffline(false);
    this.page = await this.context.newPage();
    // A call of the test before would be brought back.
    await this.page.goto(`${this.server.url}/plain`);
    await this.page.evaluate(() => localStorage.clear());
    await this.page.goto(`${this.server.url}/desk`);
    await until(
      () => this.text('status'),
      (status) => status === 'Connected',
    );
    this.keys = 0;
  }

  /** Until the page can go on without the server: its own bot has come, and has been made ready. */
  async hasBot(): Promise<void> {
    await this.page.evaluate(BOT_HAS_COME);
  }

  /**
   * Presses a key as somebody does who also types: letters and digits with Alt, by which they act at once, everywhere.
   */
  async press(key: string, next?: string): Promise<void> {
    await this.tap(/^(?:Shift\+)?[a-z0-9?]$/.test(key) ? `Alt+${key}` : key, next);
  }

  /** Presses a key by itself, and waits for the words that are to be read out next, or for anything else that is to be seen. */
  async tap(key: string, next?: string): Promise<void> {
    this.keys++;
    await this.page.keyboard.press(key);
    if (next !== undefined) await this.sees(next);
  }

  /** Milliseconds from each key to the words that followed it, as the page itself measured them; the longest first. */
  async waits(): Promise<readonly number[]> {
    const waits = await this.page.evaluate(() => (window as unknown as { waits: number[] }).waits);
    return waits.sort((a, b) => b - a).map(Math.round);
  }

  async type(text: string): Promise<void> {
    await this.page.keyboard.type(text);
  }

  async sees(words: string): Promise<void> {
    await this.page.getByText(words).filter({ visible: true }).first().waitFor();
  }

  text(id: string): Promise<string> {
    return this.page.locator(`#${id}`).innerText();
  }

  /** Whatever of the screen a key may change. */
  looks(): Promise<string> {
    return this.page.evaluate(() => (window as unknown as { looks: () => string }).looks());
  }

  /** The parts in which something is cut off or has to be scrolled to. A note is as long as its call. */
  scrolling(): Promise<readonly string[]> {
    return this.page.evaluate(() =>
      [...document.querySelectorAll('body, .path, .centre, .so-far, .scene-choices, .scene-body, .bar, .top')]
        .filter((one) => one.scrollHeight > one.clientHeight + 1 || one.scrollWidth > one.clientWidth + 1)
        .map((one) => `${one.className || one.tagName} ${one.scrollHeight} > ${one.clientHeight}`),
    );
  }

  /** Where the first answer stands: it never moves. */
  async firstAnswer(): Promise<number | undefined> {
    return (await this.page.locator('.choices button').first().boundingBox())?.y;
  }

  async close(): Promise<void> {
    await this.browser.close();
    await this.closeServer();
    await this.store.close();
  }
}

function emptyStore({ now = () => MORNING }: Shared): MemoryStore {
  return new MemoryStore(LIFETIME, now);
}

/** Runs in the page, as text: this compiler would make something else of the import. The page asked for both before. */
const BOT_HAS_COME = `(async () => {
  const { bot, knowledge } = JSON.parse(document.getElementById('words').textContent).parts;
  await Promise.all([import(bot + '#0'), fetch(knowledge).then((part) => part.text())]);
  for (let i = 0; i < 3; i++) await new Promise((resolve) => setTimeout(resolve));
})()`;

/** Runs in the page: tells what stands on the screen, what is chosen there, and where the focus is. */
function tellLooks(): void {
  const looks = () => {
    const { activeElement: focus, body } = document;
    const pressed = [...document.querySelectorAll('[aria-pressed="true"], .current')].map((one) => one.textContent);
    const clock = document.querySelector('#clock')?.textContent ?? '';
    const field = focus instanceof HTMLInputElement ? focus.value : '';
    return [body.innerText.replace(clock, ''), ...pressed, focus?.id, focus?.textContent, field].join();
  };
  Object.assign(window, { looks });
}

/** Runs in the page: how long after a key the words to say change. */
function measureWaits(): void {
  const waits: number[] = [];
  let pressed = 0;
  Object.assign(window, { waits });
  const watch = new MutationObserver(() => {
    if (pressed > 0) waits.push(performance.now() - pressed);
    pressed = 0;
  });
  addEventListener('keydown', () => {
    pressed = performance.now();
  });
  addEventListener('DOMContentLoaded', () => {
    const say = document.querySelector('#say');
    if (say) watch.observe(say, { childList: true });
  });
}
