import type { Activity, Post } from './activity';
import { type ActivitySet, Conversation, type Endpoint, type OpenedConversation } from './conversation';
import { type ConnectionListener, Outbox, type QueuedMessage } from './outbox';
import {
  classifyFailure,
  DESK_PATIENCE,
  type Patience,
  Pause,
  type RequestFailure,
  retryDelay,
  USUAL_PATIENCE,
} from './request';
import { Stream } from './stream';
import { StreamRecord } from './streamRecord';

/** A stream brings back what was posted at once. If it has not by now, it is doubted, in milliseconds. */
const ECHO_TIMEOUT = 3000;
/** After this long without a sign that a message has arrived the person is told who else can help, in milliseconds. */
const WAITING_AFTER = 6000;
/** How often to ask for news without a stream: less and less often while there is none, in milliseconds. */
const POLL_AT_FIRST = 1000;
const POLL_AT_LAST = 10_000;

/** What the client tells the chat. */
export interface DirectLineListener extends ConnectionListener {
  /** In order, each one once. */
  received(activities: readonly Activity[]): void;
  /** A message was sent a while ago, and nothing shows that it has arrived. */
  waiting(): void;
  ended(): void;
}

/** Stays connected to one conversation, by WebSocket or, where that does not serve, by polling; and posts to it. */
export class DirectLineClient {
  readonly #conversation: Conversation;
  readonly #outbox: Outbox;
  readonly #patience: Patience;
  readonly #pause = new Pause();
  /** Between two questions for news. */
  readonly #pollPause = new Pause();
  readonly #streams = new StreamRecord();
  readonly #seenIds = new Set<string>();
  /** The client's ids of messages that have not come back yet. */
  readonly #awaited = new Set<string>();
  #stream: Stream | undefined;
  #watermark = '';
  #failures = 0;
  #quietPolls = 0;
  #isUp = false;
  #closed = false;

  constructor(
    endpoint: Endpoint,
    private readonly listener: DirectLineListener,
  ) {
    this.#conversation = new Conversation(endpoint);
    const connected = () => {
      // Where a post gets through, so does the reply: it is fetched now, and not when the line would try by itself.
      if (!this.#isUp) this.#fetchMissed().catch(() => {});
      this.#pause.end();
      listener.connected();
    };
    const lost: ConnectionListener['lost'] = (trouble, failures) => listener.lost(trouble, failures);
    this.#patience = endpoint.desk ? DESK_PATIENCE : USUAL_PATIENCE;
    this.#outbox = new Outbox((post) => this.#post(post), { connected, lost }, this.#patience);
    addEventListener('online', () => this.#pause.end());
    addEventListener('offline', () => this.#stream?.hangUp());
    addEventListener('visibilitychange', () => this.#stream?.checkSilence());
  }

  /** Gets ready to start, so that one round trip less is left when the person does. */
  prepare(): void {
    this.#conversation.prepare();
  }

  /** Whether a conversation has begun. */
  get started(): boolean {
    return this.#conversation.started;
  }

  /** Starts or resumes, and reconnects until the conversation is over. */
  async run(): Promise<void> {
    while (!this.#closed) {
      try {
        const opened = await this.#conversation.open(this.#watermark);
        if (!this.#closed) this.#outbox.resume();
        await this.#hear(opened);
      } catch (error) {
        await this.#recover(classifyFailure(error));
      }
    }
    // A conversation that was still being started when the person left is dropped too.
    this.#conversation.drop();
  }

  /** Sends a message once there is a conversation, and again when that fails. */
  send({ post, show }: QueuedMessage): void {
    const id = post.channelData.clientActivityID;
    this.#awaited.add(id);
    setTimeout(() => this.#awaited.has(id) && !this.#closed && this.listener.waiting(), WAITING_AFTER);
    this.#outbox.add({
      post,
      show: (state) => {
        if (state === 'failed') this.#awaited.delete(id);
        show(state);
      },
    });
  }

  /** Retries now instead of after the current delay. */
  retryNow(): void {
    this.#pause.end();
    this.#pollPause.end();
    this.#outbox.retryNow();
  }

  /** Asks the server to delete the conversation, and closes: all before the call returns, except the response. */
  endConversation(farewell: Post): void {
    if (this.#conversation.started) this.#conversation.post(farewell, true).catch(() => {});
    this.close();
  }

  /** Stops listening and drops the token, without telling the server. */
  close(): void {
    this.#closed = true;
    this.#conversation.drop();
    this.#stream?.hangUp();
    this.#pause.end();
    this.#pollPause.end();
  }

  async #recover(trouble: RequestFailure): Promise<void> {
    if (this.#closed) return;
    if (trouble.kind === 'ended' && this.#conversation.started) {
      this.close();
      return this.listener.ended();
    }
    this.#isUp = false;
    this.listener.lost(trouble, ++this.#failures);
    await this.#wait(trouble.kind === 'busy' ? trouble.seconds * 1000 : retryDelay(this.#failures, this.#patience));
  }

  /** Returns, or throws, when it is time to connect again. */
  async #hear({ streamUrl, isNew }: OpenedConversation): Promise<void> {
    if (streamUrl === undefined || !this.#streams.worthTrying()) {
      return this.#poll(() => streamUrl !== undefined && this.#streams.worthTrying());
    }
    if (this.#closed) return;
    const stream = new Stream(streamUrl, (set) => this.#receive(set));
    this.#stream = stream;
    // What was said before a reload, or while the connection was lost, exists only on the server.
    const missed = isNew ? undefined : this.#fetchMissed();
    missed?.catch(() => stream.hangUp());
    if (isNew) this.#expect(() => stream.beats > 0);
    const served = await stream.ended;
    this.#stream = undefined;
    // Where that failed too, it was the line, and no fault of streams.
    await missed;
    this.#streams.add(served);
    await this.#wait(retryDelay(this.#streams.failures));
  }

  async #post(post: Post): Promise<void> {
    await this.#conversation.post(post);
    this.#quietPolls = 0;
    this.#pollPause.end();
    const { clientActivityID: id } = post.channelData;
    if (this.#stream) this.#expect(() => !this.#awaited.has(id));
  }

  /** Gives a stream the time in which one that lives brings what is due. */
  #expect(hasCome: () => boolean): void {
    setTimeout(() => {
      if (this.#stream && !hasCome()) void this.#doubt(this.#stream);
    }, ECHO_TIMEOUT);
  }

  /** Asks for what the stream has not brought, until it shows that it lives. */
  async #doubt(stream: Stream): Promise<void> {
    const { beats } = stream;
    const isOver = () => this.#stream !== stream || stream.beats > beats;
    // If that fails too, it is the line: connect anew.
    await this.#poll(isOver).catch(() => stream.hangUp());
  }

  async #poll(until: () => boolean): Promise<void> {
    while (!this.#closed && !until()) {
      await this.#fetchMissed();
      await this.#pollPause.wait(Math.min(POLL_AT_LAST, POLL_AT_FIRST * 1.5 ** this.#quietPolls++));
    }
  }

  async #fetchMissed(): Promise<void> {
    if (this.#closed) return;
    this.#receive(await this.#conversation.fetchSince(this.#watermark));
  }

  #receive({ activities, watermark }: ActivitySet): void {
    if (this.#closed) return;
    this.#failures = 0;
    if (!this.#isUp) this.listener.connected();
    this.#isUp = true;
    const news = activities.filter(({ id }) => !id || !this.#seenIds.has(id));
    for (const { id, channelData } of news) {
      if (id) this.#seenIds.add(id);
      this.#awaited.delete(channelData?.clientActivityID ?? '');
    }
    this.#watermark = watermark ?? this.#watermark;
    if (news.length === 0) return;
    this.#quietPolls = 0;
    this.listener.received(news);
  }

  #wait(milliseconds: number): Promise<void> {
    return this.#pause.wait(this.#closed ? 0 : milliseconds);
  }
}
