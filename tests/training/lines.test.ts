import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { trainingReport } from '../../commands/check';
import { readClassifierWeights } from '../../loader/classifierWeights';
import { filesIn, weightsPath } from '../../loader/knowledgeFiles';
import { printProblems } from '../../loader/problem';
import { projectLines, readLines } from '../../training/readLines';
import { trainingRecord } from '../../training/trainingNeed';
import { readWith } from '../loader/soundKnowledge';
import { realKnowledge } from '../realKnowledge';

const BROKEN = join(__dirname, 'broken');

test.each(readdirSync(BROKEN))('Whoever breaks a labelled line is told where, what and how to mend it: %s', (rule) => {
  const small = readWith({});
  if (small.kind === 'broken') throw new Error('The sound knowledge is not sound.');
  const files = filesIn(join(BROKEN, rule));
  const expected = files.find(({ name }) => name === 'expected.txt')?.text;
  const lines = files.filter(({ name }) => name !== 'expected.txt');
  const { problems } = readLines('training/lines', lines, small.knowledge);
  expect(printProblems(problems, 'Nothing is trained')).toBe(expected);
  expect(expected).toMatch(new RegExp(`^training/lines/\\S+:\\d+:\\d+ ${rule}$`, 'm'));
});

describe('The lines of the project', () => {
  const project = projectLines(realKnowledge);
  const path = weightsPath('knowledge');
  const trained = readClassifierWeights(path);

  test('are sound, and nothing that is measured was learnt by heart', () => {
    expect(printProblems(project.problems)).toMatch(/^\n0 problems/);
  });

  test('and the phrases that there are now are what the classifiers were trained on', () => {
    if (trained.kind === 'broken') throw new Error(trained.problem.message);
    const says = trainingReport(realKnowledge, trained.record, project);
    if (!says.includes('nothing that is learnt from has changed')) throw new Error(`${path}: ${says}`);
  });

  test('when training is due, an author is told why, what to run, and what it cost last time', () => {
    const says = trainingReport(realKnowledge, trainingRecord([], 41), project);
    expect(says).toMatch(
      /^Training is due: since the last time [\d,]+ of the [\d,]+ labelled lines are new, .+ Run: npm run train\. It took 41 seconds/,
    );
  });
});
