import { existsSync, readFileSync } from 'node:fs';
import { CRISIS_LABELS, REPLY_LABELS } from '../language/classifier/classifiers';
import {
  byClassifier,
  type ClassifierName,
  type ClassifierWeights,
  INTENTS,
  type LinearWeights,
  type MultiLabelWeights,
  SHARED,
} from '../model/lexicon';
import { didYouMean } from './didYouMean';
import { networkWeights, packedNetwork } from './networkWeights';
import {
  fieldsOf,
  isNumbers,
  isTexts,
  packed,
  type Stored,
  unpacked,
  WeightsError,
  wholeNumbers,
} from './packedNumbers';
import type { Problem } from './problem';
import { quoted } from './readContext';
import { positionOfFile } from './sourceMap';

/** What weights were trained from, so that it can be told whether training is due. */
export interface TrainingRecord {
  /** The trainer's own numbers, as JSON. */
  readonly trainer: string;
  /** One number for each line as it was learnt from, in ascending order: for what it tells, and for what it asks. */
  readonly lines: Uint32Array;
  readonly asking: Uint32Array;
  /** Seconds of one processor. */
  readonly seconds: number;
}

export interface TrainedWeights {
  readonly weights: ClassifierWeights;
  readonly record: TrainingRecord;
}

type WeightsResult =
  | ({ readonly kind: 'read' } & TrainedWeights)
  | { readonly kind: 'broken'; readonly problem: Problem };

/** Reads the weights, or says what is wrong with the file: without them, most cries for help would not be heard. */
export function readClassifierWeights(path: string): WeightsResult {
  try {
    return { kind: 'read', ...decoded(textOf(path)) };
  } catch (error) {
    if (!(error instanceof WeightsError)) throw error;
    const message = `The weights of the classifiers in ${path} ${error.message}`;
    return {
      kind: 'broken',
      problem: { ...positionOfFile(path), rule: 'broken-weights', message, cure: CURE },
    };
  }
}

const CURE = 'Run: npm run train. Or put the file back as it last was.';

function textOf(path: string): string {
  if (!existsSync(path)) throw new WeightsError('are not there.');
  return readFileSync(path, 'utf8');
}

/** What the classifiers whose labels are fixed may tell apart; facts are the authors' own business. */
const LABELS: Readonly<Partial<Record<ClassifierName, readonly string[]>>> = {
  crisis: CRISIS_LABELS,
  intent: INTENTS,
  reply: REPLY_LABELS,
};

export function serialiseWeights({ weights, record }: TrainedWeights): string {
  const { crisis, intent, reply, choice, asks, facts, network, askNetwork } = weights;
  const stored: Stored<ClassifierWeights & { readonly trained: unknown }> = {
    trained: {
      trainer: JSON.parse(record.trainer),
      seconds: record.seconds,
      lines: packed(record.lines),
      asking: packed(record.asking),
    },
    crisis: { ...crisis, weights: packed(crisis.weights) },
    intent: { ...intent, weights: packed(intent.weights) },
    reply: { ...reply, weights: packed(reply.weights) },
    choice: { ...choice, weights: packed(choice.weights) },
    asks: { ...asks, weights: packed(asks.weights) },
    facts: { ...facts, weights: packed(facts.weights) },
    network: packedNetwork(network),
    askNetwork: packedNetwork(askNetwork),
  };
  return `${JSON.stringify(stored, null, 1)}\n`;
}

function decoded(text: string): TrainedWeights {
  const stored = fieldsOf(parsed(text));
  const { trained, crisis, intent, reply, choice, asks, facts, network, askNetwork } = stored;
  const own = {
    crisis: linearWeights('crisis', crisis),
    intent: linearWeights('intent', intent),
    reply: linearWeights('reply', reply),
    choice: linearWeights('choice', choice),
    asks: linearWeights('asks', asks),
    facts: multiLabelWeights(facts),
  };
  const labelsOf = (heads: readonly ClassifierName[]) =>
    byClassifier((name) => (heads.includes(name) ? own[name].labels.length : 0));
  const weights = {
    ...own,
    network: networkWeights(network, labelsOf(SHARED)),
    askNetwork: networkWeights(askNetwork, labelsOf(['asks'])),
  };
  const { trainer, seconds, lines, asking } = fieldsOf(trained);
  const record = {
    trainer: JSON.stringify(trainer),
    seconds: typeof seconds === 'number' ? seconds : 0,
    lines: wholeNumbers(unpacked('trained', lines)),
    asking: wholeNumbers(unpacked('trained', asking)),
  };
  return { weights, record };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new WeightsError('cannot be read: the file was cut short, or changed by hand.');
  }
}

function linearWeights(name: ClassifierName, stored: unknown): LinearWeights {
  const { labels, bias, scale, weights: bytes } = fieldsOf(stored);
  if (!isTexts(labels) || !isNumbers(bias) || typeof scale !== 'number')
    throw new WeightsError(`hold no classifier called “${name}”.`);
  const known = LABELS[name];
  const strange = labels.find((label) => known && !known.includes(label));
  if (known && strange !== undefined)
    throw new WeightsError(
      `know a label ${quoted(strange)} of “${name}” that Waymark does not${didYouMean(strange, known)}`,
    );
  const missing = name === 'crisis' ? CRISIS_LABELS.find((label) => !labels.includes(label)) : undefined;
  if (missing !== undefined) throw new WeightsError(`cannot tell ${quoted(missing)}: no line with it was trained on.`);
  const weights = new Int8Array(unpacked(name, bytes).buffer);
  const buckets = weights.length / labels.length;
  if (bias.length !== labels.length || !Number.isInteger(Math.log2(buckets)))
    throw new WeightsError(`are not as many as the labels of “${name}” need.`);
  return { labels, bias, scale, weights };
}

function multiLabelWeights(stored: unknown): MultiLabelWeights {
  const weights = linearWeights('facts', stored);
  const { thresholds } = fieldsOf(stored);
  if (!isNumbers(thresholds) || thresholds.length !== weights.labels.length)
    throw new WeightsError('do not say from which confidence on each label of “facts” holds.');
  return { ...weights, thresholds };
}
