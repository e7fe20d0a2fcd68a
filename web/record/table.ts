import type { RecordSheet } from '../../model/protocol/activities';
import type { RecordLabels } from './words';

/** Excel takes a file for UTF-8 only with this before it. */
const MARK = '\uFEFF';
/** What a spreadsheet would take for the beginning of a formula, also in its wide forms, after any space. */
const FORMULA = /^[\s\u00a0]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|^[\t\r\n]/u;

/** One incident a row, as RFC 4180 has it. What a person wrote can never run as a formula. */
export function table({ columns, incidents }: RecordSheet, labels: RecordLabels): string {
  const heads = ['', ...columns];
  const rows = incidents.map(({ cells }, place) => [numbered(labels, place), ...cells]);
  return MARK + [heads, ...rows].map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

export function numbered(labels: RecordLabels, place: number): string {
  return labels['record-incident'].replace('{number}', String(place + 1));
}

function cell(text: string): string {
  const harmless = FORMULA.test(text) ? `'${text}` : text;
  return `"${harmless.replaceAll('"', '""')}"`;
}
