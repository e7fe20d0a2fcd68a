import type { RecordSheet, SheetLine } from '../../model/protocol/activities';
import { incidentNumber } from './recordCsv';
import type { RecordLabels } from './recordPageData';

/** The cautions at the top of everything that leaves the chat. */
export const COVER_LABELS = ['cover-danger', 'cover-read', 'cover-keep', 'cover-note'] as const;

/** The same as the printed page, as plain text. Lines end in CRLF, which every system can read. */
export function recordText(sheet: RecordSheet, labels: RecordLabels): string {
  const { made, pattern, columns, incidents, answers, advised } = sheet;
  const sections = [
    heading(labels.record['cover-title']),
    made,
    ...COVER_LABELS.map((id) => labels.record[id]),
    pattern.join('\n'),
    ...incidents.map(({ title, cells }, place) =>
      [
        heading(`${incidentNumber(labels, place)}: ${title}`),
        ...cells.flatMap((cell, column) => (cell ? [`${columns[column]}: ${cell}`] : [])),
      ].join('\n'),
    ),
    lines(labels.record.answers, answers),
    lines(labels.record.advised, advised),
  ];
  return `${sections.filter(Boolean).join('\n\n')}\n`.replaceAll(/\r?\n/g, '\r\n');
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
