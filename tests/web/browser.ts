import { type Browser, type BrowserContextOptions, chromium, type Frame, type Page } from 'playwright-core';
import type { FakeServer } from './fakeServer';

/**
 * A browser on a busy machine now and then loses a key or a frame. What passes only at the second try is printed with its
 * first error, and `npm test` counts it. For the tests of the file that calls it before all of them.
 */
export function tryTwice(): void {
  jest.retryTimes(1, { logErrorsBeforeRetry: true });
}

/** A Chromium that keeps origins apart as people's browsers do; the package's own arguments would not. */
export async function openBrowser(): Promise<Browser> {
  tryTwice();
  const { default: packed } = await import('@sparticuz/chromium');
  return chromium.launch({
    executablePath: await packed.executablePath(),
    args: ['--no-sandbox', '--disable-gpu', '--font-render-hinting=none', '--site-per-process'],
    headless: true,
  });
}

/** A tab on the host site, with the chat a press away. */
export interface Visit {
  readonly page: Page;
  /** The chat's frame, once it has been opened. */
  chat(): Frame;
  open(): Promise<Frame>;
  /** Opens the chat and begins the conversation. */
  begin(): Promise<Frame>;
  close(): Promise<void>;
}

/** What can be read: by the eye or by a screen reader, and as the tab's title. */
export interface Reading {
  readonly boxes: number;
  readonly text: string;
  readonly title: string;
}

/** The chat's frame on a host page. @throws when the chat is not open */
function chatOn(page: Page): Frame {
  const frame = page.frames().find((each) => each.url().includes('/widget'));
  if (!frame) throw new Error('The chat is not open.');
  return frame;
}

/** Presses the host page's chat button. @returns the chat's frame, once it is there and gets what is typed */
export async function openChat(page: Page): Promise<Frame> {
  await page.locator('button.open').click();
  return typeIntoChat(page);
}

/** @returns the chat's frame, once it is there and gets what is typed */
async function typeIntoChat(page: Page): Promise<Frame> {
  await page.locator('dialog.ready').waitFor();
  const chat = chatOn(page);
  // Playwright pretends to each frame that it has the focus. When that reaches the new frame late, the browser
  // gives the keys back to the page around it (once in about 100 visits).
  await chat.evaluate(() => {});
  await page.locator('[data-waymark] iframe').evaluate((frame: HTMLElement) => {
    frame.blur();
    frame.focus();
  });
  return chat;
}

export async function visit(
  browser: Browser,
  server: FakeServer,
  options: BrowserContextOptions = {},
  url = server.url('police', '/stalking'),
): Promise<Visit> {
  const context = await browser.newContext({ reducedMotion: 'reduce', ...options });
  context.setDefaultTimeout(20_000);
  const page = await context.newPage();
  await page.goto(url);
  const open = () => openChat(page);
  const begin = async () => {
    const frame = await open();
    await frame.locator('#begin').click();
    await frame.locator('.choices').waitFor();
    return frame;
  };
  return { page, chat: () => chatOn(page), open, begin, close: () => context.close() };
}

/** Writes in the chat's box and sends it with Enter. @returns once the box is empty for what comes next */
export async function write(chat: Frame, text: string): Promise<void> {
  const box = chat.locator('#box');
  await box.fill(text);
  await box.press('Enter');
  await until(
    () => box.inputValue(),
    (left) => left === '',
  );
}

/** Asks again and again until the answer is as wished. @throws with the last answer, when it never is */
export async function until<T>(ask: () => T | Promise<T>, wished: (answer: T) => boolean): Promise<T> {
  for (let tries = 0; ; tries++) {
    const answer = await ask();
    if (wished(answer)) return answer;
    if (tries > 600) throw new Error(`Still ${JSON.stringify(answer)}.`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}
