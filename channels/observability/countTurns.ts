import { DESK_CHANNEL } from '../../model/protocol/deskActivities';
import type { InboundActivity, TurnResult } from '../../turns/bot';
import { ConflictError, type ObservedTurn } from '../../turns/turns';
import type { Log } from './log';
import type { Metrics, TurnStatus } from './metrics';

/**
 * What happens to turns, for Turns to call: how many there were, how they ended, how long they took and waited,
 * which outcomes they reached, which answers of another release were not known, and which faults of services were reported.
 */
export function countTurns(
  metrics: Metrics,
  log: Pick<Log, 'serviceFault' | 'answerOutdated'>,
): (turn: ObservedTurn) => void {
  const outdatedLogged = new Set<string>();
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
    const count = (status: TurnStatus, { reached = [], faults = [], outdated = [] }: Partial<TakenTurn> = {}) => {
      for (const outcome of reached) metrics.outcomes.reached(outcome);
      for (const fault of faults) log.serviceFault(fault);
      metrics.outdated.inc(outdated.length);
      // Once each: a line every time would tell who had answered what, and when.
      for (const question of outdated.filter((id) => !outdatedLogged.has(id))) {
        outdatedLogged.add(question);
        log.answerOutdated(question);
      }
      metrics.turns.inc({ channel, result: status });
      metrics.turnSeconds.observe({ channel }, (metrics.ticks() - began) / 1000);
      metrics.waitSeconds.observe(waited / 1000);
    };
    result.then(
      (turn) => (turn.kind === 'taken' ? count('ok', turn) : count(STATUS[turn.kind])),
      (error) => count(error instanceof ConflictError ? 'refused' : 'error'),
    );
  };
}

/** Committed, and not a retry: only such a turn reaches outcomes and reports faults. */
type TakenTurn = Extract<TurnResult, { kind: 'taken' }>;

const STATUS = { failed: 'failed', retry: 'again', gone: 'gone' } as const;

/** A fixed set: a channel's own name for itself comes from outside. */
function channelOf({ activity }: InboundActivity): string {
  if (activity.channelId === 'directline') return 'direct-line';
  if (activity.channelId === DESK_CHANNEL) return DESK_CHANNEL;
  return activity.channelId === 'msteams' ? 'teams' : 'other';
}
