import type { IncomingMessage, ServerResponse } from 'node:http';
import { HttpError } from './httpError';

const MAX_BODY_BYTES = 64 * 1024;

/**
 * Reads a request's body as JSON.
 * @param most bytes that it may have
 * @returns undefined when there is no body
 * @throws HttpError when it is too long, is not JSON, or does not arrive
 */
export async function readJson(req: IncomingMessage, most = MAX_BODY_BYTES): Promise<unknown> {
  const bytes = await readBytes(req, most);
  if (bytes.length === 0) return undefined;
  const type = req.headers['content-type']?.split(';')[0]?.trim().toLowerCase();
  if (type !== 'application/json' || req.headers['content-encoding'] !== undefined) {
    throw new HttpError(415, 'BadSyntax', 'The body must be application/json, not encoded');
  }
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as unknown;
  } catch {
    throw new HttpError(400, 'BadSyntax', 'The body is not JSON');
  }
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isPresent(value: unknown): boolean {
  return value !== undefined && value !== null;
}

function readBytes(req: IncomingMessage, most: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let length = 0;
    const cutOff = () => reject(new HttpError(400, 'BadSyntax', 'The body did not arrive'));
    const tooLong = () => {
      // The rest is discarded unread: closing the connection would also cut off the response.
      req.removeAllListeners('data').resume();
      reject(new HttpError(413, 'MessageSizeTooBig', `A body may have ${most} bytes`));
    };
    if (req.destroyed) return cutOff();
    if (Number(req.headers['content-length'] ?? 0) > most) return tooLong();
    req.on('data', (chunk: Buffer) => {
      length += chunk.length;
      if (length > most) return tooLong();
      chunks.push(chunk);
    });
    req.on('end', () => resolve(Buffer.concat(chunks)));
    // `close` is emitted after `end` too.
    req.on('close', () => req.complete || cutOff());
    req.on('error', cutOff);
  });
}

export const JSON_TYPE = 'application/json; charset=utf-8';

/** Sends JSON, whatever the client accepts: the protocols have no other format. */
export function sendJson(res: ServerResponse, status: number, body: unknown): void {
  sendJsonText(res, status, JSON.stringify(body));
}

export function sendJsonText(res: ServerResponse, status: number, json: string): void {
  res.writeHead(status, { 'Content-Type': JSON_TYPE, 'Content-Length': Buffer.byteLength(json) });
  res.end(res.req.method === 'HEAD' ? undefined : json);
}

export function sendHttpError(res: ServerResponse, refusal: HttpError): void {
  res.setHeaders(new Map(Object.entries(refusal.headers)));
  sendJsonText(res, refusal.status, refusal.body);
}
