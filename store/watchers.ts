import type { ChangeEvent } from './conversationStore';

type Listener = (news: ChangeEvent) => void;

/** The listeners of this process, by conversation. */
export class Watchers {
  private readonly listeners = new Map<string, Set<Listener>>();

  /** @returns a function that stops it; calling it twice does no harm */
  add(id: string, heard: Listener): () => void {
    // Wrapped, so that the same function may watch twice and stop once.
    const entry: Listener = (news) => heard(news);
    const entries = this.listeners.get(id) ?? new Set();
    this.listeners.set(id, entries.add(entry));
    return () => {
      entries.delete(entry);
      if (entries.size === 0 && this.listeners.get(id) === entries) this.listeners.delete(id);
    };
  }

  /** The conversations that are watched, each once. */
  ids(): readonly string[] {
    return [...this.listeners.keys()];
  }

  has(id: string): boolean {
    return this.listeners.has(id);
  }

  notify(id: string, news: ChangeEvent): void {
    for (const heard of [...(this.listeners.get(id) ?? [])]) heard(news);
  }
}
