import { currentKnowledge } from '../loader/loadKnowledge';
import { type Fetched, type SiteFault, siteFaults, widgetLine } from './site/siteFaults';

const TIMEOUT = 15_000;

async function fetched(url: URL): Promise<Fetched> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(TIMEOUT) });
    if (!response.ok) return { kind: 'failed', why: `${response.status}` };
    const body = await response.text();
    return { kind: 'fetched', body, headers: Object.fromEntries(response.headers), at: response.url };
  } catch (error) {
    const { cause, message } = error as Error;
    return { kind: 'failed', why: cause instanceof Error ? cause.message : message };
  }
}

/** Fetches a page as a browser would, and what its line leads to. */
export async function faultsOfSite(url: URL): Promise<readonly SiteFault[]> {
  const page = await fetched(url);
  if (page.kind === 'failed') return [{ id: 'no-page', fill: { why: page.why } }];
  const about = { url: new URL(page.at ?? url), html: page.body, headers: page.headers };
  const src = widgetLine(about)?.src;
  const wanted = src ? [src, new URL('widget', src)] : [];
  const got = new Map(await Promise.all(wanted.map(async (one) => [one.href, await fetched(one)] as const)));
  return siteFaults(about, ({ href }) => got.get(href) ?? { kind: 'failed', why: href });
}

/** What a web master reads about a page. */
export function siteReport(
  page: string,
  faults: readonly SiteFault[],
  words: Readonly<Record<string, string>>,
): string {
  const say = (id: SiteFault['id'], fill: SiteFault['fill'] = {}) =>
    (words[id] ?? '').replace(/\{([a-z]+)\}/g, (_all, name: string) => fill[name] ?? '');
  if (faults.length === 0) return `${say('fine', { page })}\n`;
  const count = faults.length === 1 ? say('count-one') : say('count', { count: String(faults.length) });
  return `${page}\n${faults.map(({ id, fill }) => `  - ${say(id, fill)}\n`).join('')}${count}\n`;
}

async function main(page: string | undefined): Promise<number> {
  const words = currentKnowledge().knowledge.labels.site ?? {};
  if (!page || !URL.canParse(page)) {
    process.stderr.write(`${words.usage}\n`);
    return 1;
  }
  const faults = await faultsOfSite(new URL(page));
  process.stdout.write(siteReport(page, faults, words));
  return faults.length > 0 ? 1 : 0;
}

if (process.argv[1] === __filename) void main(process.argv[2]).then((code) => (process.exitCode = code));
