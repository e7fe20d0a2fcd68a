import type { BrowserContext, Frame, Page, Browser as PlaywrightBrowser } from 'playwright-core';
import { openBrowser } from '../browser';
import type { Browser, Engine, Place, Tab } from './engine';

export const chromium: Engine = {
  name: 'Chromium',
  missing: undefined,
  start: async () => new Chromium(await openBrowser()),
};

class Chromium implements Browser {
  private context: BrowserContext | undefined;

  constructor(private readonly browser: PlaywrightBrowser) {}

  async tab(): Promise<Tab> {
    await this.context?.close();
    this.context = await this.browser.newContext();
    return new ChromiumTab(await this.context.newPage());
  }

  close(): Promise<void> {
    return this.browser.close();
  }
}

class ChromiumTab implements Tab {
  constructor(private readonly page: Page) {
    // A question stays until it is answered: Playwright would else answer "Leave site?" itself.
    page.on('dialog', () => {});
  }

  async goTo(url: string): Promise<void> {
    await this.page.goto(url);
  }

  async back(): Promise<void> {
    await this.page.evaluate(() => void setTimeout(() => history.back()));
  }

  async reload(): Promise<void> {
    // Not waited for: what it leads to may take its time.
    void this.page.reload().catch(() => {});
  }

  async url(): Promise<string> {
    return this.page.url();
  }

  async run<T, A extends readonly unknown[]>(place: Place, work: (...given: A) => T, ...given: A): Promise<T> {
    const script = `(${work}).apply(null, ${JSON.stringify(given)})`;
    return this.frame(place).evaluate<T>(script);
  }

  async click(place: Place, selector: string): Promise<void> {
    await this.frame(place).locator(selector).first().click({ noWaitAfter: true });
  }

  async shift(): Promise<void> {
    await this.page.keyboard.press('Shift');
  }

  screenshot(): Promise<Buffer> {
    return this.page.screenshot();
  }

  /** @throws where there is no frame */
  private frame(place: Place): Frame {
    const main = this.page.mainFrame();
    if (place === 'page') return main;
    const inner = main.childFrames();
    const frame = inner.find((one) => one.url().includes('/widget')) ?? inner[0];
    if (!frame) throw new Error('There is no frame.');
    return frame;
  }
}
