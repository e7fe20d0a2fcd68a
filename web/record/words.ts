import type { LabelId } from '../../model/labels';

type RecordLabel = Extract<LabelId, `record-${string}`>;

/** What the server writes into the script: every word that the record shows beside the person's own. */
export interface RecordWords {
  readonly labels: Readonly<Record<RecordLabel | 'both-lang' | 'both-dir', string>>;
}

export type RecordLabels = RecordWords['labels'];
