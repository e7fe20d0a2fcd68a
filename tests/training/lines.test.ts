import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { filesIn } from '../../loader/loadKnowledge';
import { printProblems } from '../../loader/problem';
import { projectLines, readLines } from '../../training/readLines';
import { readWith } from '../loader/soundKnowledge';
import { realKnowledge } from '../realKnowledge';

const BROKEN = join(__dirname, 'broken');

test.each(readdirSync(BROKEN))(
  'Whoever breaks a labelled line is told where, what and how to mend it: %s',
  (rule) => {
    const small = readWith({});
    if (small.kind === 'broken') throw new Error('The sound knowledge is not sound.');
    const files = filesIn(join(BROKEN, rule));
    const expected = files.find(({ name }) => name === 'expected.txt')?.text;
    const lines = files.filter(({ name }) => name !== 'expected.txt');
    const { problems } = readLines('training/lines', lines, small.knowledge);
    expect(printProblems(problems, 'Nothing is trained')).toBe(expected);
    expect(expected).toMatch(new RegExp(`^training/lines/\\S+:\\d+:\\d+ ${rule}$`, 'm'));
  },
);

test('the lines that people are understood by are sound, and nothing measured was learnt by heart', () => {
  expect(printProblems(projectLines(realKnowledge).problems)).toMatch(/^\n0 problems/);
});
