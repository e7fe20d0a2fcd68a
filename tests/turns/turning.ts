import { randomBytes } from 'node:crypto';
import type { Change, ConversationStore } from '../../store/conversationStore';
import type { InboundActivity } from '../../turns/bot';
import { type ConversationRef, decryptActivity } from '../../turns/records';
import { Turns, type TurnsOptions } from '../../turns/turns';
import { message, Parrot } from '../channels/parrot';
import { MemoryStore } from '../store/memoryStore';

export const NOW = new Date('2026-01-05T10:00:00Z');
export const CONVERSATION: ConversationRef = { id: 'c', keys: [randomBytes(32)] };

/** A parrot and a store, to take turns with. */
export class Turning {
  readonly store = new MemoryStore({ idle: 1000, total: 1000 }, () => NOW);
  readonly parrot = new Parrot();
  readonly failures: unknown[] = [];

  turns(otherwise: Partial<TurnsOptions> = {}): Turns {
    return new Turns({
      bot: this.parrot,
      errorReply: () => [message('Sorry')],
      store: this.store,
      now: () => NOW,
      random: randomBytes,
      onError: (error) => this.failures.push(error),
      ...otherwise,
    });
  }

  /** The size of the log. */
  async bytes(): Promise<number> {
    return (await this.store.activities('c', 0)).reduce((sum, { record }) => sum + record.length, 0);
  }

  /** The log as "id text". */
  async log(): Promise<readonly string[]> {
    return (await this.activities()).map(({ id, type, text }) => `${id} ${text ?? type}`);
  }

  async activities(): Promise<readonly Record<string, string>[]> {
    const stored = await this.store.activities('c', 0);
    return stored.map(({ number, record }) => JSON.parse(decryptActivity(CONVERSATION, number, record) ?? ''));
  }

  /** A store in which other processes take part: each commit is seen first by `before`. */
  shared(before: (change: Change) => Promise<void>): ConversationStore {
    const { store } = this;
    return {
      read: (id) => store.read(id),
      activities: (id, from) => store.activities(id, from),
      forget: (id, last) => store.forget(id, last),
      watch: (id, heard) => store.watch(id, heard),
      waiting: () => store.waiting(),
      useOnce: (name, life) => store.useOnce(name, life),
      isUsed: (name) => store.isUsed(name),
      probe: () => store.probe(),
      close: () => store.close(),
      commit: async (id, change) => {
        await before(change);
        return store.commit(id, change);
      },
    };
  }
}

export const says = (text: string, clientId?: string): InboundActivity => ({
  activity: { ...message(text), channelId: 'directline' },
  clientId,
  mode: 'mustExist',
});

export const BEGINS: InboundActivity = { activity: { type: 'conversationUpdate' }, mode: 'createOnly' };
