import type { Activity } from 'botbuilder';

/** An activity on its way to the bot. */
export interface Arrival {
  /** Checked and cleaned; without `send`, addressed too (`channelId`, `conversation`, `from`, `recipient`). */
  readonly activity: Partial<Activity>;
  /** What the client calls this activity: the same again is a retry, answered without a second turn. */
  readonly clientId?: string | undefined;
  /** Whether it may begin a conversation, is of use only for that, or needs one that is there. */
  readonly begins: 'may' | 'only' | 'never';
  /** Where a channel keeps a log of its own. Without it the activity and its replies are kept here, to be fetched. */
  readonly send?: Send;
}

/**
 * Brings one reply to a channel that keeps a log of its own. A `messageUpdate` takes the place, and a
 * `messageDelete` rids the log, of what the channel knows by that reply's id.
 * @returns by which id the channel knows what was said
 */
export type Send = (reply: Partial<Activity>) => Promise<string | undefined>;

export type Taken =
  | {
      readonly kind: 'taken';
      /** The number of the incoming activity. */
      readonly number: number;
      /** True when it was taken before: the bot was not asked again. */
      readonly again: boolean;
      /** What is to be said now: nothing for a retry, unless it was not sent the first time. */
      readonly replies: readonly Partial<Activity>[];
    }
  | { readonly kind: 'gone' };
