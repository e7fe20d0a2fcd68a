import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readClassifierWeights } from '../loader/classifierWeights';
import { weightsInUse } from '../loader/knowledgeFiles';
import { loadKnowledge } from '../loader/loadKnowledge';
import type { LoadResult } from '../loader/readKnowledge';
import type { Knowledge } from '../model/knowledge';
import { ANY_DAY } from './anyDay';
import { recorded, withWording } from './wording/recordedWording';

/** Where the first test file to load the knowledge leaves it for the others; see `runFolder.cjs`. */
const LEFT = process.env.WAYMARK_TEST_RUN && join(process.env.WAYMARK_TEST_RUN, 'knowledge.json');

/** A Tuesday morning, when helplines are open. */
export const MORNING = new Date('2026-11-24T10:30:00Z');

/** The knowledge as it ships. It is loaded and checked once in each run: for each test file, that took a second. */
export const shippedKnowledge = LEFT && existsSync(LEFT) ? loadedBefore(LEFT) : loadFirst();

/** The same in the words that the tests quote: whoever puts a sentence in other words turns no test red. */
export const realKnowledge = withWording(shippedKnowledge, recorded);

function loadFirst(): Knowledge {
  const knowledge = sound(loadKnowledge('knowledge', ANY_DAY));
  const { classifiers: _weights, ...rest } = knowledge;
  if (LEFT) {
    // Another worker may be reading: the file is there at once and whole, or not at all.
    writeFileSync(`${LEFT}.${process.pid}`, JSON.stringify(rest));
    renameSync(`${LEFT}.${process.pid}`, LEFT);
  }
  return knowledge;
}

function loadedBefore(left: string): Knowledge {
  const knowledge: Knowledge = JSON.parse(readFileSync(left, 'utf8'));
  const trained = readClassifierWeights(weightsInUse('knowledge'));
  if (trained.kind === 'broken') throw new Error(trained.problem.message);
  return { ...knowledge, classifiers: trained.weights };
}

export function sound(loaded: LoadResult): Knowledge {
  if (loaded.kind === 'loaded') return loaded.knowledge;
  throw new Error(loaded.problems.map(({ file, line, message }) => `${file}:${line} ${message}`).join('\n'));
}
