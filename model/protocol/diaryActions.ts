/** What a person can do with their record by a button. */
export const DEEDS = [
  'begin',
  'skip',
  'keep',
  'stop',
  'option',
  'time',
  'time-again',
  'time-words',
  'show',
  'pick',
  'change',
  'field',
  'remove',
  'remove-sure',
  'done',
] as const;

export type DeedName = (typeof DEEDS)[number];
