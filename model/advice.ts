import {
  type Content,
  choice,
  entry,
  fields,
  freeText,
  freeTexts,
  listOf,
  oneOrMore,
  optional,
  required,
  shorthandOr,
  withDefault,
  yesNo,
} from './format';
import { INTENTS } from './lexicon';
import { condition } from './questions';
import { date, id } from './textFormats';
import { wording, wordings } from './wording';

const helpInFull = fields({
  kind: required(id, 'The kind of help, as services name it.'),
  when: withDefault(condition, {}, 'Who is sent there: question ids with answers. Left out: everyone.'),
  leads: optional(
    yesNo,
    'yes where its service stands first, be it not known whether it answers now: to whoever is warned for what they do, a line for despair is no answer.',
  ),
});
/** A kind of help that an outcome or a topic sends people to; services say which kinds they give. */
export type Help = Content<typeof helpInFull>;
export const help = shorthandOr(id, (kind): Help => ({ kind, when: {} }), helpInFull);

/** Decisions are read from the top; the first whose `when` holds gives the outcome. The last holds for everyone. */
export const decision = entry('decision', {
  outcome: required(id, 'The outcome it leads to.'),
  when: withDefault(
    condition,
    {},
    'Question ids with the answers that satisfy them; all must hold. Left out: everyone.',
  ),
  why: optional(wording, 'Why this outcome, where it goes beyond one of the answers.'),
  source: required(freeText, 'Where this judgement comes from.'),
});
export type Decision = Content<typeof decision>;

const fittingSays = entry('words for some', {
  when: required(condition, 'Question ids with the answers of the people who are told this.'),
  says: required(wordings, 'What is said to them, one item for each paragraph.'),
});

export const outcome = entry('outcome', {
  id: required(id, 'A word of its own for this outcome; decisions name it.'),
  title: required(wording, 'What it looks like, in a few words.'),
  says: required(wordings, 'What is said, one item for each paragraph. Never that something is not stalking.'),
  first: withDefault(listOf(fittingSays), [], 'What is said instead to some people: the first that fits.'),
  at_once: withDefault(yesNo, false, 'yes if nothing more is asked once this is certain, as with danger.'),
  emergency: withDefault(
    yesNo,
    false,
    'yes on the one outcome for people in danger now: it shows the button for 999, and “I am safe now”.',
  ),
  police_today: withDefault(
    yesNo,
    true,
    'no where the person is the one who does it: reasons to tell the police today are for those it happens to.',
  ),
  so_far: optional(
    yesNo,
    'yes if the desk may show it before it is certain; only for what leans towards stalking or abuse.',
  ),
  help: required(listOf(help), 'Kinds of help, best first.'),
  law: optional(oneOrMore(id), 'The laws that what it says rests on, as laws.yaml names them.'),
  topics: withDefault(oneOrMore(id), [], 'Topics offered below the services, best first.'),
});
export type Outcome = Content<typeof outcome>;

/** A question in words for people who read with difficulty. */
export const easyQuestion = entry('question in easy read', {
  id: required(id, 'The question’s id.'),
  ask: required(wording, 'The question in short sentences of usual words.'),
});

export const easyOutcome = entry('outcome in easy read', {
  id: required(id, 'The outcome’s id.'),
  says: required(wordings, 'What is said instead, one item for each paragraph.'),
});

export const easyTopic = entry('topic in easy read', {
  id: required(id, 'The topic’s id.'),
  short: required(wording, 'What is said first instead; all that is one press away stays as it is.'),
});

export const easyAnswer = entry('short answer in easy read', {
  id: required(id, 'The short answer’s id.'),
  says: required(wording, 'What is said instead, except to those who are answered by another law.'),
});

export const easyMessage = entry('message in easy read', {
  id: required(id, 'The message’s name in messages.yaml.'),
  says: required(freeText, 'What is said instead, with the same words in {braces}.'),
});

/** How a sign is told in the record, where words are not asked for. */
const toldInRecord = fields({
  also: withDefault(freeTexts, [], 'Ways to tell it there, beside those of the questions: what was quoted, for one.'),
  unless: withDefault(freeTexts, [], 'Ways that only sound like it: “choked on his drink”.'),
});

/** A reason to speak to the police today, whatever the outcome. */
export const dangerSign = entry('danger sign', {
  id: required(id, 'A word of its own for this sign.'),
  when: required(condition, 'Question ids with the answers that show it.'),
  covers: withDefault(oneOrMore(id), [], 'Signs that say nearly the same: where this one shows, they do not.'),
  says: required(wording, 'What is said: why to speak to the police today.'),
  in_record: optional(toldInRecord, 'It is said as well, once, to whoever tells it while writing down what happened.'),
  law: optional(oneOrMore(id), 'The laws that what it says rests on, as laws.yaml names them.'),
  source: required(freeText, 'Where this comes from.'),
});
export type DangerSign = Content<typeof dangerSign>;

const fittingTopic = entry('topic for some', {
  when: required(
    condition,
    'Question ids with the answers of the people who are told this, such as where: scotland. {}: everyone.',
  ),
  valid_from: optional(date, 'The first day on which this is said, such as that on which a law begins.'),
  valid_to: optional(date, 'The last day on which it is said.'),
  short: required(wording, 'What is said to them first.'),
  says: required(wordings, 'What is said to them, one item for each paragraph.'),
});

/** Safe by default: what is written for victims, and forgotten here, is not said to whoever did it. */
const forTheAccused = withDefault(
  yesNo,
  false,
  'yes if it neither excuses nor misleads somebody who was warned for their own behaviour. Beside what helps in danger, no other is said to them.',
);

/** Something a person can ask for at any time and gets at once: a definition, how to report, staying safe. */
export const topic = entry('topic', {
  id: required(id, 'A word of its own for this topic.'),
  title: required(freeText, 'The words on its button.'),
  short: required(wording, 'What is said first, in two or three sentences; the whole is one press away.'),
  says: required(wordings, 'What is said, one item for each paragraph.'),
  first: withDefault(
    listOf(fittingTopic),
    [],
    'What is said instead to some people, as the law differs by nation: the first that fits.',
  ),
  teams: optional(wordings, 'What is said in Microsoft Teams instead, where that would not be true or safe.'),
  advice: withDefault(yesNo, false, 'yes if the advice of this topic is listed below it.'),
  steps: withDefault(
    yesNo,
    false,
    'yes if that advice is shown a step at a time, in the order in which it is written.',
  ),
  record: withDefault(yesNo, false, 'yes if what happened can be written down from here.'),
  chat_only: optional(yesNo, 'yes if it is about the chat itself, so that it is never read to a caller.'),
  help: withDefault(listOf(help), [], 'Kinds of help shown below it, best first.'),
  also: withDefault(freeTexts, [], 'Other ways people ask for it.'),
  for_the_accused: forTheAccused,
  intent: optional(choice(INTENTS), 'What asking for it is about, as in the labels of the training lines.'),
  law: optional(oneOrMore(id), 'The laws that what it says rests on, as laws.yaml names them.'),
  sources: required(freeTexts, 'Where the facts come from.'),
});
export type Topic = Content<typeof topic>;

const fittingAnswer = entry('answer for some', {
  when: required(
    condition,
    'Question ids with the answers of the people who are told this, such as where: scotland. {}: everyone.',
  ),
  valid_from: optional(date, 'The first day on which this is said, such as that on which a law begins.'),
  valid_to: optional(date, 'The last day on which it is said.'),
  says: required(wording, 'What is said to them.'),
  topic: optional(id, 'The topic that says more about it for them. Left out: the usual one.'),
});

/** What is said at once to a question that people ask on the way. Labelled lines teach which one a question means. */
export const shortAnswer = entry('short answer', {
  id: required(id, 'A word of its own; labelled lines name it.'),
  asks: required(
    wording,
    'The question in the words of whoever asks, for a button: 8 words at most, “Is this private?”',
  ),
  always: withDefault(
    freeTexts,
    [],
    'Words that always ask it: “(change/changing) the locks”. Rules alone read them, so that a new one asks for no training.',
  ),
  anywhere: withDefault(
    freeTexts,
    [],
    'Words that call for it wherever they stand, even where nothing is asked: “i do not want him arrested”.',
  ),
  told_after: withDefault(
    freeTexts,
    [],
    'Words it has something to say to once an outcome is shown, even where nothing is asked: “<they> know my shifts”. In a story they ask nothing.',
  ),
  only_beside: withDefault(
    freeTexts,
    [],
    'Words one of which has to stand in the message: without them the classifiers alone never find this answer, as it would be absurd: “(gay/trans)”.',
  ),
  topic: optional(id, 'The topic that says more about it.'),
  says: required(wording, 'The answer to the very question, in two or three sentences.'),
  first: withDefault(
    listOf(fittingAnswer),
    [],
    'What is answered instead to some people, as the law differs by nation: the first that fits.',
  ),
  help: withDefault(oneOrMore(help), [], 'A kind of help, of which the best service is shown on a line.'),
  in_danger: withDefault(
    yesNo,
    false,
    'yes if it helps somebody who is in danger at this moment. No other is shown to them.',
  ),
  for_the_accused: forTheAccused,
  reasons: withDefault(
    yesNo,
    false,
    'yes if it is about what their own case is: once that was said, the answers that it rests on are listed below.',
  ),
  cites: withDefault(yesNo, false, 'yes if the laws in “law” that hold where they are stand below it, by their names.'),
  law: optional(oneOrMore(id), 'The laws that what it says rests on, as laws.yaml names them.'),
  sources: required(freeTexts, 'Where the facts come from.'),
});
export type ShortAnswer = Content<typeof shortAnswer>;

export const advice = entry('piece of advice', {
  id: required(id, 'A word of its own for this advice.'),
  topic: required(id, 'The topic it belongs to.'),
  title: required(wording, 'The advice in a few words.'),
  text: required(wording, 'The advice, as something a person may do, not a duty.'),
  fits: withDefault(condition, {}, 'The people it fits best, who see it first. Left out: everyone alike.'),
  law: optional(oneOrMore(id), 'The laws that what it says rests on, as laws.yaml names them.'),
  sources: required(freeTexts, 'Where it comes from.'),
});
export type Advice = Content<typeof advice>;
