import type { Answers } from '../../model/answers';
import type { Condition } from '../../model/questions';
import { conditionState, holding, satisfies } from '../../triage/conditions';
import { coveredThemes } from '../../triage/provisionalOutcome';
import { realKnowledge as knowledge } from '../realKnowledge';

/** Every way to answer just what a condition asks about: each question one of its options, skipped, or not yet asked. */
function* answersTo(when: Condition): Generator<Answers> {
  const [question, ...rest] = Object.keys(when);
  if (question === undefined) return yield {};
  const { [question]: _first, ...others } = when;
  const options = knowledge.questions.find(({ id }) => id === question)?.options ?? [];
  for (const left of answersTo(rest.length > 0 ? others : {})) {
    yield left;
    for (const id of [...options.map((option) => option.id), 'skipped']) yield { ...left, [question]: [id] };
  }
}

/** Whether the answers fit, said the long way. */
function fits(when: Condition, answers: Answers): boolean {
  return Object.entries(when).every(([question, wanted]) =>
    (answers[question] ?? []).some((id) => wanted.includes(id === 'skipped' ? 'unsure' : id) || wanted.includes(id)),
  );
}

const LISTS = [
  [
    'a reason to ring the police today',
    knowledge.danger_signs,
    (answers: Answers) => holding(knowledge.danger_signs, answers),
  ],
  ['a flag for a supervisor', knowledge.flags, (answers: Answers) => holding(knowledge.flags, answers)],
  ['a code for the call', knowledge.dispositions, (answers: Answers) => holding(knowledge.dispositions, answers)],
] as const;

describe.each(LISTS)('%s', (_what, entries, found) => {
  test('is raised by the answers that call for it, and by no others', () => {
    for (const { id, when } of entries as readonly { id: string; when?: Condition }[]) {
      for (const answers of answersTo(when ?? {})) {
        const raised = (found(answers) as readonly { id: string }[]).some((one) => one.id === id);
        expect([id, answers, raised]).toEqual([id, answers, when !== undefined && fits(when, answers)]);
      }
    }
  });
});

test('a theme is covered once its questions are answered, and one that no answer covers never is', () => {
  for (const { id, heard } of knowledge.themes) {
    for (const answers of answersTo(heard)) {
      const isCovered = Object.keys(heard).length > 0 && fits(heard, answers);
      expect([id, answers, coveredThemes(knowledge, answers).includes(id)]).toEqual([id, answers, isCovered]);
    }
  }
});

test('a condition is open only while an answer is missing and none contradicts it', () => {
  const when = { who: ['ex', 'unsure'], what: ['threats'] };
  const cases: readonly (readonly [Answers, string])[] = [
    [{}, 'open'],
    [{ who: ['ex'] }, 'open'],
    [{ who: ['skipped'] }, 'open'],
    [{ who: ['stranger'] }, 'fails'],
    [{ what: ['calls'] }, 'fails'],
    [{ who: ['ex'], what: ['calls', 'threats'] }, 'holds'],
    [{ who: ['ex'], what: ['skipped'] }, 'fails'],
  ];
  for (const [answers, state] of cases) expect([answers, conditionState(when, answers)]).toEqual([answers, state]);
  expect(satisfies([], ['ex'])).toBe(false);
});
