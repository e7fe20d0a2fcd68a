import type { Activity } from 'botbuilder';
import type { ServiceFault } from '../model/protocol/deskActivities';

/** What channels know of the bot. */
export interface Bot {
  /**
   * Runs one turn. It may run again with the same `memory` when another process commits first, so it
   * must have no effect other than what it returns.
   * @param memory what the last turn returned, passed through JSON; undefined at the start and after an exit
   */
  turn(activity: Partial<Activity>, memory: unknown, now: Date): Promise<Turn>;
}

export interface Turn {
  /** Replaces what the bot remembered. JSON only. */
  readonly memory: unknown;
  readonly replies: readonly OutgoingReply[];
  /** Where the channel keeps its own log: whether these replies go before whatever still waits to be sent. */
  readonly urgent?: boolean;
  /** `forget`: every earlier activity is removed and the conversation goes on. `exit`: everything is removed. */
  readonly end: 'no' | 'forget' | 'exit';
  /**
   * The ids of the outcomes that the replies show, and the faults of services that a call handler reports.
   * They are counted once the turn is committed, and neither stored nor sent.
   */
  readonly reached?: readonly string[];
  readonly faults?: readonly ServiceFault[];
  /** The questions that another release had answers to which this one does not know: they are asked again. Counted likewise. */
  readonly outdated?: readonly string[];
  /**
   * What the person passes on to another by a code, which the replies tell them; `withdrawn`: a code that they were given
   * before opens nothing any more.
   */
  readonly passOn?: PassOn | 'withdrawn';
}

/** Sealed with its code when the turn is committed, and stored apart from the conversation. */
export interface PassOn {
  readonly code: string;
  /** JSON only. */
  readonly summary: unknown;
  /** What is said in place of the replies where it cannot be sealed just now. */
  readonly instead: readonly OutgoingReply[];
}

/**
 * A reply may have an `id`, a name that the bot has chosen, so that a later `messageUpdate` can replace it
 * where the channel allows that; an update with a `replyToId` replaces the activity with that id.
 * A `messageDelete` without an id takes back everything that had one; where the channel cannot delete, what it holds is
 * put in its place.
 */
export interface OutgoingReply extends Partial<Activity> {
  /** Of an update after a `messageDelete`: what is put there where something could not be taken back. */
  readonly instead?: Partial<Activity>;
  /** Of an update: milliseconds before it is made, so that what it replaces can be read. */
  readonly delay?: number;
}

/** What is said to the person when the turn of this activity has failed. It must never throw. */
export type ErrorReply = (activity: Partial<Activity>) => readonly Partial<Activity>[];

/** An activity to be given to the bot, and how. */
export interface InboundActivity {
  /** Checked and cleaned; without `replyTo`, addressed too (`channelId`, `conversation`, `from`, `recipient`). */
  readonly activity: Partial<Activity>;
  /** The client's own id for this activity: the same id again is a retry, answered without a second turn. */
  readonly clientId?: string | undefined;
  /** Whether it may start the conversation, is only for starting it, or needs one that exists. */
  readonly mode: 'createIfMissing' | 'createOnly' | 'mustExist';
  /**
   * Set for a channel that keeps its own log: where replies are sent, now or later; or `caller`, who is given them at
   * once and nothing else. Without it, the activity and its replies are stored here, to be fetched.
   */
  readonly replyTo?: ReplyAddress | 'caller';
}

/** Where a channel takes replies. */
export interface ReplyAddress {
  readonly serviceUrl: string;
  readonly channelId: string;
  /** The channel's ids. */
  readonly conversation: string;
  readonly bot: string;
  readonly person: string;
}

/**
 * Sends one reply to a channel that keeps its own log. A `messageUpdate` replaces, and a `messageDelete`
 * removes, the message that the channel knows by that reply's id.
 * @returns the channel's id for the message
 * @throws SendError
 */
export type SendReply = (to: ReplyAddress, reply: Partial<Activity>, isUrgent: boolean) => Promise<string | undefined>;

/**
 * Why a reply was not taken. `later`: it may be when tried again; `unsure`: likewise, but it may have been taken; `busy`: it was
 * not tried, as too much was sent just now; `refused`: never; `closed`: nor is any other.
 */
export class SendError extends Error {
  override readonly name = 'SendError';

  constructor(
    readonly kind: 'later' | 'unsure' | 'busy' | 'refused' | 'closed',
    /** Milliseconds to wait before the next one. */
    readonly after?: number,
    cause?: unknown,
  ) {
    super('A channel did not take a reply', { cause });
  }
}

/** How an activity fared. What there is to count of a turn is in the result that committed it, and in no other. */
export type TurnResult =
  | ({ readonly kind: 'taken' } & AnsweredActivity & Pick<Turn, 'reached' | 'faults' | 'outdated' | 'urgent'>)
  /** `failed`: the bot threw, and the error reply was committed. `retry`: this activity has had its turn already. */
  | ({ readonly kind: 'failed' | 'retry' } & AnsweredActivity)
  | { readonly kind: 'gone' };

interface AnsweredActivity {
  /** The number of the incoming activity. */
  readonly number: number;
  /** What to say now: nothing for a retry, unless the replies were not sent the first time. */
  readonly replies: readonly Partial<Activity>[];
  /** Set when it has ended the conversation. */
  readonly ended?: boolean;
}
