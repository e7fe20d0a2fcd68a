import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import fc from 'fast-check';
import { WebSocket } from 'ws';
import { KEY_SIZE, Tokens } from '../../../channels/http/tokens';
import { ask, type Begun, begin, type Served, serve, texts, UNCOUNTED } from '../served';
import { SEED } from './anything';

let served: Served;
let begun: Begun;

beforeAll(async () => {
  served = await serve({ allowed: UNCOUNTED });
  begun = await begin(served);
});

afterAll(() => served.close());

const LETTERS = [...'ABab01-_.='];

const altered = (token: string) =>
  fc
    .tuple(fc.nat(token.length - 1), fc.constantFrom('', ...LETTERS), fc.boolean())
    .map(([at, letter, insert]) => token.slice(0, at) + letter + token.slice(insert ? at : at + 1))
    .filter((changed) => changed !== token && /^\S+$/.test(changed));

/** Every door that a token opens; what each says to this one. */
async function answersTo(token: string): Promise<ReadonlySet<string>> {
  const conversation = begun.activities.replace('/activities', '');
  const answers = await Promise.all([
    ask(begun.activities, { token }),
    ask(begun.activities, { token, json: { type: 'message', text: 'let me in' } }),
    ask(conversation, { token }),
    refusalOfStream(token),
  ]);
  return new Set(answers.map(({ status, body }) => `${status} ${JSON.stringify(body)}`));
}

async function refusalOfStream(token: string) {
  const { pathname } = new URL(begun.streamUrl);
  const url = `ws://127.0.0.1:${served.port}${pathname}?t=${encodeURIComponent(token)}`;
  const socket = new WebSocket(url).on('error', () => {});
  const [, answer] = await once(socket, 'unexpected-response');
  let body = '';
  for await (const chunk of answer) body += chunk;
  return { status: answer.statusCode, body: JSON.parse(body) };
}

const refused = new Set([
  '403 {"error":{"code":"TokenExpired","message":"This token is not valid here, or no longer"}}',
]);

test('a token altered anywhere is refused like any other, at every door', async () => {
  const property = fc.asyncProperty(altered(begun.token), async (token) => {
    expect(await answersTo(token)).toEqual(refused);
  });
  await fc.assert(property, { numRuns: 80, seed: SEED });
});

test('so is what never was a token', async () => {
  const letters = fc.string({
    unit: fc.constantFrom(...LETTERS, ...'{}"~%&'),
    minLength: 1,
    maxLength: 2500,
  });
  const property = fc.asyncProperty(letters, async (token) => {
    expect(await answersTo(token)).toEqual(refused);
  });
  await fc.assert(property, { numRuns: 40, seed: SEED });
});

test('so is a token of another conversation, of another secret, or with another key', async () => {
  const other = await begin(served);
  expect(await answersTo(other.token)).toEqual(refused);
  const now = () => new Date('2026-01-05T10:00:00Z');
  const strangers = new Tokens([randomBytes(32)], now);
  const claims = {
    conversation: begun.id,
    key: randomBytes(KEY_SIZE),
    person: 'person',
    use: 'talk',
  } as const;
  expect(await answersTo(await strangers.issue(claims))).toEqual(refused);
  expect(await answersTo(await served.tokens.issue({ ...claims, key: randomBytes(16) }))).toEqual(refused);
});

test('nobody has been let in by any of them, and the person is still there', async () => {
  expect(await texts(begun)).toEqual(['Hello']);
  expect(served.failures).toEqual([]);
});

test('so is a token whose time is over', async () => {
  served.pass(31);
  expect(await answersTo(begun.token)).toEqual(refused);
});
