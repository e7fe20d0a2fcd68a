import type { Stream } from './stream';

/** The streams that are open now, of all conversations. */
export class Streams {
  private readonly open = new Map<string, Set<Stream>>();
  private count = 0;

  get size(): number {
    return this.count;
  }

  /**
   * @param most how many one conversation may have. Beyond that the oldest is dropped, not the new one: a phone
   * that lost its connection and came back is waiting for a reply, and the old one may be dead without our knowing.
   * @returns a function to call when the stream has ended
   */
  add(conversation: string, stream: Stream, most = Number.POSITIVE_INFINITY): () => void {
    const streams = this.open.get(conversation) ?? new Set();
    this.open.set(conversation, streams.add(stream));
    this.count++;
    const [oldest] = streams;
    if (streams.size > most) oldest?.terminate();
    return () => {
      if (!streams.delete(stream)) return;
      this.count--;
      if (streams.size === 0 && this.open.get(conversation) === streams) this.open.delete(conversation);
    };
  }

  heartbeat(): void {
    for (const stream of this.all()) stream.heartbeat();
  }

  /** Resolves when all have sent what was pending, and are closed. */
  async goAway(): Promise<void> {
    await Promise.all([...this.all()].map((stream) => stream.goAway()));
  }

  private *all(): Generator<Stream> {
    for (const streams of this.open.values()) yield* streams;
  }
}
