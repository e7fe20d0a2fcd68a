import type { IncomingMessage } from 'node:http';
import { Refusal } from './refusal';

/** Bytes that the body of a request may have. */
export const LONGEST_BODY = 64 * 1024;

/**
 * Reads a request's body as JSON.
 * @returns undefined when there is no body
 * @throws Refusal when it is too long, is not JSON, or does not arrive
 */
export async function readJson(req: IncomingMessage): Promise<unknown> {
  const bytes = await readBytes(req);
  if (bytes.length === 0) return undefined;
  const type = req.headers['content-type']?.split(';')[0]?.trim().toLowerCase();
  if (type !== 'application/json' || req.headers['content-encoding'] !== undefined) {
    throw new Refusal(415, 'BadSyntax', 'The body must be application/json, not encoded');
  }
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as unknown;
  } catch {
    throw new Refusal(400, 'BadSyntax', 'The body is not JSON');
  }
}

function readBytes(req: IncomingMessage): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let length = 0;
    const cutOff = () => reject(new Refusal(400, 'BadSyntax', 'The body did not arrive'));
    const tooLong = () => {
      // What is left runs off unread: cutting the line would also cut off the answer.
      req.removeAllListeners('data').resume();
      reject(new Refusal(413, 'MessageSizeTooBig', `A body may have ${LONGEST_BODY} bytes`));
    };
    if (req.destroyed) return cutOff();
    if (Number(req.headers['content-length'] ?? 0) > LONGEST_BODY) return tooLong();
    req.on('data', (chunk: Buffer) => {
      length += chunk.length;
      if (length > LONGEST_BODY) return tooLong();
      chunks.push(chunk);
    });
    req.on('end', () => resolve(Buffer.concat(chunks)));
    // Closing comes after the end too, each time.
    req.on('close', () => req.complete || cutOff());
    req.on('error', cutOff);
  });
}
