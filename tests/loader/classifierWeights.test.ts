import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { readClassifierWeights } from '../../loader/classifierWeights';
import { weightsInUse, weightsPath } from '../../loader/knowledgeFiles';
import { loadKnowledge } from '../../loader/loadKnowledge';
import { printProblems } from '../../loader/problem';
import { ANY_DAY } from '../anyDay';
import { told } from './soundKnowledge';

const project = process.cwd();
const trained = readFileSync(join('training', 'weights.json'), 'utf8');

/** The trained weights with a part changed. */
function changed(change: (stored: Record<string, Record<string, unknown>>) => void): string {
  const stored = JSON.parse(trained);
  change(stored);
  return JSON.stringify(stored);
}

describe('Waymark does not start deaf: an operator is told what is wrong with the weights, and what to run', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'waymark-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  test.each([
    ['cannot be read: the file was cut short, or changed by hand', trained.slice(0, trained.length / 2)],
    ['cannot be read: the file was cut short, or changed by hand', ''],
    ['hold no classifier called “crisis”', '[]'],
    ['hold no classifier called “reply”', changed((stored) => delete stored.reply)],
    ['hold no classifier called “choice”', changed((stored) => delete stored.choice)],
    ['hold no classifier called “asks”', changed((stored) => delete stored.asks)],
    ['are damaged in “intent”', changed(({ intent }) => Object.assign(intent ?? {}, { weights: 'AAAA' }))],
    ['are damaged in “trained”', changed((stored) => delete stored.trained)],
    [
      'are not as many as the labels of “reply” need',
      changed(({ reply }) => Object.assign(reply ?? {}, { bias: [1] })),
    ],
    [
      'know a label “dangr_now” of “crisis” that Waymark does not; did you mean “danger_now”?',
      changed(({ crisis }) => Object.assign(crisis ?? {}, { labels: ['dangr_now', 'neither', 'self_harm'] })),
    ],
    [
      'cannot tell “danger_perhaps”: no line with it was trained on',
      changed(({ crisis }) => Object.assign(crisis ?? {}, { labels: ['danger_now', 'neither'] })),
    ],
    [
      'do not say from which confidence on each label of “facts” holds',
      changed(({ facts }) => Object.assign(facts ?? {}, { thresholds: [0.5] })),
    ],
    ['hold no network', changed((stored) => delete stored.network)],
    ['hold no network', changed(({ network }) => Object.assign(network ?? {}, { vectors: 'AAAA' }))],
    [
      'are damaged in “network”',
      changed(({ network }) => Object.assign(network ?? {}, { vectors: { scale: 1, bytes: 'AAAA' } })),
    ],
    [
      'are not as many as the words of the network need',
      changed(({ network }) => Object.assign(network ?? {}, { words: `${network?.words} unheardof` })),
    ],
    [
      'are not as many as the filters of the network need',
      changed(({ network }) => Object.assign(network ?? {}, { bias: [1, 2, 3] })),
    ],
    [
      'are not as many as the labels of “crisis” need in the network',
      changed(({ network }) => Object.assign(network ?? {}, { heads: {} })),
    ],
  ])('weights that %s', (what, weights) => {
    const path = join(folder, 'weights.json');
    writeFileSync(path, weights);
    const read = readClassifierWeights(path);
    expect(read.kind === 'broken' && printProblems([read.problem])).toBe(`${path}:1:1 broken-weights
The weights of the classifiers in ${path} ${what}${what.endsWith('?') ? '' : '.'}
Run: npm run train. Or put the file back as it last was.

1 problem. Waymark does not start until it is mended.
`);
  });

  test('weights that are not there, together with the slips in the knowledge', () => {
    cpSync('knowledge', join(folder, 'knowledge'), { recursive: true });
    writeFileSync(join(folder, 'knowledge', 'extra.yaml'), 'topics: []\n');
    process.chdir(folder);
    const loaded = loadKnowledge('knowledge', ANY_DAY);
    process.chdir(project);
    expect(told(loaded)).toMatch(
      /unknown-file[\s\S]+weights\.json:1:1 broken-weights\n.+ are not there\.\n[\s\S]+2 problems\./,
    );
  });
});

describe('Knowledge in a folder of its own', () => {
  let folder: string;
  beforeEach(() => {
    folder = join(mkdtempSync(join(tmpdir(), 'waymark-')), 'ours');
    cpSync('knowledge', folder, { recursive: true });
  });
  afterEach(() => rmSync(resolve(folder, '..'), { recursive: true }));

  test('is read with the weights of the project until it has its own, beside it', () => {
    expect(weightsPath(folder)).toBe(`${folder}.weights.json`);
    expect(weightsInUse(folder)).toBe(join('training', 'weights.json'));
    writeFileSync(weightsPath(folder), trained);
    expect(weightsInUse(`${folder}/`)).toBe(`${folder}.weights.json`);
    expect(readClassifierWeights(weightsInUse(folder)).kind).toBe('read');
  });

  test('is refused with broken weights of its own: the project’s do not take their place unasked', () => {
    writeFileSync(weightsPath(folder), trained.slice(0, 1000));
    expect(told(loadKnowledge(folder, ANY_DAY))).toContain(`${folder}.weights.json:1:1 broken-weights`);
  });
});
