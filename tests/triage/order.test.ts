import fc from 'fast-check';
import type { Answers } from '../../model/answers';
import type { Hours, Knowledge, Service } from '../../model/knowledge';
import { kindOfHelp, servicesFor } from '../../triage/signpost';
import { realKnowledge } from '../realKnowledge';
import { help, small } from './small';

const open = (opens: number, closes: number): Hours => ({
  kind: 'weekly',
  open: [{ days: ['tue'], opens, closes }],
  bank_holidays: 'closed',
  usually: false,
});
/** A Tuesday, ten in the morning: minute 600. */
const TEN = new Date('2026-11-24T10:00:00Z');
/** How soon each answers: now; within half an hour, or perhaps; later. */
const HOURS: readonly (readonly [Hours, number])[] = [
  [{ kind: 'always' }, 0],
  [open(600, 601), 0],
  [{ kind: 'not-known' }, 1],
  [open(630, 1000), 1],
  [open(601, 1000), 1],
  [open(631, 1000), 2],
  [open(540, 600), 2],
];
const KINDS = ['advice', 'police', 'local'];
const AREAS = ['here', 'there', 'all'];

const anyService = fc.record({
  kinds: fc.subarray(KINDS, { minLength: 1 }),
  hours: fc.constantFrom(...HOURS),
  area: fc.constantFrom(...AREAS),
  isUnsure: fc.boolean(),
});
type AnyService = typeof anyService extends fc.Arbitrary<infer T> ? T : never;

function service({ kinds, hours: [hours], area, isUnsure }: AnyService, place: number): Service {
  const none = {
    name: '',
    description: '',
    known_as: [],
    eligibility_description: '',
    fees_description: '',
    phones: [],
  };
  const checked = {
    ...{ assured_how: 'dialled' as const, assured_by: 'author', assured_date: '2026-01-01', review_days: 90 },
    ...{ assured_from: ['s'], on_bill: 'not-known' as const, grades: {} },
  };
  const confidence = isUnsure ? ('C' as const) : ('A' as const);
  return { ...none, ...checked, id: String(place), help: kinds, area, hours, confidence };
}

/** Who is shown, worked out in another way: a list sorted by all that matters, in the order in which it matters. */
function expected(all: readonly AnyService[], where: string): readonly string[] {
  const near = [where, 'all'];
  // Nobody sure gives the very help that is needed most: then who may give it is as good.
  const isFirst = (one: AnyService) => one.kinds.includes(KINDS[0] ?? '');
  const isNeeded = !all.some((one) => near.includes(one.area) && isFirst(one) && !one.isUnsure);
  const isLate = (one: AnyService) => one.isUnsure && !(isNeeded && isFirst(one));
  const ranked = all
    .map((one, place) => ({ ...one, place, kind: KINDS.findIndex((kind) => one.kinds.includes(kind)) }))
    .filter(({ area }) => near.includes(area))
    .sort(
      (a, b) =>
        Number(isLate(a)) - Number(isLate(b)) ||
        a.kind - b.kind ||
        near.indexOf(a.area) - near.indexOf(b.area) ||
        a.place - b.place,
    );
  const [one, two, three, ...rest] = ranked;
  const isNow = (each: (typeof ranked)[number] | undefined) => each?.hours[1] === 0;
  const third = [one, two, three].some(isNow) ? three : (rest.find(isNow) ?? three);
  const best = [one, two, third].filter((each) => each !== undefined);
  return best.sort((a, b) => a.hours[1] - b.hours[1]).map(({ place }) => String(place));
}

test('whoever fits best comes first, near before far, sure before unsure, and of the three shown who answers soonest', () => {
  const lists = fc.array(anyService, { maxLength: 9 });
  fc.assert(
    fc.property(lists, fc.constantFrom('here', 'there'), (all, where) => {
      const knowledge: Knowledge = small({ services: all.map(service) });
      const wanted = KINDS.map((kind) => help(kind));
      const { best, more } = servicesFor(knowledge, wanted, { where: [where] }, TEN);
      expect(best.map((one) => one.service.id)).toEqual(expected(all, where));
      const shown = [...best, ...more].map((one) => one.service.id);
      const near = all.flatMap(({ area }, place) => (area === where || area === 'all' ? [String(place)] : []));
      expect(shown.sort()).toEqual(near.sort());
    }),
    { numRuns: 2000, seed: 8 },
  );
});

test('a line for women is not the first that is shown to somebody who has not said who they are', () => {
  const always = { hours: [{ kind: 'always' }, 0], area: 'all', isUnsure: false } as const;
  const forWomen = { ...service({ ...always, kinds: ['advice'] }, 1), not_for: { you: ['man'] } };
  const forAll = service({ ...always, kinds: ['police'] }, 2);
  const knowledge: Knowledge = small({ services: [forWomen, forAll] });
  const first = (answers: Answers) =>
    servicesFor(knowledge, [help('advice'), help('police')], answers, TEN).best.map((one) => one.service.id);
  expect(first({})).toEqual(['2', '1']);
  expect(first({ you: ['woman'] })).toEqual(['1', '2']);
  expect(first({ you: ['man'] })).toEqual(['2']);
});

test('at the real outcome after an ex, on a Saturday, everybody sees first a line that is for everybody', () => {
  const told = { danger: ['no'], 'who-for': ['me'], who: ['ex-recent'], where: ['bedfordshire'] };
  const help = realKnowledge.outcomes.find(({ id }) => id === 'stalking')?.help ?? [];
  const first = (answers: Answers) =>
    servicesFor(realKnowledge, help, answers, new Date('2026-11-28T17:00:00Z')).best[0]?.service;
  expect(first(told)?.not_for).toBeUndefined();
  expect(first({ ...told, you: ['woman'] })?.id).toBe('national-domestic-abuse-helpline');
  // Who has only said something else, or would rather not say, may be a man.
  for (const you of [['skipped'], ['lgbt'], ['disabled', 'deaf'], ['older']])
    expect([you, first({ ...told, you })?.not_for]).toEqual([you, undefined]);
  expect(first({ ...told, you: ['lgbt', 'woman'] })?.id).toBe('national-domestic-abuse-helpline');
});

test('a service is shown for the first kind of help that it gives and that is meant for this person', () => {
  const wanted = [help('police', { who: ['ex'] }), help('advice'), help('local')];
  const both = service({ kinds: ['local', 'police'], hours: [{ kind: 'always' }, 0], area: 'all', isUnsure: false }, 1);
  expect(kindOfHelp(small(), wanted, { who: ['ex'] }, both)).toBe('police');
  expect(kindOfHelp(small(), wanted, { who: ['stranger'] }, both)).toBe('local');
  expect(kindOfHelp(small(), wanted.slice(0, 2), {}, both)).toBeUndefined();
});

test('bank holidays are those of where the service is, found in the areas around it', () => {
  const christmas = new Date('2026-12-25T10:00:00Z');
  const hours: Hours = {
    kind: 'weekly',
    open: [{ days: ['fri'], opens: 0, closes: 1440 }],
    bank_holidays: 'closed',
    usually: false,
  };
  const areas = [
    { id: 'here', name: 'Here', within: 'all', offered: true, home: true, unsaid: false, also: [], geonames: [] },
    {
      id: 'there',
      name: 'There',
      within: 'all',
      offered: true,
      home: false,
      unsaid: false,
      also: [],
      geonames: [],
      bank_holidays: 'none',
    },
    {
      id: 'all',
      name: 'All',
      offered: false,
      home: false,
      unsaid: false,
      also: [],
      geonames: [],
      bank_holidays: 'all',
    },
  ];
  const bank_holidays = [
    ...small().bank_holidays,
    { id: 'none', source: 's', assured_date: '2026-01-01', dates: [], every_year: [], afternoons: [] },
  ];
  const services = AREAS.map((area, at) => ({
    ...service({ kinds: ['advice'], hours: [hours, 0], area, isUnsure: false }, at),
  }));
  const knowledge = small({ services, areas, bank_holidays });
  const openIn = (where: string) =>
    servicesFor(knowledge, [help('advice')], { where: [where] }, christmas).best.map((one) => [
      one.service.area,
      one.open.kind,
    ]);
  expect(openIn('here')).toEqual([
    ['here', 'closed'],
    ['all', 'closed'],
  ]);
  expect(openIn('there')).toEqual([
    ['there', 'open'],
    ['all', 'closed'],
  ]);
});
