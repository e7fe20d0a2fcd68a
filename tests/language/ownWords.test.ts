import { NluPipeline } from '../../language/nluPipeline';
import { DANGER } from '../../model/answers';
import { projectLines } from '../../training/readLines';
import { realKnowledge } from '../realKnowledge';

const understanding = new NluPipeline(realKnowledge);
const now = new Date('2026-11-24T12:00:00Z');
const answer = (text: string, question: string) => understanding.understand(text, question, now).answer;
const { train, heldout } = projectLines(realKnowledge);

describe('Whoever answers in words of their own', () => {
  test.each([
    ['who', 'him downstairs', 'neighbour'],
    ['about', 'debt. last tenants', 'dispute'],
    ['about', 'the racket', 'dispute'],
    ['who', 'the lad who does my garden', 'acquaintance'],
  ])('is followed, to %s: “%s”', (question, text, wanted) => {
    expect(answer(text, question)?.options).toEqual([wanted]);
  });

  test('is given an answer of the very question, or asked again', () => {
    for (const { text, to } of heldout.chosen)
      for (const question of realKnowledge.questions.filter(({ id }) => to[id] !== undefined)) {
        const own = [...question.options.map(({ id }) => id), 'skipped'];
        expect(own).toEqual(expect.arrayContaining([...(answer(text, question.id)?.options ?? [])]));
      }
  });

  test('and is in danger, is never taken to have said no by a classifier alone', () => {
    const inDanger = [...train.chosen, ...heldout.chosen].filter(({ to }) => to[DANGER] === 'yes');
    expect(inDanger.length).toBeGreaterThan(50);
    const calm = inDanger.filter(({ text }) => {
      const found = answer(text, DANGER);
      return found?.by === 'guess' && found.options.includes('no');
    });
    expect(calm.map(({ text }) => text)).toEqual([]);
  });

  test('is not said to have told that nothing of a list happened, where that is only guessed', () => {
    const guessed = [...train.chosen, ...heldout.chosen].filter(({ text, to }) => {
      const found = to.signs === undefined ? undefined : answer(text, 'signs');
      return found?.by === 'guess' && found.options.includes('none');
    });
    expect(guessed.map(({ text }) => text)).toEqual([]);
  });
});
