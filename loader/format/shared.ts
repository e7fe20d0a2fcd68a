import type { Condition } from '../../model/condition';
import type { FullWording, Help, Wording } from '../../model/knowledge';
import { entry, may, must, otherwise } from './entry';
import type { Format } from './format';
import { id } from './forms';
import { mapOf, oneOrMore, textOr, texts } from './list';
import { text } from './text';

const TO_PERSON = 'The words to the person it happens to.';
const TO_OTHER = 'The words to someone who asks for another person.';
const TO_HANDLER = 'The words a call handler reads aloud.';
const IN_TEAMS = 'The words in Microsoft Teams, where an employer may read along. Left out: as elsewhere.';

const inTeams = textOr(
  text,
  (person) => ({ person }),
  entry<Pick<Wording, 'person' | 'other'>>({ person: must(text, TO_PERSON), other: may(text, TO_OTHER) }),
);

/** One text for everyone, or up to four wordings. */
export const wording: Format<Wording> = textOr(
  text,
  (person) => ({ person }),
  entry<Wording>({
    person: must(text, TO_PERSON),
    other: may(text, TO_OTHER),
    handler: may(text, TO_HANDLER),
    teams: may(inTeams, IN_TEAMS),
  }),
);

/** Wordings where person, other and handler have to be thought of. */
export const threeWordings = entry<FullWording>({
  person: must(text, TO_PERSON),
  other: must(text, TO_OTHER),
  handler: must(text, TO_HANDLER),
  teams: may(inTeams, IN_TEAMS),
});

export const paragraphs = oneOrMore(wording);

/** Question ids with the answers that satisfy each. */
export const condition: Format<Condition> = mapOf(text, texts);

export const help: Format<Help> = textOr(
  id,
  (kind) => ({ kind, when: {} }),
  entry<Help>({
    kind: must(id, 'The kind of help, as services name it.'),
    when: otherwise(condition, {}, 'Who is sent there: question ids with answers. Left out: everyone.'),
  }),
);
