import { SKIPPED } from '../../model/answers';
import type { Condition, Knowledge } from '../../model/knowledge';
import { nextStep } from '../../triage/nextStep';
import { analysePaths } from '../../triage/paths';
import { help, question, small } from './small';

const IMPLIED: Readonly<Record<string, Condition>> = { threats: { who: ['ex'] }, once: { what: ['calls'] } };

/** Every path, the slow way. */
function walkAll(
  knowledge: Knowledge,
  answers: Record<string, readonly string[]> = {},
): { count: number; longest: number } {
  const step = nextStep(knowledge, answers);
  if (step.kind === 'signpost') return { count: 1, longest: 0 };
  const { id, options, choose } = step.question;
  const ids = options.map((option) => option.id);
  const subsets = ids.reduce<string[][]>((all, one) => [...all, ...all.map((some) => [...some, one])], [[]]);
  const given = choose === 'many' ? subsets.filter((some) => some.length > 0) : ids.map((one) => [one]);
  const tails = [...given, [SKIPPED]].map((answer) => walkAll(knowledge, { ...answers, [id]: answer }));
  return {
    count: tails.reduce((sum, { count }) => sum + count, 0),
    longest: 1 + Math.max(...tails.map(({ longest }) => longest)),
  };
}

const threatsByAnEx = {
  id: 't',
  when: { what: ['threats'], who: ['ex'] },
  says: { person: '' },
  covers: [],
  source: 's',
};
/** A threat comes from an ex, and what happened once was a call. */
const implying = small().questions.map((one) => ({
  ...one,
  options: one.options.map((option) => ({ ...option, implies: IMPLIED[option.id] ?? {} })),
}));

describe('the walk along every path', () => {
  const knowledges: [string, Knowledge][] = [
    ['as it is', small()],
    ['with a danger sign', small({ danger_signs: [threatsByAnEx] })],
    [
      'with a choice of many that decides',
      small({
        decisions: [
          { outcome: 'danger-now', when: { danger: ['yes'] }, source: 's' },
          { outcome: 'stalking', when: { what: ['calls'], who: ['ex', 'stranger'] }, source: 's' },
          { outcome: 'stalking', when: { what: ['threats'], repeated: ['unsure'] }, source: 's' },
          { outcome: 'other', when: {}, source: 's' },
        ],
      }),
    ],
    [
      'with options nobody asks about',
      small({
        questions: [...small().questions.slice(0, 4), question('where', ['here', 'there', 'c', 'd'])],
      }),
    ],
    [
      'with help that depends on two answers',
      small({
        outcomes: small().outcomes.map((one) => ({
          ...one,
          help: [help('x', { what: ['calls'], who: ['ex'] })],
        })),
      }),
    ],
    ['with answers that go without saying', small({ questions: implying, danger_signs: [threatsByAnEx] })],
    [
      'with a question that is never asked',
      small({ questions: small().questions.map((one) => (one.id === 'who' ? { ...one, asked: false } : one)) }),
    ],
  ];
  test.each(knowledges)('finds as many combinations as walking each one alone: %s', (_name, knowledge) => {
    const { combinations, longest } = analysePaths(knowledge);
    expect({ count: Number(combinations), longest: longest.length }).toEqual(walkAll(knowledge));
  });

  test('tells which outcomes and questions are reached', () => {
    const { outcomes, questions, usual } = analysePaths(small());
    expect([...outcomes].sort()).toEqual(['danger-now', 'other', 'stalking']);
    expect([...questions]).not.toContain('what');
    expect(usual[0]).toBe('danger');
  });

  test('counts what is asked of whoever told something that is never asked', () => {
    const questions = [...small().questions.slice(0, 4), { ...question('afraid', ['yes']), asked: false }];
    const when = { afraid: ['yes'], what: ['threats'] };
    const knowledge = small({ questions, danger_signs: [{ ...threatsByAnEx, when }] });
    expect(analysePaths(knowledge).longest).toEqual(['danger', 'repeated', 'what', 'who']);
    expect(walkAll(knowledge).longest).toBe(3);
  });
});
