import type { NoteTemplate } from '../../../model/knowledge';
import type { DeskLabel } from '../deskPageData';
import type { HandoverSummary } from './handoverSummary';
import { noteParts } from './noteParts';

/** A heading of the note and what stands under it. */
export interface NoteSection {
  readonly heading: string;
  readonly lines: readonly string[];
  /** Never read to the caller. */
  readonly internal: boolean;
}

/** The note in a layout of the force's choosing; a heading with nothing under it is left out. */
export function noteSections(
  summary: HandoverSummary,
  { sections }: NoteTemplate,
  label: (id: DeskLabel) => string,
): readonly NoteSection[] {
  const parts = noteParts(summary, label);
  return sections
    .map((one) => ({ heading: one.heading, internal: one.internal, lines: one.parts.flatMap((part) => parts[part]) }))
    .filter(({ lines }) => lines.length > 0);
}

/** The note as plain text; what is internal comes last, and says so. */
export function noteText(sections: readonly NoteSection[], internal: string): string {
  const text = ({ heading, lines }: NoteSection) =>
    [heading.toUpperCase(), ...lines.map((line) => `- ${line}`)].join('\n');
  const inside = sections.filter((one) => one.internal);
  const mark = inside.length > 0 ? [`--- ${internal} ---`] : [];
  return [...sections.filter((one) => !one.internal).map(text), ...mark, ...inside.map(text)].join('\n\n');
}
