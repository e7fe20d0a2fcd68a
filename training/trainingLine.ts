import { type CrisisLabel, NO_QUESTION, REPLY_LABELS } from '../language/classifier/classifiers';
import type { ClassifierInput } from '../language/classifier/features';
import { segmentsOf } from '../language/classifier/segments';
import { type PhraseIndex, PLAIN_REPLIES } from '../language/phraseIndex';
import type { Word } from '../language/text/tokenizer';
import { DANGER } from '../model/answers';
import type { Knowledge, Question } from '../model/knowledge';
import type { DangerGrade, SelfHarmGrade } from '../model/lexicon';
import type { LabelledLines } from './labelledLines';

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
  { lines, messages, answers }: LabelledLines,
  { questions }: Pick<Knowledge, 'questions'>,
  { tokenizer, phrases }: PhraseIndex,
): readonly TrainingLine[] {
  const asked = questions.filter((one) => one.asked);
  const read = (text: string, label: CrisisLabel | undefined) => {
    const words = tokenizer.tokenize(text);
    return { words, matches: phrases.find(words), crisis: crisisSegments(words, label), replies: [] };
  };
  return [
    ...lines.map(({ text, reading }) => read(text, reading)),
    ...messages.map(({ text, ...labels }) => ({
      ...read(text, crisisLabelOf(labels)),
      intent: labels.intent,
      asks: labels.asks[0] ?? NO_QUESTION,
      facts: factsOf(labels),
    })),
    ...answers.map((line) => ({ ...read(line.text, crisisOfReply(line)), replies: repliesOf(line, asked) })),
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
function crisisOfReply({ any, by_question: by }: LabelledLines['answers'][number]): CrisisLabel | undefined {
  if (any === 'danger') return 'danger_now';
  if (any === 'self_harm') return 'self_harm';
  if (any !== 'yes' && by[DANGER] === 'yes') return undefined;
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
  return [
    ...replyLabel(any).map((label) => ({ label })),
    ...asked.flatMap((question) => {
      const { id, options } = question;
      const said = by[id] ?? any;
      const meant = options.find((option) => option.id === said)?.means ?? said;
      const labels = replyLabel(meant).filter(
        (label) => takesPlainReply(question) || !PLAIN_REPLIES.some((one) => one === label),
      );
      return labels.map((label) => ({ asked: id, label }));
    }),
  ];
}

/** None for a cry, which is left to the crisis classifier, nor for an answer that stands for no plain reply. */
function replyLabel(label: string): readonly string[] {
  return REPLY_LABELS.filter((one) => one === label);
}
