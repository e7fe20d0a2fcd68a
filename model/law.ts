import { type Content, entry, freeText, oneOrMore, optional, patternText, required } from './format';
import { date, id, partialDate } from './textFormats';

/** Since when a law is in force; of some nobody has seen the day. */
export type InForce =
  | { readonly kind: 'yes' | 'not-yet' | 'not-known' }
  | { readonly kind: 'since'; readonly since: string };

const STATES = ['yes', 'not-yet', 'not-known'] as const;

const inForce = patternText<InForce>({
  rule: 'in-force-form',
  pattern: /^(yes|not-yet|not-known|\d{4}-\d{2}-\d{2})$/,
  called: 'a day, or one of yes, not-yet, not-known',
  cure: 'Write the day since when it is in force, such as 2020-01-20; or yes if it is and you have not seen the day.',
  fallback: { kind: 'yes' },
  parse(said) {
    const kind = STATES.find((state) => state === said);
    return kind ? { kind } : { kind: 'since', since: said };
  },
});

/** What a statement of law rests on. */
export const law = entry('law', {
  id: required(id, 'A word of its own for this law; what rests on it names it.'),
  name: required(freeText, 'The Act with its sections, or the scheme.'),
  holds_in: required(oneOrMore(id), 'The areas in which it holds.'),
  in_force: required(inForce, 'The day since when; or yes (the day was not seen), not-yet, not-known.'),
  valid_to: optional(date, 'The last day, if it is known to end.'),
  source: required(freeText, 'Where it was read.'),
  source_date: optional(partialDate, 'How old that is: 2026-10-07, 2026-10 or 2026.'),
  assured_date: required(date, 'The day on which it was read.'),
  note: optional(freeText, 'For those who keep the knowledge. Never shown.'),
});
export type Law = Content<typeof law>;
