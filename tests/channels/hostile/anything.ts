import fc from 'fast-check';
import { hostileTexts } from './texts';

/** The same cases in every run. */
export const SEED = 3978;

/** Names that a careless look-up finds on every object. */
export const NAMES = fc.constantFrom('__proto__', 'constructor', 'toString', 'hasOwnProperty', '', '\0', '../..');

const nested = (levels: number): unknown => (levels === 0 ? 'end' : [nested(levels - 1)]);

export const ANY_TEXT = fc.oneof(
  fc.string({ maxLength: 50 }),
  fc.string({ unit: fc.nat(0xffff).map((code) => String.fromCharCode(code)), maxLength: 200 }),
  fc.constantFrom(...hostileTexts().values()),
  fc.constant('x'.repeat(4001)),
  NAMES,
);

export const ANY_VALUE = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }),
  ANY_TEXT,
  NAMES.map((name) => JSON.parse(`{${JSON.stringify(name)}:{"a":1}}`) as unknown),
  fc.constantFrom<unknown>(null, [], {}, 1e308, -0, nested(7), nested(200)),
);

/** Presses as buttons send them, of questions and commands that there are and that there are not. */
export const anyPress = (ids: readonly string[]) => {
  const id = fc.oneof(fc.constantFrom(...ids), ANY_TEXT);
  return fc.oneof(
    fc.record({ kind: fc.constant('answer'), question: id, answer: fc.array(id, { maxLength: 4 }) }),
    fc.record({ kind: fc.constant('command'), command: id }),
    fc.record({ kind: fc.constant('topic'), topic: id, from: fc.oneof(fc.integer(), ANY_VALUE) }),
    fc.record({ kind: fc.constant('change'), question: id }),
    ANY_VALUE,
  );
};

const TYPES = fc.oneof(
  { weight: 6, arbitrary: fc.constant<unknown>('message') },
  { weight: 2, arbitrary: fc.constantFrom<unknown>('event', 'typing', 'conversationUpdate') },
  { weight: 1, arbitrary: fc.oneof<fc.Arbitrary<unknown>[]>(NAMES, ANY_VALUE) },
);

const FIELDS = fc.constantFrom(
  ...['type', 'text', 'value', 'name', 'id', 'locale', 'from', 'recipient', 'conversation', 'channelData'],
  ...['attachments', 'entities', 'membersAdded', 'timestamp', 'textFormat', 'channelId', 'serviceUrl', 'replyToId'],
);

/** Activities that are nearly right, with anything in any place. */
export const anyActivity = (ids: readonly string[]) => {
  const usual = fc.record({ type: TYPES, text: ANY_TEXT, name: fc.constant('x'), value: anyPress(ids) });
  const channelData = fc.record({ clientActivityID: ANY_VALUE, postBack: ANY_VALUE });
  const odd = fc.oneof(fc.tuple(FIELDS, ANY_VALUE), fc.tuple(fc.constant('channelData'), channelData));
  const odds = fc.oneof(fc.constant([]), fc.array(odd, { maxLength: 2 }));
  return fc.oneof(
    { weight: 4, arbitrary: fc.record({ type: fc.constant('message'), text: ANY_TEXT }) },
    {
      weight: 8,
      arbitrary: fc.tuple(usual, odds).map(([one, more]) => ({ ...one, ...Object.fromEntries(more) })),
    },
    { weight: 1, arbitrary: ANY_VALUE },
  );
};
