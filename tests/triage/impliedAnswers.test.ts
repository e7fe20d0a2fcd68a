import type { Condition } from '../../model/knowledge';
import { withImplied } from '../../triage/impliedAnswers';
import { signpost } from '../../triage/signpost';
import { help, outcome, small } from './small';

/** The small knowledge, where these options imply something. */
function implying(implied: Readonly<Record<string, Condition>>) {
  const questions = small().questions.map((one) => ({
    ...one,
    options: one.options.map((option) => ({ ...option, implies: implied[option.id] ?? {} })),
  }));
  return small({ questions });
}

describe('What goes without saying', () => {
  const knowledge = implying({ threats: { repeated: ['yes'], who: ['ex'] }, stranger: { what: ['calls'] } });

  test('is known with what implies it, and gone without it', () => {
    expect(withImplied(knowledge, { what: ['threats'] })).toEqual({
      what: ['threats'],
      repeated: ['yes'],
      who: ['ex'],
    });
    expect(withImplied(knowledge, { what: ['calls'] })).toEqual({ what: ['calls'] });
  });

  test('never contradicts what was answered in so many words', () => {
    const told = { what: ['threats'], repeated: ['once'], who: ['skipped'] };
    expect(withImplied(knowledge, told)).toEqual(told);
  });

  test('is added to a list, and stands in it once', () => {
    expect(withImplied(knowledge, { who: ['stranger'], what: ['threats'] }).what).toEqual(['threats', 'calls']);
    expect(withImplied(knowledge, { who: ['stranger'], what: ['calls'] }).what).toEqual(['calls']);
  });

  test('of one answer, is what holds it, and leaves nothing open', () => {
    const town = implying({ there: { where: ['here'] } });
    const known = withImplied(town, { where: ['there'] });
    expect(known.where).toEqual(['there', 'here']);
    expect(withImplied(town, known)).toEqual(known);
  });

  test('implies nothing further', () => {
    const chain = implying({ threats: { repeated: ['yes'] }, yes: { who: ['ex'] } });
    expect(withImplied(chain, { what: ['threats'] })).not.toHaveProperty('who');
  });

  test('brings the help and the danger signs that are for it', () => {
    const sign = { id: 'ex', when: { who: ['ex'] }, says: { person: '' }, covers: [], source: 's' };
    const { danger_signs: signs } = signpost(
      { ...knowledge, danger_signs: [sign] },
      { ...outcome('o'), help: [help('advice')] },
      { what: ['threats'] },
      new Date('2026-11-24T10:00:00Z'),
    );
    expect(signs).toEqual([sign]);
  });
});

test('a question that is never asked has no answer to wait for, and keeps what was heard', () => {
  const questions = small().questions.map((one) => (one.id === 'who' ? { ...one, asked: false } : one));
  expect(withImplied({ questions }, { what: ['calls'] })).toEqual({ what: ['calls'], who: [] });
  expect(withImplied({ questions }, { who: ['ex'] })).toEqual({ who: ['ex'] });
});

test('what was heard both ways, and is asked back, decides nothing; what words leave open does', () => {
  const { questions } = small();
  const both = { who: ['ex', 'stranger'] };
  expect(withImplied({ questions }, both).who).toBeUndefined();
  const between = [
    { id: 'either', options: both.who, ask: { person: '' }, told: { person: '' }, also: [], always: [] },
  ];
  const open = questions.map((one) => (one.id === 'who' ? { ...one, between } : one));
  expect(withImplied({ questions: open }, both).who).toEqual(both.who);
});
