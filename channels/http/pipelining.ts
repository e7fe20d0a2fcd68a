import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

/** Browsers and proxies send one request after the other on a connection, though HTTP lets them send more. */
const MOST_WAITING = 16;

/**
 * Counts the requests of each connection that wait for their answers. Node reads as many as arrive together, thousands in
 * 64 KiB, and holds the answers of them all until they are taken: some hundred such connections would fill the memory.
 */
export class Pipelining {
  private readonly waiting = new WeakMap<Socket, number>();

  /** @returns whether there is room for this one */
  take({ socket }: IncomingMessage, res: ServerResponse): boolean {
    const waiting = (this.waiting.get(socket) ?? 0) + 1;
    this.waiting.set(socket, waiting);
    res.once('finish', () => this.waiting.set(socket, (this.waiting.get(socket) ?? 1) - 1));
    return waiting <= MOST_WAITING;
  }
}
