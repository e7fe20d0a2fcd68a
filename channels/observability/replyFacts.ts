import type { Activity } from 'botbuilder';
import type { Bot, ErrorReply } from '../../turns/bot';
import type { LoggedServiceFault } from './log';

/** The event by which the bot confirms that a fault of a service was reported. */
const FAULT_NOTED = 'waymark.fault-noted';

type Replies = readonly Partial<Activity>[];

/**
 * Facts about replies that no reply carries itself. They are looked up by the identity of the reply array,
 * which passes through a turn unchanged: so only what was committed is ever counted, and only once.
 */
export class ReplyFacts {
  private readonly outcomes = new WeakMap<Replies, readonly string[]>();
  private readonly errorReplies = new WeakSet<Replies>();

  /** The outcomes that these replies showed. */
  outcomesOf(replies: Replies): readonly string[] {
    return this.outcomes.get(replies) ?? [];
  }

  /** The faults of services that these replies confirm. */
  faultsOf(replies: Replies): readonly LoggedServiceFault[] {
    return replies.flatMap(({ type, name, value }) =>
      type === 'event' && name === FAULT_NOTED ? [value as LoggedServiceFault] : [],
    );
  }

  isErrorReply(replies: Replies): boolean {
    return this.errorReplies.has(replies);
  }

  /**
   * The same bot, with its outcomes recorded here. The tag that carries them is taken off the
   * replies: it is neither stored nor sent, least of all to Teams.
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

  /** The same error reply, recognised when it is met again. */
  countedErrorReply(apology: ErrorReply): ErrorReply {
    return (activity) => {
      const replies = [...apology(activity)];
      this.errorReplies.add(replies);
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
