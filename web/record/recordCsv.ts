import type { RecordSheet } from '../../model/protocol/activities';
import type { RecordLabels } from './recordPageData';

/** Excel reads a file as UTF-8 only with this in front. */
const BYTE_ORDER_MARK = '\uFEFF';
/** What a spreadsheet takes for the start of a formula, full-width forms included, after any spaces. */
const FORMULA = /^[\s\u00a0]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|^[\t\r\n]/u;

/** CSV (RFC 4180), one incident a row. What a person wrote can never run as a formula. */
export function recordCsv({ columns, incidents }: RecordSheet, labels: RecordLabels): string {
  const heads = ['', ...columns];
  const rows = incidents.map(({ cells }, place) => [incidentNumber(labels, place), ...cells]);
  return BYTE_ORDER_MARK + [heads, ...rows].map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

export function incidentNumber(labels: RecordLabels, place: number): string {
  return labels.record.incident.replace('{number}', String(place + 1));
}

function cell(text: string): string {
  const harmless = FORMULA.test(text) ? `'${text}` : text;
  return `"${harmless.replaceAll('"', '""')}"`;
}
