import type { Activity } from 'botbuilder';

/** What channels know of the bot. */
export interface Bot {
  /**
   * Runs one turn. It may run again with the same `memory` when another process was quicker, so it
   * must have no effect but what it returns.
   * @param memory what the last turn returned, passed through JSON; undefined at the beginning and after an exit
   */
  turn(activity: Partial<Activity>, memory: unknown, now: Date): Promise<Turn>;
}

export interface Turn {
  /** Replaces what the bot remembered. JSON only. */
  readonly memory: unknown;
  /**
   * One may have an `id`, a name of the bot's own choosing, by which a later `messageUpdate` takes its
   * place where the channel can do so; one with a `replyToId` that of the activity which that names. A `messageDelete` without an id takes back everything that had
   * one; where that cannot be, what it holds is put in its place.
   */
  readonly replies: readonly Partial<Activity>[];
  /** `forget`: every earlier activity is removed and the conversation goes on. `exit`: all of it is removed. */
  readonly end: 'no' | 'forget' | 'exit';
}

/** What is said to the person when the turn of this activity has failed. It must not fail itself. */
export type Apology = (activity: Partial<Activity>) => readonly Partial<Activity>[];
