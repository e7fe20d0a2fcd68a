import fc from 'fast-check';
import { type Answers, DANGER, HEARD, SKIPPED, WHAT, WHERE, WHO_FOR, YOU } from '../../model/answers';
import type { Knowledge } from '../../model/knowledge';
import { NAMED_ENTRIES } from '../../model/namedEntries';
import { AnswerIds } from '../../triage/answerIds';
import { nextStep } from '../../triage/nextStep';
import { dangerSigns } from '../../triage/signpost';
import { realKnowledge } from '../realKnowledge';
import { declared, type Renames, renamed } from './renamed';
import { question, small } from './small';

/** What somebody has told, of any questions, in any order. */
const told: fc.Arbitrary<Answers> = fc
  .shuffledSubarray([...realKnowledge.questions])
  .chain((questions) => fc.tuple(...questions.map(answerTo)))
  .map((answers) => Object.fromEntries(answers));

function answerTo({ id, choose, options }: Knowledge['questions'][number]) {
  const ids = [...options.map((one) => one.id)];
  const many = fc.shuffledSubarray(ids, { minLength: 1, maxLength: choose === 'many' ? ids.length : 1 });
  return fc.tuple(fc.constant(id), fc.oneof({ weight: 9, arbitrary: many }, fc.constant([SKIPPED])));
}

/** What code asks for by name cannot be renamed, and the areas stand in a file of their own. */
const FIXED = new Set([DANGER, WHERE, WHAT, WHO_FOR, YOU, ...NAMED_ENTRIES.options.what.map((id) => `what/${id}`)]);
/** Any of the other answers and questions. */
const paths = realKnowledge.questions
  .flatMap(({ id, options }) => [id, ...options.map((one) => `${id}/${one.id}`)])
  .filter((path) => !FIXED.has(path) && !/^(danger|where|who-for|you)\/|\/unsure$/.test(path));
const renames: fc.Arbitrary<Renames> = fc
  .subarray(paths)
  .map((some) => Object.fromEntries(some.map((path) => [path, `${path.split('/').at(-1)}-anew`])));

/** What it comes to: a question, or an outcome with its reasons to tell the police today. */
function comesTo(knowledge: Knowledge, answers: Answers): string {
  const step = nextStep(knowledge, answers);
  if (step.kind === 'ask') return step.question.ask.person;
  return [step.outcome.id, ...dangerSigns(knowledge, answers).map(({ id }) => id)].join();
}

test('whatever is renamed and declared, nothing that was told changes what comes of it, forth and back', () => {
  fc.assert(
    fc.property(told, renames, (answers, names) => {
      const next = renamed(realKnowledge, names, declared(names));
      const [old, now] = [new AnswerIds(realKnowledge), new AnswerIds(next)];
      const forth = now.carry({ answers });
      expect(forth).toMatchObject({ aside: {}, outdated: [] });
      expect(comesTo(next, forth.answers)).toBe(comesTo(realKnowledge, answers));
      // An older process goes on, by the names that the newer one has left for it.
      const back = old.carry({ ...forth, formerly: now.formerNames(forth.answers) });
      expect(back).toEqual({ answers, aside: {}, outdated: [] });
    }),
    { numRuns: 60, seed: 17 },
  );
});

test('an answer that nobody declared is asked again before any outcome, and is there when its release goes on', () => {
  const ids = new AnswerIds(realKnowledge);
  fc.assert(
    fc.property(told, fc.constantFrom(...paths.filter((path) => path.includes('/'))), (answers, path) => {
      const next = renamed(realKnowledge, { [path]: 'quite-another' });
      const [name = '', option = ''] = path.split('/');
      const there = new AnswerIds(next).carry({ answers });
      expect(there.outdated).toEqual(answers[name]?.includes(option) ? [name] : []);
      const step = nextStep(next, there.answers);
      const isSame = comesTo(next, there.answers) === comesTo(realKnowledge, answers);
      // "Somebody got in" says that it is unwanted, whatever was said of that: it need not be asked again.
      const isImplied = realKnowledge.questions.some(({ id, options }) =>
        options.some((one) => answers[id]?.includes(one.id) && one.implies[name] !== undefined),
      );
      // Who is in danger, or fears what they may do themselves, is sent on at once.
      expect(isSame || isImplied || step.kind === 'ask' || step.outcome.at_once).toBe(true);
      expect(ids.carry(there)).toEqual({ answers: expect.objectContaining(answers), aside: {}, outdated: [] });
    }),
    { numRuns: 100, seed: 17 },
  );
});

describe('Somebody whose chat goes on with another release', () => {
  const knowledge = small();
  const ids = new AnswerIds(knowledge);

  test('sees what is known of several things ticked, and is asked for the rest', () => {
    const carried = ids.carry({ answers: { what: ['calls', 'drone'] } });
    expect(carried).toEqual({
      answers: { what: ['calls', HEARD] },
      aside: { what: ['calls', 'drone'] },
      outdated: ['what'],
    });
  });

  test('keeps both what they told then and what they chose since, where several may be chosen', () => {
    const later = new AnswerIds({ ...knowledge, questions: [question('what', ['calls', 'threats', 'drone'], 'many')] });
    const carried = later.carry({ answers: { what: ['threats'] }, aside: { what: ['calls', 'drone'] } });
    expect(carried.answers.what).toEqual(['threats', 'calls', 'drone']);
  });

  test('is held to their latest answer, where there is only one', () => {
    const later = new AnswerIds({ ...knowledge, questions: [question('who', ['ex', 'stranger', 'neighbour'])] });
    expect(later.carry({ answers: { who: ['ex'] }, aside: { who: ['neighbour'] } }).answers.who).toEqual(['ex']);
    expect(later.carry({ answers: { who: [SKIPPED] }, aside: { who: ['neighbour'] } }).answers.who).toEqual([
      'neighbour',
    ]);
  });

  test('has what they told of a question that is gone kept, though nobody can ask it', () => {
    const carried = ids.carry({ answers: { weather: ['wet'], danger: ['no'] } });
    expect(carried).toEqual({ answers: { danger: ['no'] }, aside: { weather: ['wet'] }, outdated: ['weather'] });
    expect(ids.carry({ answers: carried.answers, aside: carried.aside }).outdated).toEqual([]);
  });

  test('has told all that an answer was split into', () => {
    const split = new AnswerIds({
      ...knowledge,
      former_answers: [{ was: 'who/ex-with-threats', now: ['who/ex', 'what/threats'] }],
    });
    expect(split.carry({ answers: { who: ['ex-with-threats'] } }).answers).toEqual({ who: ['ex'], what: ['threats'] });
  });

  test('is asked again where a name leads round in a circle', () => {
    const round = [
      { was: 'who/a', now: ['who/b'] },
      { was: 'who/b', now: ['who/a'] },
    ];
    const circle = new AnswerIds({ ...knowledge, former_answers: round });
    expect(circle.carry({ answers: { who: ['a'] } }).outdated).toEqual(['who']);
    expect(circle.formerNames({ who: ['a'] })).toEqual({ 'who/a': ['who/b'] });
  });
});
