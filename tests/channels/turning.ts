import { randomBytes } from 'node:crypto';
import type { Change, ConversationStore } from '../../store/conversationStore';
import { MemoryStore } from '../../store/memoryStore';
import type { Arrival } from '../../turns/arrival';
import { type Conversation, openActivity } from '../../turns/records';
import { Turns, type TurnsNeed } from '../../turns/turns';
import { message, Parrot } from './parrot';

export const NOW = new Date('2026-01-05T10:00:00Z');
export const CONVERSATION: Conversation = { id: 'c', keys: [randomBytes(32)] };

/** A parrot and a store, to take turns with. */
export class Turning {
  readonly store: ConversationStore = new MemoryStore({ idle: 1000, total: 1000 }, () => NOW);
  readonly parrot = new Parrot();
  readonly failures: unknown[] = [];

  turns(otherwise: Partial<TurnsNeed> = {}): Turns {
    return new Turns({
      bot: this.parrot,
      apology: () => [message('Sorry')],
      store: this.store,
      now: () => NOW,
      random: randomBytes,
      failed: (error) => this.failures.push(error),
      ...otherwise,
    });
  }

  /** The log as "id text". */
  async log(): Promise<readonly string[]> {
    return (await this.activities()).map(({ id, type, text }) => `${id} ${text ?? type}`);
  }

  async activities(): Promise<readonly Record<string, string>[]> {
    const stored = await this.store.activities('c', 0);
    return stored.map(({ number, record }) => JSON.parse(openActivity(CONVERSATION, number, record) ?? ''));
  }

  /** A store in which other processes take part: each commit is seen first by `before`. */
  shared(before: (change: Change) => Promise<void>): ConversationStore {
    const { store } = this;
    return {
      read: (id) => store.read(id),
      activities: (id, from) => store.activities(id, from),
      forget: (id, last) => store.forget(id, last),
      watch: (id, heard) => store.watch(id, heard),
      mark: (name, life) => store.mark(name, life),
      isMarked: (name) => store.isMarked(name),
      probe: () => store.probe(),
      close: () => store.close(),
      commit: async (id, change) => {
        await before(change);
        return store.commit(id, change);
      },
    };
  }
}

export const says = (text: string, clientId?: string): Arrival => ({
  activity: { ...message(text), channelId: 'directline' },
  clientId,
  begins: 'never',
});

export const BEGINS: Arrival = { activity: { type: 'conversationUpdate' }, begins: 'only' };
