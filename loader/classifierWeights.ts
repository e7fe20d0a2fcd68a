import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ClassifierWeights, LinearWeights } from '../model/lexicon';

/** The classifiers' weights, beside the knowledge that they were trained with; written by `npm run train`. */
export const WEIGHTS_FILE = 'ears.json';

interface StoredWeights {
  readonly labels: readonly string[];
  readonly bias: readonly number[];
  readonly scale: number;
  /** Bytes, in base64. */
  readonly weights: string;
}

interface StoredClassifierWeights {
  /** Of all that they were trained from: see {@link fingerprint}. */
  readonly trained_from: string;
  readonly crisis: StoredWeights;
  readonly intent: StoredWeights;
  readonly reply: StoredWeights;
}

/** @returns the weights in a folder of knowledge, or none where a classifier of today is missing */
export function readClassifierWeights(folder: string): ClassifierWeights | undefined {
  const file = join(folder, WEIGHTS_FILE);
  if (!existsSync(file)) return undefined;
  const {
    crisis: alarm,
    intent,
    reply,
  }: Partial<StoredClassifierWeights> = JSON.parse(readFileSync(file, 'utf8'));
  if (!alarm || !intent || !reply) return undefined;
  return { crisis: decoded(alarm), intent: decoded(intent), reply: decoded(reply) };
}

export function serialiseClassifierWeights(
  { crisis: alarm, intent, reply }: ClassifierWeights,
  trainedFrom: string,
): string {
  const written: StoredClassifierWeights = {
    trained_from: trainedFrom,
    crisis: encoded(alarm),
    intent: encoded(intent),
    reply: encoded(reply),
  };
  return `${JSON.stringify(written, null, 1)}\n`;
}

/** The same for the same texts, on every machine. */
export function fingerprint(texts: readonly string[]): string {
  const hash = createHash('sha256');
  for (const text of texts) hash.update(text.replaceAll('\r\n', '\n')).update('\0');
  return hash.digest('base64url');
}

function encoded({ weights, ...rest }: LinearWeights): StoredWeights {
  return {
    ...rest,
    weights: Buffer.from(weights.buffer, weights.byteOffset, weights.length).toString('base64'),
  };
}

function decoded({ weights, ...rest }: StoredWeights): LinearWeights {
  return { ...rest, weights: new Int8Array(Buffer.from(weights, 'base64')) };
}
