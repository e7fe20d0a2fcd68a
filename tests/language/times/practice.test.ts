import { join } from 'node:path';
import { judgeWhen, whenLines } from '../../../training/evaluate/judgeWhen';
import { read } from './reading';

const LEAST_RIGHT = 0.95;

describe.each(['practice.yaml', 'heldout.yaml'])('Times as people type them: %s', (file) => {
  const { now, lines } = whenLines(join('training', 'lines', 'times', file));
  const judged = lines.map((line) => ({ line, judgement: judgeWhen(line, read(line.text, now)) }));
  const wrong = judged.flatMap(({ line, judgement }) =>
    judgement.kind === 'wrong' ? [{ text: line.text, ...judgement }] : [],
  );

  test('nineteen in twenty are read as they were meant', () => {
    expect(wrong.length).toBeLessThanOrEqual(lines.length * (1 - LEAST_RIGHT));
  });

  test('none is read month first, into the future, from a number that is no time, or mended', () => {
    expect(wrong.filter(({ costly }) => costly)).toEqual([]);
  });
});
