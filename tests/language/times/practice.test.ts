import { join } from 'node:path';
import { judgeWhen, referenceTime } from '../../../training/evaluate/evaluateTimes';
import { readMaterial } from '../../../training/evaluate/readMaterial';
import { read } from './reading';

const LEAST_RIGHT = 0.95;

describe.each(['practice.yaml', 'heldout.yaml', 'clocks-back.yaml', 'october-night.yaml'])(
  'Times as people type them: %s',
  (file) => {
    const { times } = readMaterial(join('training', 'lines', 'times', file));
    const judged = times.flatMap((lines) =>
      lines.dates.map((line) => ({
        text: line.text,
        wrong: judgeWhen(line, read(line.text, referenceTime(lines))),
      })),
    );
    const wrong = judged.filter((line) => line.wrong);

    test('nineteen in twenty are read as they were meant', () => {
      expect(wrong.length).toBeLessThanOrEqual(judged.length * (1 - LEAST_RIGHT));
    });

    test('none is read month first, into the future, from a number that is no time, or mended', () => {
      expect(wrong.filter((line) => line.wrong?.costly)).toEqual([]);
    });
  },
);
