import { randomBytes } from 'node:crypto';
import { GUESSES, guessLimits } from '../../../channels/limits/guessLimits';
import { newCode } from '../../../model/passOnCode';
import { BusyError } from '../../../turns/pass-on/slowKeys';
import { ask } from '../ask';
import { Browserish } from '../sign-in/browserish';
import { type FakeProvider, startFakeProvider } from '../sign-in/fakeProvider';
import { pass, type ServedDesk, serveDesk } from '../sign-in/servedDesk';

const CLIENT_ID = 'desk';
const SUMMARY = { made: '2026-01-05T10:00:00.000Z', from: 'chat', answers: { danger: ['yes'] }, notes: ['at nine'] };

let provider: FakeProvider;
let desk: ServedDesk;

beforeEach(async () => {
  provider = await startFakeProvider(CLIENT_ID);
  desk = await serveDesk({
    provider: { issuer: provider.issuer, clientId: CLIENT_ID, roleClaim: 'roles', role: 'waymark-desk' },
  });
});
afterEach(async () => {
  await desk.close();
  await provider.close();
});

/** Another handler each time. */
async function handler(who: string) {
  provider.goWrong({ claims: { sub: who, roles: ['waymark-desk'] } });
  const browser = new Browserish();
  await browser.follow(`${desk.base}/desk/sign-in`);
  const post = async (path: string, body: unknown, Origin = desk.base) => {
    const headers = { 'Content-Type': 'application/json', Origin };
    return browser.go(`${desk.base}/desk/code/${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
  };
  return {
    open: (code: string, origin?: string) => post('open', { code }, origin),
    make: (body: unknown) => post('make', body),
    post,
  };
}

async function sealed(): Promise<string> {
  const code = newCode(randomBytes);
  await desk.summaries.seal(code, SUMMARY);
  return code;
}

const wrongLines = () => desk.sink.entries.filter(({ event }) => event === 'code-wrong');
const counted = async (result: string) => {
  const { values } = await desk.metrics.codes.get();
  return values.find(({ labels }) => labels.result === result)?.value ?? 0;
};

test('a handler opens what was told in the chat, however the code is written, and once', async () => {
  const { open } = await handler('anna');
  const code = await sealed();
  const opened = await open(` ${code.slice(0, 4).toLowerCase()} - ${code.slice(4)} `);
  expect([opened.status, JSON.parse(opened.text)]).toEqual([200, SUMMARY]);
  expect((await open(code)).status).toBe(404);
});

test('a code that was never made, is over or was used is answered alike, to the letter', async () => {
  const { open } = await handler('anna');
  const [used, over] = [await sealed(), await sealed()];
  await open(used);
  const never = await open(newCode(randomBytes));
  const again = await open(used);
  pass(31);
  const late = await open(over);
  for (const { status, text } of [again, late]) expect([status, text]).toEqual([never.status, never.text]);
  expect(never.status).toBe(404);
});

test('nobody opens or makes a code who is not signed in, nor from another site’s page', async () => {
  const code = await sealed();
  const { open } = await handler('anna');
  expect((await open(code, 'https://evil.example')).status).toBe(403);
  for (const path of ['open', 'make'])
    expect((await ask(`${desk.base}/desk/code/${path}`, { origin: desk.base, json: { code } })).status).toBe(401);
  expect((await open(code)).status).toBe(200);
});

test('of two handlers who race for one code, one gets it', async () => {
  const [anna, ben] = [await handler('anna'), await handler('ben')];
  for (let i = 0; i < 3; i++) {
    const code = await sealed();
    const answers = await Promise.all([anna.open(code), ben.open(code)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 404]);
  }
});

describe('a code that is tried wrongly a thousand times', () => {
  test('is refused after ten, the true one still opens for others, and the log has a few lines and no code', async () => {
    const [mallory, anna] = [await handler('mallory'), await handler('anna')];
    const [mine, theirs] = [await sealed(), await sealed()];
    const tried = Array.from({ length: 1000 }, () => newCode(randomBytes));
    const statuses: number[] = [];
    // All but at once, as a machine would.
    for (let at = 0; at < tried.length; at += 50)
      statuses.push(
        ...(await Promise.all(tried.slice(at, at + 50).map((code) => mallory.open(code)))).map(({ status }) => status),
      );
    expect(statuses.filter((status) => status === 404)).toHaveLength(GUESSES.ofHandler);
    expect(statuses.filter((status) => status === 429)).toHaveLength(1000 - GUESSES.ofHandler);
    // Not even the right one, for whoever has guessed so much.
    const refused = await mallory.open(mine);
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('Retry-After'))).toBeGreaterThan(60);
    expect((await anna.open(theirs)).status).toBe(200);
    expect((await anna.open(mine)).status).toBe(200);

    const lines = wrongLines();
    // One for each that was tried, and one for a hundred that were refused.
    expect(lines.filter(({ refused }) => refused === false)).toHaveLength(GUESSES.ofHandler);
    expect(lines.filter(({ refused }) => refused === true)).toHaveLength(10);
    expect(lines.filter(({ refused }) => refused === false).at(-1)).toMatchObject({
      level: 'warn',
      count: 10,
      refused: false,
      session: expect.stringMatching(/^[0-9a-f]{8}$/),
    });
    expect(new Set(lines.map(({ session }) => session)).size).toBe(1);
    for (const code of [...tried, mine, theirs]) expect(desk.sink.text).not.toContain(code);
    expect(await counted('limited')).toBeGreaterThan(5);
    expect(desk.sink.text).not.toContain('mallory');
  });

  test('by a hundred handlers, ten each, is refused in all after 200, and each who had not tried may do so three times', async () => {
    const limits = guessLimits(randomBytes(32), undefined, GUESSES);
    let tried = 0;
    for (let handler = 0; handler < 100; handler++)
      for (let i = 0; i < 10; i++) if (await limits.take(`handler ${handler}`).catch(() => undefined)) tried++;
    expect(tried).toBe(200 + 80 * 3);
  });
});

test('right codes are no guesses: who takes a hundred calls in half an hour may open a code in each', async () => {
  const { open } = await handler('anna');
  for (let i = 0; i < 3 * GUESSES.ofHandler; i++) expect((await open(await sealed())).status).toBe(200);
});

test('ten who mistype do not share their mistakes, and after half an hour they are over', async () => {
  const limits = guessLimits(randomBytes(32), undefined, GUESSES);
  for (let i = 0; i < GUESSES.ofHandler; i++) await limits.take('anna');
  await expect(limits.take('anna')).rejects.toMatchObject({ status: 429, limit: 'guesses' });
  expect((await limits.take('ben')).count).toBe(1);
});

test('what cannot be a code is no guess either', async () => {
  const { open, post } = await handler('anna');
  for (const body of [{ code: 'BCDF' }, { code: 'BCDF2340' }, { code: 7 }, {}, [], 'x'])
    expect((await post('open', body)).status).toBe(400);
  for (let i = 0; i < GUESSES.ofHandler; i++) expect((await open(newCode(randomBytes))).status).toBe(404);
});

test('when too many are opened at once, the handler is told to wait, and it was no guess', async () => {
  const { open } = await handler('anna');
  const code = await sealed();
  jest.spyOn(desk.summaries, 'open').mockRejectedValue(new BusyError());
  for (let i = 0; i < 2 * GUESSES.ofHandler; i++) expect((await open(code)).status).toBe(503);
  jest.restoreAllMocks();
  expect((await open(code)).status).toBe(200);
});

test('a handler makes a code for a line that drops, and the next one goes on from there', async () => {
  const [anna, ben] = [await handler('anna'), await handler('ben')];
  const told = {
    answers: { what: ['follow'], odd: 7 },
    notes: ['he was there at nine', 'x'.repeat(3000)],
    handler: 'no',
  };
  const { status, text } = await anna.make(told);
  const { code, until } = JSON.parse(text);
  expect([status, Object.keys(JSON.parse(text))]).toEqual([200, ['code', 'until']]);
  expect(Date.parse(until)).not.toBeNaN();
  const opened = JSON.parse((await ben.open(code)).text);
  expect(opened).toMatchObject({
    from: 'desk',
    answers: { what: ['follow'] },
    notes: [told.notes[0], 'x'.repeat(2000)],
  });
  expect(Object.keys(opened).sort()).toEqual(['answers', 'from', 'made', 'notes']);
  expect((await anna.open(code)).status).toBe(404);
});
