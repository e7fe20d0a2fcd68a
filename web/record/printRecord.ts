import type { SheetIncident, SheetLine } from '../../model/protocol/activities';
import { el } from '../shared/el';
import { dotChart } from './dotChart';
import { type CheckedSheet, COVER_LABELS, incidentNumber, type RecordLabels } from './recordFiles';

/**
 * The page as it is printed. The browser's print dialog turns it into paper or a PDF; nothing is
 * opened in another tab, and nothing is left of it here afterwards.
 */
export function printedRecord(sheet: CheckedSheet, labels: RecordLabels): HTMLElement {
  const { made, pattern, picture, columns, incidents, answers, advised, blank } = sheet;
  const cover = COVER_LABELS.slice(0, blank ? 3 : 4).map((id) => el('p', {}, labels.record[id]));
  const body = el(
    'td',
    {},
    el('h1', {}, labels.record[blank ? 'sheet' : 'cover-title']),
    made && el('p', { class: 'made' }, made),
    el('div', { class: 'cover' }, ...cover),
    ...(blank ? form(columns, labels) : []),
    ...pattern.map((sentence) => el('p', { class: 'pattern' }, sentence)),
    picture && dotChart(picture.columns, labels.record.picture),
    ...incidents.map((incident) => section(incident, columns, incidentNumber(labels, incident.number))),
    list(labels.record.answers, answers),
    list(labels.record.advised, advised),
    signature(labels),
  );
  // Head and foot repeat on every page: they make a margin without the page margin in which browsers print the URL.
  const edge = (tag: 'thead' | 'tfoot', ...lines: readonly (string | undefined)[]) =>
    el(tag, {}, el('tr', {}, el('td', { class: 'edge' }, ...lines.map((one) => one && el('div', {}, one)))));
  return el(
    'div',
    { id: 'paper', lang: labels.both.lang, dir: labels.both.dir },
    el(
      'table',
      { role: 'presentation' },
      edge('thead'),
      el('tbody', {}, el('tr', {}, body)),
      edge('tfoot', labels.record.page, sheet.check && labels.record.check.replace('{number}', sheet.check)),
    ),
  );
}

/** Opens the print dialog for this page alone, and removes the page afterwards. */
export function printRecord(sheet: CheckedSheet, labels: RecordLabels): void {
  document.getElementById('paper')?.remove();
  const page = printedRecord(sheet, labels);
  const title = document.title;
  document.body.append(page);
  // Browsers name the PDF after the title.
  document.title = labels.record.file;
  const over = () => {
    page.remove();
    document.title = title;
  };
  addEventListener('afterprint', over, { once: true });
  print();
}

function section({ title, cells }: SheetIncident, columns: readonly string[], number: string): HTMLElement {
  return el(
    'section',
    {},
    el('h2', {}, `${number}: ${title}`),
    terms(cells.flatMap((cell, at) => (cell ? [{ name: columns[at] ?? '', text: cell }] : []))),
  );
}

function list(title: string, lines: readonly SheetLine[]): HTMLElement | false {
  return lines.length > 0 && el('section', {}, el('h2', {}, title), terms(lines));
}

function terms(lines: readonly SheetLine[]): HTMLElement {
  return el('dl', {}, ...lines.flatMap(({ name, text }) => [el('dt', {}, name), el('dd', {}, text)]));
}

/** To be filled in by hand: nobody can sign here for the person. */
function signature({ record }: RecordLabels): HTMLElement {
  const lines = [record['sign-name'], record.sign, record['sign-date']];
  return el('section', { class: 'sign' }, ...lines.map((name) => el('p', {}, el('span', {}, name))));
}

/** Space to write by hand. */
function form(columns: readonly string[], labels: RecordLabels): readonly HTMLElement[] {
  return [
    el('p', { class: 'pattern' }, labels.record['sheet-lead']),
    el('div', { class: 'blanks' }, ...columns.map((name) => el('div', {}, el('b', {}, name)))),
  ];
}
