import { createLog } from '../../../channels/observability/log';
import { Metrics } from '../../../channels/observability/metrics';
import { watchClock } from '../../../channels/observability/watchClock';
import { CheckedClock } from '../../../store/checkedClock';

test('whoever runs it is told that the clock was put forward or back, each time once', async () => {
  let [ahead, ticks] = [Date.UTC(2026, 0, 5), 0];
  const clock = new CheckedClock({ now: () => new Date(ahead + ticks), ticks: () => ticks, remember: 1e9 });
  const metrics = new Metrics(
    [],
    () => new Date(ahead),
    () => ticks,
  );
  const lines: string[] = [];
  watchClock(clock, createLog('info', { write: (line) => lines.push(line) }), metrics);
  for (const by of [0, 7_200_000, 0, -7_200_000, 500]) {
    ahead += by;
    ticks += 1000;
    clock.times();
    clock.times();
  }
  const told = lines.map((line) => JSON.parse(line)).map(({ event, level, seconds }) => ({ event, level, seconds }));
  expect(told).toEqual([
    { event: 'clock-leapt', level: 'warn', seconds: 7200 },
    { event: 'clock-leapt', level: 'warn', seconds: -7200 },
  ]);
  expect(await metrics.registry.getSingleMetricAsString('waymark_clock_leaps_total')).toContain('total 2');
});
