import { DESK_CHANNEL } from '../../model/protocol/channels';
import { ConflictError } from '../../turns/conflictError';
import type { InboundActivity, TurnResult } from '../../turns/inboundActivity';
import type { ConversationRef } from '../../turns/records';
import { Turns, type TurnsOptions } from '../../turns/turns';
import type { Log } from './log';
import type { Metrics, TurnStatus } from './metrics';
import { ReplyFacts } from './replyFacts';

/** Turns, with metrics: how many, how they ended, how long they took and waited, and which outcomes they reached. */
export class MeasuredTurns extends Turns {
  /** The latest turn of each conversation that has one running. */
  private readonly latest = new Map<string, Promise<TurnResult>>();

  constructor(
    options: TurnsOptions,
    private readonly metrics: Metrics,
    private readonly log?: Pick<Log, 'serviceFault'>,
    private readonly facts = new ReplyFacts(),
  ) {
    super({
      ...options,
      bot: facts.countedBot(options.bot),
      errorReply: facts.countedErrorReply(options.errorReply),
    });
  }

  override async takeTurn(conversation: ConversationRef, arrival: InboundActivity): Promise<TurnResult> {
    const { metrics } = this;
    const began = metrics.ticks();
    const waited = this.waitFor(this.latest.get(conversation.id));
    const turn = super.takeTurn(conversation, arrival);
    this.latest.set(conversation.id, turn);
    let result: TurnStatus = 'error';
    try {
      const taken = await turn;
      result = this.resultOf(taken);
      return taken;
    } catch (error) {
      if (error instanceof ConflictError) result = 'refused';
      throw error;
    } finally {
      if (this.latest.get(conversation.id) === turn) this.latest.delete(conversation.id);
      const channel = channelOf(arrival);
      metrics.turns.inc({ channel, result });
      metrics.turnSeconds.observe({ channel }, (metrics.ticks() - began) / 1000);
      metrics.waitSeconds.observe(waited() / 1000);
    }
  }

  private resultOf(taken: TurnResult): TurnStatus {
    if (taken.kind === 'gone') return 'gone';
    if (taken.isRetry) return 'again';
    if (this.facts.isErrorReply(taken.replies)) return 'failed';
    for (const outcome of this.facts.outcomesOf(taken.replies)) this.metrics.outcomes.reached(outcome);
    for (const fault of this.facts.faultsOf(taken.replies)) this.log?.serviceFault(fault);
    return 'ok';
  }

  /** @returns how long the previous turn took to end, in milliseconds */
  private waitFor(before: Promise<TurnResult> | undefined): () => number {
    if (before === undefined) return () => 0;
    const { metrics } = this;
    const began = metrics.ticks();
    let waited = 0;
    const ended = () => {
      waited = metrics.ticks() - began;
      metrics.turnsWaiting.dec();
    };
    metrics.turnsWaiting.inc();
    before.then(ended, ended);
    return () => waited;
  }
}

/** A fixed set: a channel's own name for itself comes from outside. */
function channelOf({ activity }: InboundActivity): string {
  if (activity.channelId === 'directline') return 'direct-line';
  if (activity.channelId === DESK_CHANNEL) return DESK_CHANNEL;
  return activity.channelId === 'msteams' ? 'teams' : 'other';
}
