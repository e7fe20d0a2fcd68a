import { createHash } from 'node:crypto';
import {
  type CrisisLabel,
  choiceLabel,
  NO_CHOICE,
  NO_QUESTION,
  REPLY_LABELS,
} from '../language/classifier/classifiers';
import type { ClassifierInput } from '../language/classifier/features';
import { segmentsOf } from '../language/classifier/segments';
import { type PhraseIndex, PLAIN_REPLIES } from '../language/phraseIndex';
import type { Word } from '../language/text/tokenizer';
import { DANGER, WHERE, WHO_FOR } from '../model/answers';
import type { Knowledge, Question } from '../model/knowledge';
import type { DangerGrade, SelfHarmGrade } from '../model/lexicon';
import { type LabelledLines, NOTHING } from './labelledLines';

/** A labelled line as the trainer takes it in: words and phrases, and what each classifier learns from it. */
export interface TrainingLine extends ClassifierInput {
  /** By segments, in words. */
  readonly crisis: readonly { readonly from: number; readonly to: number; readonly label: CrisisLabel }[];
  readonly intent?: string;
  /** What it asks, or that it asks nothing; absent where it was not labelled for that. */
  readonly asks?: string;
  /** All that it tells and shows; absent where it was not labelled for that. */
  readonly facts?: readonly string[];
  /** With the question that was asked, or whatever it was. */
  readonly replies: readonly { readonly asked?: string; readonly label: string }[];
  /** Which of a question's own answers it chooses, or none of them. */
  readonly choices: readonly { readonly asked: string; readonly label: string }[];
}

type MessageLabels = LabelledLines['messages'][number];

const OF_DANGER = {
  now: 'danger_now',
  perhaps: 'danger_perhaps',
  told: 'danger_told',
  over: 'danger_over',
} as const satisfies Record<DangerGrade, CrisisLabel>;
const OF_SELF_HARM = {
  sure: 'self_harm',
  perhaps: 'self_harm_perhaps',
  other: 'others',
} as const satisfies Record<SelfHarmGrade, CrisisLabel>;
/** Where a message is both, what is most urgent is learnt. */
const URGENCY = [
  'danger_now',
  'self_harm',
  'self_harm_perhaps',
  'danger_perhaps',
  'danger_over',
  'danger_told',
  'others',
] as const satisfies readonly CrisisLabel[];

export function crisisLabelOf({
  danger,
  self_harm: selfHarm,
}: Pick<MessageLabels, 'danger' | 'self_harm'>): CrisisLabel {
  const labels: readonly (CrisisLabel | undefined)[] = [
    danger && OF_DANGER[danger],
    selfHarm && OF_SELF_HARM[selfHarm],
  ];
  return URGENCY.find((one) => labels.includes(one)) ?? 'neither';
}

/** What the classifiers learn from a set of lines, read with the phrases of the knowledge. */
export function trainingLines(
  { lines, messages, asking, answers, chosen }: LabelledLines,
  { questions }: Pick<Knowledge, 'questions'>,
  { tokenizer, phrases }: PhraseIndex,
): readonly TrainingLine[] {
  const asked = questions.filter((one) => one.asked);
  const choosing = asked.filter(takesChoice);
  // A story told as one's own says to whom it happens, but not in the words of somebody who is asked.
  const told = choosing.filter(({ id }) => id !== WHO_FOR);
  const read = (text: string, label: CrisisLabel | undefined) => {
    const words = tokenizer.tokenize(text);
    return { words, matches: phrases.find(words), crisis: crisisSegments(words, label), replies: [], choices: [] };
  };
  return [
    ...lines.map(({ text, reading }) => read(text, reading)),
    ...messages.map(({ text, ...labels }) => ({
      ...read(text, crisisLabelOf(labels)),
      choices: choicesOf(told, ({ id }) => labels.tells[id] ?? [], lotOf(text)),
      intent: labels.intent,
      asks: labels.asks[0] ?? NO_QUESTION,
      facts: factsOf(labels),
    })),
    ...asking.map(({ text, asks }) => ({ ...read(text, undefined), asks: asks[0] ?? NO_QUESTION })),
    ...answers.map((line) => ({
      ...read(line.text, crisisOfReply(line)),
      replies: repliesOf(line, asked),
      choices: choicesOf(choosing, ({ id }) => (line.by_question[id] ? [line.by_question[id]] : []), lotOf(line.text)),
    })),
    ...chosen.map(({ text, to }) => {
      const line = { any: 'no_answer' as const, by_question: to };
      const own = asked.filter(({ id }) => to[id] !== undefined);
      return {
        ...read(text, crisisOfReply(line)),
        replies: repliesTo(own, (question) => (to[question] === NOTHING ? 'no_answer' : to[question])),
        choices: choicesOf(own.filter(takesChoice), ({ id }) => (to[id] && to[id] !== NOTHING ? [to[id]] : []), 0),
      };
    }),
  ];
}

/** The facts of a line, by the names under which they are learnt. */
export function factsOf({ tells, feels }: Pick<MessageLabels, 'tells' | 'feels'>): readonly string[] {
  return [
    ...Object.entries(tells).flatMap(([question, options]) => (options ?? []).map((option) => `${question}:${option}`)),
    ...(feels ? [`feels:${feels}`] : []),
  ];
}

/** @param label none for a line that teaches nothing of danger */
function crisisSegments(words: readonly Word[], label: CrisisLabel | undefined): TrainingLine['crisis'] {
  if (label === undefined) return [];
  const whole = { from: 0, to: words.length };
  // What a part of a message says may be something else, unless nothing in it is of now.
  const isAll = label === 'neither' || label === 'danger_told';
  const segments = isAll ? [whole, ...segmentsOf(words)] : [whole];
  return segments.map((segment) => ({ ...segment, label }));
}

/** What is danger only as the reply to the question about it teaches nothing. */
function crisisOfReply({
  any,
  by_question: by,
}: Pick<LabelledLines['answers'][number], 'any' | 'by_question'>): CrisisLabel | undefined {
  if (any === 'danger') return 'danger_now';
  if (any === 'self_harm') return 'self_harm';
  if (any !== 'yes' && (by[DANGER] === 'yes' || by.what || by.signs)) return undefined;
  return any !== 'no' && by[DANGER] === 'no' ? 'danger_over' : 'neither';
}

/** A question that can be answered with a plain yes, no or unsure. */
export function takesPlainReply({ options, asked, choose }: Question): boolean {
  return asked && choose === 'one' && options.some(({ means }) => means !== undefined);
}

/** A line as the reply whatever is asked, and to each question: most words mean the same to all. */
function repliesOf(
  { any, by_question: by }: LabelledLines['answers'][number],
  asked: readonly Question[],
): TrainingLine['replies'] {
  return [...replyLabel(any).map((label) => ({ label })), ...repliesTo(asked, (question) => by[question] ?? any)];
}

function repliesTo(
  asked: readonly Question[],
  saidTo: (question: string) => string | undefined,
): TrainingLine['replies'] {
  return asked.flatMap((question) => {
    const { id, options } = question;
    const said = saidTo(id) ?? '';
    const meant = options.find((option) => option.id === said)?.means ?? said;
    const labels = replyLabel(meant).filter(
      (label) => takesPlainReply(question) || !PLAIN_REPLIES.some((one) => one === label),
    );
    return labels.map((label) => ({ asked: id, label }));
  });
}

/** A question with answers of its own, beside yes, no and not sure. Where somebody lives is read as a place. */
export function takesChoice({ id, options }: Question): boolean {
  return id !== WHERE && options.some(({ means }) => means === undefined);
}

/** Lines. Whoever is asked mostly answers: of lines that choose nothing more would drown those that choose. */
const NOTHING_EVERY = 8;

/** A number that hangs on nothing but the words, so that no line teaches something else for having been moved. */
function lotOf(text: string): number {
  return createHash('sha256').update(text).digest().readUInt32LE();
}

/**
 * What a line chooses, to each question to which it says one thing; and that it chooses nothing, to one of the others.
 *
 * @param lot by which it is drawn whether, and to which
 */
function choicesOf(
  questions: readonly Question[],
  said: (question: Question) => readonly string[],
  lot: number,
): TrainingLine['choices'] {
  const silent = questions.filter((one) => said(one).length === 0);
  const none = lot % NOTHING_EVERY === 0 ? silent[(lot / NOTHING_EVERY) % silent.length] : undefined;
  const chosen = questions.flatMap((one) => {
    const [option, ...others] = said(one);
    return option !== undefined && others.length === 0 && one.options.some(({ id }) => id === option)
      ? [{ asked: one.id, label: choiceLabel(one.id, option) }]
      : [];
  });
  return [...chosen, ...(none ? [{ asked: none.id, label: choiceLabel(none.id, NO_CHOICE) }] : [])];
}

/** None for a cry, which is left to the crisis classifier, nor for an answer that stands for no plain reply. */
function replyLabel(label: string): readonly string[] {
  return REPLY_LABELS.filter((one) => one === label);
}
