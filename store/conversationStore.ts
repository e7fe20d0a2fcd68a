import type { MarkStore } from './markStore';

/**
 * Where conversations are kept between turns. The records are opaque here: who calls the store
 * decides what is in them (and may seal them first). What has expired is not there: it is never
 * given out, even where the engine has yet to sweep it away. What a store cannot do it refuses with a
 * `StoreError`; a commit that ended in one may have been made all the same.
 */
export interface ConversationStore extends MarkStore {
  /** The conversation's state with its version, or undefined when it is not there (never was, expired, forgotten). */
  read(id: string): Promise<StoredState | undefined>;
  /** The activities numbered `from` and later that are still kept, in order. The first ever is number 0. */
  activities(id: string, from: number): Promise<readonly StoredActivity[]>;
  /**
   * Writes state and new activities together, or neither.
   * @returns false when the version is no longer the one that was read (or, for version 0, when it exists already)
   */
  commit(id: string, change: Change): Promise<boolean>;
  /**
   * Removes all of it. Removing what is not there is no error.
   * @param last goes to whoever watches the conversation right now, and is never stored
   */
  forget(id: string, last?: readonly StoredActivity[]): Promise<void>;
  /**
   * Calls `heard` after each commit, and once when the conversation is gone, forgotten or expired.
   * @returns how to stop
   */
  watch(id: string, heard: (news: News) => void): () => void;
  /** Resolves when the store could take a commit right now, and rejects soon when it could not. */
  probe(): Promise<void>;
  close(): Promise<void>;
}

export interface StoredState {
  /** What the last commit called it. */
  readonly version: number;
  readonly state: Uint8Array;
  /** How many activities there have ever been: the number that the next one gets. */
  readonly count: number;
}

export interface StoredActivity {
  readonly number: number;
  readonly record: Uint8Array;
}

export interface Change {
  /** The version that was read; 0 to begin a conversation. */
  readonly version: number;
  /**
   * The version to be: a positive safe integer other than `version`. The caller chooses it, so that
   * a record can be sealed to its version before it is written, and so that a conversation begun
   * again after being forgotten need not repeat a version that a slow turn still holds.
   */
  readonly next: number;
  readonly state: Uint8Array;
  readonly append: readonly Uint8Array[];
  /** Removes every earlier activity in the same step. Numbering goes on from `count`. */
  readonly forget?: boolean;
}

export type News =
  | { readonly kind: 'committed' }
  | { readonly kind: 'gone'; readonly last: readonly StoredActivity[] };

/** How long a conversation is kept, in milliseconds. */
export interface Lifetime {
  /** Since its last commit. */
  readonly idle: number;
  /** Since its first commit, however busy it is. */
  readonly total: number;
}
