import fc from 'fast-check';
import { type Answers, HEARD, SKIPPED } from '../../model/answers';
import { nextStep } from '../../triage/nextStep';
import { realKnowledge as knowledge } from '../realKnowledge';

const optionsOf = (question: string) =>
  (knowledge.questions.find(({ id }) => id === question)?.options ?? []).map(({ id }) => id);

/** What may be told before it is asked: of questions that are never asked, of the signs, and an ex of any time. */
const heardFirst = fc.record(
  {
    ...Object.fromEntries(
      knowledge.questions.filter(({ asked }) => !asked).map(({ id }) => [id, fc.subarray(optionsOf(id))]),
    ),
    signs: fc.subarray(optionsOf('signs'), { minLength: 1 }).map((some) => [...some, HEARD]),
    who: fc.constant(['ex-recent', 'ex-partner']),
  },
  { requiredKeys: [] },
);

/** Answers each question that is asked, by these chances, and tells which were asked on the way to which outcome. */
function walk(told: Answers, chances: readonly number[]) {
  const asked: string[] = [];
  let answers = told;
  for (;;) {
    const step = nextStep(knowledge, answers);
    if (step.kind === 'signpost') return { asked, outcome: step.outcome };
    const { id, choose, options } = step.question;
    const chance = chances[asked.length % chances.length] ?? 0;
    const chosen = options.filter((_, at) => (chance >> at) & 1).map((option) => option.id);
    const one = [...options.map((option) => option.id), SKIPPED][chance % (options.length + 1)] ?? SKIPPED;
    answers = { ...answers, [id]: id === 'danger' ? ['no'] : choose === 'many' && chosen.length > 0 ? chosen : [one] };
    asked.push(id);
  }
}

test('the signs of high risk are asked about once on every path on which anything is asked, and ten questions are enough', () => {
  const outcomes = new Set<string>();
  fc.assert(
    fc.property(heardFirst, fc.array(fc.nat(1 << 20), { minLength: 11, maxLength: 11 }), (heard, chances) => {
      const { asked, outcome } = walk(heard, chances);
      outcomes.add(outcome.id);
      if (!outcome.at_once) expect(asked.filter((id) => id === 'signs')).toEqual(['signs']);
      expect(new Set(asked).size).toBe(asked.length);
      expect(asked.length).toBeLessThanOrEqual(10);
    }),
    { numRuns: 1500, seed: 10 },
  );
  expect(outcomes.size).toBe(knowledge.outcomes.length - 1);
});

test('what is heard of the signs is kept, and the list still comes', () => {
  const calm: Answers = {
    danger: ['no'],
    'who-for': ['me'],
    what: ['contact'],
    unwanted: ['yes'],
    repeated: ['several'],
  };
  const all: Answers = { ...calm, who: ['stranger'], fixated: ['yes'], where: ['england'] };
  expect(nextStep(knowledge, { ...all, signs: ['weapon', HEARD] })).toMatchObject({ question: { id: 'signs' } });
  expect(nextStep(knowledge, { ...all, signs: ['weapon'] })).toMatchObject({ outcome: { id: 'stalking' } });
});
