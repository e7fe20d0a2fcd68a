import { reasonsInWords } from '../../dialogs/outcomeReasons';
import { findOutcome, reasonsFor } from '../../triage/nextStep';
import { realKnowledge as knowledge } from '../realKnowledge';

const SIGNS = 'signs';
const MOST = 3;
const signs = knowledge.questions.find(({ id }) => id === SIGNS)?.options.filter(({ means }) => means !== 'no') ?? [];
const decisions = knowledge.decisions.filter(({ outcome }) => !findOutcome(knowledge, outcome).at_once);

/** The words in which any answer to these questions is told. */
const told = (questions: readonly string[]) =>
  knowledge.questions
    .filter(({ id }) => questions.includes(id))
    .flatMap(({ options }) => options.map((one) => one.told.person));

test.each(signs.map((sign) => [sign.id, sign] as const))(
  'the reasons name “%s” among at most three, and something that decided',
  (id, sign) => {
    for (const decision of decisions) {
      const chosen = Object.entries(decision.when).map(([question, wanted]) => [question, wanted.slice(0, 1)]);
      const answers = { ...Object.fromEntries(chosen), [SIGNS]: [id] };
      const because = reasonsFor(decision, answers);
      const reasons = reasonsInWords(knowledge, { decision, because }, { answers }, MOST);
      expect(reasons.length).toBeLessThanOrEqual(MOST);
      expect(reasons[0]).toBe(sign.told.person);
      const decisive = told(Object.keys(because));
      if (decisive.length > 0) expect(reasons.some((one) => decisive.includes(one))).toBe(true);
    }
  },
);

test('what decided stands before what is so in nearly every talk', () => {
  const [decision] = knowledge.decisions.filter(({ when }) => when.fixated && when.repeated && when.unwanted);
  if (!decision) throw new Error('No decision rests on the four signs.');
  const answers = { unwanted: ['yes'], repeated: ['several'], fixated: ['yes'], about: ['person'] };
  const reasons = reasonsInWords(knowledge, { decision, because: reasonsFor(decision, answers) }, { answers }, MOST);
  expect(reasons).toContain('they do not seem able to leave you alone');
  expect(reasons).not.toContain('you want it to stop');
});
