import { IdleWatch } from '../../web/widget/idleWatch';

const MINUTE = 60_000;

beforeEach(() => jest.useFakeTimers({ now: 0 }));
afterEach(() => jest.useRealTimers());

/** A watch over a chat that is cleared after so many minutes, and what it said. */
function watch(minutes: number) {
  const said: string[] = [];
  const at = (what: string) => () => said.push(`${what} at ${Date.now() / MINUTE}`);
  const idle = new IdleWatch(minutes * MINUTE, { near: at('near'), over: () => {}, renew: at('renew') });
  idle.sent();
  return { idle, said };
}
const pass = (minutes: number) => jest.advanceTimersByTime(minutes * MINUTE);

test('two minutes before a chat is cleared, the person is told', () => {
  const { said } = watch(30);
  pass(40);
  expect(said).toEqual(['near at 28']);
});

test('where the time is short, half of it is left to answer in', () => {
  const { said } = watch(1);
  pass(2);
  expect(said).toEqual(['near at 0.5']);
});

test('what is sent begins the time anew', () => {
  const { idle, said } = watch(30);
  pass(20);
  idle.sent();
  pass(27);
  expect(said).toEqual([]);
  pass(1);
  expect(said).toEqual(['near at 48']);
});

test('who writes for an hour is never told, and the chat stays, with no more than one request in five minutes', () => {
  const { idle, said } = watch(30);
  for (let second = 0; second < 3600; second += 5) {
    pass(5 / 60);
    idle.typed();
  }
  expect(said.filter((one) => one.startsWith('near'))).toEqual([]);
  expect(said.length).toBeGreaterThan(2);
  expect(said.length).toBeLessThanOrEqual(12);
});

test('one key after the warning is enough to stay', () => {
  const { idle, said } = watch(30);
  pass(28.5);
  idle.typed();
  pass(27);
  expect(said).toEqual(['near at 28', 'renew at 28.5']);
});

test('who wrote just now is still there, and who wrote a while ago may not be', () => {
  const { idle } = watch(30);
  expect(idle.isTyping).toBe(false);
  idle.typed();
  expect(idle.isTyping).toBe(true);
  pass(2);
  expect(idle.isTyping).toBe(false);
});

test('when a chat is over, nothing more is said of it', () => {
  const { idle, said } = watch(30);
  idle.stop();
  idle.typed();
  pass(60);
  expect(said).toEqual([]);
});
