import type { Activity } from '../../../web/direct-line/activity';
import { ShownQuestion } from '../../../web/direct-line/shownQuestion';

let now = 0;
let shown: ShownQuestion;

beforeEach(() => {
  jest.spyOn(Date, 'now').mockImplementation(() => now);
  now = 1_000_000;
  shown = new ShownQuestion();
});
afterEach(() => {
  jest.restoreAllMocks();
});

let turn = 0;
/** One turn's replies: of each the question that it asks, or '' for none. */
function drawn(...asked: readonly string[]): void {
  const replyToId = `turn${turn++}`;
  const activities = asked.map((question): Activity => {
    const extras = { kind: 'question', ...(question && { question }) } as const;
    return { type: 'message', replyToId, channelData: { waymark: extras } };
  });
  shown.drawn(activities);
}

test('what is typed answers the question that is on the screen', () => {
  drawn('danger');
  now += 5000;
  expect(shown.answering).toBe('danger');
});

test('what is typed in the moment in which a new question comes still answers the one before', () => {
  drawn('danger');
  now += 5000;
  drawn('', 'who-for');
  now += 30;
  expect(shown.answering).toBe('danger');
  now += 1000;
  expect(shown.answering).toBe('who-for');
});

test('where nothing is asked any more, what is typed answers no old question', () => {
  drawn('danger');
  now += 5000;
  drawn('', '');
  now += 1000;
  expect(shown.answering).toBeUndefined();
});

test('the person’s own messages, as they come back, change nothing of what is asked', () => {
  drawn('danger');
  now += 5000;
  shown.drawn([{ type: 'message', text: 'hello', channelData: { clientActivityID: 'a' } }]);
  expect(shown.answering).toBe('danger');
});
