import type { Activity, Post } from './activity';
import { type RequestOptions, request } from './request';
import { loadTabSession, saveTabSession, type TabSession } from './tabSession';

/** Direct Line's response when a conversation is started or resumed. */
export interface ConversationResponse {
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
  /** Whether it is the desk's: every request needs the sign-in cookie, and nothing outlives the page. */
  readonly desk?: boolean;
}

/** A token's lifetime when the server does not give one, in seconds. */
const TOKEN_LIFETIME = 1800;

/** The requests of Direct Line 3.0, without retries, and the token's refresh. All throw what {@link request} throws. */
export class Conversation {
  #session: TabSession | undefined;
  #refreshTimer = 0;

  constructor(private readonly endpoint: Endpoint) {
    this.#session = endpoint.desk ? undefined : loadTabSession();
  }

  get started(): boolean {
    return this.#session !== undefined;
  }

  /** Starts a conversation or resumes this tab's. @returns the stream's URL, if the server offers one */
  async open(since: string): Promise<string | undefined> {
    const opened = this.#session ? await this.#get<ConversationResponse>('', since) : await this.#start();
    const token = opened.token ?? this.#session?.token ?? '';
    this.#setSession({ token, id: opened.conversationId }, opened.expires_in);
    return opened.streamUrl;
  }

  fetchSince(since: string): Promise<ActivitySet> {
    return this.#get('/activities', since);
  }

  /** @param keepalive whether it must be sent even if the page unloads */
  async post(post: Post, keepalive = false): Promise<void> {
    const asking = { method: 'POST', token: this.#session?.token, body: post, keepalive } as const;
    await this.#request(this.#url('/activities'), asking);
  }

  drop(): void {
    this.#session = undefined;
    if (!this.endpoint.desk) saveTabSession(undefined);
    clearTimeout(this.#refreshTimer);
  }

  async #start(): Promise<ConversationResponse> {
    const { base, tokens } = this.endpoint;
    const { token } = await this.#request<ConversationResponse>(tokens, { method: 'POST' });
    const opened = await this.#request<ConversationResponse>(`${base}conversations`, {
      method: 'POST',
      token,
    });
    return token ? { token, ...opened } : opened;
  }

  #get<T>(what: string, since: string): Promise<T> {
    const query = since && `?watermark=${encodeURIComponent(since)}`;
    return this.#request<T>(this.#url(what) + query, { token: this.#session?.token });
  }

  #request<T>(url: string, asking: RequestOptions): Promise<T> {
    return request<T>(url, this.endpoint.desk ? { ...asking, cookies: true } : asking);
  }

  #url(what: string): string {
    return `${this.endpoint.base}conversations/${this.#session?.id}${what}`;
  }

  /** A token is refreshed half-way through its lifetime. */
  #setSession(session: TabSession, seconds = TOKEN_LIFETIME): void {
    this.#session = session;
    if (!this.endpoint.desk) saveTabSession(session);
    clearTimeout(this.#refreshTimer);
    this.#refreshTimer = window.setTimeout(() => this.#refreshToken(session, seconds), seconds * 500);
  }

  async #refreshToken(session: TabSession, seconds: number): Promise<void> {
    const asking = { method: 'POST', token: session.token } as const;
    const renewed = await this.#request<ConversationResponse>(
      `${this.endpoint.base}tokens/refresh`,
      asking,
    ).catch(() => undefined);
    if (this.#session !== session) return;
    this.#setSession(
      { id: session.id, token: renewed?.token ?? session.token },
      renewed?.expires_in ?? seconds / 2,
    );
  }
}
