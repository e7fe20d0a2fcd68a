import type { RecordSheet, SheetLine } from '../../model/protocol/activities';
import type { Labels } from '../../model/textIds';
import { checkNumber, EDGE } from './checkNumber';

/** Every text that the record shows apart from the person's own. */
export type RecordLabels = Pick<Labels, 'record' | 'both'>;

/** Who reads a copy: the person, the police, an advocate or helpline; or a call taker, to whom it is read aloud. */
export const READERS = ['me', 'police', 'advocate', 'aloud'] as const;
export type Reader = (typeof READERS)[number];

/** A sheet for a reader, and the number by which it is seen whether its incidents are still what they were. */
export type CheckedSheet = RecordSheet & { readonly check?: string; readonly reader?: Reader };

/** What a reader has use for. Advice for the person is not for the police, and neither is what was answered in the chat. */
export function sheetFor(sheet: RecordSheet, reader: Reader): CheckedSheet {
  if (reader === 'me') return sheet;
  const { picture: _none, ...rest } = sheet;
  return reader === 'advocate' ? { ...rest, reader } : { ...rest, reader, answers: [], advised: [] };
}

/** The cautions at the top are for the person; whoever else reads it is told how it was made. */
export function coverIds({ reader = 'me', blank }: CheckedSheet) {
  if (reader !== 'me') return ['cover-note'] as const;
  const cautions = ['cover-danger', 'cover-read', 'cover-keep'] as const;
  return blank ? cautions : ([...cautions, 'cover-note'] as const);
}

/** The incidents in the order of time, a line each, where somebody reads it who does not know them. */
export function inOrder({ reader, incidents }: CheckedSheet, labels: RecordLabels): readonly SheetLine[] {
  if (reader === undefined) return [];
  return incidents.map(({ number, title, brief, cells: [story = ''] }) => {
    const what = reader === 'aloud' && story ? beginning(story) : brief;
    return { name: incidentNumber(labels, number), text: what ? `${title}. ${what}` : title };
  });
}

/** In characters: as much of an account as is read aloud in a breath or two. */
const ALOUD = 180;

/** Nothing else follows what is read aloud, so it ends with a word. */
function beginning(story: string): string {
  const line = story.replaceAll(/\s+/g, ' ').trim();
  return line.length > ALOUD ? `${line.slice(0, ALOUD).replace(/\s\S*$/, '')}…` : line;
}

/** The same incidents have the same number on another day too: it is worked out over nothing else. */
export async function withCheckNumber(sheet: RecordSheet, labels: RecordLabels): Promise<CheckedSheet> {
  const check = sheet.incidents.length > 0 ? await checkNumber(incidentsText(sheet, labels)) : undefined;
  return { ...sheet, ...(check && { check }) };
}

/** The same as the printed page, as plain text. Lines end in CRLF, which every system can read. */
export function recordText(sheet: CheckedSheet, labels: RecordLabels): string {
  const { made, pattern, check, incidents, answers, advised, reader } = sheet;
  const sections = [
    heading(labels.record['cover-title']),
    made,
    ...coverIds(sheet).map((id) => labels.record[id]),
    pattern.join('\n'),
    lines(labels.record['in-order'], inOrder(sheet, labels)),
    incidents.length > 0 && reader !== 'aloud' && [EDGE, incidentsText(sheet, labels), EDGE].join('\n'),
    check &&
      reader !== 'aloud' &&
      [labels.record.check.replace('{number}', check), labels.record['check-how']].join('\n'),
    lines(labels.record.answers, answers),
    lines(labels.record.advised, advised),
  ];
  return `${sections.filter(Boolean).join('\n\n')}\n`.replaceAll(/\r?\n/g, '\r\n');
}

function incidentsText({ columns, incidents }: RecordSheet, labels: RecordLabels): string {
  const sections = incidents.map(({ number, title, cells }) =>
    [
      heading(`${incidentNumber(labels, number)}: ${title}`),
      ...cells.flatMap((cell, column) => (cell ? [`${columns[column]}: ${cell}`] : [])),
    ].join('\n'),
  );
  return sections.join('\n\n').replaceAll(/\r\n?/g, '\n');
}

function heading(title: string): string {
  return `${title}\n${'-'.repeat(Math.min(title.length, 60))}`;
}

/** A question needs no colon. */
export function labelledLine({ name, text }: SheetLine): string {
  return `${name}${name.endsWith('?') ? '' : ':'} ${text}`;
}

function lines(title: string, all: readonly SheetLine[]): string {
  return all.length > 0 ? [heading(title), ...all.map(labelledLine)].join('\n') : '';
}

/** Excel reads a file as UTF-8 only with this in front. */
const BYTE_ORDER_MARK = '\uFEFF';
/** What a spreadsheet takes for the start of a formula, full-width forms included, after any spaces. */
const FORMULA = /^[\s\u00a0]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|^[\t\r\n]/u;

/** What a spreadsheet takes for a number, and would shorten or round: a telephone number, an account, a date. */
const NUMBER = /^\s*\p{Nd}[\p{Nd}\s.,:/-]*$/u;

/** CSV (RFC 4180), one incident a row. What a person wrote can never run as a formula, and stays as it was written. */
export function recordCsv({ columns, incidents }: RecordSheet, labels: RecordLabels): string {
  const { record } = labels;
  const row = (own: readonly string[], cells: readonly string[]) =>
    `${[...own.map(quoted), ...cells.map(cell)].join(',')}\r\n`;
  const rows = incidents.map(({ number, from = '', to = '', cells }) => row([String(number), from, to], cells));
  return BYTE_ORDER_MARK + row([record.number, record.from, record.to], columns) + rows.join('');
}

/** It never changes, so that a statement can name it. */
export function incidentNumber(labels: RecordLabels, number: number): string {
  return labels.record.incident.replace('{number}', String(number));
}

function cell(text: string): string {
  const harmless = FORMULA.test(text) || NUMBER.test(text) ? `'${text}` : text;
  return quoted(harmless);
}

/** Numbers and dates of Waymark's own stay what they are, so that a table can be sorted by them. */
function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}
