import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { EncryptJWT } from 'jose';
import { WebSocket } from 'ws';
import { deriveKey } from '../../../turns/secrets';
import { ask } from '../ask';
import { HOST_PAGE } from '../served';
import { beginCall, cookieOf, openDesk, tokenFor, withCookie } from './atTheDesk';
import { Browserish } from './browserish';
import { IDLE, LIFE, pass, type ServedDesk, serveDesk } from './servedDesk';

let desk: ServedDesk;
const secret = randomBytes(32);

beforeEach(async () => {
  desk = await serveDesk({ secrets: [secret] });
});
afterEach(() => desk.close());

/** By the link that is printed at the start. */
async function openLink(at = desk, secretOfLink = at.link, origin = at.base) {
  const browser = new Browserish();
  const headers = { 'Content-Type': 'application/json', Origin: origin };
  const body = JSON.stringify({ secret: secretOfLink });
  const { status } = await browser.go(`${at.base}/desk/open`, { method: 'POST', headers, body });
  return { browser, status };
}

const visitorsToken = async () =>
  (await ask(`${desk.directLine}/tokens/generate`, { origin: HOST_PAGE }, 'POST')).body.token;

describe('on this machine alone, without a provider', () => {
  test('whoever has the link is at the desk; it opens once', async () => {
    const { browser, status } = await openLink();
    expect([status, (await openDesk(browser, desk)).text]).toEqual([200, 'the desk']);
    expect(JSON.parse((await browser.go(`${desk.base}/desk/session`)).text)).not.toHaveProperty('name');
    expect((await browser.go(`${desk.base}/desk/link-used`)).location).toBe(`${desk.base}/desk`);
    const second = await openLink();
    expect([second.status, (await openDesk(second.browser, desk)).text]).toEqual([403, 'link-needed']);
    expect((await second.browser.go(`${desk.base}/desk/link-used`)).text).toBe('link-used');
  });

  test('what the desk loads after its page, and the keys to calls, are for whoever is signed in', async () => {
    const { browser } = await openLink();
    const keysOf = async () => JSON.parse((await browser.go(`${desk.base}/desk/session`)).text).keys;
    expect((await browser.go(`${desk.base}/desk/bot.js`)).text).toBe('the bot');
    const keys = await keysOf();
    expect(keys).toHaveLength(2);
    const nobody = new Browserish();
    for (const path of ['bot.js', 'session']) expect((await nobody.go(`${desk.base}/desk/${path}`)).status).toBe(401);
  });

  test.each(['', 'made up', 'x'.repeat(43), 7, null, { a: 1 }])('a link with %j opens nothing', async (made) => {
    expect((await openLink(desk, made as string)).status).toBe(403);
    // And spoils nothing.
    expect((await openLink()).status).toBe(200);
  });

  test('a link is good for an hour', async () => {
    pass(60);
    expect((await openLink()).status).toBe(403);
  });

  test('no page of another site can use the link', async () => {
    expect((await openLink(desk, desk.link, 'https://elsewhere.example')).status).toBe(403);
    expect((await openLink()).status).toBe(200);
  });

  test('another start makes another link', async () => {
    const other = await serveDesk({ secrets: [secret] });
    expect((await openLink(other, desk.link)).status).toBe(403);
    await other.close();
  });

  test('an address of a way in that is not there leads to what is', async () => {
    for (const path of ['/desk/', '/desk/sign-in', '/desk/signed-in?code=a']) {
      const { location } = await new Browserish().go(desk.base + path);
      expect(location).toBe(`${desk.base}/desk`);
    }
  });
});

test('where others can reach it, and no provider is set, the desk is closed, and says so', async () => {
  const closed = await serveDesk({ alone: false });
  expect(closed.link).toBe('');
  for (const path of ['', '/open', '/sign-in', '/signed-in?code=a&state=b']) {
    const page = await new Browserish().follow(`${closed.base}/desk${path}`);
    expect([page.status, page.text]).toEqual([403, 'closed']);
  }
  expect((await openLink(closed, '')).status).not.toBe(200);
  await closed.close();
});

describe('a cookie opens nothing that', () => {
  const payload = () => {
    const later = Date.now() + 24 * 3_600_000;
    return { id: 'a', name: 'A', ends: later, idleEnds: later, way: 'link' };
  };
  const sealed = (key: Uint8Array, more: object = {}) =>
    new EncryptJWT({ ...payload(), ...more })
      .setProtectedHeader({ alg: 'dir', enc: 'A256GCM' })
      .setSubject('a')
      .setExpirationTime('1d')
      .encrypt(key);
  const altered = (cookie: string, at: number) =>
    `${cookie.slice(0, at)}${cookie[at] === 'A' ? 'B' : 'A'}${cookie.slice(at + 1)}`;

  test.each<[string, (good: string) => string | Promise<string>]>([
    ['is made up', () => 'made-up'],
    ['is sealed with another secret', () => sealed(deriveKey(randomBytes(32), 'waymark desk session'))],
    ['is sealed for another purpose', () => sealed(deriveKey(secret, 'waymark desk sign-in'))],
    ['was made by another way in', () => sealed(deriveKey(secret, 'waymark desk session'))],
    ['is altered at its end', (good) => altered(good, good.length - 3)],
    ['is altered in the middle', (good) => altered(good, Math.floor(good.length / 2))],
    ['is cut short', (good) => good.slice(0, -4)],
    ['is a visitor’s token', () => visitorsToken()],
    ['is a plain JWT', () => 'eyJhbGciOiJub25lIn0.eyJzdWIiOiJhIn0.'],
    ['is very long', () => 'a'.repeat(6000)],
  ])('%s', async (_what, forge) => {
    const { browser } = await openLink();
    const forged = withCookie(desk, await forge(cookieOf(browser, desk)));
    expect(await openDesk(forged, desk)).toMatchObject({ status: 401, text: 'link-needed' });
    expect((await forged.post(`${desk.base}/desk/token`)).status).toBe(401);
  });

  test('is over: unused for an hour, or used for a whole shift', async () => {
    const { browser } = await openLink();
    const first = cookieOf(browser, desk);
    pass(IDLE - 1);
    expect((await openDesk(browser, desk)).status).toBe(200);
    pass(2);
    expect((await openDesk(browser, desk)).status).toBe(200);
    expect((await openDesk(withCookie(desk, first), desk)).status).toBe(401);
    for (let used = 0; used < LIFE; used += IDLE / 2) {
      await openDesk(browser, desk);
      pass(IDLE / 2);
    }
    expect(await openDesk(browser, desk)).toMatchObject({ status: 401, text: 'link-needed' });
  });

  test('but one that stands beside a stranger’s of the same name does', async () => {
    const { browser } = await openLink();
    const headers = { Cookie: `waymark-desk=x; waymark-desk=${cookieOf(browser, desk)}` };
    expect((await new Browserish().go(`${desk.base}/desk`, { headers })).status).toBe(200);
  });

  test('and one that was made before the secret was replaced does', async () => {
    const { browser } = await openLink();
    const next = await serveDesk({ secrets: [randomBytes(32), secret], store: desk.store });
    expect((await openDesk(withCookie(next, cookieOf(browser, desk)), next)).status).toBe(200);
    await next.close();
  });
});

test('the page may ask how long it is signed in for, which keeps nobody signed in', async () => {
  const { browser } = await openLink();
  const before = cookieOf(browser, desk);
  pass(30);
  const { until } = JSON.parse((await browser.go(`${desk.base}/desk/session`)).text);
  expect(cookieOf(browser, desk)).toBe(before);
  pass(29);
  expect((await browser.go(`${desk.base}/desk/session`)).status).toBe(200);
  pass(1);
  expect((await browser.go(`${desk.base}/desk/session`)).status).toBe(401);
  expect(until).toMatch(/^\d{4}-\d\d-\d\dT/);
});

test('over https the cookie is bound to this host alone, and is never read by a script', async () => {
  const publicUrl = 'https://waymark.example';
  const https = await serveDesk({ publicUrl });
  const headers = { 'Content-Type': 'application/json', Origin: https.base };
  const body = JSON.stringify({ secret: https.link });
  const { headers: answer } = await new Browserish().go(`${https.base}/desk/open`, {
    method: 'POST',
    headers,
    body,
  });
  expect(answer.get('set-cookie')).toMatch(/^__Host-waymark-desk=\S+; Path=\/; HttpOnly; Secure; SameSite=Lax$/);
  await https.close();
});

describe('another site’s page, in the browser of somebody who is signed in,', () => {
  const foreign: readonly (readonly [string, Record<string, string>])[] = [
    ['elsewhere', { Origin: 'https://elsewhere.example' }],
    ['a host page of the widget', { Origin: HOST_PAGE }],
    ['a sandbox', { Origin: 'null' }],
    ['a sandbox that says so', { Origin: 'null', 'Sec-Fetch-Site': 'cross-site' }],
    ['one that names no origin', {}],
    ['a page that the browser knows to be another site’s', { 'Sec-Fetch-Site': 'same-site' }],
  ];
  test.each(foreign)('gets no token and signs nobody out: %s', async (_from, headers) => {
    const { browser } = await openLink();
    const asked = {
      method: 'POST',
      headers: { ...(headers['Sec-Fetch-Site'] === 'same-site' && { Origin: desk.base }), ...headers },
    };
    expect((await browser.go(`${desk.base}/desk/token`, asked)).status).toBe(403);
    expect((await browser.go(`${desk.base}/desk/sign-out`, asked)).status).toBe(403);
    expect((await openDesk(browser, desk)).text).toBe('the desk');
  });

  test('leads no conversation with a token that it got hold of', async () => {
    const { browser } = await openLink();
    const { activities, token, streamUrl } = await beginCall(browser, desk);
    const headers = { Authorization: `Bearer ${token}`, Origin: HOST_PAGE };
    expect((await browser.go(activities, { headers })).status).toBe(403);
    const Cookie = `waymark-desk=${cookieOf(browser, desk)}`;
    const socket = new WebSocket(streamUrl, { headers: { Cookie, Origin: HOST_PAGE } });
    const [error] = await once(socket, 'error');
    expect(String(error)).toContain('403');
  });

  test('but a form of our own page, whose origin a browser hides, does sign out', async () => {
    const { browser } = await openLink();
    const headers = { Origin: 'null', 'Sec-Fetch-Site': 'same-origin' };
    const { location } = await browser.go(`${desk.base}/desk/sign-out`, { method: 'POST', headers });
    expect(location).toBe(`${desk.base}/desk/signed-out`);
    expect((await openDesk(browser, desk)).status).toBe(401);
  });
});

describe('a visitor’s token and the desk’s', () => {
  test('a visitor’s opens nothing at the desk, and never says that it is the desk', async () => {
    const token = await visitorsToken();
    const { browser } = await openLink();
    const call = await beginCall(browser, desk);
    const headers = { Authorization: `Bearer ${token}` };
    expect((await ask(`${desk.base}/desk/token`, { token, origin: desk.base }, 'POST')).status).toBe(401);
    // Not even in the browser of somebody who is at the desk.
    expect((await browser.go(call.activities, { headers })).status).toBe(403);
    const json = { type: 'message', text: 'a', channelId: 'desk', channelData: { desk: true } };
    const started = await ask(`${desk.directLine}/conversations`, { token, json: {} });
    const { conversationId } = started.body;
    const activities = `${desk.directLine}/conversations/${conversationId}/activities`;
    expect((await ask(activities, { token: started.body.token, json })).status).toBe(200);
    expect(desk.parrot.heard.at(-1)).toMatchObject({ channelId: 'directline', text: 'a' });
  });

  test('the desk’s opens nothing without a session: no conversation, no word, no stream, no other token', async () => {
    const { browser } = await openLink();
    const given = await tokenFor(browser, desk);
    const { activities, token, streamUrl, readWithout } = await beginCall(browser, desk);
    const { directLine } = desk;
    for (const refused of [
      await ask(`${directLine}/conversations`, { token: given, json: {} }),
      await ask(`${directLine}/tokens/refresh`, { token }, 'POST'),
      await ask(activities, { token, json: { type: 'message', text: 'a' } }),
      await ask(activities.replace('/activities', ''), { token }),
      await readWithout(),
    ]) {
      expect([refused.status, refused.body.error.code]).toEqual([401, 'SignedOut']);
    }
    const [error] = await once(new WebSocket(streamUrl), 'error');
    expect(String(error)).toContain('401');
  });
});

test('when the store is away, whoever opens the desk is told by a page, and let in by nobody', async () => {
  const { browser } = await openLink();
  Object.assign(desk.store, { isUsed: async () => Promise.reject(new Error('away')) });
  expect(await openDesk(browser, desk)).toMatchObject({ status: 500, text: 'trouble' });
  expect((await browser.post(`${desk.base}/desk/token`)).status).toBe(500);
  expect(desk.sink.entries.filter(({ event }) => event === 'failed')).toHaveLength(2);
});

test('a stream at the desk ends within a beat of the sign-out, and of the session', async () => {
  const { browser } = await openLink();
  const { streamUrl } = await beginCall(browser, desk);
  const headers = { Cookie: `waymark-desk=${cookieOf(browser, desk)}` };
  const socket = new WebSocket(streamUrl, { headers });
  await once(socket, 'message');
  const closed = once(socket, 'close');
  await browser.post(`${desk.base}/desk/sign-out`);
  await closed;
});

test('a turn that the handler takes keeps them signed in; what the page does by itself does not', async () => {
  const { browser } = await openLink();
  const { say, read } = await beginCall(browser, desk);
  pass(20);
  const before = cookieOf(browser, desk);
  await read();
  expect(cookieOf(browser, desk)).toBe(before);
  await say();
  expect(cookieOf(browser, desk)).not.toBe(before);
});
