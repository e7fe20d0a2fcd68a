import { connect } from 'node:net';
import { failureOf } from '../../../channels/observability/failure';

const WORDS = 'he waits outside 12 Acacia Road';

class TurnFailed extends Error {}

test('an error is told by its kind and its place', () => {
  expect(failureOf(new TurnFailed(WORDS))).toEqual({
    kind: 'TurnFailed',
    at: expect.stringMatching(/^channels\/observability\/failure\.test\.ts:\d+:\d+$/),
  });
});

test('an error of a library by its code too, and by what caused it', async () => {
  const refused = await new Promise((resolve) => connect({ port: 1, host: '127.0.0.1' }).on('error', resolve));
  expect(failureOf(refused)).toMatchObject({ kind: 'Error', code: 'ECONNREFUSED' });
  expect(failureOf(new TypeError(WORDS, { cause: refused }))).toMatchObject({
    kind: 'TypeError',
    cause: 'Error ECONNREFUSED',
  });
});

test.each([
  ['a word', 'string'],
  [undefined, 'undefined'],
  [{ message: WORDS }, 'object'],
])('what is thrown and no error is told by its type: %j', (thrown, type) => {
  expect(failureOf(thrown)).toEqual({ kind: `thrown ${type}` });
});

function changedLater(): Error {
  const error = new Error('short');
  error.message = WORDS;
  return error;
}

/** In each, what a person wrote has got into a part of an error that looks harmless. */
const SLY: Readonly<Record<string, unknown>> = {
  'a message like a line of a stack': new Error(`${WORDS}\n    at ${WORDS} (/home/${WORDS}:1:2)`),
  'a message that is one line of a stack': new Error('    at Luton (/Acacia/Road:1:2)'),
  'a message that was changed': changedLater(),
  'a stack that was changed': Object.assign(new Error('x'), { stack: `Error: x\n    at ${WORDS}` }),
  'a name': Object.assign(new Error('x'), { name: WORDS, stack: `${WORDS}: x\n    at Acacia:1:1` }),
  'a code': Object.assign(new Error('x'), { code: WORDS }),
  'a cause': new Error('x', { cause: new Error(WORDS) }),
  'a cause that is no error': new Error('x', { cause: WORDS }),
  'the name of a function': named(),
  'an empty message': Object.assign(new Error(''), { stack: `Error\n${WORDS}` }),
};

function named(): unknown {
  const answers = { [WORDS]: () => new Error('x') };
  return answers[WORDS]?.();
}

test.each(Object.keys(SLY))('nothing that a person wrote gets through in %s', (part) => {
  expect(JSON.stringify(failureOf(SLY[part]))).not.toMatch(/waits|outside|acacia|luton|road/i);
});
