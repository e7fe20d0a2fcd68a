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
  test('one danger sign is enough: no more is asked to find another', () => {
    const signs = [
      { id: 'threats', when: { what: ['threats'] }, says: { person: '' }, source: 's' },
      { id: 'ex', when: { who: ['ex'] }, says: { person: '' }, source: 's' },
    ];
    const knowledge = small({ danger_signs: signs });
    const answers = { danger: ['no'], repeated: ['once'] };
    expect(asks({ ...answers, what: ['threats'] }, knowledge)).toBe('where');
    expect(asks({ ...answers, what: ['calls'] }, knowledge)).toBe('who');
  });
});

describe('the outcome follows from the answers', () => {
  const where = { danger: ['no'], where: ['here'] };
  test('the first decision that fits wins', () => {
    expect(asks({ ...where, repeated: ['yes'], who: ['ex'] })).toBe('outcome stalking');
  });
  test('the last one takes everyone else', () => {
    expect(asks({ ...where, repeated: ['once'] })).toBe('outcome other');
  });
  test('the reasons are the person’s own answers', () => {
    const step = nextStep(small(), { ...where, repeated: ['yes'], who: ['ex'] });
    expect(step).toMatchObject({ because: { repeated: ['yes'] } });
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

test('an author’s mistake in an outcome’s name is told, not swallowed', () => {
  const knowledge = small({ outcomes: [{ ...outcome('danger-now'), help: [help('x')] }] });
  expect(() => nextStep(knowledge, { danger: ['no'], repeated: ['yes'] })).toThrow('no outcome "stalking"');
});
