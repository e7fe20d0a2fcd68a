import type { WebSocket } from 'ws';
import type { ConversationStore, News, StoredActivity } from '../../store/conversationStore';
import { type KeptActivity, type KeptConversations, opened } from '../../turns/keptConversations';
import type { Conversation } from '../../turns/records';
import { activitySet, type Watermark, watermarkAfter } from './activitySet';
import type { Sitting } from './deskDoor';

/** Bytes waiting for a client that has stopped reading before it is given up. */
const MOST_WAITING = 1024 * 1024;

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
    private readonly kept: KeptConversations,
    private readonly conversation: Conversation,
    private watermark: Watermark,
    private readonly sitting?: Sitting,
  ) {
    // Watched before anything is read: what is committed in between is not missed.
    this.unwatch = store.watch(conversation.id, (news) => this.hear(news));
    socket.on('close', () => this.unwatch());
    socket.on('error', () => socket.terminate());
    socket.on('pong', () => {
      this.isAlive = true;
    });
    this.hear({ kind: 'committed' });
  }

  /** Keeps the line open through proxies, and drops it when the last beat was not answered. */
  beat(): void {
    if (this.isAlive) {
      this.isAlive = false;
      this.socket.ping();
      // The protocol's own sign of life, which pages can see.
      this.socket.send('');
      this.endWithSession();
    } else {
      this.socket.terminate();
    }
  }

  /** Ends the line without a word, as when it had broken: its client may come back. */
  drop(): void {
    this.socket.terminate();
  }

  /** Sends what is still to be sent, then closes for now: the client may come back. */
  async goAway(): Promise<void> {
    await this.work;
    if (this.socket.readyState === this.socket.CLOSED) return;
    const closed = new Promise((resolve) => this.socket.once('close', resolve));
    this.socket.close(GOING_AWAY);
    await closed;
  }

  /** At the desk, a line outlives neither the session nor a sign-out by more than a beat. */
  private endWithSession(): void {
    this.sitting?.isOver().then(
      (isOver) => isOver && this.drop(),
      () => this.drop(),
    );
  }

  private hear(news: News): void {
    if (news.kind === 'gone') {
      this.afterwards(async () => this.end(news.last));
    } else if (!this.isWaiting) {
      this.isWaiting = true;
      this.afterwards(async () => this.catchUp());
    }
  }

  private async catchUp(): Promise<void> {
    this.isWaiting = false;
    this.send((await this.kept.activities(this.conversation, this.watermark)) ?? []);
  }

  private afterwards(next: () => Promise<void>): void {
    this.work = this.work.then(next).catch(() => this.socket.close(FAILED));
  }

  private end(last: readonly StoredActivity[]): void {
    this.send(opened(this.conversation, last) ?? []);
    this.socket.close(ENDED);
  }

  private send(activities: readonly KeptActivity[]): void {
    if (activities.length === 0) return;
    if (this.socket.bufferedAmount > MOST_WAITING) this.socket.terminate();
    this.watermark = watermarkAfter(activities, this.watermark);
    this.socket.send(activitySet(activities, this.watermark));
  }
}
