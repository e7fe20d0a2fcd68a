import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '../../channels/http/pages';
import { hoursWords } from '../../dialogs/openWords';
import type { Knowledge, Service } from '../../model/knowledge';
import type { Settings } from '../settings/readSettings';
import { mainHelplines } from './helplines';
import { type BuiltFile, escapeHtml, fillLabels, jsonForScript } from './template';

const PATHS = {
  '/': 'demo.html',
  '/widget.js': 'widget.js',
  '/widget': 'widget.html',
  '/record.js': 'record.js',
  '/plain': 'plain.html',
  '/sheet': 'sheet.html',
} as const;

/** The built pages with their words and numbers filled in, ready to be served. */
export function widgetPages(
  folder: string,
  knowledge: Knowledge,
  settings: Pick<Settings, 'allowedOrigins' | 'widgetDirectLine'>,
  now: Date,
): ReadonlyMap<string, Page> {
  const manifest: Readonly<Record<string, BuiltFile>> = JSON.parse(
    readFileSync(join(folder, 'manifest.json'), 'utf8'),
  );
  const services = mainHelplines(knowledge, now);
  return new Map(
    Object.entries(PATHS).map(([path, file]) => {
      const built = manifest[file];
      if (!built) throw new Error(`The build has no ${file}: delete the folder dist and start again.`);
      const body = readFileSync(join(folder, file), 'utf8');
      return [path, page(file, built, fillTemplate(body, built, knowledge, services, settings), settings)];
    }),
  );
}

function page(
  file: string,
  { type, csp }: BuiltFile,
  body: string,
  settings: Parameters<typeof widgetPages>[2],
): Page {
  if (!csp) return { body, type };
  const ancestors = file === PATHS['/widget'] ? ["'self'", ...settings.allowedOrigins].join(' ') : "'none'";
  const policy = `${allowDirectLine(csp, settings)}; frame-ancestors ${ancestors}`;
  return { body, type, headers: { 'Content-Security-Policy': policy } };
}

/** Lets the page connect to another Direct Line, when one is set. */
function allowDirectLine(csp: string, { widgetDirectLine }: Pick<Settings, 'widgetDirectLine'>): string {
  if (!widgetDirectLine) return csp;
  const { url, tokensUrl } = widgetDirectLine;
  const origins = [url, tokensUrl].map((one) => new URL(one).origin);
  const places = [...new Set([...origins, ...origins.map((one) => one.replace(/^http/, 'ws'))])];
  return csp.replace("connect-src 'self'", `connect-src 'self' ${places.join(' ')}`);
}

function fillTemplate(
  body: string,
  { json }: BuiltFile,
  knowledge: Knowledge,
  services: readonly Service[],
  { widgetDirectLine }: Pick<Settings, 'widgetDirectLine'>,
): string {
  const labels = Object.entries(knowledge.labels).filter(([group]) => json?.includes(group));
  const given = {
    labels: Object.fromEntries(labels),
    helplines: services.map(({ name, phones }) => ({ name, number: phones[0]?.number ?? '' })),
    ...(widgetDirectLine && { directLine: widgetDirectLine.url, tokens: widgetDirectLine.tokensUrl }),
  };
  return fillLabels(body, knowledge.labels)
    .replaceAll('{{json}}', () => jsonForScript(given))
    .replaceAll('{{services}}', () => list(knowledge, services))
    .replaceAll('{{fields}}', () => blanks(knowledge));
}

function list(knowledge: Knowledge, services: readonly Service[]): string {
  const items = services.map(
    ({ name, description, phones, hours }) =>
      `<li><h3>${escapeHtml(name)}</h3><p>${escapeHtml(description)}</p>` +
      phones
        .filter(({ dial }) => dial)
        .map(
          ({ number }) =>
            `<p><a class="call" href="tel:${number.replace(/\D/g, '')}">${escapeHtml(number)}</a></p>`,
        )
        .join('') +
      `<p>${escapeHtml(hoursWords(knowledge, hours))}</p></li>`,
  );
  return `<ul class="services">${items.join('')}</ul>`;
}

/** Room to write by hand under each heading of the record. */
function blanks({ diary_fields }: Knowledge): string {
  return `<dl>${diary_fields.map(({ name }) => `<dt>${escapeHtml(name)}</dt><dd></dd>`).join('')}</dl>`;
}
