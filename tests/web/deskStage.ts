import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { Server } from '../../server/server';
import { startRealServer } from '../realServer';
import { openBrowser } from './browser';

export const SIZE = { width: 1280, height: 800 };

/** A handler at the desk of the real server, in a real browser. Every key is counted, but what is typed into fields. */
export class DeskStage {
  keys = 0;

  private constructor(
    readonly server: Server & { readonly errors: unknown[] },
    private readonly browser: Browser,
    readonly context: BrowserContext,
    public page: Page,
  ) {}

  static async open(): Promise<DeskStage> {
    const [server, browser] = await Promise.all([startRealServer(), openBrowser()]);
    const context = await browser.newContext({ viewport: SIZE, reducedMotion: 'reduce' });
    context.setDefaultTimeout(15_000);
    await context.addInitScript(measureWaits);
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const page = await context.newPage();
    await page.goto(server.deskLink ?? '');
    await page.waitForURL('**/desk');
    return new DeskStage(server, browser, context, page);
  }

  /** A fresh desk in a tab of its own, connected. */
  async sitDown(): Promise<void> {
    await this.page.close({ runBeforeUnload: false });
    this.page = await this.context.newPage();
    // A call of the test before would be brought back.
    await this.page.goto(`${this.server.url}/plain`);
    await this.page.evaluate(() => localStorage.clear());
    await this.page.goto(`${this.server.url}/desk`);
    await this.page.getByText('Connected', { exact: true }).waitFor();
    this.keys = 0;
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
    await this.server.close();
    expect(this.server.errors).toEqual([]);
  }
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
