import type { ConversationStore, StoredActivity, StoredState } from '../store/conversationStore';
import { type ConversationRef, decryptActivity, decryptState, type StateRecord } from './records';

/** A conversation as it was last committed. */
export interface StoredConversation {
  readonly version: number;
  readonly state: StateRecord;
  /** The number that the next activity gets. */
  readonly count: number;
  /** As the store gave it. */
  readonly stored?: StoredState;
}

export interface DecryptedActivity {
  readonly number: number;
  readonly json: string;
}

/** The record was altered, or encrypted with a secret that is no longer listed. It never says whose it was. */
export class DecryptionError extends Error {
  override readonly name = 'DecryptionError';
}

/**
 * Reads and decrypts the conversations of a store. One with any record that cannot be decrypted counts as
 * missing: it is removed, as nobody could go on with it.
 */
export class ConversationReader {
  /** @param onError called for records that cannot be decrypted */
  constructor(
    private readonly store: ConversationStore,
    private readonly onError: (error: unknown) => void,
  ) {}

  /** @returns undefined when there is no such conversation */
  async read(conversation: ConversationRef): Promise<StoredConversation | undefined> {
    const stored = await this.store.read(conversation.id);
    return stored && (opened(conversation, stored) ?? this.remove(conversation));
  }

  /** @returns what this process committed last; undefined where it has to be read */
  lastCommitted(conversation: ConversationRef): StoredConversation | undefined {
    const stored = this.store.lastCommitted?.(conversation.id);
    return stored && opened(conversation, stored);
  }

  /** @returns the activities numbered `from` and later, or undefined when the conversation is missing */
  async activities(conversation: ConversationRef, from: number): Promise<readonly DecryptedActivity[] | undefined> {
    const stored = await this.store.activities(conversation.id, from);
    return decryptActivities(conversation, stored) ?? this.remove(conversation);
  }

  private async remove({ id }: ConversationRef): Promise<undefined> {
    this.onError(new DecryptionError('A record of a conversation could not be opened'));
    await this.store.forget(id);
    return undefined;
  }
}

function opened(conversation: ConversationRef, stored: StoredState): StoredConversation | undefined {
  const { version, count } = stored;
  const state = decryptState(conversation, version, stored.state);
  return state && { version, state, count, stored };
}

/** @returns undefined when one of them cannot be decrypted */
export function decryptActivities(
  conversation: ConversationRef,
  stored: readonly StoredActivity[],
): readonly DecryptedActivity[] | undefined {
  const activities: DecryptedActivity[] = [];
  for (const { number, record } of stored) {
    const json = decryptActivity(conversation, number, record);
    if (json === undefined) return undefined;
    activities.push({ number, json });
  }
  return activities;
}
