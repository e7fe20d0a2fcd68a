/// <reference path="./restify.d.ts" />
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import pino from 'pino';
import type { Request, Response, Server } from 'restify';
import Router from 'restify/lib/router';
import RestifyServer from 'restify/lib/server';
import { ConflictError } from '../../turns/turns';
import { conversationBusy, HttpError, notFound, serverStopping } from './httpError';
import { JSON_TYPE, sendHttpError } from './json';
import { Pipelining } from './pipelining';
import { requestLineRefusal } from './requestLine';
import { type ResponseHeaders, responseHeaders } from './responseHeaders';

declare module 'restify' {
  // The published types are older than `first`, which sees a request before restify touches it.
  interface Server {
    first(handler: (req: IncomingMessage, res: ServerResponse) => boolean): Server;
  }
}

/** Milliseconds for a client to send its request: a phone on a weak signal gets through, a slow attack does not. */
const REQUEST_TIMEOUT = 30_000;
/** The same for its first lines, which are few. */
const HEADERS_TIMEOUT = 15_000;

/** Milliseconds in which nothing of an answer is taken: held for ever, such answers would fill the memory. */
const UNREAD_TIMEOUT = 30_000;

/**
 * Milliseconds that a connection is kept for the next request: longer than a proxy keeps it (nginx, 60 seconds). Whoever
 * closes first resets the other's request if it is on its way just then.
 */
const KEEP_ALIVE = 75_000;

/** Connections that wait to be accepted when many come at once, if the system allows so many: one more waits a second. */
const BACKLOG = 4096;

/** What restify would say of requests: our own log says it. */
const SILENT = pino({ level: 'silent' });

export interface HttpOptions {
  /** Where browsers reach this server, if known: if it is https, they are told to stay with that. */
  readonly publicUrl?: string | undefined;
  /** Milliseconds that a shutdown may take before every connection is cut. */
  readonly stopTimeout: number;
  /** Called for every error that becomes a 500. The error may quote the person. */
  readonly onError: (error: unknown) => void;
  /** Called for every request that is refused. */
  readonly onRefusal?: ((refusal: HttpError) => void) | undefined;
}

export type Handler = (req: Request, res: Response) => Promise<void>;

/** The HTTP server that all channels share: common headers, error bodies, and graceful shutdown. */
export class Http {
  readonly server: Server;
  private readonly headers: ResponseHeaders;
  private readonly sockets = new Set<Socket>();
  private readonly pipelining = new Pipelining();
  private readonly closeHooks: (() => Promise<void>)[] = [];
  private stopping: Promise<void> | undefined;

  constructor(private readonly options: HttpOptions) {
    this.headers = responseHeaders(options.publicUrl);
    // An empty name keeps restify from sending a Server header.
    this.server = new RestifyServer({ name: '', log: SILENT, router: new Router({ log: SILENT }) });
    this.server.server.requestTimeout = REQUEST_TIMEOUT;
    this.server.server.headersTimeout = HEADERS_TIMEOUT;
    this.server.server.timeout = UNREAD_TIMEOUT;
    this.server.server.keepAliveTimeout = KEEP_ALIVE;
    this.server.first((req, res) => this.admit(req, res));
    this.server.on('connection', (socket: Socket) => {
      this.sockets.add(socket);
      socket.once('close', () => this.sockets.delete(socket));
    });
    // restify's own errors: no such route, or not with this method.
    this.server.on('restifyError', (_req: Request, res: Response, error: unknown, done: () => void) => {
      const { status, body, headers } = this.httpErrorFor(routingError(error) ?? error);
      res.sendRaw(status, body, { ...headers, 'Content-Type': JSON_TYPE });
      done();
    });
  }

  /** True from the moment that `close` is called: no new work is accepted. */
  get isClosing(): boolean {
    return this.stopping !== undefined;
  }

  /** Registers a route. What its handler throws becomes the protocol's error body. */
  on(method: 'get' | 'head' | 'post', path: string, handle: Handler): void {
    this.server[method](path, async (req: Request, res: Response) => {
      try {
        await handle(req, res);
      } catch (error) {
        const refusal = this.httpErrorFor(error);
        if (res.headersSent) res.destroy();
        else sendHttpError(res, refusal);
      }
    });
  }

  /** Registers a route for GET and HEAD alike. */
  onGetOrHead(path: string, handle: Handler): void {
    this.on('get', path, handle);
    this.on('head', path, handle);
  }

  /** Registers who is asked for an upgrade to another protocol. restify sees nothing of these. */
  onUpgrade(handle: (req: IncomingMessage, line: Duplex, head: Buffer) => Promise<void>): void {
    this.server.on('upgrade', async (req: IncomingMessage, line: Duplex, head: Buffer) => {
      line.on('error', () => line.destroy());
      try {
        const refusal = requestLineRefusal(req);
        if (refusal) throw refusal;
        await handle(req, line, head);
      } catch (error) {
        this.rejectUpgrade(line, error);
      }
    });
  }

  /** Refuses to upgrade a connection. */
  rejectUpgrade(line: Duplex, error: unknown): void {
    const { status, body, headers } = this.httpErrorFor(error);
    const all = { ...this.headers, ...headers, 'Content-Type': JSON_TYPE, Connection: 'close' };
    const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}`);
    const length = `Content-Length: ${Buffer.byteLength(body)}`;
    line.end([`HTTP/1.1 ${status} Refused`, length, ...lines, '', body].join('\r\n'));
  }

  /** Registers work that must finish before connections are cut. Runs in order of registration. */
  beforeClose(stop: () => Promise<void>): void {
    this.closeHooks.push(stop);
  }

  /**
   * @param port 0 for any that is free
   * @returns the port
   */
  listen(port: number, host: string): Promise<number> {
    return new Promise((resolve, reject) => {
      this.server.once('error', reject);
      this.server.listen(port, host, BACKLOG, () => resolve(this.server.address().port));
    });
  }

  /** Accepts nothing new, lets requests in progress finish, and resolves when every connection is closed. */
  close(): Promise<void> {
    this.stopping ??= this.stop();
    return this.stopping;
  }

  private async stop(): Promise<void> {
    const closed = new Promise<void>((resolve) => this.server.once('close', resolve));
    const late = setTimeout(() => {
      this.server.close();
      for (const socket of this.sockets) socket.destroy();
    }, this.options.stopTimeout);
    // Until these are done it keeps listening, so that new requests are told to come back later.
    for (const stop of this.closeHooks) {
      await Promise.race([stop().catch(this.options.onError), closed]);
    }
    this.server.close();
    await closed;
    clearTimeout(late);
  }

  /** @returns false when the request has been answered, or is not going to be */
  private admit(req: IncomingMessage, res: ServerResponse): boolean {
    if (!this.pipelining.take(req, res)) {
      req.socket.destroy();
      return false;
    }
    res.setHeaders(new Map(Object.entries(this.headers)));
    const refusal = this.isClosing ? serverStopping() : requestLineRefusal(req);
    if (refusal === undefined) return true;
    sendHttpError(res, this.httpErrorFor(refusal));
    return false;
  }

  /** What is answered to an error. Reports it: as an error of ours, or as a refusal. */
  httpErrorFor(error: unknown): HttpError {
    if (error instanceof HttpError) {
      if (error.status < 500) this.options.onRefusal?.(error);
      return error;
    }
    if (error instanceof ConflictError) return conversationBusy();
    this.options.onError(error);
    return new HttpError(500, 'ServiceError', 'Something went wrong on the server');
  }
}

/** restify's routing errors. Other errors with such a status come from other servers that a handler called. */
function routingError(error: unknown): HttpError | undefined {
  const status = error instanceof Error && 'statusCode' in error ? error.statusCode : undefined;
  if (status === 404) return notFound();
  if (status === 405) return new HttpError(405, 'MethodNotAllowed', 'This address is not for that method');
  return undefined;
}
