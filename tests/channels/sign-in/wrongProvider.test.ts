import { Browserish } from './browserish';
import { type FakeProvider, type Fault, startFakeProvider } from './fakeProvider';
import { pass, type ServedDesk, serveDesk } from './servedDesk';

const CLIENT_ID = 'desk';
const AN_HOUR_AGO = Math.floor(Date.now() / 1000) - 3600;

let provider: FakeProvider;
let desk: ServedDesk;
/** How much had been logged before the test. */
let logged: number;

beforeAll(async () => {
  provider = await startFakeProvider(CLIENT_ID);
  desk = await openDesk();
});

const openDesk = () => {
  const { issuer } = provider;
  return serveDesk({
    provider: { issuer, clientId: CLIENT_ID, roleClaim: 'roles', role: 'waymark-desk' },
  });
};

afterAll(async () => {
  await desk.close();
  await provider.close();
});

/** One that has asked the provider nothing yet. */
const openAnother = async () => {
  await desk.close();
  desk = await openDesk();
  logged = 0;
};

beforeEach(() => {
  // Of faults that are alike the log has but a few in a minute.
  pass(1);
  logged = desk.sink.entries.length;
});

const signIn = async (fault: Fault = {}) => {
  provider.goWrong(fault);
  const browser = new Browserish();
  const page = await browser.follow(`${desk.base}/desk/sign-in`);
  return { page, browser };
};

const codes = () => desk.sink.entries.slice(logged).flatMap(({ event, code }) => (event === 'failed' ? [code] : []));

test('a provider that gets nothing wrong lets people in', async () => {
  expect((await signIn()).page.text).toBe('the desk');
  expect(codes()).toEqual([]);
});

const unsigned = (claims: object) =>
  `${Buffer.from('{"alg":"none"}').toString('base64url')}.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.`;

describe('an ID token lets nobody in that', () => {
  test.each<[string, Fault]>([
    ['is for somebody else', { claims: { aud: 'another-app' } }],
    ['is for several, and was not asked for by the desk', { claims: { aud: ['desk', 'b'], azp: 'b' } }],
    ['is by another provider', { claims: { iss: 'https://login.example' } }],
    ['is over', { claims: { iat: AN_HOUR_AGO - 300, exp: AN_HOUR_AGO } }],
    ['has no end', { claims: { exp: undefined } }],
    ['is not for this sign-in', { claims: { nonce: 'of-another' } }],
    ['is for no sign-in', { claims: { nonce: undefined } }],
    ['says of nobody', { claims: { sub: undefined } }],
    ['is signed by somebody else', { foreignKey: true }],
    ['is not signed', { idToken: unsigned({ sub: 'one', aud: 'desk' }) }],
    ['is none', { idToken: 'a.b.c' }],
    ['is not there', { idToken: undefined }],
    ['comes with another provider’s name on the way back', { back: { iss: 'https://login.example' } }],
  ])('%s', async (_what, fault) => {
    const { page, browser } = await signIn(fault);
    expect([page.status, page.text]).toEqual([400, 'failed']);
    expect(browser.jar(desk.base).size).toBe(0);
    // Whoever runs the server sees what kind of fault it was, and nothing of whose.
    expect(codes()).toEqual([expect.stringMatching(/^[A-Z_]+$/)]);
  });
});

test.each([
  ['another role', ['other']],
  ['a role that only begins like it', ['waymark-desk-2']],
  ['a text that holds it', 'waymark-desk-2 waymark-desk'],
  ['none', undefined],
  ['something else altogether', { 'waymark-desk': true }],
])('who has %s is told that they have not got the role', async (_what, roles) => {
  const { page } = await signIn({ claims: { roles } });
  expect([page.status, page.text]).toEqual([403, 'no-role']);
});

test('a provider may name one role as text', async () => {
  expect((await signIn({ claims: { roles: 'waymark-desk' } })).page.text).toBe('the desk');
});

test('a name of any length and kind is no reason to keep somebody out', async () => {
  const { page, browser } = await signIn({ claims: { name: '<b>🙂'.repeat(2000) } });
  expect(page.text).toBe('the desk');
  const { name } = JSON.parse((await browser.go(`${desk.base}/desk/session`)).text);
  expect(name).toHaveLength(80);
  expect((await signIn({ claims: { name: 7 } })).page.text).toBe('the desk');
});

describe('whoever runs the server learns from the log what to mend, when', () => {
  test.each<[string, number, string, string, string]>([
    ['the secret is wrong', 401, '{"error":"invalid_client","error_description":"zqx"}', 'failed', 'INVALID_CLIENT'],
    ['the provider is broken', 500, 'zqx', 'no-answer', 'OAUTH_RESPONSE_IS_NOT_CONFORM'],
    ['it answers nonsense', 200, 'zqx', 'failed', 'OAUTH_PARSE_ERROR'],
  ])('%s', async (_what, status, body, text, code) => {
    const { page } = await signIn({ answer: { status, body } });
    expect(page.text).toBe(text);
    expect(codes()).toEqual([code]);
    expect(desk.sink.text).not.toContain('zqx');
  });

  test('the provider is down; and as soon as it is up, people get in', async () => {
    await openAnother();
    const { page } = await signIn({ discovery: { status: 503, body: '{}' } });
    expect([page.status, page.text]).toEqual([502, 'no-answer']);
    expect((await signIn()).page.text).toBe('the desk');
  });

  test('the provider goes down after people have signed in: nobody is sent to it until it is up', async () => {
    expect((await signIn()).page.text).toBe('the desk');
    pass(2);
    const { page } = await signIn({ discovery: { status: 503, body: '{}' } });
    expect([page.status, page.text]).toEqual([502, 'no-answer']);
    expect((await signIn()).page.text).toBe('the desk');
  });

  test('the provider cannot be reached', async () => {
    await openAnother();
    await provider.close();
    const { page } = await signIn();
    expect([page.status, page.text]).toEqual([502, 'no-answer']);
    expect(codes()).toEqual(['NO_ANSWER']);
    expect(desk.sink.text).toContain('ECONNREFUSED');
    // Signing out still does, without it.
    const out = await new Browserish().go(`${desk.base}/desk/signing-out`);
    expect(out.headers.get('refresh')).toBe(`0; url=${desk.base}/desk/signed-out`);
  });
});
