import type { Change, ChangeEvent, ConversationStore, StoredActivity, StoredState } from './conversationStore';

/** Milliseconds between attempts to remove what could not be removed. */
const RETRY_EVERY = 1000;
/** More conversations are not remembered: they end with their time. */
const MOST = 100_000;

/**
 * Lets nobody's Exit be lost. What cannot be removed now, as the disk is full or Redis is away, is gone for all who ask
 * this process, and is removed as soon as that can be.
 */
export class RetriedForgetting implements ConversationStore {
  private readonly pending = new Map<string, readonly StoredActivity[]>();
  private readonly timer: NodeJS.Timeout;
  private retrying: Promise<void> | undefined;

  constructor(
    private readonly store: ConversationStore,
    retryEvery = RETRY_EVERY,
  ) {
    this.timer = setInterval(() => void this.retry(), retryEvery).unref();
  }

  async read(id: string): Promise<StoredState | undefined> {
    return this.pending.has(id) ? undefined : this.store.read(id);
  }

  lastCommitted(id: string): StoredState | undefined {
    return this.pending.has(id) ? undefined : this.store.lastCommitted?.(id);
  }

  async activities(id: string, from: number): Promise<readonly StoredActivity[]> {
    return this.pending.has(id) ? [] : this.store.activities(id, from);
  }

  async commit(id: string, change: Change): Promise<boolean> {
    return this.pending.has(id) ? false : this.store.commit(id, change);
  }

  /** @throws StoreError when it is not removed yet, though nobody is given it any more */
  async forget(id: string, last?: readonly StoredActivity[]): Promise<void> {
    try {
      await this.store.forget(id, last);
      this.pending.delete(id);
    } catch (error) {
      if (this.pending.size < MOST) this.pending.set(id, last ?? []);
      throw error;
    }
  }

  watch(id: string, heard: (news: ChangeEvent) => void): () => void {
    return this.store.watch(id, heard);
  }

  async waiting(): Promise<readonly string[]> {
    return (await this.store.waiting()).filter((id) => !this.pending.has(id));
  }

  useOnce(name: string, life: number): Promise<boolean> {
    return this.store.useOnce(name, life);
  }

  isUsed(name: string): Promise<boolean> {
    return this.store.isUsed(name);
  }

  room(): number {
    return this.store.room?.() ?? 1;
  }

  probe(): Promise<void> {
    return this.store.probe();
  }

  async close(): Promise<void> {
    clearInterval(this.timer);
    await this.retry();
    await this.store.close();
  }

  /** Tries now. One after the other: the first that fails tells that the others would. */
  retry(): Promise<void> {
    this.retrying ??= this.retryAll().finally(() => {
      this.retrying = undefined;
    });
    return this.retrying;
  }

  private async retryAll(): Promise<void> {
    for (const [id, last] of [...this.pending]) {
      try {
        await this.store.forget(id, last);
      } catch {
        return;
      }
      this.pending.delete(id);
    }
  }
}
