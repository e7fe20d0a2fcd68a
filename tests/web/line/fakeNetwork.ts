import type { Activity } from '../../../web/direct-line/activity';
import { DirectLineClient } from '../../../web/direct-line/directLineClient';

const BASE = 'https://bot.example/v3/directline/';
/** How often the server beats, in milliseconds. */
const BEAT = 15_000;

/** What a network does to a stream: it serves, is cut after a while, or is neither closed nor brings anything. */
type StreamFate =
  | { readonly kind: 'serves' }
  | { readonly kind: 'cut'; readonly after: number }
  | { readonly kind: 'hole' };

/** A conversation behind a network that can be made to fail in parts. Its time is jest's. */
export class FakeNetwork {
  streamFate: StreamFate = { kind: 'serves' };
  /** Whether a request is never answered. */
  silent: (method: string, path: string) => boolean = () => false;
  /** Whether each post is answered by the state of a call, too. */
  isDesk = false;
  /** Each request, and each stream, in order. */
  readonly asked: string[] = [];
  readonly #log: Activity[] = [{ id: 'a0', type: 'message', text: 'greeting' }];
  readonly #streams = new Set<FakeSocket>();

  constructor() {
    const network = this;
    class Socket extends FakeSocket {
      constructor(url: string) {
        super(network, Number(new URL(url).searchParams.get('watermark') || 0));
      }
    }
    Object.assign(globalThis, {
      window: globalThis,
      addEventListener: () => {},
      fetch: (url: string, options: RequestInit) => this.#answer(url, options),
      WebSocket: Socket,
    });
  }

  /** How many requests and streams there were since the last time this was asked. */
  count(): number {
    return this.asked.splice(0).length;
  }

  /** The person's device moves to another network: what is open stays open, and nothing comes through it any more. */
  loseStreams(): void {
    for (const each of this.#streams) each.fate = { kind: 'hole' };
  }

  open(socket: FakeSocket): void {
    this.asked.push('STREAM');
    this.#streams.add(socket);
  }

  since(watermark: number) {
    return { activities: this.#log.slice(watermark), watermark: String(this.#log.length) };
  }

  async #answer(url: string, { method = 'GET', body, signal }: RequestInit): Promise<unknown> {
    const { pathname, searchParams } = new URL(url);
    const path = pathname.replace('/v3/directline', '');
    this.asked.push(`${method} ${path}`);
    if (method === 'POST' && path.endsWith('/activities') && !this.silent('taken', path)) this.#take(String(body));
    if (this.silent(method, path)) {
      return new Promise((_resolve, reject) => signal?.addEventListener('abort', () => reject(new Error('aborted'))));
    }
    const mark = searchParams.get('watermark') ?? '';
    const streamUrl = `wss://bot.example/stream?watermark=${mark}`;
    const isNews = path.endsWith('/activities');
    const answer = isNews ? this.since(Number(mark)) : { conversationId: 'c', token: 't', expires_in: 1800, streamUrl };
    return { ok: true, status: 200, headers: new Headers(), json: async () => answer };
  }

  #take(body: string): void {
    const post: Activity = JSON.parse(body);
    const id = post.channelData?.clientActivityID;
    if (this.#log.some(({ channelData }) => channelData?.clientActivityID === id)) return;
    this.#log.push({ ...post, id: `a${this.#log.length}` });
    this.#log.push({ id: `a${this.#log.length}`, type: 'message', text: `answer to ${post.text}` });
    const state = { id: `a${this.#log.length}`, type: 'event', name: 'waymark.desk', value: post.text };
    if (this.isDesk) this.#log.push(state);
    for (const each of this.#streams) each.news();
  }
}

class FakeSocket {
  fate: StreamFate;
  onopen: (() => void) | null = null;
  onmessage: ((event: { data: string }) => void) | null = null;
  onclose: (() => void) | null = null;
  readonly #beating: ReturnType<typeof setInterval>;

  constructor(
    private readonly network: FakeNetwork,
    private watermark: number,
  ) {
    this.fate = network.streamFate;
    network.open(this);
    setTimeout(() => {
      this.onopen?.();
      this.news();
    }, 10);
    this.#beating = setInterval(() => this.send(''), BEAT);
    if (this.fate.kind === 'cut') setTimeout(() => this.close(), this.fate.after);
  }

  news(): void {
    const set = this.network.since(this.watermark);
    if (set.activities.length > 0 && this.send(JSON.stringify(set))) this.watermark = Number(set.watermark);
  }

  close(): void {
    clearInterval(this.#beating);
    const { onclose } = this;
    this.onclose = null;
    onclose?.();
  }

  private send(data: string): boolean {
    const comesThrough = this.fate.kind !== 'hole';
    if (comesThrough) this.onmessage?.({ data });
    return comesThrough;
  }
}

export const ENDPOINT = { base: BASE, tokens: `${BASE}tokens/generate`, desk: true };

/** A client on this network, and what it tells the chat. */
export function connect() {
  const told: string[] = [];
  const client = new DirectLineClient(ENDPOINT, {
    received: (activities) => told.push(...activities.map(({ text = '' }) => text)),
    connected: () => told.push('(connected)'),
    waiting: () => told.push('(waiting)'),
    lost: ({ kind }) => told.push(`(${kind})`),
    ended: () => told.push('(ended)'),
  });
  const say = (text: string) =>
    client.send({
      post: { type: 'message', from: { id: 'person' }, text, channelData: { clientActivityID: text, waymark: {} } },
      show: (state) => told.push(`${text}: ${state}`),
    });
  void client.run();
  return { client, told, say };
}

/** Lets this much of the pretended time pass. */
export const pass = (seconds: number) => jest.advanceTimersByTimeAsync(seconds * 1000);
