import type { Activity } from 'botbuilder';
import type { Page } from '../../channels/http/pages';
import type { Knowledge } from '../../model/knowledge';
import { isLocalOnly, type Settings } from '../settings/readSettings';
import { builtPages, escapeHtml, jsonForScript } from './builtPages';
import { helplineNumbers, mainHelplines } from './helplines';
import { serviceList } from './serviceList';

/** What anybody may open, beside the front page. */
export const PAGE_PATHS = {
  '/widget.js': 'widget.js',
  '/widget': 'widget.html',
  '/chat.js': 'chat.js',
  '/record.js': 'record.js',
  '/plain': 'plain.html',
  '/sheet': 'sheet.html',
  '/check': 'check.html',
} as const;

/**
 * A site may let in only what says that it may be embedded (Cross-Origin-Embedder-Policy). And the script is kept for
 * some minutes: a page that somebody goes back to after Exit must be blanked before it can be read.
 */
export const EMBEDDED_HEADERS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  '/widget.js': { 'Cache-Control': 'max-age=300', 'Cross-Origin-Resource-Policy': 'cross-origin' },
  '/widget': { 'Cross-Origin-Embedder-Policy': 'require-corp', 'Cross-Origin-Resource-Policy': 'cross-origin' },
};

/**
 * The built pages with their words and numbers filled in, ready to be served.
 * @param greetings what the bot says first, by name, so that the first question stands there before the server is asked
 */
export function widgetPages(
  knowledge: Knowledge,
  settings: Settings,
  greetings: Readonly<Record<string, readonly Partial<Activity>[]>>,
  now: () => Date,
): ReadonlyMap<string, () => Page> {
  const { web, allowedOrigins, publicUrl, widgetDirectLine, forgetIdleAfter } = settings;
  const page = builtPages(web, knowledge, (csp, file) => {
    const ancestors = file === PAGE_PATHS['/widget'] ? ["'self'", ...allowedOrigins].join(' ') : "'none'";
    return `${allowDirectLine(csp, widgetDirectLine)}; frame-ancestors ${ancestors}`;
  });
  const elsewhere = {
    address: publicUrl,
    idleMinutes: forgetIdleAfter / 60_000,
    ...(widgetDirectLine && { directLine: widgetDirectLine.url, tokens: widgetDirectLine.tokensUrl }),
  };
  const filled = (file: string, at: Date) =>
    page(file, ({ json }) => {
      const services = mainHelplines(knowledge, at);
      const labels = Object.fromEntries(Object.entries(knowledge.labels).filter(([group]) => json?.includes(group)));
      const first = file === PAGE_PATHS['/widget'] && greetings;
      const given = { labels, helplines: helplineNumbers(knowledge, services, at), ...elsewhere, ...first };
      return { json: jsonForScript(given), services: serviceList(knowledge, services, at), fields: blanks(knowledge) };
    });
  return new Map(
    // Where people are served nobody must meet a police force that is made up: its address alone leads to the helplines.
    Object.entries({ '/': isLocalOnly(settings) ? 'demo.html' : PAGE_PATHS['/plain'], ...PAGE_PATHS }).map(
      ([path, file]) => [path, everyMinute(now, (at) => withHeaders(filled(file, at), EMBEDDED_HEADERS[path]))],
    ),
  );
}

/** Made anew when it is asked for in another minute: it says who is open now. */
function everyMinute<T>(now: () => Date, make: (at: Date) => T): () => T {
  const minuteOf = (at: Date) => Math.floor(at.getTime() / 60_000);
  let last = { minute: minuteOf(now()), made: make(now()) };
  return () => {
    const minute = minuteOf(now());
    if (minute !== last.minute) last = { minute, made: make(now()) };
    return last.made;
  };
}

function withHeaders(page: Page, headers: Page['headers']): Page {
  return { ...page, headers: { ...page.headers, ...headers } };
}

/** Lets the page connect to another Direct Line, when one is set. */
function allowDirectLine(csp: string, widgetDirectLine: Settings['widgetDirectLine']): string {
  if (!widgetDirectLine) return csp;
  const { url, tokensUrl } = widgetDirectLine;
  const origins = [url, tokensUrl].map((one) => new URL(one).origin);
  const places = [...new Set([...origins, ...origins.map((one) => one.replace(/^http/, 'ws'))])];
  return csp.replace("connect-src 'self'", `connect-src 'self' ${places.join(' ')}`);
}

/** Room to write by hand under each heading of the record. Nothing can be pasted on paper. */
function blanks({ diary_fields }: Knowledge): string {
  const fields = diary_fields.filter(({ holds }) => holds !== 'pasted');
  return `<dl>${fields.map(({ name }) => `<dt>${escapeHtml(name)}</dt><dd></dd>`).join('')}</dl>`;
}
