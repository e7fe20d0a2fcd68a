import type { Activity } from 'botbuilder';
import type { Turn } from './bot';

/** An activity to be given to the bot, and how. */
export interface InboundActivity {
  /** Checked and cleaned; without `send`, addressed too (`channelId`, `conversation`, `from`, `recipient`). */
  readonly activity: Partial<Activity>;
  /** The client's own id for this activity: the same id again is a retry, answered without a second turn. */
  readonly clientId?: string | undefined;
  /** Whether it may start the conversation, is only for starting it, or needs one that exists. */
  readonly mode: 'createIfMissing' | 'createOnly' | 'mustExist';
  /** Set for a channel that keeps its own log. Without it, the activity and its replies are stored here, to be fetched. */
  readonly send?: SendReply;
}

/**
 * Sends one reply to a channel that keeps its own log. A `messageUpdate` replaces, and a `messageDelete`
 * removes, the message that the channel knows by that reply's id.
 * @returns the channel's id for the message
 */
export type SendReply = (reply: Partial<Activity>) => Promise<string | undefined>;

/** How an activity fared. What there is to count of a turn is in the result that committed it, and in no other. */
export type TurnResult =
  | ({ readonly kind: 'taken' } & AnsweredActivity & Pick<Turn, 'reached' | 'faults'>)
  /** `failed`: the bot threw, and the error reply was committed. `retry`: this activity has had its turn already. */
  | ({ readonly kind: 'failed' | 'retry' } & AnsweredActivity)
  | { readonly kind: 'gone' };

interface AnsweredActivity {
  /** The number of the incoming activity. */
  readonly number: number;
  /** What to say now: nothing for a retry, unless the replies were not sent the first time. */
  readonly replies: readonly Partial<Activity>[];
}
