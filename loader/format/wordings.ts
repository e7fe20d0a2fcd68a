import type { Condition } from '../../model/condition';
import type { FullWording, Help, Wording } from '../../model/knowledge';
import { freeTexts, mapOf, oneOrMore, shorthandOr } from './combinators';
import { entry, optional, required, withDefault } from './entry';
import type { Format } from './format';
import { freeText } from './freeText';
import { id } from './textFormats';

const TO_PERSON = 'The words to the person it happens to.';
const TO_OTHER = 'The words to someone who asks for another person.';
const TO_HANDLER = 'The words a call handler reads aloud.';
const IN_TEAMS = 'The words in Microsoft Teams, where an employer may read along. Left out: as elsewhere.';

const inTeams = shorthandOr(
  freeText,
  (person) => ({ person }),
  entry<Pick<Wording, 'person' | 'other'>>({
    person: required(freeText, TO_PERSON),
    other: optional(freeText, TO_OTHER),
  }),
);

/** One text for everyone, or up to four wordings. */
export const wording: Format<Wording> = shorthandOr(
  freeText,
  (person) => ({ person }),
  entry<Wording>({
    person: required(freeText, TO_PERSON),
    other: optional(freeText, TO_OTHER),
    handler: optional(freeText, TO_HANDLER),
    teams: optional(inTeams, IN_TEAMS),
  }),
);

/** Wordings in which person, other and handler are all required. */
export const threeWordings = entry<FullWording>({
  person: required(freeText, TO_PERSON),
  other: required(freeText, TO_OTHER),
  handler: required(freeText, TO_HANDLER),
  teams: optional(inTeams, IN_TEAMS),
});

export const wordings = oneOrMore(wording);

/** Question ids with the answers that satisfy each. */
export const condition: Format<Condition> = mapOf(freeText, freeTexts);

export const help: Format<Help> = shorthandOr(
  id,
  (kind) => ({ kind, when: {} }),
  entry<Help>({
    kind: required(id, 'The kind of help, as services name it.'),
    when: withDefault(condition, {}, 'Who is sent there: question ids with answers. Left out: everyone.'),
  }),
);
