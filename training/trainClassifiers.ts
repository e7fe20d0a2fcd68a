import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { segmentOf, segmentsOf } from '../language/classifier/classifiers';
import { type Message, parseMessage } from '../language/message';
import { buildPhraseIndex } from '../language/phraseIndex';
import { fingerprint, serialiseClassifierWeights, WEIGHTS_FILE } from '../loader/classifierWeights';
import { type GeneratedFile, updateGenerated } from '../loader/generatedFiles';
import { loadOrExit } from '../loader/loadOrExit';
import { DANGER } from '../model/answers';
import type { ClassifierWeights } from '../model/lexicon';
import { type Example, trainLogisticRegression } from './logisticRegression';

const KNOWLEDGE = 'knowledge';
/** The training set: lines as people type them, labelled. The held-out set is never trained on. */
export const TRAINING_SET = join('training', 'lines', 'train');

interface LabelledLine {
  readonly text: string;
  /** In lines-*.yaml. */
  readonly reading?: string;
  /** In answers-*.yaml: whatever was asked, and to questions where it means something else. */
  readonly any?: string;
  readonly by_question?: Readonly<Record<string, string>>;
  /** In openers-*.yaml. */
  readonly expect?: { readonly intent: string; readonly also?: readonly string[] };
}

interface TrainingFile {
  readonly lines?: readonly LabelledLine[];
  readonly openers?: readonly LabelledLine[];
  readonly answers?: readonly LabelledLine[];
}

const CRISIS_LABELS: Readonly<Record<string, string>> = {
  danger: 'danger',
  immediate_danger: 'danger',
  self_harm: 'self_harm',
};
const NEITHER = 'neither';
/** The questions as the lines name them, and our ids for them; q_safe is asked only at the desk. */
export const QUESTION_IDS: Readonly<Record<string, string | undefined>> = {
  q_unwanted: 'unwanted',
  q_repeated: 'repeated',
  q_fixated: 'fixated',
  q_obsessive: 'obsessive',
  q_danger: DANGER,
  q_safe: undefined,
  q_dispute: 'about',
};
/** Labels that come to the same as another: the conversation goes on as it would for that one. */
export const LABEL_ALIASES: Readonly<Record<string, string>> = {
  'count>=2': 'yes',
  'count=1': 'no',
  off_topic: 'no_answer',
  date: 'no_answer',
};
/** Hash buckets: with fewer, features collide, and the rarest cries are drowned out by what is common. */
const BUCKETS = { alarm: 1 << 16, intent: 1 << 15, reply: 1 << 16 };
/** A long story with a cry in it would teach that all of it is one. */
const CRISIS_AT_MOST = 24;

/** All that the classifiers are trained from: the lines, and the knowledge with which they are read. */
export function trainingTexts(): readonly string[] {
  const files = readdirSync(TRAINING_SET)
    .filter((name) => name.endsWith('.yaml'))
    .sort();
  return [
    ...files.map((name) => join(TRAINING_SET, name)),
    ...['words.yaml', 'phrases.yaml', 'topics.yaml', 'questions.yaml'].map((name) => join(KNOWLEDGE, name)),
  ].map((path) => readFileSync(path, 'utf8'));
}

/** @param open how messages are parsed */
export function trainClassifiers(
  open: (text: string) => Message,
  texts: readonly string[],
): ClassifierWeights {
  const files = texts.map((text): TrainingFile => parse(text, { schema: 'failsafe' }));
  const openers = files.flatMap((file) => file.openers ?? []);
  const lines = files.flatMap((file) => file.lines ?? []);
  const answers = files.flatMap((file) => file.answers ?? []);
  const crises = [
    ...lines.map(({ text, reading = '' }) => ({ text, label: reading })),
    ...openers.filter(hasOneLabel).map(({ text, expect }) => ({ text, label: expect?.intent ?? '' })),
    ...answers.filter(hasOneLabel).map(({ text, any = '' }) => ({ text, label: any })),
  ];
  const intents = openers.map(({ text, expect }) => ({
    ...inputOf(open(text)),
    label: expect?.intent ?? '',
  }));
  return {
    crisis: trainLogisticRegression(
      crises.flatMap(({ text, label }) => crisisExamples(open(text), label)),
      BUCKETS.alarm,
    ),
    intent: trainLogisticRegression(intents, BUCKETS.intent),
    reply: trainLogisticRegression(
      answers.flatMap((line) => replyExamples(inputOf(open(line.text)), line)),
      BUCKETS.reply,
    ),
  };
}

/** A line that is danger beside something else would blur both labels. */
function hasOneLabel({ expect, ...line }: LabelledLine): boolean {
  if (expect)
    return !(expect.also ?? []).some((one) => one in CRISIS_LABELS) || expect.intent in CRISIS_LABELS;
  return line.any === 'yes' || line.by_question?.q_danger !== 'danger';
}

function crisisExamples(message: Message, label: string): readonly Example[] {
  const crisis = CRISIS_LABELS[label];
  const { words } = message;
  if (crisis) return words.length <= CRISIS_AT_MOST ? [{ ...inputOf(message), label: crisis }] : [];
  return [...segmentsOf(words)].map(({ from, to }) => ({ ...segmentOf(message, from, to), label: NEITHER }));
}

/** A line as the reply to each question. Cries for help are left to the crisis classifier, except a yes to danger. */
function replyExamples(
  input: Omit<Example, 'label'>,
  { any = '', by_question: by = {} }: LabelledLine,
): readonly Example[] {
  return Object.entries(QUESTION_IDS).flatMap(([kind, asked = kind]) => {
    const reading = by[kind] ?? any;
    const label = kind === 'q_danger' && by[kind] === 'danger' ? 'yes' : (LABEL_ALIASES[reading] ?? reading);
    return label in CRISIS_LABELS ? [] : [{ ...input, asked, label }];
  });
}

function inputOf({ words, matches }: Message): Omit<Example, 'label'> {
  return { words, matches };
}

/** `npm run train`. */
export function weightsFile(): GeneratedFile {
  const index = buildPhraseIndex(loadOrExit(KNOWLEDGE, new Date()));
  const texts = trainingTexts();
  const weights = trainClassifiers((text) => parseMessage(index, text), texts);
  return {
    path: join(KNOWLEDGE, WEIGHTS_FILE),
    text: serialiseClassifierWeights(weights, fingerprint(texts)),
  };
}

if (process.argv[1] === __filename) {
  process.exitCode = updateGenerated([weightsFile()], 'train', process.argv.slice(2), console.log);
}
