import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Request, Response } from 'restify';
import type { Http } from '../http/http';

const PATHS = '/v3/directline/';

/** Who may ask for a token. */
export interface Doors {
  /**
   * Origins (`https://www.example.org`) of the pages that may, this server's own among them: it is
   * never worked out from a request, whose Host another's page can choose.
   */
  readonly origins: ReadonlySet<string>;
  /** Lets another server ask, as with the protocol's own Direct Line secret. */
  readonly secret?: string | undefined;
}

/** @returns whether the request comes from a page of an allowed origin */
export function isFromAllowedOrigin(req: IncomingMessage, doors: Doors): boolean {
  return req.headers.origin !== undefined && doors.origins.has(req.headers.origin);
}

/** @returns whether this is the Direct Line secret, in a time that does not tell how much of it is right */
export function isSecret(bearer: string | undefined, { secret }: Doors): boolean {
  if (bearer === undefined || secret === undefined || secret === '') return false;
  return timingSafeEqual(digest(bearer), digest(secret));
}

/** @returns what follows `Bearer` in the Authorization header */
export function bearerOf(req: IncomingMessage): string | undefined {
  return /^Bearer +(\S+)$/i.exec(req.headers.authorization ?? '')?.[1];
}

/** Lets pages of allowed origins, and no others, read what Direct Line answers (CORS). */
export function openToOrigins({ server }: Http, doors: Doors): void {
  server.pre((req: Request, res: Response, next: (go?: false) => void) => {
    if (!req.url?.startsWith(PATHS)) return next();
    res.setHeader('Vary', 'Origin');
    const allowed = isFromAllowedOrigin(req, doors);
    if (allowed) allow(req, res);
    if (req.method !== 'OPTIONS') return next();
    res.statusCode = allowed ? 204 : 403;
    res.end();
    return next(false);
  });
}

function allow(req: IncomingMessage, res: ServerResponse): void {
  res.setHeader('Access-Control-Allow-Origin', req.headers.origin ?? '');
  res.setHeader('Access-Control-Expose-Headers', 'Retry-After');
  if (req.method !== 'OPTIONS') return;
  res.setHeader('Access-Control-Allow-Methods', 'GET, POST');
  // `x-ms-bot-agent` comes from the protocol's own client, `x-requested-with` from Web Chat.
  res.setHeader(
    'Access-Control-Allow-Headers',
    'Authorization, Content-Type, X-Ms-Bot-Agent, X-Requested-With',
  );
  res.setHeader('Access-Control-Max-Age', '600');
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
