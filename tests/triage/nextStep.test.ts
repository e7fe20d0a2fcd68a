import type { Knowledge, Option } from '../../model/knowledge';
import { nextStep, usualPath } from '../../triage/nextStep';
import { help, outcome, small } from './small';

const asks = (answers: Record<string, readonly string[]>, knowledge = small()) => {
  const step = nextStep(knowledge, answers);
  return step.kind === 'ask' ? step.question.id : `outcome ${step.outcome.id}`;
};

describe('a person is asked only what can still change something', () => {
  test('danger comes first', () => expect(asks({})).toBe('danger'));
  test('after danger nothing is asked', () => expect(asks({ danger: ['yes'] })).toBe('outcome danger-now'));
  test('a question on which no outcome and no service hangs is left out', () => {
    expect(asks({ danger: ['no'], repeated: ['once'] })).toBe('where');
  });
  test('a question on which only a service hangs is asked', () => {
    expect(asks({ danger: ['no'], repeated: ['yes'] })).toBe('who');
  });
  test('an answer given before it was asked for is not asked again', () => {
    expect(asks({ danger: ['no'], repeated: ['yes'], who: ['ex'] })).toBe('where');
  });
  test('every danger sign is asked about, also where one is known: each is a reason of its own', () => {
    const knowledge = small({ danger_signs: [sign('threats', { what: ['threats'] }), sign('ex', { who: ['ex'] })] });
    const answers = { danger: ['no'], repeated: ['once'] };
    expect(asks({ ...answers, what: ['threats'] }, knowledge)).toBe('who');
    expect(asks({ ...answers, what: ['calls'] }, knowledge)).toBe('who');
    expect(asks({ ...answers, what: ['calls'], who: ['ex'] }, knowledge)).toBe('where');
  });
  test('what goes without saying is not asked', () => {
    const knowledge = withQuestions({ repeated: { implies: { who: ['ex'] } } });
    expect(asks({ danger: ['no'], repeated: ['yes'] }, knowledge)).toBe('where');
  });
  test('of several things, the others are asked for although one goes without saying', () => {
    const signs = [sign('threats', { what: ['threats'] })];
    const knowledge = { ...withQuestions({ repeated: { implies: { what: ['threats'] } } }), danger_signs: signs };
    const answers = { danger: ['no'], repeated: ['yes'], who: ['ex'] };
    expect(asks(answers, knowledge)).toBe('what');
    expect(asks({ ...answers, what: ['calls'] }, knowledge)).toBe('where');
  });
  test('what is never asked is not waited for, and counts where it was heard', () => {
    const questions = small().questions.map((one) => (one.id === 'repeated' ? { ...one, asked: false } : one));
    const knowledge = small({ questions });
    expect(asks({ danger: ['no'], where: ['here'] }, knowledge)).toBe('outcome other');
    expect(asks({ danger: ['no'], repeated: ['yes'] }, knowledge)).toBe('who');
  });
});

describe('words that leave something open', () => {
  const answers = { danger: ['no'], repeated: ['yes'], where: ['here'] };
  test('let the question be asked again, until one answer is left', () => {
    expect(asks({ ...answers, who: ['ex', 'stranger'] })).toBe('who');
    expect(asks({ ...answers, who: ['ex'] })).toBe('outcome stalking');
    expect(asks({ ...answers, who: ['ex', 'stranger', 'skipped'] })).toBe('outcome stalking');
  });
  test('let it be asked although nothing else hangs on it', () => {
    expect(asks({ danger: ['no'], repeated: ['once'], who: ['ex', 'stranger'], where: ['here'] })).toBe('who');
  });
  test('let a list come once with what was heard ticked', () => {
    expect(asks({ ...answers, who: ['ex'], what: ['threats', 'heard'] })).toBe('what');
    expect(asks({ ...answers, who: ['ex'], what: ['threats'] })).toBe('outcome stalking');
  });
  test('change nothing where nothing more is asked', () => {
    expect(asks({ danger: ['yes'], who: ['ex', 'stranger'], what: ['threats', 'heard'] })).toBe('outcome danger-now');
  });
});

const sign = (id: string, when: Record<string, readonly string[]>) => ({
  id,
  when,
  says: { person: '' },
  covers: [],
  source: 's',
});

/** The small knowledge, with something changed in the first option of some questions. */
function withQuestions(changes: Readonly<Record<string, Partial<Option>>>): Knowledge {
  const questions = small().questions.map(({ options: [first, ...others], ...one }) => {
    return { ...one, options: [...(first ? [{ ...first, ...changes[one.id] }] : []), ...others] };
  });
  return small({ questions });
}

describe('the outcome follows from the answers', () => {
  const where = { danger: ['no'], where: ['here'] };
  test('the first decision that fits wins', () => {
    expect(asks({ ...where, repeated: ['yes'], who: ['ex'] })).toBe('outcome stalking');
  });
  test('the last one takes everyone else', () => {
    expect(asks({ ...where, repeated: ['once'] })).toBe('outcome other');
  });
  test('the reasons are the person’s own answers, and none that only goes without saying', () => {
    const step = nextStep(small(), { ...where, repeated: ['yes'], who: ['ex'] });
    expect(step).toMatchObject({ because: { repeated: ['yes'] } });
    const implying = withQuestions({ who: { implies: { repeated: ['yes'] } } });
    expect(nextStep(implying, { ...where, who: ['ex'] })).toMatchObject({ outcome: { id: 'stalking' }, because: {} });
  });
  test('with the decision itself, which may say why it goes beyond an answer', () => {
    const why = { person: 'All the same.' };
    const decisions = small().decisions.map((one) => (one.outcome === 'stalking' ? { ...one, why } : one));
    const step = nextStep(small({ decisions }), { ...where, repeated: ['yes'], who: ['ex'] });
    expect(step).toMatchObject({ decision: { outcome: 'stalking', why } });
  });
  test('who would rather not say is treated as unsure, and it is not held up as a reason', () => {
    const decisions = [
      { outcome: 'danger-now', when: { danger: ['yes'] }, source: 's' },
      { outcome: 'stalking', when: { repeated: ['yes', 'unsure'] }, source: 's' },
      { outcome: 'other', when: {}, source: 's' },
    ];
    const step = nextStep(small({ decisions }), { ...where, repeated: ['skipped'], who: ['ex'] });
    expect(step).toMatchObject({ outcome: { id: 'stalking' } });
    expect(step).toHaveProperty('because', {});
  });
  test('going back is leaving an answer out', () => {
    expect(asks({ danger: ['no'], where: ['here'] })).toBe('repeated');
  });
});

test('the number of questions left counts down to none', () => {
  const path = [{}, { danger: ['no'] }, { danger: ['no'], repeated: ['yes'] }];
  expect(path.map((answers) => usualPath(small(), answers).length)).toEqual([4, 3, 2]);
  expect(usualPath(small(), { danger: ['yes'] })).toEqual([]);
});

test('the usual answer to a list may be several, and what they imply is not counted', () => {
  const questions = small().questions.map((one) => {
    const options = one.options.map((option) => ({ ...option, usual: true, implies: { who: ['ex'] } }));
    return one.id === 'what' ? { ...one, options } : one;
  });
  const knowledge = small({ questions, danger_signs: [sign('threats', { what: ['threats'], who: ['stranger'] })] });
  expect(usualPath(knowledge, { danger: ['no'], repeated: ['yes'] })).toEqual(['what', 'where']);
});

test('an author’s mistake in an outcome’s name is told, not swallowed', () => {
  const knowledge = small({ outcomes: [{ ...outcome('danger-now'), help: [help('x')] }] });
  expect(() => nextStep(knowledge, { danger: ['no'], repeated: ['yes'] })).toThrow('no outcome "stalking"');
});
