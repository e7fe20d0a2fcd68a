import type { News } from './conversationStore';

type Heard = (news: News) => void;

/** Who in this process wants to hear of which conversation. */
export class Watchers {
  private readonly heard = new Map<string, Set<Heard>>();

  /** @returns how to stop; calling it twice does no harm */
  add(id: string, heard: Heard): () => void {
    // A function of its own, so that the same one may watch twice and stop once.
    const entry: Heard = (news) => heard(news);
    const entries = this.heard.get(id) ?? new Set();
    this.heard.set(id, entries.add(entry));
    return () => {
      entries.delete(entry);
      if (entries.size === 0 && this.heard.get(id) === entries) this.heard.delete(id);
    };
  }

  /** Who is watched, each once. */
  ids(): readonly string[] {
    return [...this.heard.keys()];
  }

  has(id: string): boolean {
    return this.heard.has(id);
  }

  tell(id: string, news: News): void {
    for (const heard of [...(this.heard.get(id) ?? [])]) heard(news);
  }
}
