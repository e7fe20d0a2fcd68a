import type { Frame, Page } from 'playwright-core';
import { type Reading, until, write } from './browser';
import type { Stage } from './stage';

export const BLANK: Reading = { text: '', boxes: 0, title: 'Loading' };

/** Someone in the middle of a chat, who has just written something. */
export async function talking(stage: Stage): Promise<Frame> {
  const tab = await stage.visit();
  const chat = await tab.begin();
  await write(chat, 'a secret');
  await chat.getByText('You wrote 8').waitFor();
  return chat;
}

/** Presses a button, and reads what is left before the task of the press ends. */
export function pressAndRead(place: Page | Frame, press: string): Promise<Reading> {
  return place.evaluate((selector) => {
    const inside = document.querySelector('[data-waymark]')?.shadowRoot ?? document;
    inside.querySelector<HTMLElement>(selector)?.click();
    const boxes = document.documentElement.getClientRects().length;
    return { boxes, text: boxes ? document.body.innerText : '', title: document.title };
  }, press);
}

/** Waits until nothing can be read on the host page. */
export async function untilBlank({ server }: Stage): Promise<void> {
  const lastSeen = () => JSON.parse(server.seen.at(-1) ?? '{}') as Reading;
  expect(await until(lastSeen, ({ boxes }) => boxes === 0)).toEqual(BLANK);
}

/** All that could be read on the host page since `server.seen` was last emptied. */
export function seenText({ server }: Stage): string {
  return server.seen.map((each) => (JSON.parse(each) as Reading).text).join('');
}

/** Holds the neutral page back, as a slow network does, to look at what is there meanwhile. @returns how to let it come */
export function holdNeutral({ server }: Stage): () => void {
  let release = () => {};
  server.neutralHeld = new Promise<void>((resolve) => {
    release = resolve;
  });
  return release;
}

/** Waits until the neutral page is there. */
export async function untilNeutral({ server, tab }: Stage): Promise<void> {
  await tab.page.waitForURL(server.url('neutral'));
}

/** Waits until the server has been told, and has nothing left. */
export async function untilForgotten({ server: { directLine } }: Stage): Promise<void> {
  const told = () => directLine.posts.some(({ type }) => type === 'endOfConversation');
  await until(() => told() && directLine.count === 0, Boolean);
}

/** As the browser's own Back button. */
export async function goBack({ tab }: Stage): Promise<void> {
  await tab.page.evaluate(() => void setTimeout(() => history.back()));
}
