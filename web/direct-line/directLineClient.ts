import type { Activity, Post } from './activity';
import { type ActivitySet, Conversation, type Endpoint } from './conversation';
import { type ConnectionListener, Outbox, type QueuedMessage } from './outbox';
import { classifyFailure, Pause, type RequestFailure, retryDelay } from './request';

/** How long a WebSocket may take to open before polling is used instead, in milliseconds. */
const OPEN_TIMEOUT = 4000;
/** How often to poll where WebSockets are blocked, in milliseconds. */
const POLL_INTERVAL = 1000;

/** What the client tells the chat. */
export interface DirectLineListener extends ConnectionListener {
  /** In order, each one once. */
  received(activities: readonly Activity[]): void;
  ended(): void;
}

/** Stays connected to one conversation, by WebSocket or, where that is blocked, by polling; and posts to it. */
export class DirectLineClient {
  readonly #conversation: Conversation;
  readonly #outbox: Outbox;
  readonly #pause = new Pause();
  #watermark = '';
  #socketWorks = true;
  #closed = false;
  #closeSocket: () => void = () => {};
  readonly #seenIds = new Set<string>();

  constructor(
    endpoint: Endpoint,
    private readonly listener: DirectLineListener,
  ) {
    this.#conversation = new Conversation(endpoint);
    this.#outbox = new Outbox((post) => this.#conversation.post(post), listener);
    addEventListener('online', () => this.#pause.end());
    addEventListener('offline', () => this.#closeSocket());
  }

  /** Starts or resumes, and reconnects until the conversation is over. */
  async run(): Promise<void> {
    for (let failures = 0; !this.#closed; ) {
      try {
        const streamUrl = await this.#conversation.open(this.#watermark);
        // Messages from before a reload, or from while the connection was lost, exist only on the server.
        await this.#fetchMissed();
        failures = 0;
        if (!this.#closed) {
          this.#outbox.resume();
          this.listener.connected();
        }
        await this.#listen(streamUrl);
      } catch (error) {
        await this.#recover(classifyFailure(error), ++failures);
      }
    }
    // A conversation that was still being started when the person left is dropped too.
    this.#conversation.drop();
  }

  /** Sends a message once there is a conversation, and again when that fails. */
  send(message: QueuedMessage): void {
    this.#outbox.add(message);
  }

  /** Retries now instead of after the current delay. */
  retryNow(): void {
    this.#pause.end();
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
    this.#closeSocket();
    this.#pause.end();
  }

  async #recover(trouble: RequestFailure, failures: number): Promise<void> {
    if (this.#closed) return;
    if (trouble.kind === 'ended' && this.#conversation.started) {
      this.close();
      return this.listener.ended();
    }
    this.listener.lost(trouble, failures);
    await this.#wait(trouble.kind === 'busy' ? trouble.seconds * 1000 : retryDelay(failures));
  }

  /** Returns, or throws, when the connection is lost. */
  async #listen(streamUrl: string | undefined): Promise<void> {
    if (streamUrl && this.#socketWorks && !this.#closed) {
      if (await this.#stream(streamUrl)) return this.#wait(retryDelay(0));
      this.#socketWorks = false;
    }
    while (!this.#closed) {
      await this.#wait(POLL_INTERVAL);
      // If polling fails too, the WebSocket was not to blame: try it again with the next connection.
      await this.#fetchMissed().catch((error: unknown) => {
        this.#socketWorks = true;
        throw error;
      });
    }
  }

  /** Receives by WebSocket until either side has closed it. @returns whether it was ever open */
  #stream(url: string): Promise<boolean> {
    return new Promise((resolve) => {
      const socket = new WebSocket(url);
      let opened = false;
      const timer = setTimeout(() => socket.close(), OPEN_TIMEOUT);
      this.#closeSocket = () => {
        socket.close();
        // A dead network can keep a socket from closing for a minute.
        resolve(opened);
      };
      socket.onopen = () => {
        opened = true;
        clearTimeout(timer);
      };
      // The server sends empty messages to keep the connection alive.
      socket.onmessage = ({ data }: MessageEvent<string>) => data && this.#receive(JSON.parse(data) as ActivitySet);
      socket.onclose = () => resolve(opened);
    });
  }

  async #fetchMissed(): Promise<void> {
    if (!this.#closed) this.#receive(await this.#conversation.fetchSince(this.#watermark));
  }

  #receive({ activities, watermark }: ActivitySet): void {
    if (this.#closed) return;
    const news = activities.filter(({ id }) => !id || !this.#seenIds.has(id));
    for (const { id } of news) if (id) this.#seenIds.add(id);
    this.#watermark = watermark ?? this.#watermark;
    if (news.length) this.listener.received(news);
  }

  #wait(milliseconds: number): Promise<void> {
    return this.#pause.wait(this.#closed ? 0 : milliseconds);
  }
}
