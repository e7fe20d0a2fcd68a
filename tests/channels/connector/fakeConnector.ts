import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Activity } from 'botbuilder';

/** What goes wrong with one request to a chat. */
export interface Fault {
  readonly status?: number;
  readonly retryAfter?: number;
  /** The channel has taken it all the same. */
  readonly delivered?: boolean;
  /** The line is cut without an answer. */
  readonly cut?: boolean;
  /** Milliseconds before it is answered. */
  readonly slow?: number;
}

interface Limit {
  readonly most: number;
  readonly within: number;
  readonly retryAfter?: number;
}

/** One chat as Teams has it: the bot's messages that stand in it, and what goes wrong there. */
export class FakeChat {
  readonly messages = new Map<string, Partial<Activity>>();
  /** Every request: its method, and how it was answered. */
  readonly requests: string[] = [];
  /** For the requests that come next, in order; all after them are right. */
  faults: Fault[] = [];
  /** Methods that are refused with 403, as under a retention hold. */
  refused: readonly string[] = [];
  /** Methods that are answered with 501, and with 404. */
  unable: readonly string[] = [];
  missing: readonly string[] = [];
  limit: Limit | undefined;
  /** Words on a card that is answered with 400, or 413, as long as it has anything but text on it. */
  indigestible: string | undefined;
  private times: number[] = [];

  constructor(readonly id: string) {}

  /** Every text on the cards that stand in the chat, message by message. */
  get said(): readonly string[] {
    return [...this.messages.values()].map((message) => JSON.stringify(message.attachments ?? message.text));
  }

  /** What goes wrong with this request. */
  fault(method: string, sent: string): Fault | undefined {
    if (this.indigestible && sent.includes(this.indigestible) && sent.includes('Action')) return { status: 400 };
    if (this.refused.includes(method)) return { status: 403 };
    if (this.unable.includes(method)) return { status: 501 };
    if (this.missing.includes(method)) return { status: 404 };
    const limited = this.limited();
    return limited ?? this.faults.shift();
  }

  private limited(): Fault | undefined {
    if (!this.limit) return undefined;
    const { most, within, retryAfter } = this.limit;
    const now = performance.now();
    this.times = this.times.filter((time) => now - time < within);
    if (this.times.length >= most) return { status: 429, ...(retryAfter !== undefined && { retryAfter }) };
    this.times.push(now);
    return undefined;
  }

  take(method: string, id: string, activity: Partial<Activity>): { readonly id: string } {
    if (method === 'DELETE') this.messages.delete(id);
    if (method === 'PUT') this.messages.set(id, activity);
    if (method !== 'POST') return { id };
    const theirs = `theirs-${this.id}-${this.requests.length}`;
    this.messages.set(theirs, activity);
    return { id: theirs };
  }
}

/** Stands where the Bot Connector is, on this machine, with every fault that it has been seen to have. */
export class FakeConnector {
  private readonly chats = new Map<string, FakeChat>();
  private readonly server: Server = createServer((req, res) => void this.answer(req, res));

  async start(): Promise<void> {
    this.server.listen(0, '127.0.0.1');
    await once(this.server, 'listening');
  }

  async stop(): Promise<void> {
    this.server.close();
    this.server.closeAllConnections();
    await once(this.server, 'close');
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/`;
  }

  chat(id: string): FakeChat {
    const chat = this.chats.get(id) ?? new FakeChat(id);
    this.chats.set(id, chat);
    return chat;
  }

  private async answer(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const [, conversation = '', id = ''] = /conversations\/([^/]+)\/activities(?:\/([^/]+))?/.exec(req.url ?? '') ?? [];
    const chat = this.chat(decodeURIComponent(conversation));
    const chunks: Buffer[] = [];
    for await (const chunk of req) chunks.push(chunk as Buffer);
    const sent = Buffer.concat(chunks).toString();
    const activity = JSON.parse(sent || '{}');
    const method = req.method ?? '';
    const { status = 200, retryAfter, delivered, cut, slow } = chat.fault(method, sent) ?? {};
    chat.requests.push(`${method} ${cut ? 'cut' : status}`);
    const body = delivered || (status < 300 && !cut) ? chat.take(method, decodeURIComponent(id), activity) : {};
    if (slow) await new Promise((resolve) => setTimeout(resolve, slow));
    if (cut) return void req.socket.destroy();
    res.writeHead(status, {
      'content-type': 'application/json',
      ...(retryAfter !== undefined && { 'retry-after': String(retryAfter) }),
    });
    res.end(JSON.stringify(status < 300 ? body : {}));
  }
}
