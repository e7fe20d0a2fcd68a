import type { WebSocket } from 'ws';
import type { ChangeEvent, ConversationStore, StoredActivity } from '../../store/conversationStore';
import {
  type ConversationReader,
  type DecryptedActivity,
  decryptActivities,
} from '../../turns/conversationReader';
import type { ConversationRef } from '../../turns/records';
import type { DeskSession } from '../sign-in/sessionAuthGate';
import { activitySet, type Watermark, watermarkAfter } from './activitySet';

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
    } else if (!this.isWaiting) {
      this.isWaiting = true;
      this.enqueue(async () => this.catchUp());
    }
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
