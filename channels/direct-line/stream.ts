import type { WebSocket } from 'ws';
import type { ChangeEvent, ConversationStore, StoredActivity } from '../../store/conversationStore';
import { type ConversationReader, type DecryptedActivity, decryptActivities } from '../../turns/conversationReader';
import type { ConversationRef } from '../../turns/records';
import { badArgument } from '../http/httpError';
import type { DeskSession } from '../sign-in/sessionAuthGate';

/** Bytes buffered for a client that has stopped reading, before it is disconnected. */
const MAX_BUFFERED = 1024 * 1024;

/** Close codes of WebSocket (RFC 6455, 7.4.1). */
const ENDED = 1000;
const GOING_AWAY = 1001;
const FAILED = 1011;

/** Sends a conversation's activities over one socket, as they are committed. */
export class Stream {
  private work: Promise<void> = Promise.resolve();
  private isWaiting = false;
  private isAlive = true;
  private readonly unwatch: () => void;

  constructor(
    private readonly socket: WebSocket,
    store: ConversationStore,
    private readonly reader: ConversationReader,
    private readonly conversation: ConversationRef,
    private watermark: Watermark,
    private readonly deskSession?: DeskSession,
  ) {
    // Watched before anything is read, so that no commit in between is missed.
    this.unwatch = store.watch(conversation.id, (news) => this.onChange(news));
    socket.on('close', () => this.unwatch());
    socket.on('error', () => socket.terminate());
    socket.on('pong', () => {
      this.isAlive = true;
    });
    this.onChange({ kind: 'committed' });
  }

  /** Keeps the connection open through proxies, and drops it when the last ping was not answered. */
  heartbeat(): void {
    if (this.isAlive) {
      this.isAlive = false;
      this.socket.ping();
      // The protocol's own heartbeat, which pages can see.
      this.socket.send('');
      this.endWithSession();
    } else {
      this.socket.terminate();
    }
  }

  /** Drops the connection as if it had broken: the client may come back. */
  terminate(): void {
    this.socket.terminate();
  }

  /** Sends what is pending, then closes for now: the client may come back. */
  async goAway(): Promise<void> {
    await this.work;
    if (this.socket.readyState === this.socket.CLOSED) return;
    const closed = new Promise((resolve) => this.socket.once('close', resolve));
    this.socket.close(GOING_AWAY);
    await closed;
  }

  /** At the desk, a stream outlives neither the session nor a sign-out by more than one heartbeat. */
  private endWithSession(): void {
    this.deskSession?.isOver().then(
      (isOver) => isOver && this.terminate(),
      () => this.terminate(),
    );
  }

  private onChange(news: ChangeEvent): void {
    if (news.kind === 'gone') {
      this.enqueue(async () => this.end(news.last));
    } else if (news.added) {
      const { added } = news;
      this.enqueue(async () => this.sendAdded(added));
    } else if (!this.isWaiting) {
      this.isWaiting = true;
      this.enqueue(async () => this.catchUp());
    }
  }

  /** What this process has just committed need not be read back, unless something is missing before it. */
  private async sendAdded(added: readonly StoredActivity[]): Promise<void> {
    const follows = added[0]?.number === this.watermark;
    const activities = follows ? decryptActivities(this.conversation, added) : undefined;
    if (activities) this.send(activities);
    else await this.catchUp();
  }

  private async catchUp(): Promise<void> {
    this.isWaiting = false;
    this.send((await this.reader.activities(this.conversation, this.watermark)) ?? []);
  }

  private enqueue(next: () => Promise<void>): void {
    this.work = this.work.then(next).catch(() => this.socket.close(FAILED));
  }

  private end(last: readonly StoredActivity[]): void {
    this.send(decryptActivities(this.conversation, last) ?? []);
    this.socket.close(ENDED);
  }

  private send(activities: readonly DecryptedActivity[]): void {
    if (activities.length === 0) return;
    if (this.socket.bufferedAmount > MAX_BUFFERED) this.socket.terminate();
    this.watermark = watermarkAfter(activities, this.watermark);
    this.socket.send(activitySet(activities, this.watermark));
  }
}

/** The streams that are open now, of all conversations. */
export class Streams {
  private readonly open = new Map<string, Set<Stream>>();

  /**
   * @param most how many one conversation may have. Beyond that the oldest is dropped, not the new one: a phone
   * that lost its connection and came back is waiting for a reply, and the old one may be dead without our knowing.
   * @returns a function to call when the stream has ended
   */
  add(conversation: string, stream: Stream, most = Number.POSITIVE_INFINITY): () => void {
    const streams = this.open.get(conversation) ?? new Set();
    this.open.set(conversation, streams.add(stream));
    const [oldest] = streams;
    if (streams.size > most) oldest?.terminate();
    return () => {
      streams.delete(stream);
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

/**
 * The protocol's cursor: the number of the next activity, so that it stays valid
 * after earlier ones are removed.
 */
export type Watermark = number;

/**
 * @returns 0 when none is given. The protocol would then replay nothing on a stream; replaying all is
 * safer, since clients drop what they know and one that was cut off before its first watermark has seen nothing.
 * @throws HttpError when it was not issued here
 */
export function readWatermark(text: string | null): Watermark {
  if (text === null || text === '') return 0;
  if (!/^\d{1,9}$/.test(text)) throw badArgument("This 'watermark' is not one that was given out");
  return Number(text);
}

/** The watermark after these activities, or unchanged when there are none. */
export function watermarkAfter(activities: readonly DecryptedActivity[], before: Watermark): Watermark {
  const last = activities.at(-1);
  return last === undefined ? before : last.number + 1;
}

export function activitySet(activities: readonly DecryptedActivity[], watermark: Watermark): string {
  return `{"activities":[${activities.map(({ json }) => json).join(',')}],"watermark":"${watermark}"}`;
}
