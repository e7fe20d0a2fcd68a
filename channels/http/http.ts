import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { createServer, type Request, type Response, type Server } from 'restify';
import { Overtaken } from '../../turns/overtaken';
import { busy, notFound, Refusal, serviceError, stopping } from './refusal';
import { JSON_TYPE, sendRefusal } from './sendJson';

declare module 'restify' {
  // The published types are older than `first`, which sees a request before restify touches it.
  interface Server {
    first(handler: (req: IncomingMessage, res: ServerResponse) => boolean): Server;
  }
}

/** What every answer carries. A page may say more of itself. */
const HEADERS: Headers = {
  'Cache-Control': 'no-store',
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
};

/** Milliseconds for a client to send its request: a phone on a weak signal gets through, a slow attack does not. */
const REQUEST_WITHIN = 30_000;

/** For a year browsers come back by https alone, whatever a link says (RFC 6797). */
const BY_TLS: Headers = { 'Strict-Transport-Security': 'max-age=31536000' };

type Headers = Readonly<Record<string, string>>;

export interface HttpNeed {
  /** Where browsers reach this server, when that is known: with https, they are told to stay with it. */
  readonly publicUrl?: string | undefined;
  /** Milliseconds that a stop may take before every connection is cut. */
  readonly stopWithin: number;
  /** Told of every error that ends in a 500. What it is told may quote the person. */
  readonly failed: (error: unknown) => void;
}

export type Handler = (req: Request, res: Response) => Promise<void>;

/** The server that all channels share: its own headers, its own error bodies, and an orderly stop. */
export class Http {
  readonly server: Server;
  /** What every answer carries, those too that restify does not see. */
  readonly headers: Headers;
  private readonly sockets = new Set<Socket>();
  private readonly stops: (() => Promise<void>)[] = [];
  private stopped: Promise<void> | undefined;

  constructor(private readonly need: HttpNeed) {
    this.headers = need.publicUrl?.startsWith('https:') ? { ...HEADERS, ...BY_TLS } : HEADERS;
    // An empty name keeps restify from telling what it is.
    this.server = createServer({ name: '' });
    this.server.server.requestTimeout = REQUEST_WITHIN;
    this.server.first((req, res) => this.admit(req, res));
    this.server.on('connection', (socket: Socket) => this.track(socket));
    // restify's own: no such route, or not by this method.
    this.server.on('restifyError', (_req: Request, res: Response, error: unknown, done: () => void) => {
      const { status, body, headers } = this.refusalOf(routingRefusal(error) ?? error);
      res.sendRaw(status, body, { ...headers, 'Content-Type': JSON_TYPE });
      done();
    });
  }

  /** True from the moment that `close` is called: nothing new is taken on. */
  get closing(): boolean {
    return this.stopped !== undefined;
  }

  /** Makes a route of a handler: what it throws becomes the protocol's error body. */
  handler(handle: Handler): Handler {
    return async (req, res) => {
      try {
        await handle(req, res);
      } catch (error) {
        this.refuse(res, error);
      }
    };
  }

  /** Registers what must be finished before connections are cut, in the order of registering. */
  whenClosing(stop: () => Promise<void>): void {
    this.stops.push(stop);
  }

  /**
   * @param port 0 for any that is free
   * @returns the port
   */
  listen(port: number, host: string): Promise<number> {
    return new Promise((resolve, reject) => {
      this.server.once('error', reject);
      this.server.listen(port, host, () => resolve(this.server.address().port));
    });
  }

  /** Takes on nothing new, lets what is under way finish, and resolves when every connection is closed. */
  close(): Promise<void> {
    this.stopped ??= this.stop();
    return this.stopped;
  }

  private async stop(): Promise<void> {
    const closed = new Promise<void>((resolve) => this.server.once('close', resolve));
    const late = setTimeout(() => this.cut(), this.need.stopWithin);
    // Until these are done the door stays open, so that who knocks is told to come back.
    for (const stop of this.stops) {
      await Promise.race([stop().catch(this.need.failed), closed]);
    }
    this.server.close();
    await closed;
    clearTimeout(late);
  }

  private cut(): void {
    this.server.close();
    for (const socket of this.sockets) socket.destroy();
  }

  private track(socket: Socket): void {
    this.sockets.add(socket);
    socket.once('close', () => this.sockets.delete(socket));
  }

  /** @returns false when the request has been answered */
  private admit(req: IncomingMessage, res: ServerResponse): boolean {
    for (const [name, value] of Object.entries(this.headers)) res.setHeader(name, value);
    const refusal = this.closing ? stopping() : isAddress(req) ? undefined : notFound();
    if (refusal === undefined) return true;
    sendRefusal(res, refusal);
    return false;
  }

  private refuse(res: Response, error: unknown): void {
    const refusal = this.refusalOf(error);
    if (res.headersSent) res.destroy();
    else sendRefusal(res, refusal);
  }

  private refusalOf(error: unknown): Refusal {
    if (error instanceof Refusal) return error;
    if (error instanceof Overtaken) return busy();
    this.need.failed(error);
    return serviceError();
  }
}

/** What restify says of its routes. Other errors with such a status are of other servers that a handler asked. */
function routingRefusal(error: unknown): Refusal | undefined {
  const status = error instanceof Error && 'statusCode' in error ? error.statusCode : undefined;
  if (status === 404) return notFound();
  if (status === 405) return new Refusal(405, 'MethodNotAllowed', 'This address is not for that method');
  return undefined;
}

/** restify 12 ends the whole process on a request line or Host that is no address. It must never see one. */
function isAddress({ url = '', headers }: IncomingMessage): boolean {
  const base = `http://${headers.host ?? 'localhost'}`;
  return url.startsWith('/') ? URL.canParse(base + url) : URL.canParse(url, base);
}
