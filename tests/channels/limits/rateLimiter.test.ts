import fc from 'fast-check';
import { HttpError } from '../../../channels/http/httpError';
import { RateLimiter } from '../../../channels/limits/rateLimiter';

let time = 0;
const now = () => new Date(time);

beforeEach(() => {
  jest.useFakeTimers({ doNotFake: ['Date'] });
  time = Date.UTC(2026, 0, 5);
});

afterEach(() => jest.useRealTimers());

/** Seconds to wait, 0 when it was taken. */
function take(limit: RateLimiter, key = 'a'): number {
  try {
    limit.take(key);
    return 0;
  } catch (error) {
    if (!(error instanceof HttpError)) throw error;
    return Number(error.headers['Retry-After']);
  }
}

test('so many may come at once, and then one by one as time passes', () => {
  const limit = new RateLimiter(4, 100, now);
  expect([1, 2, 3, 4, 5].map(() => take(limit))).toEqual([0, 0, 0, 0, 15]);
  time += 14_001;
  expect(take(limit)).toBe(1);
  time += 1000;
  expect([take(limit), take(limit)]).toEqual([0, 15]);
  time += 3_600_000;
  expect([1, 2, 3, 4, 5].map(() => take(limit))).toEqual([0, 0, 0, 0, 15]);
});

test('who waits as long as told is taken', () => {
  const steps = fc.array(fc.nat(70_000), { maxLength: 40 });
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 100 }), steps, (perMinute, waits) => {
      const limit = new RateLimiter(perMinute, 100, now);
      for (let i = 0; i < perMinute; i++) limit.take('a');
      for (const wait of waits) {
        time += wait;
        const told = take(limit);
        time += told * 1000;
        if (told > 0 && take(limit) > 0) return false;
      }
      return true;
    }),
    { numRuns: 200 },
  );
});

test('one does not use up what another has', () => {
  const limit = new RateLimiter(1, 100, now);
  expect([take(limit, 'a'), take(limit, 'b'), take(limit, 'a')]).toEqual([0, 0, 60]);
});

test('a clock that is set back shuts nobody out for longer', () => {
  const limit = new RateLimiter(2, 100, now);
  take(limit);
  time -= 3_600_000;
  expect([take(limit), take(limit)]).toEqual([0, 30]);
});

test('no more than so many are remembered, those counted last', () => {
  const limit = new RateLimiter(1, 3, now);
  for (const key of ['a', 'b', 'c']) take(limit, key);
  expect(take(limit, 'a')).toBe(60);
  take(limit, 'd');
  expect(limit.size).toBe(3);
  expect([take(limit, 'c'), take(limit, 'd'), take(limit, 'a')]).toEqual([60, 60, 0]);
});

test('an address is forgotten a minute after it was last counted, even when nobody else comes', () => {
  const limit = new RateLimiter(5, 100, now);
  take(limit, 'a');
  time += 30_000;
  take(limit, 'b');
  time += 30_000;
  jest.advanceTimersByTime(60_000);
  expect(limit.size).toBe(1);
  time += 60_000;
  jest.advanceTimersByTime(60_000);
  expect(limit.size).toBe(0);
  expect(jest.getTimerCount()).toBe(0);
});
