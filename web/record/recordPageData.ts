import type { LabelId } from '../../model/labels';

type RecordLabel = Extract<LabelId, `record-${string}`>;

/** What the server embeds in the script: every text that the record shows apart from the person's own. */
export interface RecordPageData {
  readonly labels: Readonly<Record<RecordLabel | 'both-lang' | 'both-dir', string>>;
}

export type RecordLabels = RecordPageData['labels'];
