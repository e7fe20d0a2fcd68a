import { promisify } from 'node:util';
import { brotliCompress, gzip } from 'node:zlib';
import type { Request, Response } from 'restify';
import type { Http } from './http';

/** A static file, served from memory. */
export interface Page {
  readonly body: string | Uint8Array;
  /** `text/html; charset=utf-8` */
  readonly type: string;
  /** Extra headers, such as a Content-Security-Policy: without one the page may load nothing and nobody may frame it. */
  readonly headers?: Readonly<Record<string, string>>;
}

type Encoding = 'br' | 'gzip' | 'identity';
type Variants = ReadonlyMap<Encoding, Buffer>;

/** The best compression first: it is used where a browser accepts both equally, as all do. */
const COMPRESSORS = [
  ['br', promisify(brotliCompress)],
  ['gzip', promisify(gzip)],
] as const;

/** Serves pages from memory, each under its path, compressed once. */
export function pageRoutes(http: Http, pages: ReadonlyMap<string, Page>): void {
  for (const [path, page] of pages) {
    const send = pageSender(page);
    const handler = http.handler((req, res) => send(req, res));
    http.server.get(path, handler);
    http.server.head(path, handler);
  }
}

/** Compresses a page, and returns a function that sends it; the status is 200 by default. */
export function pageSender(page: Page): (req: Request, res: Response, status?: number) => Promise<void> {
  // Started now and awaited by the first request, so that the server's start need not wait.
  const packed = compress(page);
  return async (req, res, status = 200) => answer(req, res, status, page, await packed);
}

/**
 * @param accepted the Accept-Encoding header (RFC 9110, 12.5.3)
 * @returns the best of those offered; among equals, the first
 */
export function bestEncoding(accepted: string | undefined, offered: readonly Encoding[]): Encoding {
  const weights = new Map<string, number>();
  for (const part of accepted?.split(',') ?? []) {
    const [name = '', weight] = part.split(/;\s*q=/i);
    weights.set(name.trim().toLowerCase(), weight === undefined ? 1 : Number(weight) || 0);
  }
  const weightOf = (encoding: Encoding) =>
    // Any compression beats none, unless the browser says otherwise.
    weights.get(encoding) ?? (encoding === 'identity' ? 0.0001 : (weights.get('*') ?? 0));
  return offered.reduce((best, next) => (weightOf(next) > weightOf(best) ? next : best));
}

async function compress({ body }: Page): Promise<Variants> {
  const plain = Buffer.from(body);
  const packed = await Promise.all(
    COMPRESSORS.map(async ([name, packer]) => [name, await packer(plain)] as const),
  );
  const smaller = packed.filter(([, bytes]) => bytes.length < plain.length);
  return new Map<Encoding, Buffer>([...smaller, ['identity', plain]]);
}

function answer(req: Request, res: Response, status: number, page: Page, variants: Variants): void {
  const encoding = bestEncoding(req.headers['accept-encoding']?.toString(), [...variants.keys()]);
  const bytes = variants.get(encoding) ?? Buffer.from(page.body);
  res.writeHead(status, {
    'Content-Type': page.type,
    'Content-Length': bytes.length,
    Vary: 'Accept-Encoding',
    ...(encoding !== 'identity' && { 'Content-Encoding': encoding }),
    ...page.headers,
  });
  res.end(req.method === 'HEAD' ? undefined : bytes);
}
