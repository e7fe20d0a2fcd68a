import type { News, StoredActivity } from './conversationStore';
import { Watchers } from './watchers';

/**
 * Watchers of conversations that change elsewhere too, where news may come late, twice or never:
 * remembers the version that was told last, so that a look at the store finds what was missed.
 */
export class VersionWatchers {
  private readonly watchers = new Watchers();
  /** `undefined` stands for a conversation that is not there; no entry, for one not looked at yet. */
  private readonly told = new Map<string, number | undefined>();

  /**
   * @param unwatched called when nobody watches that conversation any more
   * @returns how to stop
   */
  add(id: string, heard: (news: News) => void, unwatched?: () => void): () => void {
    let stop: (() => void) | undefined = this.watchers.add(id, heard);
    return () => {
      if (stop === undefined) return;
      stop();
      stop = undefined;
      if (this.watchers.has(id)) return;
      this.told.delete(id);
      unwatched?.();
    };
  }

  ids(): readonly string[] {
    return this.watchers.ids();
  }

  has(id: string): boolean {
    return this.watchers.has(id);
  }

  /** What the store held when the watching began. It says nothing when there has been news since. */
  began(id: string, version: number | undefined): void {
    if (this.has(id) && !this.told.has(id)) this.told.set(id, version);
  }

  committed(id: string, version: number): void {
    if (!this.has(id) || this.told.get(id) === version) return;
    this.told.set(id, version);
    this.watchers.tell(id, { kind: 'committed' });
  }

  gone(id: string, last: readonly StoredActivity[] = []): void {
    if (!this.has(id)) return;
    this.told.set(id, undefined);
    this.watchers.tell(id, { kind: 'gone', last });
  }

  /** What a look at the store has found: tells it where it is news. */
  found(id: string, version: number | undefined): void {
    if (version !== undefined) this.committed(id, version);
    else if (this.told.get(id) !== undefined) this.gone(id);
    else this.began(id, undefined);
  }
}
