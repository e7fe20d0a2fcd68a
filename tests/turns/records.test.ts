import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import {
  type ConversationRef,
  decryptActivity,
  decryptState,
  encryptActivity,
  encryptState,
  type StateRecord,
} from '../../turns/records';

const KEY = randomBytes(32);
const HERE: ConversationRef = { id: 'here', keys: [KEY] };
const STATE: StateRecord = {
  memory: { said: 'a secret' },
  seen: [['x', 1]],
  log: { activities: 2, bytes: 9 },
};
const SAID = { type: 'message', text: 'a secret' };

const state = encryptState(HERE, 7, STATE, randomBytes);
const activity = encryptActivity(HERE, 7, SAID, randomBytes);

test('what is kept opens as what it is, where it is, for who has the key', () => {
  expect(decryptState(HERE, 7, state)).toEqual(STATE);
  expect(decryptActivity(HERE, 7, activity)).toBe(JSON.stringify(SAID));
});

test('without the key nothing of it can be read', () => {
  for (const bytes of [state, activity]) {
    const text = Buffer.from(bytes).toString('latin1');
    for (const word of ['secret', 'said', 'message', 'here']) expect(text).not.toContain(word);
    expect(text).not.toContain(KEY.toString('latin1'));
  }
  expect(decryptState({ ...HERE, keys: [randomBytes(32)] }, 7, state)).toBeUndefined();
  expect(decryptActivity({ ...HERE, keys: [randomBytes(32)] }, 7, activity)).toBeUndefined();
});

test.each<[string, unknown]>([
  ['of another version', decryptState(HERE, 8, state)],
  ['of another conversation', decryptState({ ...HERE, id: 'there' }, 7, state)],
  ['of another kind', decryptState(HERE, 7, activity)],
])('a state %s cannot stand in for this one', (_, opened) => {
  expect(opened).toBeUndefined();
});

test.each<[string, unknown]>([
  ['of another number', decryptActivity(HERE, 8, activity)],
  ['of another conversation', decryptActivity({ ...HERE, id: 'there' }, 7, activity)],
  ['of another kind', decryptActivity(HERE, 7, state)],
])('an activity %s cannot stand in for this one', (_, opened) => {
  expect(opened).toBeUndefined();
});

test('a number and an id cannot be read as another number and another id', () => {
  const bytes = encryptActivity({ ...HERE, id: '2 x' }, 1, SAID, randomBytes);
  expect(decryptActivity({ ...HERE, id: 'x' }, 12, bytes)).toBeUndefined();
});

test('altered anywhere, cut short or made up, a record does not open, and nothing breaks', () => {
  const altered = fc.tuple(fc.nat(state.length - 1), fc.integer({ min: 1, max: 255 })).map(([at, by]) => {
    const bytes = Uint8Array.from(state);
    bytes[at] = (bytes[at] ?? 0) ^ by;
    return bytes;
  });
  const cut = fc.nat(state.length - 1).map((length) => state.subarray(0, length));
  const added = fc.uint8Array({ minLength: 1 }).map((more) => Buffer.concat([state, more]));
  fc.assert(
    fc.property(fc.oneof(altered, cut, added, fc.uint8Array({ maxLength: 600 })), (bytes) => {
      expect(decryptState(HERE, 7, bytes)).toBeUndefined();
      expect(decryptActivity(HERE, 7, bytes)).toBeUndefined();
    }),
    { numRuns: 500 },
  );
});

test('when a secret is replaced, records of the old one still open until it is taken away', () => {
  const other = randomBytes(32);
  expect(decryptState({ ...HERE, keys: [other, KEY] }, 7, state)).toEqual(STATE);
  const fresh = encryptState({ ...HERE, keys: [other, KEY] }, 7, STATE, randomBytes);
  expect(decryptState({ ...HERE, keys: [other] }, 7, fresh)).toEqual(STATE);
  expect(decryptState(HERE, 7, fresh)).toBeUndefined();
});

test('how long a record is does not tell a "yes" from a "no", and the same words never look the same', () => {
  const sealed = (text: string) => encryptActivity(HERE, 1, { type: 'message', text }, randomBytes);
  expect(sealed('yes').length).toBe(sealed('no').length);
  expect(new Set(Array.from({ length: 50 }, () => Buffer.from(sealed('no')).toString('hex'))).size).toBe(50);
});

test('whatever is said comes back as it was', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.nat(0xffff).map((code) => String.fromCharCode(code)), maxLength: 300 }),
      fc.nat(),
      (text, number) => {
        const said = { type: 'message', text };
        expect(decryptActivity(HERE, number, encryptActivity(HERE, number, said, randomBytes))).toBe(
          JSON.stringify(said),
        );
      },
    ),
    { numRuns: 100 },
  );
});
