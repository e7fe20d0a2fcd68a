import fc from 'fast-check';
import { DIARY_ACTIONS, parseButtonPayload } from '../../model/protocol/activities';

const text = fc.string();
const index = fc.nat();
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
const without = (value: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(value).filter(([, held]) => held !== undefined));

/** Everything that a button of ours can say. */
const ours = fc.oneof(
  fc.record({ kind: fc.constant('answer'), question: text, answer: fc.array(text, { maxLength: 50 }) }),
  fc.record({ kind: fc.constant('command'), command: text }),
  fc.record({ kind: fc.constant('topic'), topic: text, from: maybe(index) }).map(without),
  fc.record({ kind: fc.constant('change'), question: text }),
  fc
    .record({
      kind: fc.constant('record'),
      do: fc.constantFrom(...DIARY_ACTIONS),
      incident: maybe(index),
      field: maybe(text),
      choice: maybe(index),
    })
    .map(without),
);

test('whatever a button of ours says is heard whole, and nothing that is put beside it', () => {
  fc.assert(
    fc.property(ours, fc.dictionary(fc.constantFrom('x', 'text', 'now'), fc.anything()), (said, beside) => {
      expect(parseButtonPayload({ ...beside, ...said })).toEqual(said);
    }),
  );
});

test('a place in a list is a whole number from nought up, or is not heard', () => {
  fc.assert(
    fc.property(fc.oneof(fc.double(), fc.integer({ max: -1 }), fc.constant('1'), fc.constant(2 ** 53)), (place) => {
      fc.pre(!(Number.isSafeInteger(place) && Number(place) >= 0));
      expect(parseButtonPayload({ kind: 'topic', topic: 'report', from: place })).toEqual({
        kind: 'topic',
        topic: 'report',
      });
      const deed = { kind: 'record', do: 'time' };
      expect(parseButtonPayload({ ...deed, incident: place, choice: place, field: 7 })).toEqual(deed);
    }),
  );
});

test.each([
  ['nothing', undefined],
  ['null', null],
  ['words', 'yes'],
  ['no kind', { question: 'danger', answer: ['no'] }],
  ['an unknown kind', { kind: 'forget', command: 'forget' }],
  ['an answer in one word', { kind: 'answer', question: 'danger', answer: 'no' }],
  ['an answer with a number', { kind: 'answer', question: 'danger', answer: ['no', 1] }],
  ['an answer to no question', { kind: 'answer', answer: ['no'] }],
  ['more answers than any question has', { kind: 'answer', question: 'what', answer: Array(51).fill('calls') }],
  ['a command that is no word', { kind: 'command', command: ['exit'] }],
  ['a topic that is no word', { kind: 'topic', topic: 1 }],
  ['a change of nothing', { kind: 'change' }],
  ['an unknown act on the record', { kind: 'record', do: 'burn' }],
  ['no act on the record', { kind: 'record' }],
])('a press with %s is no press', (_what, value) => {
  expect(parseButtonPayload(value)).toBeUndefined();
});
