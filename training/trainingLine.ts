import { REPLY_LABELS, segmentsOf } from '../language/classifier/classifiers';
import type { ClassifierInput } from '../language/classifier/features';
import type { PhraseIndex } from '../language/phraseIndex';
import type { Word } from '../language/text/tokenizer';
import { DANGER } from '../model/answers';
import type { Knowledge, Question } from '../model/knowledge';
import type { LabelledLines } from './labelledLines';

/** A labelled line as the trainer takes it in: words and phrases, and what each classifier learns from it. */
export interface TrainingLine extends ClassifierInput {
  /** By segments, in words. */
  readonly crisis: readonly { readonly from: number; readonly to: number; readonly label: string }[];
  readonly intent?: string;
  /** With the question that was asked, or whatever it was. */
  readonly replies: readonly { readonly asked?: string; readonly label: string }[];
}

/** The cries among the labels of all kinds of lines; whatever else it is, a line is neither. */
export const CRIES: Readonly<Record<string, 'danger' | 'self_harm'>> = {
  danger: 'danger',
  immediate_danger: 'danger',
  self_harm: 'self_harm',
};
/** Words: a long story with a cry in it would teach that all of it is one. */
const CRISIS_AT_MOST = 24;

/** What the classifiers learn from a set of lines, read with the phrases of the knowledge. */
export function trainingLines(
  { lines, openers, answers }: LabelledLines,
  { questions }: Pick<Knowledge, 'questions'>,
  { tokenizer, phrases }: PhraseIndex,
): readonly TrainingLine[] {
  const asked = questions.filter(takesPlainReply);
  const read = (text: string, label: string | undefined) => {
    const words = tokenizer.tokenize(text);
    return { words, matches: phrases.find(words), crisis: crisisSegments(words, label), replies: [] };
  };
  return [
    ...lines.map(({ text, reading }) => read(text, reading)),
    ...openers.map(({ text, expect }) => {
      const { intent } = expect;
      return { ...read(text, isBlurred(expect) ? undefined : intent), intent };
    }),
    ...answers.map((line) => {
      const label = isDangerToDanger(line) ? undefined : line.any;
      return { ...read(line.text, label), replies: repliesOf(line, asked) };
    }),
  ];
}

/** A question that can be answered with a plain yes, no or unsure. */
export function takesPlainReply({ options }: Question): boolean {
  return options.some(({ means }) => means !== undefined);
}

/** @param label none for a line that teaches nothing of danger */
function crisisSegments(words: readonly Word[], label: string | undefined): TrainingLine['crisis'] {
  if (label === undefined) return [];
  const cry = CRIES[label];
  if (cry === undefined) return [...segmentsOf(words)].map((segment) => ({ ...segment, label: 'neither' }));
  return words.length <= CRISIS_AT_MOST ? [{ from: 0, to: words.length, label: cry }] : [];
}

/** A line that is danger beside something else would blur both labels. */
function isBlurred({ intent, also }: LabelledLines['openers'][number]['expect']): boolean {
  return also.some((one) => one in CRIES) && !(intent in CRIES);
}

/** What is danger only as the reply to the question about it. */
function isDangerToDanger({ any, by_question: by }: LabelledLines['answers'][number]): boolean {
  return any !== 'yes' && by[DANGER] === 'yes';
}

/** A line as the reply whatever is asked, and to each question: most words mean the same to all. */
function repliesOf(
  { any, by_question: by }: LabelledLines['answers'][number],
  asked: readonly Question[],
): TrainingLine['replies'] {
  return [
    ...replyLabel(any).map((label) => ({ label })),
    ...asked.flatMap(({ id, options }) => {
      const said = by[id] ?? any;
      const meant = options.find((option) => option.id === said)?.means ?? said;
      return replyLabel(meant).map((label) => ({ asked: id, label }));
    }),
  ];
}

/** None for a cry, which is left to the crisis classifier, nor for an answer that stands for no plain reply. */
function replyLabel(label: string): readonly string[] {
  return REPLY_LABELS.filter((one) => one === label);
}
