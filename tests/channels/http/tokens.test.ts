import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { type Claims, Tokens } from '../../../channels/http/tokens';

const CLAIMS: Claims = { conversation: 'c', key: randomBytes(32), person: 'person', use: 'talk' };
const [OLD, NEW] = [randomBytes(32), randomBytes(32)] as const;

let time = Date.UTC(2026, 0, 5);
const now = () => new Date(time);
const tokens = new Tokens([OLD], now);

test('a token opens to what was sealed in it, and tells nothing to who cannot open it', async () => {
  const token = await tokens.issue(CLAIMS);
  expect(await tokens.verify(token)).toEqual(CLAIMS);
  const parts = token.split('.').map((part) => Buffer.from(part, 'base64url').toString('latin1'));
  expect(parts.join()).not.toContain('person');
  expect(parts.join()).not.toContain(Buffer.from(CLAIMS.key).toString('latin1'));
  expect(token).not.toContain(Buffer.from(CLAIMS.key).toString('base64url'));
});

test('a token altered anywhere is refused', async () => {
  const token = await tokens.issue(CLAIMS);
  const letters = [...'ABab01-_.='];
  const altered = fc
    .tuple(fc.nat(token.length - 1), fc.constantFrom('', ...letters), fc.boolean())
    .map(([at, letter, insert]) => token.slice(0, at) + letter + token.slice(insert ? at : at + 1))
    .filter((changed) => changed !== token);
  await fc.assert(
    fc.asyncProperty(altered, async (changed) => (await tokens.verify(changed)) === undefined),
    { numRuns: 400 },
  );
});

test('each letter of a token counts, the last ones of its parts too', async () => {
  const token = await tokens.issue(CLAIMS);
  const ends = [...token.matchAll(/.(?=\.|$)/g)].map(({ index }) => index);
  for (const at of ends) {
    for (const letter of 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_') {
      const changed = token.slice(0, at) + letter + token.slice(at + 1);
      if (changed !== token) expect(await tokens.verify(changed)).toBeUndefined();
    }
  }
});

test('anything else is refused without an error', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ maxLength: 3000 }), async (text) => (await tokens.verify(text)) === undefined),
  );
});

test('a token lives as long as it was given', async () => {
  const [talk, short] = [await tokens.issue(CLAIMS), await tokens.issue(CLAIMS, 60)];
  time += 59_000;
  expect(await tokens.verify(short)).toEqual(CLAIMS);
  time += 2_000;
  expect(await tokens.verify(short)).toBeUndefined();
  expect(await tokens.verify(talk)).toEqual(CLAIMS);
  time += 30 * 60_000;
  expect(await tokens.verify(talk)).toBeUndefined();
});

test('a new secret seals while tokens of the old one still open, until it is taken away', async () => {
  const [before, both, after] = [tokens, new Tokens([NEW, OLD], now), new Tokens([NEW], now)];
  const [old, fresh] = [await before.issue(CLAIMS), await both.issue(CLAIMS)];
  expect(await both.verify(old)).toEqual(CLAIMS);
  expect(await after.verify(fresh)).toEqual(CLAIMS);
  expect(await before.verify(fresh)).toBeUndefined();
  expect(await after.verify(old)).toBeUndefined();
});

test('a secret too short to be one is not taken', () => {
  expect(() => new Tokens([randomBytes(31)], now)).toThrow(RangeError);
});
