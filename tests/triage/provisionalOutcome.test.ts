import type { Answers } from '../../model/answers';
import { nextStep } from '../../triage/nextStep';
import { criterionState, provisionalOutcome, questionStates } from '../../triage/provisionalOutcome';
import { realKnowledge as knowledge } from '../realKnowledge';

const looks = (answers: Answers) => {
  const found = provisionalOutcome(knowledge, answers);
  return found.kind === 'not-clear' ? found.kind : `${found.kind} ${found.outcome.id}`;
};
const CALM: Answers = { danger: ['no'], 'who-for': ['me'], what: ['contact'] };

describe('what it looks like so far', () => {
  test.each<[string, Answers, string]>([
    ['nothing is said while nothing is known', {}, 'not-clear'],
    ['one sign alone says nothing', { ...CALM, unwanted: ['yes'] }, 'not-clear'],
    [
      'unwanted and repeated may be stalking',
      { ...CALM, unwanted: ['yes'], repeated: ['several'] },
      'leaning may-be-stalking',
    ],
    [
      'fixated makes it sure while questions are still to come',
      { ...CALM, unwanted: ['yes'], repeated: ['several'], fixated: ['yes'] },
      'sure stalking',
    ],
    [
      'a quarrel is not called harassment while it may yet be stalking',
      { ...CALM, what: ['dispute'], unwanted: ['yes'], repeated: ['several'], fixated: ['no'], about: ['dispute'] },
      'leaning may-be-stalking',
    ],
    [
      'what nobody can want counts as unwanted without being asked',
      { ...CALM, what: ['break-in'], repeated: ['several'] },
      'leaning may-be-stalking',
    ],
    ['danger is sure at once', { danger: ['yes'] }, 'sure danger-now'],
  ])('%s', (_title, answers, expected) => {
    expect(looks(answers)).toBe(expected);
  });

  test('what is sure is what every path from there comes to, and what leans is never less than may-be-stalking', () => {
    for (let walk = 0; walk < 400; walk++) {
      const said: Answers[] = [{}];
      for (let chance = walk; ; chance = (chance * 31 + 7) % 1009) {
        const answers = said.at(-1) ?? {};
        const step = nextStep(knowledge, answers);
        if (step.kind === 'signpost') {
          for (const earlier of said) {
            const found = provisionalOutcome(knowledge, earlier);
            if (found.kind === 'sure') expect(found.outcome.id).toBe(step.outcome.id);
            if (found.kind === 'leaning') expect(found.outcome.so_far).toBe(true);
          }
          break;
        }
        const { id, options } = step.question;
        said.push({ ...answers, [id]: [options[chance % options.length]?.id ?? ''] });
      }
    }
  });

  test('its reasons are the person’s own answers', () => {
    const found = provisionalOutcome(knowledge, { ...CALM, unwanted: ['yes'], repeated: ['several'] });
    expect(found).toHaveProperty('because', { unwanted: ['yes'], repeated: ['several'] });
    const implied = provisionalOutcome(knowledge, { ...CALM, what: ['break-in'], repeated: ['several'] });
    expect(implied).toHaveProperty('because', { repeated: ['several'] });
  });
});

describe('FOUR as four marks', () => {
  const marks = (answers: Answers) => knowledge.four.map((mark) => criterionState(mark, answers));

  test('spells F, O, U and R', () => {
    expect(knowledge.four.map(({ letter }) => letter).join('')).toBe('FOUR');
  });

  test('each is yes, no, unsure or not asked; skipped and mixed are unsure', () => {
    expect(marks({})).toEqual(['not-asked', 'not-asked', 'not-asked', 'not-asked']);
    expect(marks({ fixated: ['yes'], obsessive: ['skipped'], unwanted: ['no'], repeated: ['burst'] })).toEqual([
      'yes',
      'unsure',
      'no',
      'unsure',
    ]);
    expect(marks({ repeated: ['two-people'] })[3]).toBe('yes');
  });
});

test('every question is asked, done, to come or not needed, and a changed answer is asked again', () => {
  const states = questionStates(knowledge, { danger: ['no'], 'who-for': ['me'] }, 'danger');
  expect(states.get('danger')).toBe('asking');
  expect(states.get('who-for')).toBe('done');
  expect(states.get('what')).toBe('to-come');
  expect(states.get('obsessive')).toBe('not-needed');
  expect(states.get('you')).toBe('not-needed');
});

test('a list of which something was heard is still to come', () => {
  const states = questionStates(knowledge, { danger: ['no'], signs: ['weapon', 'heard'] }, 'who-for');
  expect(states.get('signs')).toBe('to-come');
  expect(questionStates(knowledge, { danger: ['no'], signs: ['weapon'] }, 'who-for').get('signs')).toBe('done');
});
