import { REPLY_LABELS, segmentOf, segmentsOf } from '../language/classifier/classifiers';
import { featureName } from '../language/classifier/features';
import { type Message, parseMessage } from '../language/message';
import type { PhraseIndex } from '../language/phraseIndex';
import { DANGER } from '../model/answers';
import type { Knowledge, Question } from '../model/knowledge';
import type { LabelledLines, OpenerLine, ReplyLine } from './labelledLines';
import type { Example } from './logisticRegression';

/** A labelled line as the trainer takes it in: words and phrases, and what each classifier learns from it. */
export interface TrainingLine extends Omit<Example, 'label'> {
  /** By segments, in words. */
  readonly crisis: readonly { readonly from: number; readonly to: number; readonly label: string }[];
  readonly intent?: string;
  /** With the question that was asked, or whatever it was. */
  readonly replies: readonly { readonly asked?: string; readonly label: string }[];
}

/** The cries among the labels of all kinds of lines; whatever else it is, a line is neither. */
const CRIES: Readonly<Record<string, string>> = {
  danger: 'danger',
  immediate_danger: 'danger',
  self_harm: 'self_harm',
};
const NEITHER = 'neither';
/** Words: a long story with a cry in it would teach that all of it is one. */
export const CRISIS_AT_MOST = 24;

/** What the classifiers learn from a set of lines, read with the phrases of the knowledge. */
export function trainingLines(
  { lines, openers, answers }: LabelledLines,
  { questions }: Pick<Knowledge, 'questions'>,
  index: PhraseIndex,
): readonly TrainingLine[] {
  const asked = questions.filter(takesPlainReply);
  return [
    ...lines.map(({ text, reading }) => {
      const message = parseMessage(index, text);
      return { ...inputOf(message), crisis: crisisSegments(message, reading), replies: [] };
    }),
    ...openers.map(({ text, expect }) => {
      const message = parseMessage(index, text);
      const crisis = isBlurred(expect) ? [] : crisisSegments(message, expect.intent);
      return { ...inputOf(message), crisis, intent: expect.intent, replies: [] };
    }),
    ...answers.map((line) => {
      const message = parseMessage(index, line.text);
      const crisis = isDangerToDanger(line) ? [] : crisisSegments(message, line.any);
      return { ...inputOf(message), crisis, replies: repliesOf(line, asked) };
    }),
  ];
}

/** The examples for one of the classifiers. */
export function crisisExamples(lines: readonly TrainingLine[]): readonly Example[] {
  return lines.flatMap((line) =>
    line.crisis.map(({ from, to, label }) => ({ ...segmentOf(inputOf(line), from, to), label })),
  );
}

export function intentExamples(lines: readonly TrainingLine[]): readonly Example[] {
  return lines.flatMap(({ intent, ...line }) =>
    intent === undefined ? [] : [{ ...inputOf(line), label: intent }],
  );
}

export function replyExamples(lines: readonly TrainingLine[]): readonly Example[] {
  return lines.flatMap((line) => line.replies.map((reply) => ({ ...inputOf(line), ...reply })));
}

/** All of a line that makes a difference to the weights, as a text. */
export function learntFrom({ words, matches, crisis, intent, replies }: TrainingLine): string {
  return JSON.stringify([
    words.map(({ word }) => word),
    matches.map(({ meaning, from, to }) => [featureName(meaning), from, to]),
    crisis,
    intent,
    replies,
  ]);
}

function inputOf({ words, matches }: Pick<TrainingLine, 'words' | 'matches'>): Omit<Example, 'label'> {
  return { words, matches };
}

/** A question that can be answered with a plain yes, no or unsure. */
export function takesPlainReply({ options }: Question): boolean {
  return options.some(({ means }) => means !== undefined);
}

function crisisSegments({ words }: Message, label: string): TrainingLine['crisis'] {
  const cry = CRIES[label];
  if (cry === undefined) return [...segmentsOf(words)].map((segment) => ({ ...segment, label: NEITHER }));
  return words.length <= CRISIS_AT_MOST ? [{ from: 0, to: words.length, label: cry }] : [];
}

/** A line that is danger beside something else would blur both labels. */
function isBlurred({ intent, also }: OpenerLine['expect']): boolean {
  return also.some((one) => one in CRIES) && !(intent in CRIES);
}

/** What is danger only as the reply to the question about it. */
function isDangerToDanger({ any, by_question: by }: ReplyLine): boolean {
  return any !== 'yes' && by[DANGER] === 'yes';
}

/** A line as the reply whatever is asked, and to each question: most words mean the same to all. */
function repliesOf({ any, by_question: by }: ReplyLine, asked: readonly Question[]): TrainingLine['replies'] {
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
