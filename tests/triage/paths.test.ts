import { SKIPPED } from '../../model/answers';
import type { Knowledge } from '../../model/knowledge';
import { nextStep } from '../../triage/nextStep';
import { analysePaths } from '../../triage/paths';
import { help, question, small } from './small';

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

describe('the walk along every path', () => {
  const knowledges: [string, Knowledge][] = [
    ['as it is', small()],
    [
      'with a danger sign',
      small({
        danger_signs: [{ id: 't', when: { what: ['threats'], who: ['ex'] }, says: { person: '' }, source: 's' }],
      }),
    ],
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
});
