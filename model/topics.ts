import { condition } from './condition';
import {
  type Content,
  choice,
  entry,
  freeText,
  freeTexts,
  listOf,
  optional,
  required,
  withDefault,
  yesNo,
} from './format';
import { INTENTS } from './lexicon';
import { help } from './outcomes';
import { id } from './textFormats';
import { wording, wordings } from './wording';

/** Something a person can ask for at any time and gets at once: a definition, how to report, staying safe. */
export const topic = entry('topic', {
  id: required(id, 'A word of its own for this topic.'),
  title: required(freeText, 'The words on its button.'),
  says: required(wordings, 'What is said, one item for each paragraph.'),
  teams: optional(wordings, 'What is said in Microsoft Teams instead, where that would not be true or safe.'),
  advice: withDefault(yesNo, false, 'yes if the advice of this topic is listed below it.'),
  record: withDefault(yesNo, false, 'yes if what happened can be written down from here.'),
  chat_only: optional(yesNo, 'yes if it is about the chat itself, so that it is never read to a caller.'),
  help: withDefault(listOf(help), [], 'Kinds of help shown below it, best first.'),
  also: withDefault(freeTexts, [], 'Other ways people ask for it.'),
  intent: optional(choice(INTENTS), 'What asking for it is about, as in the labels of the training lines.'),
  sources: required(freeTexts, 'Where the facts come from.'),
});
export type Topic = Content<typeof topic>;

export const advice = entry('piece of advice', {
  id: required(id, 'A word of its own for this advice.'),
  topic: required(id, 'The topic it belongs to.'),
  title: required(wording, 'The advice in a few words.'),
  text: required(wording, 'The advice, as something a person may do, not a duty.'),
  fits: withDefault(condition, {}, 'The people it fits best, who see it first. Left out: everyone alike.'),
  sources: required(freeTexts, 'Where it comes from.'),
});
export type Advice = Content<typeof advice>;
