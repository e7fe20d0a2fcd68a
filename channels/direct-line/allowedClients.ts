import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Request, Response } from 'restify';
import type { Http } from '../http/http';

const PATHS = '/v3/directline/';

/** Who may ask for a token. */
export interface AllowedClients {
  /**
   * Origins (`https://www.example.org`) whose pages may, this server's own included: that is
   * never worked out from a request, as another site's page can choose its Host.
   */
  readonly origins: ReadonlySet<string>;
  /** Lets another server ask: the protocol's own Direct Line secret. */
  readonly secret?: string | undefined;
}

export function isFromAllowedOrigin(req: IncomingMessage, doors: AllowedClients): boolean {
  return req.headers.origin !== undefined && doors.origins.has(req.headers.origin);
}

/** CORS: lets pages of allowed origins, and no others, read Direct Line's responses. */
export function allowCors({ server }: Http, doors: AllowedClients): void {
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
  const headers = 'Authorization, Content-Type, X-Ms-Bot-Agent, X-Requested-With';
  res.setHeader('Access-Control-Allow-Headers', headers);
  res.setHeader('Access-Control-Max-Age', '600');
}
