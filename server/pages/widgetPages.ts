import type { Page } from '../../channels/http/pages';
import { hoursWords } from '../../dialogs/openWords';
import type { Knowledge, Service } from '../../model/knowledge';
import type { Settings } from '../settings/readSettings';
import { builtPages, escapeHtml, jsonForScript } from './builtPages';
import { helplineNumbers, mainHelplines } from './helplines';

const PATHS = {
  '/': 'demo.html',
  '/widget.js': 'widget.js',
  '/widget': 'widget.html',
  '/chat.js': 'chat.js',
  '/record.js': 'record.js',
  '/plain': 'plain.html',
  '/sheet': 'sheet.html',
} as const;

/**
 * A site may let in only what says that it may be embedded (Cross-Origin-Embedder-Policy). And the script is kept for
 * some minutes: a page that somebody goes back to after Exit must be blanked before it can be read.
 */
const HEADERS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  '/widget.js': { 'Cache-Control': 'max-age=300', 'Cross-Origin-Resource-Policy': 'cross-origin' },
  '/widget': { 'Cross-Origin-Embedder-Policy': 'require-corp', 'Cross-Origin-Resource-Policy': 'cross-origin' },
};

/** The built pages with their words and numbers filled in, ready to be served. */
export function widgetPages(
  knowledge: Knowledge,
  {
    web,
    allowedOrigins,
    publicUrl,
    widgetDirectLine,
  }: Pick<Settings, 'web' | 'allowedOrigins' | 'publicUrl' | 'widgetDirectLine'>,
  now: Date,
): ReadonlyMap<string, Page> {
  const services = mainHelplines(knowledge, now);
  const page = builtPages(web, knowledge, (csp, file) => {
    const ancestors = file === PATHS['/widget'] ? ["'self'", ...allowedOrigins].join(' ') : "'none'";
    return `${allowDirectLine(csp, widgetDirectLine)}; frame-ancestors ${ancestors}`;
  });
  const given = {
    helplines: helplineNumbers(services),
    address: publicUrl,
    ...(widgetDirectLine && { directLine: widgetDirectLine.url, tokens: widgetDirectLine.tokensUrl }),
  };
  const parts = { services: list(knowledge, services), fields: blanks(knowledge) };
  const filled = (file: string) =>
    page(file, ({ json }) => {
      const labels = Object.entries(knowledge.labels).filter(([group]) => json?.includes(group));
      return { json: jsonForScript({ labels: Object.fromEntries(labels), ...given }), ...parts };
    });
  return new Map(Object.entries(PATHS).map(([path, file]) => [path, withHeaders(filled(file), HEADERS[path])]));
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

function list(knowledge: Knowledge, services: readonly Service[]): string {
  const items = services.map(
    ({ name, description, phones, hours }) =>
      `<li><h3>${escapeHtml(name)}</h3><p>${escapeHtml(description)}</p>` +
      phones
        .filter(({ dial }) => dial)
        .map(({ number }) => `<p><a class="call" href="tel:${number.replace(/\D/g, '')}">${escapeHtml(number)}</a></p>`)
        .join('') +
      `<p>${escapeHtml(hoursWords(knowledge, hours))}</p></li>`,
  );
  return `<ul class="services">${items.join('')}</ul>`;
}

/** Room to write by hand under each heading of the record. */
function blanks({ diary_fields }: Knowledge): string {
  return `<dl>${diary_fields.map(({ name }) => `<dt>${escapeHtml(name)}</dt><dd></dd>`).join('')}</dl>`;
}
