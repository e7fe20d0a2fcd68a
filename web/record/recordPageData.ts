import type { Labels } from '../../model/textIds';

/** What the server embeds in the script: every text that the record shows apart from the person's own. */
export interface RecordPageData {
  readonly labels: Pick<Labels, 'record' | 'both'>;
}

export type RecordLabels = RecordPageData['labels'];
