import fc from 'fast-check';
import { HttpError } from '../../../channels/http/httpError';
import { rateLimiter } from '../../../channels/limits/rateLimiter';
import { DEFAULT_QUOTAS, quotasTimes } from '../../../channels/limits/rateLimits';

beforeEach(() => {
  jest.useFakeTimers({ now: Date.UTC(2026, 0, 5) });
});

afterEach(() => jest.useRealTimers());

const limiter = (perMinute: number) => rateLimiter('test', perMinute, undefined);

/** Seconds to wait, 0 when it was taken. */
async function take(limit: ReturnType<typeof rateLimiter>, key = 'a'): Promise<number> {
  try {
    await limit(key);
    return 0;
  } catch (error) {
    if (!(error instanceof HttpError)) throw error;
    return Number(error.headers['Retry-After']);
  }
}

async function takeTimes(limit: ReturnType<typeof rateLimiter>, times: number): Promise<readonly number[]> {
  const waits: number[] = [];
  for (let i = 0; i < times; i++) waits.push(await take(limit));
  return waits;
}

test('so many may come at once, and then one by one as time passes', async () => {
  const limit = limiter(4);
  expect(await takeTimes(limit, 5)).toEqual([0, 0, 0, 0, 15]);
  jest.advanceTimersByTime(14_001);
  expect(await take(limit)).toBe(1);
  jest.advanceTimersByTime(1000);
  expect(await takeTimes(limit, 2)).toEqual([0, 15]);
  jest.advanceTimersByTime(3_600_000);
  expect(await takeTimes(limit, 5)).toEqual([0, 0, 0, 0, 15]);
});

test('who presses as fast as they can is never asked to wait for more than a second', async () => {
  const limit = limiter(60);
  expect(await takeTimes(limit, 61)).toEqual([...Array(60).fill(0), 1]);
  for (let second = 0; second < 90; second++) {
    jest.advanceTimersByTime(1000);
    expect(await take(limit)).toBe(0);
    expect(await take(limit)).toBeLessThanOrEqual(1);
  }
});

test('who waits as long as told is taken', async () => {
  const steps = fc.array(fc.nat(70_000), { maxLength: 40 });
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 100 }), steps, async (perMinute, waits) => {
      const limit = limiter(perMinute);
      await takeTimes(limit, perMinute);
      for (const wait of waits) {
        jest.advanceTimersByTime(wait);
        const told = await take(limit);
        jest.advanceTimersByTime(told * 1000);
        if (told > 0 && (await take(limit)) > 0) return false;
      }
      return true;
    }),
    { numRuns: 100 },
  );
});

test('one does not use up what another has', async () => {
  const limit = limiter(1);
  expect([await take(limit, 'a'), await take(limit, 'b'), await take(limit, 'a')]).toEqual([0, 0, 60]);
});

test('a clock that is set back shuts nobody out for longer', async () => {
  const limit = limiter(2);
  await takeTimes(limit, 3);
  jest.setSystemTime(Date.now() - 3_600_000);
  jest.advanceTimersByTime(60_000);
  expect(await takeTimes(limit, 2)).toEqual([0, 0]);
});

test('an address is forgotten within a minute, even when nobody else comes', async () => {
  const limit = limiter(5);
  await takeTimes(limit, 2);
  expect(jest.getTimerCount()).toBe(2);
  jest.advanceTimersByTime(60_000);
  expect(jest.getTimerCount()).toBe(0);
});

test('an operator who allows more allows more by the minute, and no more streams at once', () => {
  const { readsOfConversation, streams, streamsOfAddress, streamsOfConversation, ...byTheMinute } = DEFAULT_QUOTAS;
  const more = quotasTimes(3);
  expect(more).toMatchObject({ readsOfConversation, streams, streamsOfAddress, streamsOfConversation });
  for (const [name, quota] of Object.entries(byTheMinute)) expect(more).toMatchObject({ [name]: 3 * quota });
});
