import type { DeskCodes } from '../pass-on/codeRoutes';
import type { Log } from './log';
import type { Metrics } from './metrics';

/** Tells the log of codes that did not open. Those that were tried are counted where they are tried. */
export function countWrong(metrics: Metrics, log: Pick<Log, 'codeWrong'>): DeskCodes['onWrong'] {
  return (facts) => {
    if (facts.refused) metrics.codes.inc({ result: 'limited' });
    log.codeWrong(facts);
  };
}
