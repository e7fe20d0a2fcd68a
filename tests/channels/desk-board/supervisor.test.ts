import { Browserish } from '../sign-in/browserish';
import { type FakeProvider, startFakeProvider } from '../sign-in/fakeProvider';
import { type ServedDesk, serveDesk } from '../sign-in/servedDesk';

const CLIENT_ID = 'desk';
const REPORT = { reference: 'A2B3C4', begun: '2026-01-05T10:00:00.000Z', flags: ['hurt'], assist: false };

let provider: FakeProvider;
let desk: ServedDesk;

beforeAll(async () => {
  provider = await startFakeProvider(CLIENT_ID);
  const { issuer } = provider;
  const roles = { roleClaim: 'roles', role: 'waymark-desk', supervisorRole: 'waymark-supervisor' };
  desk = await serveDesk({ provider: { issuer, clientId: CLIENT_ID, ...roles } });
});
afterAll(async () => {
  await desk.close();
  await provider.close();
});

async function signedIn(...roles: readonly string[]) {
  provider.goWrong({ claims: { roles } });
  const browser = new Browserish();
  const { text } = await browser.follow(`${desk.base}/desk/sign-in`);
  const page = await browser.go(`${desk.base}/desk/supervisor`);
  const board = await browser.go(`${desk.base}/desk/board`);
  return { browser, text, page, board };
}

const report = (browser: Browserish, body: unknown, Origin = desk.base) => {
  const headers = { 'Content-Type': 'application/json', Origin };
  return browser.go(`${desk.base}/desk/board`, { method: 'POST', headers, body: JSON.stringify(body) });
};

test('a supervisor sees the calls of handlers, who do not see one another’s', async () => {
  const handler = await signedIn('waymark-desk');
  expect([handler.page.status, handler.page.text, handler.board.status]).toEqual([403, 'no-supervisor', 403]);
  expect((await report(handler.browser, REPORT)).status).toBe(200);
  const supervisor = await signedIn('waymark-supervisor');
  expect([supervisor.text, supervisor.page.text]).toEqual(['the desk', 'the supervisor’s page']);
  expect(JSON.parse(supervisor.board.text).calls).toEqual([REPORT]);
});

test('nobody who is not signed in sees or reports anything, and neither does another site’s page', async () => {
  const nobody = new Browserish();
  const { status, text } = await nobody.go(`${desk.base}/desk/supervisor`);
  expect([status, text]).toEqual([401, 'sign-in']);
  expect((await nobody.go(`${desk.base}/desk/board`)).status).toBe(401);
  expect((await report(nobody, REPORT)).status).toBe(401);
  const { browser } = await signedIn('waymark-desk');
  expect((await report(browser, REPORT, 'https://elsewhere.example')).status).toBe(403);
  expect((await report(browser, { what: 'she said' })).status).toBe(400);
});

test('whoever has neither role sees neither page', async () => {
  const { text, board } = await signedIn('something-else');
  expect([text, board.status]).toEqual(['no-role', 401]);
});

test('on this machine alone, whoever tries it out may see the supervisor’s page too', async () => {
  const alone = await serveDesk();
  const browser = new Browserish();
  const headers = { 'Content-Type': 'application/json', Origin: alone.base };
  await browser.go(`${alone.base}/desk/open`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ secret: alone.link }),
  });
  expect((await browser.go(`${alone.base}/desk/supervisor`)).text).toBe('the supervisor’s page');
  await alone.close();
});
