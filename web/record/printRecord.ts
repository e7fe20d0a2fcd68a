import type { SheetLine } from '../../model/protocol/activities';
import { el } from '../shared/el';
import { dotChart } from './dotChart';
import { Pages } from './paginate';
import { type CheckedSheet, coverIds, incidentNumber, inOrder, type RecordLabels } from './recordFiles';

/** What shows that the page can be used again. */
const TOUCHES = ['pointerdown', 'keydown'] as const;
/** And if nobody comes back to it: in milliseconds. */
const AT_MOST = 300_000;

/** Opens the print dialog for these pages alone, and removes them afterwards. The browser makes paper or a PDF of them. */
export function printRecord(sheet: CheckedSheet, labels: RecordLabels): void {
  document.getElementById('paper')?.remove();
  const paper = el('div', { id: 'paper', lang: labels.both.lang, dir: labels.both.dir });
  const title = document.title;
  document.body.append(paper);
  fill(new Pages(paper, (heading) => labels.record.continued.replace('{title}', heading)), sheet, labels);
  // Browsers name the PDF after the title.
  document.title = labels.record.file;
  const over = () => {
    paper.remove();
    document.title = title;
    for (const touch of TOUCHES) removeEventListener(touch, over, true);
  };
  // A telephone says that it has printed as soon as its window opens, and draws the pages again when a printer is chosen.
  // Nobody can touch the page while that window is open.
  const wait = () => {
    for (const touch of TOUCHES) addEventListener(touch, over, true);
    setTimeout(over, AT_MOST);
  };
  addEventListener('afterprint', wait, { once: true });
  print();
}

function fill(pages: Pages, sheet: CheckedSheet, labels: RecordLabels): void {
  const { record } = labels;
  for (const block of blocks(sheet, labels)) pages.add(block);
  const check = sheet.check && sheet.reader !== 'aloud' ? record.check.replace('{number}', sheet.check) : '';
  pages.finish((page, of) => [check, record.page.replace('{page}', String(page)).replace('{of}', String(of))]);
}

/** All that is printed, in pieces that are not cut. */
function blocks(sheet: CheckedSheet, labels: RecordLabels): readonly HTMLElement[] {
  const { made, pattern, picture, columns, incidents, answers, advised, blank } = sheet;
  const { record } = labels;
  return [
    el('h1', {}, record[blank ? 'sheet' : 'cover-title']),
    ...(made ? [el('p', { class: 'made' }, made)] : []),
    el('div', { class: 'cover' }, ...coverIds(sheet).map((id) => el('p', {}, record[id]))),
    ...(blank ? form(columns, labels) : []),
    ...pattern.map((sentence) => el('p', {}, sentence)),
    ...(picture ? [dotChart(picture.columns, record.picture)] : []),
    ...section(record['in-order'], inOrder(sheet, labels)),
    ...(sheet.reader === 'aloud' ? [] : incidents).flatMap(({ number, title, cells }) =>
      section(
        `${incidentNumber(labels, number)}: ${title}`,
        cells.flatMap((cell, at) => (cell ? [{ name: columns[at] ?? '', text: cell }] : [])),
      ),
    ),
    ...section(record.answers, answers),
    ...section(record.advised, advised),
    ...(sheet.reader === 'aloud' ? [] : [signature(labels)]),
  ];
}

function section(title: string, lines: readonly SheetLine[]): readonly HTMLElement[] {
  if (lines.length === 0) return [];
  const terms = lines.map(({ name, text }) => el('div', { class: 'term' }, el('div', {}, name), el('div', {}, text)));
  return [el('h2', {}, title), ...terms];
}

/** To be filled in by hand: nobody can sign here for the person. */
function signature({ record }: RecordLabels): HTMLElement {
  const lines = [record['sign-name'], record.sign, record['sign-date']];
  return el('div', { class: 'sign' }, ...lines.map((name) => el('p', {}, el('span', {}, name))));
}

/** Space to write by hand. */
function form(columns: readonly string[], { record }: RecordLabels): readonly HTMLElement[] {
  const fields = columns.map((name) => el('div', {}, el('b', {}, name)));
  return [el('p', {}, record['sheet-lead']), el('div', { class: 'blanks' }, ...fields)];
}
