import type { CheckedClock } from '../../store/checkedClock';
import type { Log } from './log';
import type { Metrics } from './metrics';

/** Logs and counts each leap of the machine's clock: somebody should look at it. */
export function watchClock(clock: CheckedClock, log: Log, metrics: Metrics): void {
  clock.onLeap((by) => {
    metrics.clockLeaps.inc();
    log.clockLeapt(Math.round(by / 1000));
  });
}
