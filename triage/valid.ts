/** What may begin on a day and end on another, both included. */
export interface Valid {
  /** ISO dates in the UK. */
  readonly valid_from?: string;
  readonly valid_to?: string;
}

export function isValidOn({ valid_from: from, valid_to: to }: Valid, date: string): boolean {
  return (from === undefined || from <= date) && (to === undefined || date <= to);
}
