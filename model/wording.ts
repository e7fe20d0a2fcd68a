import { type Content, fields, freeText, oneOrMore, optional, required, shorthandOr } from './format';

/** Whom the words are for: the person it happens to, someone asking for another, a call handler reading aloud. */
export type Audience = 'person' | 'other' | 'handler';

const TO_PERSON = 'The words to the person it happens to.';
const TO_OTHER = 'The words to someone who asks for another person.';
const TO_HANDLER = 'The words a call handler reads aloud.';

const inTeams = shorthandOr(
  freeText,
  (person): { readonly person: string; readonly other?: string } => ({ person }),
  fields({ person: required(freeText, TO_PERSON), other: optional(freeText, TO_OTHER) }),
);
const teams = optional(
  inTeams,
  'The words in Microsoft Teams, where an employer may read along. Left out: as elsewhere.',
);

const upToFour = fields({
  person: required(freeText, TO_PERSON),
  other: optional(freeText, TO_OTHER),
  handler: optional(freeText, TO_HANDLER),
  teams,
});

/** One text in up to four wordings; all fall back on `person`. */
export type Wording = Content<typeof upToFour>;

/** One text for everyone, or up to four wordings. */
export const wording = shorthandOr(freeText, (person): Wording => ({ person }), upToFour);

export const wordings = oneOrMore(wording);

/** A text with a wording for every audience. */
export const threeWordings = fields({
  person: required(freeText, TO_PERSON),
  other: required(freeText, TO_OTHER),
  handler: required(freeText, TO_HANDLER),
  teams,
});
