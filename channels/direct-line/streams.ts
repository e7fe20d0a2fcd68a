import type { Stream } from './stream';

/** The streams that are open now, of all conversations. */
export class Streams {
  private readonly open = new Map<string, Set<Stream>>();
  private count = 0;

  get size(): number {
    return this.count;
  }

  /**
   * @param most how many one conversation may have. Beyond it the oldest is dropped, not the new one: a phone
   * that lost its line and came back is waiting for an answer, and the old line may be dead without our knowing.
   * @returns to be called when the stream has ended
   */
  add(conversation: string, stream: Stream, most = Number.POSITIVE_INFINITY): () => void {
    const streams = this.open.get(conversation) ?? new Set();
    this.open.set(conversation, streams.add(stream));
    this.count++;
    const [oldest] = streams;
    if (streams.size > most) oldest?.drop();
    return () => {
      if (!streams.delete(stream)) return;
      this.count--;
      if (streams.size === 0 && this.open.get(conversation) === streams) this.open.delete(conversation);
    };
  }

  beat(): void {
    for (const stream of this.all()) stream.beat();
  }

  /** Resolves when all have sent what they had to send, and are closed. */
  async goAway(): Promise<void> {
    await Promise.all([...this.all()].map((stream) => stream.goAway()));
  }

  private *all(): Generator<Stream> {
    for (const streams of this.open.values()) yield* streams;
  }
}
