import type { Activity, Post } from './activity';
import { type RequestOptions, request } from './request';

/** Direct Line's response when a conversation is started or resumed, or its token refreshed. */
interface ConversationResponse {
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

export interface OpenedConversation {
  /** Where the server offers a stream. */
  readonly streamUrl: string | undefined;
  /** Whether it was begun just now, so that all there is to hear is still to come. */
  readonly isNew: boolean;
}

export interface Endpoint {
  /** Ends in a slash. */
  readonly base: string;
  readonly tokens: string;
  /** Whether it is the desk's: every request needs the sign-in cookie, and nothing outlives the page. */
  readonly desk?: boolean;
}

/** All that is needed to resume a conversation after a reload. It holds nothing that was said. */
interface TabSession {
  readonly token: string;
  readonly id: string;
}

/** A token that no conversation has been started with. */
interface PreparedToken {
  readonly token: Promise<string | undefined>;
  /** When it was asked for. */
  readonly at: number;
}

const SESSION_KEY = 'waymark-line';
/** A token's lifetime when the server does not give one, in seconds. */
const TOKEN_LIFETIME = 1800;
/** However often a refresh fails, the next is not tried before half of this, in seconds. */
const SHORTEST_LIFETIME = 60;

/** The requests of Direct Line 3.0, without retries, and the token's refresh. All throw what {@link request} throws. */
export class Conversation {
  #session: TabSession | undefined;
  #refreshTimer: ReturnType<typeof setTimeout> | undefined;
  #prepared: PreparedToken | undefined;

  constructor(private readonly endpoint: Endpoint) {
    this.#session = endpoint.desk ? undefined : loadTabSession();
  }

  get started(): boolean {
    return this.#session !== undefined;
  }

  /** Starts a conversation or resumes this tab's. */
  async open(since: string): Promise<OpenedConversation> {
    const isNew = this.#session === undefined;
    const opened = this.#session ? await this.#get<ConversationResponse>('', since) : await this.#start();
    const token = opened.token ?? this.#session?.token ?? '';
    this.#setSession({ token, id: opened.conversationId }, opened.expires_in);
    return { streamUrl: opened.streamUrl, isNew };
  }

  /** Gets a token ahead of the start. That starts nothing: the server keeps nothing of it. */
  prepare(): void {
    if (this.#session || this.endpoint.desk) return;
    this.#prepared = { token: this.#newToken().catch(() => undefined), at: Date.now() };
  }

  fetchSince(since: string): Promise<ActivitySet> {
    return this.#get('/activities', since);
  }

  /** @param keepalive whether it must be sent even if the page unloads */
  async post(body: Post, keepalive = false): Promise<void> {
    await this.#request(this.#url('/activities'), { method: 'POST', body, keepalive });
  }

  drop(): void {
    this.#setSession(undefined);
  }

  async #start(): Promise<ConversationResponse> {
    const prepared = this.#prepared;
    this.#prepared = undefined;
    const isFresh = prepared && Date.now() - prepared.at < TOKEN_LIFETIME * 500;
    const token = (isFresh && (await prepared.token)) || (await this.#newToken());
    const start = { method: 'POST', token } as const;
    const opened = await this.#request<ConversationResponse>(`${this.endpoint.base}conversations`, start);
    return token ? { token, ...opened } : opened;
  }

  async #newToken(): Promise<string | undefined> {
    return (await this.#request<ConversationResponse>(this.endpoint.tokens, { method: 'POST' })).token;
  }

  #get<T>(what: string, since: string): Promise<T> {
    return this.#request<T>(this.#url(what) + (since && `?watermark=${encodeURIComponent(since)}`));
  }

  #request<T>(url: string, asking: RequestOptions = {}): Promise<T> {
    return request<T>(url, { token: this.#session?.token, cookies: this.endpoint.desk, ...asking });
  }

  #url(what: string): string {
    return `${this.endpoint.base}conversations/${this.#session?.id}${what}`;
  }

  /** A token is refreshed half-way through its lifetime. */
  #setSession(session: TabSession | undefined, seconds = TOKEN_LIFETIME): void {
    this.#session = session;
    if (!this.endpoint.desk) saveTabSession(session);
    clearTimeout(this.#refreshTimer);
    if (session) this.#refreshTimer = setTimeout(() => this.#refreshToken(session, seconds), seconds * 500);
  }

  async #refreshToken(session: TabSession, seconds: number): Promise<void> {
    const url = `${this.endpoint.base}tokens/refresh`;
    const renewed = await this.#request<ConversationResponse>(url, { method: 'POST' }).catch(() => undefined);
    if (this.#session !== session) return;
    const token = renewed?.token ?? session.token;
    this.#setSession({ id: session.id, token }, renewed?.expires_in ?? Math.max(SHORTEST_LIFETIME, seconds / 2));
  }
}

/**
 * Stored by the browser for this tab only; not at all if storage is blocked. Browsers keep it of a closed tab, so that the
 * tab can be opened again: what ends it is Exit, or the server, half an hour after the last message.
 */
export function loadTabSession(): TabSession | undefined {
  try {
    const saved = JSON.parse(sessionStorage.getItem(SESSION_KEY) ?? 'null') as Partial<TabSession> | null;
    return saved?.token && saved.id ? { token: saved.token, id: saved.id } : undefined;
  } catch {
    return undefined;
  }
}

function saveTabSession(session: TabSession | undefined): void {
  try {
    if (session) sessionStorage.setItem(SESSION_KEY, JSON.stringify(session));
    else sessionStorage.removeItem(SESSION_KEY);
  } catch {
    // Storage is blocked: a reload then starts a new conversation.
  }
}
