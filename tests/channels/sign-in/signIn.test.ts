import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beginCall, cookieOf, openDesk, signIn, tokenFor, toTheProvider, withCookie } from './atTheDesk';
import { Browserish } from './browserish';
import { pass, type ServedDesk, serveDesk } from './servedDesk';
import { CLIENT, type StartedProvider, startProvider } from './startProvider';

const ROLE = { roleClaim: 'roles', role: 'waymark-desk' };

let provider: StartedProvider;
let desk: ServedDesk;

beforeAll(async () => {
  provider = await startProvider();
  desk = await serveDesk({ provider: { ...CLIENT, ...ROLE, issuer: provider.issuer } });
});

afterAll(async () => {
  await desk.close();
  provider.close();
});

describe('a call handler with the role', () => {
  test('signs in at the provider, and is at the desk', async () => {
    const { browser, page } = await signIn(desk, 'handler-one');
    expect([page.status, page.text]).toEqual([200, 'the desk']);
    const session = JSON.parse((await browser.go(`${desk.base}/desk/session`)).text);
    const keys = [expect.any(String), expect.any(String)];
    expect(session).toEqual({ name: 'handler-one of the desk', until: expect.stringMatching(/^20.*Z$/), keys });
  });

  test('signs in by a client without a secret too', async () => {
    const settings = { ...ROLE, clientId: 'public-desk', issuer: provider.issuer };
    const other = await serveDesk({ provider: settings });
    expect((await signIn(other, 'handler-one')).page.text).toBe('the desk');
    await other.close();
  });

  test('signs in where the provider knows Waymark by a certificate, and not by a guess', async () => {
    const pem = readFileSync(join(__dirname, 'certificate.pem'), 'utf8');
    const settings = { ...ROLE, clientId: 'certified-desk', issuer: provider.issuer };
    const other = await serveDesk({ provider: { ...settings, clientCertificate: pem } });
    expect((await signIn(other, 'handler-one')).page.text).toBe('the desk');
    await other.close();
    const without = await serveDesk({ provider: { ...settings, clientSecret: 'a-guess' } });
    expect((await signIn(without, 'handler-one')).page.text).toBe('failed');
    expect(without.sink.text).toContain('INVALID_CLIENT');
    await without.close();
  });

  test('leads a conversation that the bot knows to be the desk’s, whatever the page says', async () => {
    const { browser } = await signIn(desk, 'handler-one');
    const call = await beginCall(browser, desk);
    const body = JSON.stringify({ type: 'message', text: 'a', channelId: 'directline', from: { id: 'x' } });
    const headers = { Authorization: `Bearer ${call.token}`, 'Content-Type': 'application/json' };
    expect((await browser.go(call.activities, { method: 'POST', headers, body })).status).toBe(200);
    expect(desk.parrot.heard.slice(-2)).toMatchObject([
      { type: 'conversationUpdate', channelId: 'desk' },
      { type: 'message', channelId: 'desk', from: { id: 'handler' } },
    ]);
    expect(await desk.metrics.registry.metrics()).toContain('waymark_turns_total{channel="desk",result="ok"}');
  });

  test('signs out: the desk, the conversation and every copy of the cookie are over', async () => {
    const { browser } = await signIn(desk, 'handler-one');
    const call = await beginCall(browser, desk);
    const copy = cookieOf(browser, desk);
    const gone = await browser.post(`${desk.base}/desk/sign-out`);
    expect(gone).toMatchObject({ status: 303, location: `${desk.base}/desk/signing-out` });
    const { headers, text } = await browser.go(gone.location);
    expect(text).toBe('signing-out');
    const back = encodeURIComponent(`${desk.base}/desk/signed-out`);
    expect(headers.get('refresh')).toMatch(`0; url=${provider.issuer}/session/end?`);
    expect(headers.get('refresh')).toContain(`post_logout_redirect_uri=${back}`);
    for (const either of [browser, withCookie(desk, copy)]) {
      expect(await openDesk(either, desk)).toMatchObject({ status: 401, text: 'sign-in' });
      expect((await either.post(`${desk.base}/desk/token`)).status).toBe(401);
    }
    expect((await call.read()).status).toBe(401);
    expect((await browser.go(`${desk.base}/desk/signed-out`)).text).toBe('signed-out');
  });

  test('who signs in again goes on with the call that they had', async () => {
    const { browser } = await signIn(desk, 'handler-one');
    const call = await beginCall(browser, desk);
    await browser.post(`${desk.base}/desk/sign-out`);
    expect((await call.say()).status).toBe(401);
    await browser.follow(`${desk.base}/desk/sign-in`);
    expect((await call.say()).status).toBe(200);
  });

  test('but somebody else, who signs in at the same computer, does not', async () => {
    const { browser } = await signIn(desk, 'handler-one');
    const call = await beginCall(browser, desk);
    const { browser: other } = await signIn(desk, 'handler-two');
    browser.cookies.set(new URL(desk.base).host, other.jar(desk.base));
    expect((await call.say()).status).toBe(401);
    expect((await call.read()).status).toBe(401);
  });
});

describe('kept out, with a page that says why:', () => {
  test('who has not signed in', async () => {
    const browser = new Browserish();
    expect(await openDesk(browser, desk)).toMatchObject({ status: 401, text: 'sign-in' });
    expect((await browser.go(`${desk.base}/desk/session`)).status).toBe(401);
    expect((await browser.post(`${desk.base}/desk/token`)).status).toBe(401);
  });

  test('who has not got the role', async () => {
    const { browser, page } = await signIn(desk, 'visitor');
    expect(page).toMatchObject({ status: 403, text: 'no-role' });
    expect(await openDesk(browser, desk)).toMatchObject({ status: 401, text: 'sign-in' });
    // The provider asks anew who it is, for those who have another account.
    const again = await browser.go(`${desk.base}/desk/sign-in?again`);
    expect(new URL(again.location).searchParams.get('prompt')).toBe('login');
  });

  test('who had the role, and signs in again without it', async () => {
    const { browser } = await signIn(desk, 'handler-one');
    const copy = cookieOf(browser, desk);
    const fresh = new Browserish();
    fresh.jar(desk.base).set('waymark-desk', copy);
    await signIn(desk, 'visitor', fresh);
    expect((await openDesk(browser, desk)).status).toBe(401);
  });

  test('who says no at the provider', async () => {
    const browser = new Browserish();
    const back = await toTheProvider(browser, desk, '');
    expect(back).toContain('error=access_denied');
    expect(await browser.go(back)).toMatchObject({ status: 400, text: 'failed' });
  });

  test('a code that is brought a second time, by the same browser or with its cookies kept', async () => {
    const browser = new Browserish();
    const back = await toTheProvider(browser, desk, 'handler-one');
    const kept = new Map(browser.jar(desk.base));
    expect((await browser.follow(back)).text).toBe('the desk');
    // Who presses Back is in already.
    expect((await browser.follow(back)).text).toBe('the desk');
    const thief = new Browserish();
    thief.cookies.set(new URL(desk.base).host, kept);
    expect(await thief.go(back)).toMatchObject({ status: 400, text: 'late' });
    expect(thief.jar(desk.base).has('waymark-desk')).toBe(false);
  });

  test('somebody who signs in in two tabs is let in in both, whichever is first', async () => {
    const browser = new Browserish();
    const one = await toTheProvider(browser, desk, 'handler-one');
    const { location: two } = await browser.go(`${desk.base}/desk/sign-in`);
    expect((await browser.follow(one)).text).toBe('the desk');
    // The provider knows who it is by now.
    const { url: back } = await browser.follow(two, /\/desk\/signed-in/);
    expect((await new Browserish().go(back)).text).toBe('late');
    expect((await browser.follow(back)).text).toBe('the desk');
  });

  test('a code that another process has taken already, should the provider take it twice', async () => {
    const secrets = [randomBytes(32)] as const;
    const settings = { ...CLIENT, ...ROLE, issuer: provider.issuer };
    const one = await serveDesk({ provider: settings, secrets });
    const two = await serveDesk({ provider: settings, secrets, store: one.store });
    const browser = new Browserish();
    const back = await toTheProvider(browser, one, 'handler-one');
    const other = new Browserish();
    other.cookies.set(new URL(two.base).host, new Map(browser.jar(one.base)));
    expect((await browser.go(back)).status).toBe(303);
    expect(await other.go(back.replace(one.base, two.base))).toMatchObject({ status: 400, text: 'late' });
    // Sessions, on the other hand, are good at every process, and end at every one.
    const copy = withCookie(two, cookieOf(browser, one));
    expect((await openDesk(copy, two)).text).toBe('the desk');
    await browser.post(`${one.base}/desk/sign-out`);
    expect((await openDesk(copy, two)).text).toBe('sign-in');
    await one.close();
    await two.close();
  });

  test('a way back that another browser has begun, another state, or none', async () => {
    const browser = new Browserish();
    const back = await toTheProvider(browser, desk, 'handler-one');
    expect(await new Browserish().go(back)).toMatchObject({ status: 400, text: 'late' });
    const altered = new URL(back);
    altered.searchParams.set('state', 'another');
    expect(await browser.go(altered.href)).toMatchObject({ status: 400, text: 'late' });
    expect(await browser.go(`${desk.base}/desk/signed-in`)).toMatchObject({ status: 400, text: 'late' });
    const codeless = new URL(back);
    codeless.searchParams.set('code', 'made-up');
    expect(await browser.go(codeless.href)).toMatchObject({ status: 400, text: 'failed' });
  });

  test('who takes longer than a quarter of an hour', async () => {
    const browser = new Browserish();
    const back = await toTheProvider(browser, desk, 'handler-one');
    pass(16);
    expect(await browser.go(back)).toMatchObject({ status: 400, text: 'late' });
  });

  test('who tries all too often is asked to wait', async () => {
    const settings = { ...CLIENT, ...ROLE, issuer: provider.issuer };
    const strict = await serveDesk({ provider: settings, allowed: { signIns: 2 } });
    const clock = jest.spyOn(Date, 'now').mockReturnValue(Date.now());
    const browser = new Browserish();
    const tries = [1, 2, 3].map(() => browser.go(`${strict.base}/desk/signed-in?code=a&state=b`));
    const statuses = (await Promise.all(tries)).map(({ status }) => status);
    expect(statuses.sort()).toEqual([400, 400, 429]);
    const busy = await browser.go(`${strict.base}/desk/sign-in`);
    expect([busy.text, busy.headers.get('retry-after')]).toEqual(['busy', '30']);
    clock.mockRestore();
    await strict.close();
  });
});

test('nothing of who signs in, and no code, token, cookie or secret, gets into the log', async () => {
  const { browser } = await signIn(desk, 'handler-zqxmarked');
  const call = await beginCall(browser, desk);
  await call.say();
  const back = await toTheProvider(new Browserish(), desk, 'handler-zqxmarked');
  await new Browserish().go(back);
  const made = new URL(back).searchParams;
  await browser.go(`${back}zqxmarked`);
  const secrets = [call.token, cookieOf(browser, desk), await tokenFor(browser, desk), CLIENT.clientSecret];
  await browser.post(`${desk.base}/desk/sign-out`, 'https://zqxmarked.example');
  const marks = ['zqxmarked', made.get('code') ?? '-', made.get('state') ?? '-', ...secrets];
  for (const mark of marks) expect(desk.sink.text).not.toContain(mark);
  const routes = new Set(desk.sink.entries.map(({ route }) => route));
  expect([...routes]).toEqual(expect.arrayContaining(['/desk/signed-in', '/desk/sign-out', '/desk/token']));
});
