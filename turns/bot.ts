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
  /**
   * A reply may have an `id`, a name that the bot has chosen, so that a later `messageUpdate` can replace it
   * where the channel allows that; an update with a `replyToId` replaces the activity with that id.
   * A `messageDelete` without an id takes back everything that had
   * one; where the channel cannot delete, what it holds is put in its place.
   */
  readonly replies: readonly Partial<Activity>[];
  /** `forget`: every earlier activity is removed and the conversation goes on. `exit`: everything is removed. */
  readonly end: 'no' | 'forget' | 'exit';
  /**
   * The ids of the outcomes that the replies show, and the faults of services that a call handler reports.
   * They are counted once the turn is committed, and neither stored nor sent.
   */
  readonly reached?: readonly string[];
  readonly faults?: readonly ServiceFault[];
}

/** What is said to the person when the turn of this activity has failed. It must never throw. */
export type ErrorReply = (activity: Partial<Activity>) => readonly Partial<Activity>[];
