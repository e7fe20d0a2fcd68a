import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Ears, EarWeights } from '../model/lexicon';

/** What the ears have learnt, beside the knowledge it was learnt with; written by `npm run learn`. */
export const EARS_FILE = 'ears.json';

interface WrittenEar {
  readonly meanings: readonly string[];
  readonly bias: readonly number[];
  readonly scale: number;
  /** Bytes, in base64. */
  readonly weights: string;
}

interface WrittenEars {
  /** Of all that they were taught from: see {@link fingerprint}. */
  readonly taught_from: string;
  readonly alarm: WrittenEar;
  readonly intent: WrittenEar;
  readonly reply: WrittenEar;
}

/** @returns the ears of a folder of knowledge, or none where it was never taught as many as there are now */
export function readEars(folder: string): Ears | undefined {
  const file = join(folder, EARS_FILE);
  if (!existsSync(file)) return undefined;
  const { alarm, intent, reply }: Partial<WrittenEars> = JSON.parse(readFileSync(file, 'utf8'));
  if (!alarm || !intent || !reply) return undefined;
  return { alarm: unpacked(alarm), intent: unpacked(intent), reply: unpacked(reply) };
}

export function writtenEars({ alarm, intent, reply }: Ears, taughtFrom: string): string {
  const written: WrittenEars = {
    taught_from: taughtFrom,
    alarm: packed(alarm),
    intent: packed(intent),
    reply: packed(reply),
  };
  return `${JSON.stringify(written, null, 1)}\n`;
}

/** The same for the same texts, on every machine. */
export function fingerprint(texts: readonly string[]): string {
  const hash = createHash('sha256');
  for (const text of texts) hash.update(text.replaceAll('\r\n', '\n')).update('\0');
  return hash.digest('base64url');
}

function packed({ weights, ...rest }: EarWeights): WrittenEar {
  return {
    ...rest,
    weights: Buffer.from(weights.buffer, weights.byteOffset, weights.length).toString('base64'),
  };
}

function unpacked({ weights, ...rest }: WrittenEar): EarWeights {
  return { ...rest, weights: new Int8Array(Buffer.from(weights, 'base64')) };
}
