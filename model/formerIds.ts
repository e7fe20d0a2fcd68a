import {
  type Content,
  entry,
  fields,
  freeText,
  listOf,
  mapOf,
  oneOrMore,
  patternText,
  required,
  withDefault,
} from './format';
import { id } from './textFormats';

/** A question, or an answer to it: `who`, `who/ex-recent`. */
const answerPath = patternText<string>({
  rule: 'former-id-form',
  pattern: /^[a-z0-9-]+(\/[a-z0-9-]+)?$/,
  called: 'a question, or an answer to one',
  cure: 'Write the id of a question, “who”, or that of an answer after its question and a slash: “who/ex-recent”.',
  fallback: '',
  parse: (said) => said,
});

const AGAIN = 'Left out where nothing took its place: whoever had told it is asked again.';

const formerAnswer = entry('former answer', {
  was: required(answerPath, 'The question or the answer as it was called in an earlier release: who/ex-recent.'),
  now: withDefault(oneOrMore(answerPath), [], `What it became: who/ex-lately; or several that it means. ${AGAIN}`),
});
export type FormerAnswer = Content<typeof formerAnswer>;

const formerField = entry('former field', {
  was: required(id, 'The field of the record as it was called in an earlier release.'),
  now: required(id, 'The field that what was written there belongs into now.'),
});

/** What earlier releases called by another name: chats that were open over an upgrade go on. */
export const formerIds = fields({
  former_answers: withDefault(
    listOf(formerAnswer),
    [],
    'Questions and answers that were renamed, merged or taken away.',
  ),
  former_fields: withDefault(listOf(formerField), [], 'Fields of the record that were renamed or merged.'),
});

const NOTHING_RELEASED = { version: '', answers: {}, record: [] };

/** Written by `npm run release`: what the last release had, so that nothing can go unnoticed. */
export const releasedIds = fields({
  released: withDefault(
    fields({
      version: required(freeText, 'The version of that release.'),
      answers: required(mapOf(freeText, oneOrMore(freeText)), 'Each question with the ids of its answers.'),
      record: required(oneOrMore(freeText), 'The ids of the fields of the record.'),
    }),
    NOTHING_RELEASED,
    'What the last release had.',
  ),
});
