import type { KnownParts } from '../language/optionParts';
import {
  type Answers,
  DANGER,
  isAccused,
  isOpenBetween,
  OWN_ORDER,
  SKIPPED,
  WHERE,
  WHO_FOR,
  YOU,
} from '../model/answers';
import type { Knowledge, OpenAnswer, Option, Question } from '../model/knowledge';
import { audienceOf, inWords } from './wording';

/** What whoever does it tells of themselves; what they do is not read back as if it happened to them. */
const OF_WHOEVER: readonly string[] = [DANGER, WHO_FOR, WHERE, YOU, OWN_ORDER];

/** Whether an answer may be read back: any but those of whoever speaks of their own behaviour, as if it were done to them. */
export function isToldOfSelf(answers: Answers, question: string): boolean {
  return !isAccused(answers) || OF_WHOEVER.includes(question);
}

/**
 * Answers in the words in which they are read back: "you do not want it".
 *
 * @param parts of an answer that joins several things, those that were told: "letters" alone of calls and letters
 */
export function answersInWords(
  knowledge: Knowledge,
  answers: Answers,
  all: Answers,
  parts: KnownParts | undefined = {},
): readonly string[] {
  const audience = audienceOf(all);
  return knowledge.questions.flatMap((question) => {
    const answer = answers[question.id] ?? [];
    const open = openAnswer(question, answer);
    // What was heard both ways is asked, and not read back.
    if (!open && isOpenBetween(question, answer)) return [];
    const told = open ? [open] : question.options.filter((option) => answer.includes(option.id));
    return told.map((one) => partsInWords(question, one, parts) ?? inWords(one.told, audience));
  });
}

const LIST = new Intl.ListFormat('en-GB');

function partsInWords(question: Question, option: Option | OpenAnswer, known: KnownParts): string | undefined {
  const parts = 'parts' in option ? option.parts : {};
  const told = known[`${question.id}:${option.id}`]?.filter((one) => parts[one]) ?? [];
  return told.length > 0 ? LIST.format(told) : undefined;
}

/** The answer to a question in the words on its buttons; '' where it was skipped. What was left open reads as told. */
export function chosenLabels(question: Question, answers: Answers): string {
  const audience = audienceOf(answers);
  const answer = answers[question.id] ?? [];
  const open = openAnswer(question, answer);
  if (open) return inWords(open.told, audience);
  const chosen = question.options.filter((option) => answer.includes(option.id));
  return chosen.map(({ label }) => inWords(label, audience)).join('; ');
}

/** Where words have left several answers open: what they say together, "an ex". */
function openAnswer(question: Question, answer: readonly string[]): OpenAnswer | undefined {
  // Who was asked which it is, and skipped that, has still told no more than "an ex".
  const told = answer.filter((one) => one !== SKIPPED);
  if (!isOpenBetween(question, told)) return undefined;
  return question.between.find(({ options }) => options.every((one) => told.includes(one)));
}
