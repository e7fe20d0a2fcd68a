import type { Activity, Post } from './activity';
import { type ActivitySet, Conversation, type Endpoint } from './conversation';
import { listen } from './stream';
import { pause, type Trouble, troubleOf } from './trouble';

/** How often to ask for news where no stream is let through, in milliseconds. */
const POLL = 1000;

/** What the chat hears from the line. */
export interface Listener {
  /** In order, each once. */
  heard(activities: readonly Activity[]): void;
  connected(): void;
  /** @param failures how many tries have failed, one after the other */
  lost(trouble: Trouble, failures: number): void;
  ended(): void;
}

/** Stays connected with one conversation: by stream or, where no stream is let through, by polling. */
export class DirectLine {
  readonly #conversation: Conversation;
  #watermark = '';
  #streams = true;
  #over = false;
  #wake: () => void = () => {};
  #hangUp: () => void = () => {};
  readonly #seen = new Set<string>();

  constructor(
    endpoint: Endpoint,
    private readonly listener: Listener,
  ) {
    this.#conversation = new Conversation(endpoint);
    addEventListener('online', () => this.#wake());
    addEventListener('offline', () => this.#hangUp());
  }

  /** Begins or resumes, and stays until the conversation is over, however often the connection is lost. */
  async run(): Promise<void> {
    for (let failures = 0; !this.#over; ) {
      try {
        const streamUrl = await this.#conversation.open(this.#watermark);
        // What was said before a reload, or while the connection was lost, is nowhere but with the server.
        await this.#fetchNews();
        failures = 0;
        if (!this.#over) this.listener.connected();
        await this.#follow(streamUrl);
      } catch (error) {
        await this.#recover(troubleOf(error), ++failures);
      }
    }
    // A conversation that was begun while the person left is dropped too.
    this.#conversation.drop();
  }

  /** One try. */
  post(post: Post): Promise<void> {
    return this.#conversation.post(post);
  }

  /** Tries at once rather than after the present wait. */
  hurry(): void {
    this.#wake();
  }

  /** Has the server forget the conversation, and closes. All before the call returns, save the server's answer. */
  leave(farewell: Post): void {
    if (this.#conversation.begun) this.#conversation.post(farewell, true).catch(() => {});
    this.close();
  }

  /** Stops listening and drops the token; nothing is told to the server. */
  close(): void {
    this.#over = true;
    this.#conversation.drop();
    this.#hangUp();
    this.#wake();
  }

  async #recover(trouble: Trouble, failures: number): Promise<void> {
    if (this.#over) return;
    if (trouble.kind === 'ended' && this.#conversation.begun) {
      this.close();
      return this.listener.ended();
    }
    this.listener.lost(trouble, failures);
    await this.#wait(trouble.kind === 'busy' ? trouble.seconds * 1000 : pause(failures));
  }

  /** Returns, or throws, when the connection is lost. */
  async #follow(streamUrl: string | undefined): Promise<void> {
    if (streamUrl && this.#streams && !this.#over) {
      const stream = listen(streamUrl, (set: ActivitySet) => this.#take(set));
      this.#hangUp = stream.close;
      if (await stream.closed) return this.#wait(pause(0));
      this.#streams = false;
    }
    while (!this.#over) {
      await this.#wait(POLL);
      // If this fails too, it was not the stream: it gets another chance with the next connection.
      await this.#fetchNews().catch((error: unknown) => {
        this.#streams = true;
        throw error;
      });
    }
  }

  async #fetchNews(): Promise<void> {
    if (!this.#over) this.#take(await this.#conversation.news(this.#watermark));
  }

  #take({ activities, watermark }: ActivitySet): void {
    if (this.#over) return;
    const news = activities.filter(({ id }) => !id || !this.#seen.has(id));
    for (const { id } of news) if (id) this.#seen.add(id);
    this.#watermark = watermark ?? this.#watermark;
    if (news.length) this.listener.heard(news);
  }

  #wait(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, this.#over ? 0 : milliseconds);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
