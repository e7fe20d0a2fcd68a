import type { Activity, Post } from './activity';
import { type Asking, request } from './request';
import { type Session, savedSession, saveSession } from './session';

/** What Direct Line answers when a conversation is begun or found again. */
export interface Opened {
  readonly conversationId: string;
  readonly token?: string;
  /** Seconds. */
  readonly expires_in?: number;
  readonly streamUrl?: string;
}

export interface ActivitySet {
  readonly activities: readonly Activity[];
  readonly watermark?: string;
}

export interface Endpoint {
  /** Ends in a slash. */
  readonly base: string;
  readonly tokens: string;
  /** Whether it is the desk's: all of it is for who is signed in, and nothing outlives the page. */
  readonly desk?: boolean;
}

/** How long a token holds when the server does not say, in seconds. */
const HOLDS = 1800;

/** The requests of Direct Line 3.0, each one try; and the token, kept fresh. All throw what {@link request} throws. */
export class Conversation {
  #session: Session | undefined;
  #timer = 0;

  constructor(private readonly endpoint: Endpoint) {
    this.#session = endpoint.desk ? undefined : savedSession();
  }

  get begun(): boolean {
    return this.#session !== undefined;
  }

  /** Begins a conversation, or finds this tab's again. @returns where its stream is, if the server has one */
  async open(since: string): Promise<string | undefined> {
    const opened = this.#session ? await this.#ask<Opened>('', since) : await this.#begin();
    const token = opened.token ?? this.#session?.token ?? '';
    this.#keep({ token, id: opened.conversationId }, opened.expires_in);
    return opened.streamUrl;
  }

  news(since: string): Promise<ActivitySet> {
    return this.#ask('/activities', since);
  }

  /** @param keepalive whether it is to arrive even when the page goes away */
  async post(post: Post, keepalive = false): Promise<void> {
    const asking = { method: 'POST', token: this.#session?.token, body: post, keepalive } as const;
    await this.#request(this.#url('/activities'), asking);
  }

  drop(): void {
    this.#session = undefined;
    if (!this.endpoint.desk) saveSession(undefined);
    clearTimeout(this.#timer);
  }

  async #begin(): Promise<Opened> {
    const { base, tokens } = this.endpoint;
    const { token } = await this.#request<Opened>(tokens, { method: 'POST' });
    const opened = await this.#request<Opened>(`${base}conversations`, { method: 'POST', token });
    return token ? { token, ...opened } : opened;
  }

  #ask<T>(what: string, since: string): Promise<T> {
    const query = since && `?watermark=${encodeURIComponent(since)}`;
    return this.#request<T>(this.#url(what) + query, { token: this.#session?.token });
  }

  #request<T>(url: string, asking: Asking): Promise<T> {
    return request<T>(url, this.endpoint.desk ? { ...asking, cookies: true } : asking);
  }

  #url(what: string): string {
    return `${this.endpoint.base}conversations/${this.#session?.id}${what}`;
  }

  /** Half-way through its time a token is changed for a new one. */
  #keep(session: Session, seconds = HOLDS): void {
    this.#session = session;
    if (!this.endpoint.desk) saveSession(session);
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => this.#renew(session, seconds), seconds * 500);
  }

  async #renew(session: Session, seconds: number): Promise<void> {
    const asking = { method: 'POST', token: session.token } as const;
    const renewed = await this.#request<Opened>(`${this.endpoint.base}tokens/refresh`, asking).catch(
      () => undefined,
    );
    if (this.#session !== session) return;
    this.#keep(
      { id: session.id, token: renewed?.token ?? session.token },
      renewed?.expires_in ?? seconds / 2,
    );
  }
}
