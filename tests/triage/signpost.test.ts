import type { Answers } from '../../model/answers';
import type { Hours, Knowledge, Service } from '../../model/knowledge';
import { adviceFor, dangerSigns, servicesFor } from '../../triage/signpost';
import { help, small } from './small';

const always: Hours = { kind: 'always' };
const office: Hours = {
  kind: 'weekly',
  open: [{ days: ['mon', 'tue', 'wed', 'thu', 'fri'], opens: 540, closes: 1020 }],
  bank_holidays: 'closed',
  usually: false,
};
const unknown: Hours = { kind: 'not-known' };

function service(id: string, kinds: readonly string[], hours: Hours, area = 'all'): Service {
  return {
    id,
    name: id,
    description: '',
    known_as: [],
    eligibility_description: '',
    help: kinds,
    area,
    phones: [],
    hours,
    fees_description: '',
    on_bill: 'not-known',
    assured_how: 'dialled',
    assured_by: 'author',
    assured_date: '2026-01-01',
    review_days: 90,
    grades: {},
    assured_from: ['s'],
    confidence: 'A',
  };
}

const day = new Date('2026-11-24T10:00:00Z');
const night = new Date('2026-11-24T23:00:00Z');
const kinds = [help('advice'), help('police'), help('local'), help('anytime')];
const services = [
  service('anytime', ['anytime'], always),
  service('local-there', ['local'], unknown, 'there'),
  service('local-here', ['local'], unknown, 'here'),
  service('police', ['police'], unknown),
  service('advice', ['advice'], office),
];
const knowledge: Knowledge = small({ services });
const HERE = { where: ['here'] };
const best = (now: Date, answers: Answers = HERE, wanted = kinds) =>
  servicesFor(knowledge, wanted, answers, now).best.map((one) => one.service.id);

describe('who is shown', () => {
  test('by day the most specialist first, and no more than three', () => {
    expect(best(day)).toEqual(['advice', 'police', 'local-here']);
  });
  test('at night someone who answers comes first, and the specialist says when it opens', () => {
    expect(best(night)).toEqual(['anytime', 'police', 'advice']);
  });
  test('about to open is worth waiting for', () => {
    expect(best(new Date('2026-11-24T08:40:00Z'))).toEqual(['anytime', 'advice', 'police']);
  });
  test('the local service of where the person is, and no other', () => {
    expect(best(day, { where: ['there'] })).toContain('local-there');
    expect(best(day, { where: ['there'] })).not.toContain('local-here');
  });
  describe('where the council is decided by the town', () => {
    const part = (id: string) => ({ ...small().areas[0], id, name: id, within: 'here', offered: false, home: false });
    const areas = [...small().areas, part('east'), part('west')] as Knowledge['areas'];
    const some = [
      service('county', ['local'], always, 'here'),
      service('council-east', ['local'], always, 'east'),
      { ...service('not-in-the-west', ['local'], always, 'here'), not_for: { where: ['west'] } },
      service('council-west', ['local'], always, 'west'),
      service('there', ['local'], always, 'there'),
    ];
    const councils = (...where: string[]) => {
      const { best: first, more } = servicesFor(small({ services: some, areas }), [help('local')], { where }, day);
      return [...first, ...more].map((one) => one.service.id);
    };

    test('who named one sees that council, and what serves the whole county', () =>
      expect(councils('east')).toEqual(['council-east', 'county', 'not-in-the-west']));
    test('and nothing that is not for people there', () =>
      expect(councils('west')).toEqual(['council-west', 'county']));
    test('who named only the county sees every council', () =>
      expect(councils('here')).toEqual(['council-east', 'council-west', 'county', 'not-in-the-west']));
    test('who lives in another county sees none of them', () => expect(councils('there')).toEqual(['there']));
  });
  test('who skips the place is shown nothing of one place', () => {
    for (const answers of [{}, { where: ['skipped'] }]) {
      const { best: shown, more } = servicesFor(knowledge, kinds, answers, day);
      expect([...shown, ...more].map((one) => one.service.id).sort()).toEqual(['advice', 'anytime', 'police']);
    }
  });
  test('but that of the area that is kept for those who did not say it', () => {
    const unsaid = { id: 'unsaid', name: '', within: 'all', offered: false, home: false, also: [], geonames: [] };
    const areas = [...small().areas, { ...unsaid, unsaid: true }];
    const some = [...services, service('for-all', ['local'], always, 'unsaid')];
    const { best: shown } = servicesFor(small({ services: some, areas }), [help('local')], {}, day);
    expect(shown.map((one) => one.service.id)).toEqual(['for-all']);
  });
  test('a service from its first day to its last, and no longer', () => {
    const term = { ...service('term', ['advice'], always), valid_from: '2026-11-24', valid_to: '2026-11-30' };
    const shown = (now: string) =>
      servicesFor(small({ services: [term] }), [help('advice')], HERE, new Date(now)).best.length;
    expect(
      ['2026-11-23T23:59:00Z', '2026-11-24T00:00:00Z', '2026-11-30T23:59:00Z', '2026-12-01T00:00:00Z'].map(shown),
    ).toEqual([0, 1, 1, 0]);
  });
  test('and whoever shows a number knows that it should have been checked by now', () => {
    const old = { ...service('old', ['advice'], always), assured_date: '2026-01-01' };
    const fresh = { ...service('fresh', ['advice'], always), assured_date: '2026-11-01' };
    const { best: shown } = servicesFor(small({ services: [old, fresh] }), [help('advice')], HERE, day);
    expect(shown.map((one) => [one.service.id, one.overdue])).toEqual([
      ['old', true],
      ['fresh', false],
    ]);
  });
  test('nobody is shown a service that is not for them', () => {
    const some = [...services, { ...service('for-strangers', ['advice'], always), not_for: { who: ['ex'] } }];
    const shown = (answers: Answers) =>
      servicesFor(small({ services: some }), [help('advice')], answers, day).best.map((one) => one.service.id);
    expect(shown({ who: ['stranger'] })).toContain('for-strangers');
    expect(shown({})).toContain('for-strangers');
    expect(shown({ who: ['ex'] })).toEqual(['advice']);
  });
  test('nothing is lost: the rest is under "more"', () => {
    const { best: shown, more } = servicesFor(knowledge, kinds, HERE, day);
    expect([...shown, ...more].map((one) => one.service.id).sort()).toEqual([
      'advice',
      'anytime',
      'local-here',
      'police',
    ]);
  });
  test('a service for some is left out for others', () => {
    const wanted = [help('advice', { who: ['ex'] }), help('anytime')];
    expect(best(day, { who: ['stranger'] }, wanted)).toEqual(['anytime']);
    expect(best(day, { who: ['ex'] }, wanted)).toEqual(['advice', 'anytime']);
  });
  test('on a bank holiday the office is closed', () => {
    expect(best(new Date('2026-12-25T10:00:00Z'))[0]).toBe('anytime');
  });
});

test('fitting advice comes first, and the rest still comes', () => {
  const advice = (id: string, when: Record<string, readonly string[]>) => ({
    id,
    topic: 'safe',
    title: { person: id },
    text: { person: id },
    fits: when,
    sources: ['s'],
  });
  const all = [advice('general', {}), advice('for-ex', { who: ['ex'] })];
  expect(adviceFor(all, { who: ['ex'] }).map(({ id }) => id)).toEqual(['for-ex', 'general']);
  expect(adviceFor(all, { who: ['stranger'] }).map(({ id }) => id)).toEqual(['general', 'for-ex']);
});

test('of two reasons for the police that say nearly the same, the graver one stands alone', () => {
  const sign = (id: string, covers: readonly string[] = []) => ({
    id,
    when: { what: [id] },
    covers,
    says: { person: id },
    source: 's',
  });
  const knowledge = small({ danger_signs: [sign('got-in', ['home']), sign('home')] });
  const shown = (what: readonly string[]) => dangerSigns(knowledge, { what }).map(({ id }) => id);
  expect(shown(['got-in', 'home'])).toEqual(['got-in']);
  expect(shown(['home'])).toEqual(['home']);
});
