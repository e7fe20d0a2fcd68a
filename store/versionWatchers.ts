import type { ChangeEvent, StoredActivity } from './conversationStore';
import { Watchers } from './watchers';

/**
 * Watchers of conversations that other processes change too, where events may come late, twice or never:
 * remembers the version last notified, so that a poll of the store finds what was missed.
 */
export class VersionWatchers {
  private readonly watchers = new Watchers();
  /** `undefined` means that the conversation does not exist; no entry, that it was not checked yet. */
  private readonly notifiedVersions = new Map<string, number | undefined>();

  /**
   * @param unwatched called when that conversation has no watcher left
   * @returns a function that stops it
   */
  add(id: string, heard: (news: ChangeEvent) => void, unwatched?: () => void): () => void {
    let stop: (() => void) | undefined = this.watchers.add(id, heard);
    return () => {
      if (stop === undefined) return;
      stop();
      stop = undefined;
      if (this.watchers.has(id)) return;
      this.notifiedVersions.delete(id);
      unwatched?.();
    };
  }

  ids(): readonly string[] {
    return this.watchers.ids();
  }

  has(id: string): boolean {
    return this.watchers.has(id);
  }

  /** The version in the store when watching started. Ignored when there has been an event since. */
  setInitialVersion(id: string, version: number | undefined): void {
    if (this.has(id) && !this.notifiedVersions.has(id)) this.notifiedVersions.set(id, version);
  }

  committed(id: string, version: number): void {
    if (!this.has(id) || this.notifiedVersions.get(id) === version) return;
    this.notifiedVersions.set(id, version);
    this.watchers.notify(id, { kind: 'committed' });
  }

  gone(id: string, last: readonly StoredActivity[] = []): void {
    if (!this.has(id)) return;
    this.notifiedVersions.set(id, undefined);
    this.watchers.notify(id, { kind: 'gone', last });
  }

  /** The version found by a poll: notifies watchers if it is new to them. */
  observeVersion(id: string, version: number | undefined): void {
    if (version !== undefined) this.committed(id, version);
    else if (this.notifiedVersions.get(id) !== undefined) this.gone(id);
    else this.setInitialVersion(id, undefined);
  }
}
