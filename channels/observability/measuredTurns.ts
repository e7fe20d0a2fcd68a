import { DESK_CHANNEL } from '../../model/protocol/channels';
import type { Arrival, Taken } from '../../turns/arrival';
import { Overtaken } from '../../turns/overtaken';
import type { Conversation } from '../../turns/records';
import { Turns, type TurnsNeed } from '../../turns/turns';
import type { Log } from './log';
import type { Metrics, TurnResult } from './metrics';
import { ReplyFacts } from './replyFacts';

/** Turns, with how many there were, how they ended, how long they took and waited, and what they came to. */
export class MeasuredTurns extends Turns {
  /** The latest turn of each conversation that has one under way. */
  private readonly latest = new Map<string, Promise<Taken>>();

  constructor(
    need: TurnsNeed,
    private readonly metrics: Metrics,
    private readonly log?: Pick<Log, 'serviceFault'>,
    private readonly facts = new ReplyFacts(),
  ) {
    super({ ...need, bot: facts.countedBot(need.bot), apology: facts.countedApology(need.apology) });
  }

  override async takeTurn(conversation: Conversation, arrival: Arrival): Promise<Taken> {
    const { metrics } = this;
    const began = metrics.ticks();
    const waited = this.waitFor(this.latest.get(conversation.id));
    const turn = super.takeTurn(conversation, arrival);
    this.latest.set(conversation.id, turn);
    let result: TurnResult = 'error';
    try {
      const taken = await turn;
      result = this.resultOf(taken);
      return taken;
    } catch (error) {
      if (error instanceof Overtaken) result = 'refused';
      throw error;
    } finally {
      if (this.latest.get(conversation.id) === turn) this.latest.delete(conversation.id);
      const channel = channelOf(arrival);
      metrics.turns.inc({ channel, result });
      metrics.turnSeconds.observe({ channel }, (metrics.ticks() - began) / 1000);
      metrics.waitSeconds.observe(waited() / 1000);
    }
  }

  private resultOf(taken: Taken): TurnResult {
    if (taken.kind === 'gone') return 'gone';
    if (taken.again) return 'again';
    if (this.facts.isApology(taken.replies)) return 'failed';
    for (const outcome of this.facts.outcomesOf(taken.replies)) this.metrics.outcomes.reached(outcome);
    for (const fault of this.facts.faultsOf(taken.replies)) this.log?.serviceFault(fault);
    return 'ok';
  }

  /** @returns how long it has taken for the turn before to end, in milliseconds */
  private waitFor(before: Promise<Taken> | undefined): () => number {
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

/** Few and known: a channel's own name for itself comes from outside. */
function channelOf({ activity }: Arrival): string {
  if (activity.channelId === 'directline') return 'direct-line';
  if (activity.channelId === DESK_CHANNEL) return DESK_CHANNEL;
  return activity.channelId === 'msteams' ? 'teams' : 'other';
}
