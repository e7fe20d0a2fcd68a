import { ask } from '../ask';
import { Browserish, type Page } from './browserish';
import type { ServedDesk } from './servedDesk';

/** Goes to the provider, says who they are, and stops before coming back: with the address that leads back. */
export async function toTheProvider(browser: Browserish, desk: ServedDesk, who: string): Promise<string> {
  const asked = await browser.follow(`${desk.base}/desk/sign-in`);
  if (!asked.text.includes('Who are you?')) throw new Error(`No question: ${asked.status} ${asked.text}`);
  const headers = { 'Content-Type': 'application/x-www-form-urlencoded' };
  const body = new URLSearchParams({ login: who }).toString();
  const { location } = await browser.go(asked.url, { method: 'POST', headers, body });
  return (await browser.follow(location, /\/desk\/signed-in/)).url;
}

/** The whole way, to the page at its end. */
export async function signIn(desk: ServedDesk, who: string, browser = new Browserish()) {
  const page: Page = await browser.follow(await toTheProvider(browser, desk, who));
  return { browser, page };
}

export const openDesk = (browser: Browserish, { base }: ServedDesk) => browser.go(`${base}/desk`);

export async function tokenFor(browser: Browserish, { base }: ServedDesk): Promise<string> {
  const { text } = await browser.post(`${base}/desk/token`);
  return JSON.parse(text).token;
}

/** A conversation led at the desk. */
export async function beginCall(browser: Browserish, desk: ServedDesk) {
  const bearer = (token: string) => ({ Authorization: `Bearer ${token}` });
  const given = await tokenFor(browser, desk);
  const post = { method: 'POST', headers: bearer(given) };
  const { text } = await browser.go(`${desk.directLine}/conversations`, post);
  const { conversationId, token, streamUrl } = JSON.parse(text);
  const activities = `${desk.directLine}/conversations/${conversationId}/activities`;
  const headers = { ...bearer(token), 'Content-Type': 'application/json' };
  const body = JSON.stringify({ type: 'message', text: 'a' });
  return {
    token: token as string,
    streamUrl: streamUrl as string,
    activities,
    say: () => browser.go(activities, { method: 'POST', headers, body }),
    read: () => browser.go(activities, { headers }),
    /** As somebody who has got hold of the token, and of nothing else. */
    readWithout: () => ask(activities, { token }),
  };
}

/** The session's cookie. */
export function cookieOf(browser: Browserish, { base }: ServedDesk): string {
  return browser.jar(base).get('waymark-desk') ?? '';
}

export function withCookie({ base }: ServedDesk, value: string): Browserish {
  const browser = new Browserish();
  browser.jar(base).set('waymark-desk', value);
  return browser;
}
