import type { HttpError } from '../http/httpError';
import { STORE_ROOM } from '../limits/storeRoom';
import { fewLines } from './fewLines';
import type { Log } from './log';
import type { Metrics } from './metrics';

/** Refusals from which on they are more than slips, and worth a line in the log. */
const FLOOD = 100;

/** Milliseconds between two such lines, at least. */
const QUIET = 60_000;

/**
 * Counts the requests that were refused, by kind; where there are very many, the log says so once a minute, with the
 * commonest kind and how many there were, and nothing of where they come from.
 */
export function countRefusals(
  metrics: Metrics,
  log: Pick<Log, 'flood' | 'storeNearlyFull'>,
): (refusal: HttpError) => void {
  const oneLine = fewLines(metrics.ticks, 1);
  let quietUntil = Number.NEGATIVE_INFINITY;
  let window = { since: metrics.ticks(), total: 0, kinds: new Map<string, number>() };
  const begin = (since: number) => {
    window = { since, total: 0, kinds: new Map() };
  };
  return ({ status, limit = 'none' }) => {
    metrics.refusals.inc({ status, limit });
    if (limit === STORE_ROOM) return oneLine(limit, (others) => log.storeNearlyFull(1 + others));
    const now = metrics.ticks();
    // Few in a minute; or many, but long ago.
    if (now - window.since >= (window.total < FLOOD ? QUIET : 2 * QUIET)) begin(now);
    const kind = limit === 'none' ? `${status}` : `${status} ${limit}`;
    window.kinds.set(kind, (window.kinds.get(kind) ?? 0) + 1);
    window.total++;
    if (window.total < FLOOD || now < quietUntil) return;
    const [commonest = kind] = [...window.kinds].sort(([, a], [, b]) => b - a).map(([name]) => name);
    log.flood({ commonest, count: window.total });
    quietUntil = now + QUIET;
    begin(now);
  };
}
