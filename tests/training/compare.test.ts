import { evaluateLines } from '../../training/evaluate/evaluateLines';
import { comparison } from '../../training/evaluate/tally';
import type { LabelledLines } from '../../training/labelledLines';
import { realKnowledge } from '../realKnowledge';

const { classifiers: _none, ...phrasesAlone } = realKnowledge;

/** Cries in words that no phrase knows, and one that is none. */
const LINES: LabelledLines = {
  lines: [
    { id: 'LX001', text: 'hw is outsude n hes gt a kye', reading: 'danger_now' },
    { id: 'LX002', text: 'its about the hedge', reading: 'neither' },
  ],
  messages: [],
  asking: [],
  answers: [{ id: 'RX001', text: 'he has a folder of my photos', any: 'no_answer', by_question: { fixated: 'yes' } }],
  chosen: [],
};

test('whoever trains is told what got better and worse, by the ids of lines and without a word of them', () => {
  const before = evaluateLines(LINES, phrasesAlone);
  const after = evaluateLines(LINES, realKnowledge);
  const better = comparison(before, after).join('\n');
  expect(better).toMatch(/^danger: the screen +0\.0% +100\.0%$/m);
  expect(better).toMatch(/^cries without a line +100\.0% +0\.0%$/m);
  expect(better).toMatch(/^ {2}LX001: none -> screen, should be screen \(better\)$/m);
  expect(better).toMatch(/^ {2}RX001 \(fixated\): no_answer -> yes, should be yes \(better\)$/m);
  const worse = comparison(after, before).join('\n');
  expect(worse).toMatch(/LX001: screen -> none, should be screen \(worse\)/);
  expect(better + worse).not.toMatch(/outsude|folder of my photos/);
});
