import type { RecordSheet, SheetLine } from '../../model/protocol/activities';
import { numbered } from './table';
import type { RecordLabels } from './words';

/** The cautions that stand at the top of whatever leaves the chat. */
export const COVER = [
  'record-cover-danger',
  'record-cover-read',
  'record-cover-keep',
  'record-cover-note',
] as const;

/** The same as the printed page, for any program that shows text. Lines end as on every kind of computer. */
export function plainText(sheet: RecordSheet, labels: RecordLabels): string {
  const { made, pattern, columns, incidents, answers, advised } = sheet;
  const sections = [
    heading(labels['record-cover-title']),
    made,
    ...COVER.map((id) => labels[id]),
    pattern.join('\n'),
    ...incidents.map(({ title, cells }, place) =>
      [
        heading(`${numbered(labels, place)}: ${title}`),
        ...cells.flatMap((cell, column) => (cell ? [`${columns[column]}: ${cell}`] : [])),
      ].join('\n'),
    ),
    lines(labels['record-answers'], answers),
    lines(labels['record-advised'], advised),
  ];
  return `${sections.filter(Boolean).join('\n\n')}\n`.replaceAll(/\r?\n/g, '\r\n');
}

function heading(title: string): string {
  return `${title}\n${'-'.repeat(Math.min(title.length, 60))}`;
}

/** A question needs no colon. */
export function oneLine({ name, text }: SheetLine): string {
  return `${name}${name.endsWith('?') ? '' : ':'} ${text}`;
}

function lines(title: string, all: readonly SheetLine[]): string {
  return all.length > 0 ? [heading(title), ...all.map(oneLine)].join('\n') : '';
}
