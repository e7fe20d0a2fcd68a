import type { RecordSheet, SheetIncident, SheetLine } from '../../model/protocol/activities';
import { el } from '../shared/el';
import { picture } from './picture';
import { COVER } from './plainText';
import { numbered } from './table';
import type { RecordLabels } from './words';

/**
 * The page as it is printed. The browser's own print window makes paper or a PDF of it; nothing is
 * opened in another tab, and nothing is left of it here afterwards.
 */
export function paper(sheet: RecordSheet, labels: RecordLabels): HTMLElement {
  const { made, pattern, picture: drawn, columns, incidents, answers, advised, blank } = sheet;
  const body = el(
    'td',
    {},
    el('h1', {}, labels[blank ? 'record-sheet' : 'record-cover-title']),
    ...(made ? [el('p', { class: 'made' }, made)] : []),
    el('div', { class: 'cover' }, ...COVER.slice(0, blank ? 3 : 4).map((id) => el('p', {}, labels[id]))),
    ...(blank ? form(columns, labels) : []),
    ...pattern.map((sentence) => el('p', { class: 'pattern' }, sentence)),
    ...(drawn ? [picture(drawn.columns, labels['record-picture'])] : []),
    ...incidents.map((incident, place) => section(incident, columns, numbered(labels, place))),
    ...list(labels['record-answers'], answers),
    ...list(labels['record-advised'], advised),
  );
  // Head and foot come again on every page: room at its edges, without the margin in which browsers print addresses.
  const edge = (tag: 'thead' | 'tfoot') => el(tag, {}, el('tr', {}, el('td', { class: 'edge' })));
  return el(
    'div',
    { id: 'paper', lang: labels['both-lang'], dir: labels['both-dir'] },
    el('table', { role: 'presentation' }, edge('thead'), el('tbody', {}, el('tr', {}, body)), edge('tfoot')),
  );
}

/** Shows the print window for this page alone, and takes it away again. */
export function printPaper(sheet: RecordSheet, labels: RecordLabels): void {
  document.getElementById('paper')?.remove();
  const page = paper(sheet, labels);
  const title = document.title;
  document.body.append(page);
  // A PDF is named after it.
  document.title = labels['record-file'];
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

function list(title: string, lines: readonly SheetLine[]): readonly HTMLElement[] {
  return lines.length > 0 ? [el('section', {}, el('h2', {}, title), terms(lines))] : [];
}

function terms(lines: readonly SheetLine[]): HTMLElement {
  return el('dl', {}, ...lines.flatMap(({ name, text }) => [el('dt', {}, name), el('dd', {}, text)]));
}

/** Room to write by hand. */
function form(columns: readonly string[], labels: RecordLabels): readonly HTMLElement[] {
  return [
    el('p', { class: 'pattern' }, labels['record-sheet-lead']),
    el('div', { class: 'blanks' }, ...columns.map((name) => el('div', {}, el('b', {}, name)))),
  ];
}
