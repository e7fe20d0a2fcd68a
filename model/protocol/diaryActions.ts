/** What a person can do with their record by a button. */
export const DIARY_ACTIONS = [
  // While an incident is told, and about its time.
  ...['begin', 'skip', 'keep', 'stop', 'option', 'time', 'time-again', 'time-words'],
  // With what is written down.
  ...['show', 'pick', 'change', 'field', 'remove', 'remove-sure', 'done'],
] as const;

export type DiaryActionName = (typeof DIARY_ACTIONS)[number];
