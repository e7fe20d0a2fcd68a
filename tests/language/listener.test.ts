import { type Heard, Listener } from '../../language/listener';
import { realKnowledge } from '../journeys/conversation';

const listener = new Listener(realKnowledge);
const said = (text: string): string => {
  const heard: Heard = listener.hear(text);
  return heard.kind === 'nothing'
    ? 'nothing'
    : heard.kind === 'command'
      ? heard.command
      : `topic ${heard.topic}`;
};

describe('danger is heard, however it is said', () => {
  test.each([
    'hes outside',
    "He's OUTSIDE!!",
    'help me now',
    'not urgent but he has a knife and he knows where i live now so',
    '🚪👊😭🆘',
    'on jest teraz pod drzwiami pomocy',
    'banging on the door',
    'i am being followed right now',
  ])('%s', (text) => expect(said(text)).toBe('emergency'));
});

describe('the person’s own thoughts of death are heard, the other’s threats are not taken for them', () => {
  test.each(['i want to kill myself', 'kms', 'he told me to kms and i think hes right', 'Id rather be dead'])(
    '%s',
    (text) => expect(said(text)).toBe('self-harm'),
  );
  test('he says he will kill himself', () =>
    expect(said('he says he will kill himself if i leave')).not.toBe('self-harm'));
});

describe('ordinary answers and old stories are no alarm', () => {
  test.each(['no', 'yes he does', 'he used to threaten me years ago', 'i could kill for a coffee', 'banana'])(
    '%s',
    (text) => expect(['emergency', 'self-harm']).not.toContain(said(text)),
  );
});

describe('commands are heard as the whole message', () => {
  test.each([
    ['exit', 'exit'],
    ['Ta ra', 'exit'],
    ['back', 'back'],
    ['skip', 'skip'],
    ['start again', 'restart'],
    ['wdym', 'explain'],
    ['can i talk to a person', 'person'],
  ])('%s', (text, command) => expect(said(text)).toBe(command));
  test('but not inside a story', () => expect(said('he always comes back to my street')).toBe('nothing'));
});

test('a question is a topic, and danger in the same breath comes first', () => {
  expect(said('what is stalking')).toBe('topic what-is-stalking');
  expect(said('what is stalking because hes outside')).toBe('emergency');
});

test('a message without a word asks, at most, what was meant', () => {
  for (const text of ['', '   ', '...', '?', '\u0000']) expect(said(text)).toBe('explain');
});
