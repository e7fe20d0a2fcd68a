import type { WordGroupName } from '../../../model/times';

/** Words that may stand before a time of one bare word, which might be another word without them: "sat", "may", "2019". */
export const LEADS: readonly WordGroupName[] = [
  'since',
  'from',
  'till',
  'of',
  'side',
  'loose',
  'early',
  'through',
];
