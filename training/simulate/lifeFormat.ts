import {
  type Content,
  choice,
  entry,
  type Format,
  fields,
  freeText,
  listOf,
  nonEmpty,
  oneOrMore,
  optional,
  patternText,
  required,
  shorthandOr,
  withDefault,
  yesNo,
} from '../../model/format';
import type { Knowledge, Question } from '../../model/knowledge';
import { id } from '../../model/textFormats';

/** What the formats of lives are made from: the ids that a life may name. */
export type LifeKnowledge = Pick<Knowledge, 'questions' | 'outcomes'>;

/** An invented person: what is true for them, and the lines that they would type. */
export type Life = Content<ReturnType<typeof livesFile>>['lives'][number];
export type LifeLine = Content<ReturnType<typeof lifeLine>>;
export type Ask = Life['asks'][number];
export type Correction = Life['corrects'][number];
/** Question id to the options that are true. */
export type Truth = Readonly<Partial<Record<string, readonly string[]>>>;

const WHEN_CRIED = choice(['no', 'yes', 'later-line']);
const CRIED = 'no, yes where an opening line tells it, later-line where only another line does.';

const share = patternText<number>({
  rule: 'share-form',
  pattern: /^(0(\.\d+)?|1(\.0+)?)$/,
  called: 'a share from 0 to 1',
  cure: 'Write 0 for never, 1 for always, or a number between them such as 0.2.',
  fallback: 0,
  parse: Number,
});

/** The files of lives, checked like all other YAML. */
export function livesFile(knowledge: LifeKnowledge) {
  return fields({ lives: required(listOf(lifeEntry(knowledge)), 'Invented people.') });
}

function lifeEntry(knowledge: LifeKnowledge) {
  const { questions } = knowledge;
  const lines = nonEmpty(oneOrMore(lifeLine(questions)));
  const confirm = fields({ yes: required(lines, 'Yes, go on.'), no: required(lines, 'No, do not.') });
  return entry('life', {
    id: required(id, 'A word of its own for this life, in all files.'),
    about: required(freeText, 'Who it is and what happens, in one sentence.'),
    temper: required(freeText, 'How they write, in a word or two.'),
    truth: required(truth(questions), 'What is true in this life: question id to the options that are right.'),
    present_danger: required(WHEN_CRIED, `Whether they tell of danger as they type: ${CRIED}`),
    self_harm: required(WHEN_CRIED, `Whether they tell of thoughts of death: ${CRIED}`),
    outcomes: required(judgedOutcomes(knowledge), 'The outcomes that are right, acceptable, and never to be shown.'),
    opening: required(lines, 'What they type first, a message each.'),
    says: required(byQuestion(questions, lines), 'Question id to what they might type when asked it.'),
    presses: withDefault(share, 0.2, 'The share of answers that are given by a button.'),
    asks: withDefault(listOf(ask(questions)), [], 'What they ask or say by themselves in the middle.'),
    corrects: withDefault(listOf(correction(questions)), [], 'What they put right, in words.'),
    confused: required(lines, 'What they type when asked what they have no answer to.'),
    confirm: required(confirm, 'What they type when asked whether something is right, or shall be done.'),
    safe: withDefault(lines, [], 'What they type at the emergency screen if there is no danger, or no longer.'),
    afterwards: withDefault(lines, [], 'What they type after the outcome.'),
  });
}

function ask(questions: readonly Question[]) {
  return fields({
    ...lineFields(questions),
    after: optional(place(questions), 'The question after whose answer it is typed, or after how many messages.'),
    when_asked: optional(oneOf(questions), 'The question that it is typed in place of the first answer to.'),
  });
}

function correction(questions: readonly Question[]) {
  return fields({
    ...lineFields(questions),
    after: required(place(questions), 'The question after whose answer it is typed, or after how many messages.'),
    truth_to: required(truth(questions), 'What is true from then on.'),
  });
}

/** A line may be its text alone. */
function lifeLine(questions: readonly Question[]) {
  const bare = (text: string): Content<typeof full> => ({ text, tells: [], self_harm: false, leaves: false });
  const full = fields(lineFields(questions));
  return shorthandOr(freeText, bare, full);
}

function lineFields(questions: readonly Question[]) {
  return {
    text: required(freeText, 'What they type, with their slips.'),
    tells: withDefault(oneOrMore(oneOf(questions)), [], 'What it tells beside what was asked: question ids.'),
    danger: optional(choice(['now']), 'now if it tells that somebody is in danger as they type.'),
    self_harm: withDefault(yesNo, false, 'yes if it tells of thoughts of death or of hurting oneself.'),
    leaves: withDefault(yesNo, false, 'yes if it asks for the chat to be closed or forgotten.'),
  };
}

function judgedOutcomes({ outcomes }: LifeKnowledge) {
  const ids = oneOrMore(oneOf(outcomes));
  return fields({
    right: required(nonEmpty(ids), 'The best one, or several.'),
    acceptable: withDefault(ids, [], 'Not the best, but they help.'),
    never: withDefault(ids, [], 'They would harm or insult this person.'),
  });
}

function truth(questions: readonly Question[]): Format<Truth> {
  const options = ({ options }: Question) => oneOrMore(oneOf(options));
  return fields(Object.fromEntries(questions.map((one) => [one.id, optional(options(one), one.name)])));
}

function byQuestion<T>(questions: readonly Question[], value: Format<T>): Format<Readonly<Partial<Record<string, T>>>> {
  return fields(Object.fromEntries(questions.map((one) => [one.id, optional(value, one.name)])));
}

/** A point of the conversation: a question that was answered, or a number of messages. */
function place(questions: readonly Question[]): Format<string | number> {
  const ids = questions.map((one) => one.id);
  return patternText<string | number>({
    rule: 'place-form',
    pattern: /./,
    called: 'a question or a number of messages',
    cure: `Write how many messages they have sent by then, such as 3, or the id of a question: ${ids.join(', ')}.`,
    fallback: 1,
    parse: (said) => (/^[1-9]\d?$/.test(said) ? Number(said) : ids.find((one) => one === said)),
  });
}

function oneOf(entries: readonly { readonly id: string }[]): Format<string> {
  const [first = '', ...others] = entries.map((one) => one.id);
  return choice([first, ...others]);
}
