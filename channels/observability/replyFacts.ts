import type { Activity } from 'botbuilder';
import type { Apology, Bot } from '../../turns/bot';
import type { ServiceFault } from './log';

/** By what name the bot confirms that a service was reported. */
const FAULT_NOTED = 'waymark.fault-noted';

type Replies = readonly Partial<Activity>[];

/**
 * What is known of replies that no reply says itself. They are known by the list that they came in,
 * which goes through a turn as it is: so only what was committed is ever counted, and only once.
 */
export class ReplyFacts {
  private readonly outcomes = new WeakMap<Replies, readonly string[]>();
  private readonly apologies = new WeakSet<Replies>();

  /** The outcomes that these replies showed. */
  outcomesOf(replies: Replies): readonly string[] {
    return this.outcomes.get(replies) ?? [];
  }

  /** What these replies confirm was found wrong with services. */
  faultsOf(replies: Replies): readonly ServiceFault[] {
    return replies.flatMap(({ type, name, value }) =>
      type === 'event' && name === FAULT_NOTED ? [value as ServiceFault] : [],
    );
  }

  isApology(replies: Replies): boolean {
    return this.apologies.has(replies);
  }

  /**
   * The same bot, whose outcomes are noted here. The mark by which they are known is taken off the
   * replies: it is neither kept nor sent, to Teams least of all.
   */
  countedBot(bot: Bot): Bot {
    return {
      turn: async (activity, memory, now) => {
        const turn = await bot.turn(activity, memory, now);
        const outcomes = turn.replies.flatMap((reply) => outcomeOf(reply) ?? []);
        if (outcomes.length === 0) return turn;
        const replies = turn.replies.map(unmarked);
        this.outcomes.set(replies, outcomes);
        return { ...turn, replies };
      },
    };
  }

  /** The same apology, known again when it is met. */
  countedApology(apology: Apology): Apology {
    return (activity) => {
      const replies = [...apology(activity)];
      this.apologies.add(replies);
      return replies;
    };
  }
}

function outcomeOf({ channelData }: Partial<Activity>): string | undefined {
  const outcome: unknown = channelData?.waymark?.outcome;
  return typeof outcome === 'string' ? outcome : undefined;
}

function unmarked(reply: Partial<Activity>): Partial<Activity> {
  if (outcomeOf(reply) === undefined) return reply;
  const { outcome: _outcome, ...waymark } = reply.channelData.waymark;
  return { ...reply, channelData: { ...reply.channelData, waymark } };
}
