import { MIN_NEW_OUTCOMES, OutcomeCounts, PUBLISH_INTERVAL } from '../../../channels/observability/outcomeCounts';

let time: number;
let shown: Record<string, number>;
let counts: OutcomeCounts;

beforeEach(() => {
  time = Date.UTC(2026, 0, 5, 10, 59);
  shown = {};
  const show = (id: string, more: number) => {
    shown[id] = (shown[id] ?? 0) + more;
  };
  counts = new OutcomeCounts(['stalking', 'harassment', 'rare'], () => new Date(time), show);
});

function reach(id: string, times: number): void {
  for (let i = 0; i < times; i++) counts.reached(id);
}

function hourLater(): Record<string, number> {
  time += PUBLISH_INTERVAL;
  counts.publishIfDue();
  return shown;
}

test('many outcomes are shown in steps of ten', () => {
  reach('stalking', 47);
  reach('harassment', 12);
  reach('rare', 1);
  expect(hourLater()).toEqual({ stalking: 40, harassment: 10, rare: 0 });
  reach('stalking', 60);
  expect(hourLater()).toEqual({ stalking: 100, harassment: 10, rare: 0 });
});

test('one person’s outcome never shows, however it falls and whenever it is looked for', () => {
  for (let before = 0; before < MIN_NEW_OUTCOMES; before++) {
    const { length } = Object.keys(shown);
    counts.reached('rare');
    counts.publishIfDue();
    expect(Object.keys(shown)).toHaveLength(length);
  }
  reach('stalking', MIN_NEW_OUTCOMES);
  const shownThen = { ...hourLater() };
  // A quiet day: somebody comes once an hour, and whoever looks after each sees no change at all.
  for (let hour = 0; hour < MIN_NEW_OUTCOMES - 1; hour++) {
    counts.reached('rare');
    expect(hourLater()).toEqual(shownThen);
  }
});

test('nothing changes within an hour, so that no change can be laid beside a moment', () => {
  reach('stalking', 500);
  counts.publishIfDue();
  expect(shown).toEqual({});
  expect(hourLater()).toEqual({ stalking: 500, harassment: 0, rare: 0 });
  reach('stalking', 500);
  time += PUBLISH_INTERVAL - 1;
  time -= time % PUBLISH_INTERVAL;
  expect(shown.stalking).toBe(500);
});

test('what comes after the hour is not among what is shown for it', () => {
  reach('stalking', MIN_NEW_OUTCOMES);
  time += PUBLISH_INTERVAL;
  reach('stalking', MIN_NEW_OUTCOMES);
  expect(shown.stalking).toBe(MIN_NEW_OUTCOMES);
});

test('what is not a known outcome is not counted', () => {
  reach('he waits outside', 1000);
  expect(hourLater()).toEqual({});
});
