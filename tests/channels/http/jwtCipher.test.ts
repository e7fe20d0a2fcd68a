import { randomBytes } from 'node:crypto';
import { EncryptJWT, jwtDecrypt } from 'jose';
import { JwtCipher } from '../../../channels/http/jwtCipher';
import { deriveKey } from '../../../turns/secrets';

const SECRET = randomBytes(32);
const PURPOSE = 'a purpose';
const NOW = new Date('2026-01-05T10:00:00Z');
const SECONDS = NOW.getTime() / 1000;
const cipher = new JwtCipher([SECRET], PURPOSE, () => NOW);
const key = deriveKey(SECRET, PURPOSE);

const encrypted = (claims: object, header: object = {}) =>
  new EncryptJWT({ sub: 'p', exp: SECONDS + 60, ...claims })
    .setProtectedHeader({ alg: 'dir', enc: 'A256GCM', ...header })
    .encrypt(key);

test('what is issued is an encrypted JWT as the standard has it, and is read here as the library reads it', async () => {
  const issued = await cipher.encrypt({ sub: 'p', words: 'ä€😀' }, new Date(NOW.getTime() + 60_000));
  const { payload } = await jwtDecrypt(issued, key, { currentDate: NOW });
  expect(cipher.decrypt(issued)).toEqual(payload);
  expect(cipher.decrypt(await encrypted({}))).toEqual({ sub: 'p', exp: SECONDS + 60 });
});

test.each([
  ['without an end', { exp: undefined }, {}],
  ['whose end is past', { exp: SECONDS }, {}],
  ['whose end is no time', { exp: `${SECONDS + 60}` }, {}],
  ['without a subject', { sub: undefined }, {}],
  ['of another kind', {}, { typ: 'JWT' }],
  ['of another cipher', {}, { enc: 'A192GCM' }],
])('a token %s is refused, though its key is right', async (_, claims, header) => {
  const token = await encrypted(claims, header).catch(() => undefined);
  // Where the key does not fit that cipher: as it would look.
  const other = (await encrypted({})).replace(
    /^[^.]+/,
    Buffer.from(JSON.stringify({ alg: 'dir', ...header })).toString('base64url'),
  );
  expect(cipher.decrypt(token ?? other)).toBeUndefined();
});
