import type { ConversationStore, StoredActivity } from '../store/conversationStore';
import { type Conversation, openActivity, openState, type StateRecord } from './records';

/** A conversation as it was last committed. */
export interface Kept {
  readonly version: number;
  readonly state: StateRecord;
  /** The number that the next activity gets. */
  readonly count: number;
}

export interface KeptActivity {
  readonly number: number;
  readonly json: string;
}

/** Altered, or sealed with a secret that is no longer listed. It says nothing of whose conversation it was. */
export class RecordNotOpened extends Error {
  override readonly name = 'RecordNotOpened';
}

/**
 * Conversations of a store, opened. One that has anything in it that does not open is not there: it
 * is removed, as nobody could go on with it.
 */
export class KeptConversations {
  /** @param failed told of records that do not open */
  constructor(
    private readonly store: ConversationStore,
    private readonly failed: (error: unknown) => void,
  ) {}

  /** @returns undefined when the conversation is not there */
  async read(conversation: Conversation): Promise<Kept | undefined> {
    const stored = await this.store.read(conversation.id);
    if (stored === undefined) return undefined;
    const { version, count } = stored;
    const state = openState(conversation, version, stored.state);
    return state ? { version, state, count } : this.remove(conversation);
  }

  /** @returns the activities numbered `from` and later, or undefined when the conversation turns out not to be there */
  async activities(conversation: Conversation, from: number): Promise<readonly KeptActivity[] | undefined> {
    const stored = await this.store.activities(conversation.id, from);
    return opened(conversation, stored) ?? this.remove(conversation);
  }

  private async remove({ id }: Conversation): Promise<undefined> {
    this.failed(new RecordNotOpened('A record of a conversation could not be opened'));
    await this.store.forget(id);
    return undefined;
  }
}

/** @returns undefined when one of them does not open */
export function opened(
  conversation: Conversation,
  stored: readonly StoredActivity[],
): readonly KeptActivity[] | undefined {
  const activities: KeptActivity[] = [];
  for (const { number, record } of stored) {
    const json = openActivity(conversation, number, record);
    if (json === undefined) return undefined;
    activities.push({ number, json });
  }
  return activities;
}
