/// <reference path="./negotiator.d.ts" />
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import Negotiator from 'negotiator';
import type { Request, Response } from 'restify';
import type { Http } from './http';
import { redirect } from './redirect';

/** A static file, served from memory. */
export interface Page {
  readonly body: string | Uint8Array;
  /** `text/html; charset=utf-8` */
  readonly type: string;
  /** Extra headers, such as a Content-Security-Policy: without one the page may load nothing and nobody may frame it. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Whether it is compressed fast rather than well: of megabytes, the last few per cent take half a minute. */
  readonly large?: true;
}

/** The best compression first: it is used where a browser accepts both equally, as all do. */
const COMPRESSORS = [
  ['br', promisify(brotliCompress)],
  ['gzip', promisify(gzip)],
] as const;
const FAST = { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } };

/** Serves pages from memory, each under its path. Each is compressed once, and again where it has become another. */
export function pageRoutes(http: Http, pages: ReadonlyMap<string, () => Page>): void {
  for (const [path, pageNow] of pages) {
    const send = currentSender(pageNow);
    http.onGetOrHead(path, (req, res) => send(req, res));
    // As people type it.
    if (path !== '/') http.onGetOrHead(`${path}/`, async (_req, res) => redirect(res, 308, `..${path}`));
  }
}

/** Sends the page as it is now, compressed once for each that it becomes. */
export function currentSender(pageNow: () => Page): ReturnType<typeof pageSender> {
  return (req, res, status) => pageSender(pageNow())(req, res, status);
}

/** Returns a function that sends a page; the status is 200 by default. */
export function pageSender(page: Page): (req: Request, res: Response, status?: number) => Promise<void> {
  return async (req, res, status = 200) => {
    const variants = await variantsOf(page);
    const offered = [...variants.keys()];
    // The smallest where a browser takes several equally. Some refuse even what is not compressed, and get that.
    const encoding = new Negotiator(req).encoding(offered, { preferred: offered }) ?? 'identity';
    const bytes = variants.get(encoding) ?? Buffer.from(page.body);
    res.writeHead(status, {
      'Content-Type': page.type,
      'Content-Length': bytes.length,
      Vary: 'Accept-Encoding',
      ...(encoding !== 'identity' && { 'Content-Encoding': encoding }),
      ...page.headers,
    });
    res.end(req.method === 'HEAD' ? undefined : bytes);
  };
}

type Variants = ReturnType<typeof compress>;

const compressed = new WeakMap<Page, Variants>();

/** Compressed when it is first asked for, as the first people are answered at the start, and each page is another every minute. */
function variantsOf(page: Page): Variants {
  const variants = compressed.get(page) ?? compress(page);
  compressed.set(page, variants);
  return variants;
}

/** @returns the page by encoding: `br`, `gzip`, `identity` */
async function compress({ body, large }: Page): Promise<ReadonlyMap<string, Buffer>> {
  const plain = Buffer.from(body);
  const packed = await Promise.all(
    COMPRESSORS.map(async ([name, packer]) => [name, await packer(plain, large ? FAST : {})] as const),
  );
  const smaller = packed.filter(([, bytes]) => bytes.length < plain.length);
  return new Map<string, Buffer>([...smaller, ['identity', plain]]);
}
