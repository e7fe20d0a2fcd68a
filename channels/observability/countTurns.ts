import { DESK_CHANNEL } from '../../model/protocol/deskActivities';
import type { InboundActivity, TurnResult } from '../../turns/bot';
import { ConflictError, type ObservedTurn } from '../../turns/turns';
import type { Log } from './log';
import type { Metrics, TurnStatus } from './metrics';

/**
 * What happens to turns, for Turns to call: how many there were, how they ended, how long they took and waited,
 * which outcomes they reached, and which faults of services were reported in them.
 */
export function countTurns(metrics: Metrics, log: Pick<Log, 'serviceFault'>): (turn: ObservedTurn) => void {
  const count = (channel: string, began: number, waited: number, result: TurnStatus) => {
    metrics.turns.inc({ channel, result });
    metrics.turnSeconds.observe({ channel }, (metrics.ticks() - began) / 1000);
    metrics.waitSeconds.observe(waited / 1000);
  };
  return ({ arrival, before, result }) => {
    const began = metrics.ticks();
    const channel = channelOf(arrival);
    let waited = 0;
    if (before) {
      metrics.turnsWaiting.inc();
      void before.then(() => {
        waited = metrics.ticks() - began;
        metrics.turnsWaiting.dec();
      });
    }
    result.then(
      (turn) => {
        if (turn.kind === 'taken') countOnce(turn, metrics, log);
        count(channel, began, waited, STATUS[turn.kind]);
      },
      (error) => count(channel, began, waited, error instanceof ConflictError ? 'refused' : 'error'),
    );
  };
}

const STATUS = { taken: 'ok', failed: 'failed', retry: 'again', gone: 'gone' } as const;

/** Only what was committed gets here, and a retry does not. */
function countOnce(
  { reached = [], faults = [] }: Extract<TurnResult, { kind: 'taken' }>,
  metrics: Metrics,
  log: Pick<Log, 'serviceFault'>,
): void {
  for (const outcome of reached) metrics.outcomes.reached(outcome);
  for (const fault of faults) log.serviceFault(fault);
}

/** A fixed set: a channel's own name for itself comes from outside. */
function channelOf({ activity }: InboundActivity): string {
  if (activity.channelId === 'directline') return 'direct-line';
  if (activity.channelId === DESK_CHANNEL) return DESK_CHANNEL;
  return activity.channelId === 'msteams' ? 'teams' : 'other';
}
