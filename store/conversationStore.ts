/**
 * Where conversations are stored between turns. The records are opaque here: the caller
 * decides what is in them (and may encrypt them first). What has expired is not there: it is never
 * returned, even where the engine has yet to sweep it away. Any failure is thrown as a
 * `StoreError`; a commit that threw one may have been made all the same.
 */
export interface ConversationStore extends OneTimeUseStore {
  /** The conversation's state with its version, or undefined when it is not there (never was, expired, forgotten). */
  read(id: string): Promise<StoredState | undefined>;
  /**
   * What this process committed last, where it has heard of nothing newer: a turn may be taken on it without reading,
   * and loses the race if there was. Nothing may be decided on it that no commit follows.
   */
  lastCommitted?(id: string): StoredState | undefined;
  /** The activities numbered `from` and later that are still stored, in order. The first ever is number 0. */
  activities(id: string, from: number): Promise<readonly StoredActivity[]>;
  /**
   * Writes state and new activities together, or neither.
   * @returns false when the version is no longer the one that was read (or, for version 0, when it exists already)
   */
  commit(id: string, change: Change): Promise<boolean>;
  /**
   * Removes all of it. Removing what is not there is no error.
   * @param last is sent to current watchers of the conversation, and never stored
   */
  forget(id: string, last?: readonly StoredActivity[]): Promise<void>;
  /**
   * Calls `heard` after each commit, and once when the conversation is gone, forgotten or expired.
   * @returns a function that stops it
   */
  watch(id: string, heard: (news: ChangeEvent) => void): () => void;
  /** The ids of all conversations whose last commit said that something of them waits to be done. */
  waiting(): Promise<readonly string[]>;
  /** How much room is left: from 1, as much as anybody needs, down to 0. As last looked at; 1 where no end is known. */
  room?(): number;
  /** Resolves when the store could take a commit right now, and rejects quickly when it could not. */
  probe(): Promise<void>;
  close(): Promise<void>;
}

export interface StoredState {
  /** As set by the last commit. */
  readonly version: number;
  readonly state: Uint8Array;
  /** How many activities there have ever been: the number of the next one. */
  readonly count: number;
}

export interface StoredActivity {
  readonly number: number;
  readonly record: Uint8Array;
}

export interface Change {
  /** The version that was read; 0 to start a conversation. */
  readonly version: number;
  /** What was read, as the store gave it: it may then spare itself finding the same again. */
  readonly read?: StoredState | undefined;
  /**
   * The new version: a positive safe integer other than `version`. The caller chooses it, so that
   * a record can be bound to its version before it is written, and so that a conversation started
   * again after being forgotten does not repeat a version that a slow turn still holds.
   */
  readonly next: number;
  readonly state: Uint8Array;
  readonly append: readonly Uint8Array[];
  /**
   * Removes, in the same step, every activity before this one: the first of a commit, or the first of `append` so that
   * nothing earlier is left. Numbering goes on.
   */
  readonly keepFrom?: number | undefined;
  /** Whether something waits to be done for it, by whichever process asks for `waiting`. */
  readonly waits?: boolean | undefined;
}

export type ChangeEvent =
  /** `added` is what the commit appended, where it was made by this process: nobody has to read it back. */
  | { readonly kind: 'committed'; readonly added?: readonly StoredActivity[] }
  | { readonly kind: 'gone'; readonly last: readonly StoredActivity[] };

/** Of `room`: below it nobody new is let in; and below that, even who is here waits with what is long. */
export const ROOM_FOR_NEW = 0.2;
export const ROOM_FOR_LONG = 0.05;

/** How long a conversation is stored, in milliseconds. */
export interface Lifetime {
  /** Since its last commit. */
  readonly idle: number;
  /** Since its first commit, however busy it is. */
  readonly total: number;
}

/**
 * A registry of what may be used only once (a sign-in in progress, a session that was ended), for all processes
 * that share the store. Any failure is thrown as a `StoreError`.
 */
export interface OneTimeUseStore {
  /**
   * @param life milliseconds after which the entry may be forgotten
   * @returns true on first use: of many concurrent calls with one name, only one gets true
   */
  useOnce(name: string, life: number): Promise<boolean>;
  isUsed(name: string): Promise<boolean>;
}

/** The store could not do what it was asked. It never says whose conversation it was, as errors are logged. */
export class StoreError extends Error {
  override readonly name = 'StoreError';

  /** @param code why, as the system names it: `ENOSPC` */
  constructor(
    message: string,
    readonly code?: string,
  ) {
    super(message);
  }
}
