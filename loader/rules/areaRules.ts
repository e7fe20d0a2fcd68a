import { dayOfIso, isoDate, isoDateTime } from '../../model/calendar';
import type { Area, Outcome, Service } from '../../model/knowledge';
import { partsOf } from '../../model/service';
import { DAYS, MINUTES_A_DAY, type UkTime } from '../../model/ukTime';
import { areaChain, servingAreas, unsaidArea } from '../../triage/areas';
import { NO_HOLIDAYS } from '../../triage/holidays';
import { isReachable, openState } from '../../triage/openHours';
import type { KnowledgeRules, RuleContext } from './knowledgeRule';

export const areaCircle: KnowledgeRules = {
  /** No area lies within itself, however many areas lie between. */
  *'area-circle'({ knowledge: { areas }, sourceMap }) {
    for (const area of areas) {
      const way = wayRound(area, areas);
      if (!way) continue;
      yield {
        position: sourceMap.positionOf(area, 'within'),
        message: `The area “${area.id}” lies within itself: ${way.join(', in ')}.`,
        cure: 'Let the largest of them be without “within”.',
      };
    }
  },
};

/** Over all areas together: they need sound references. */
export const areaRules: KnowledgeRules = {
  /** Exactly one area is the home area: most of the people who use this Waymark live there. */
  *'home-area'({ knowledge: { areas }, sourceMap }) {
    const [first, second] = areas.filter(({ home }) => home);
    const any = areas[0];
    if (second) {
      yield {
        position: sourceMap.positionOf(second, 'home'),
        message: `Both “${first?.id}” and “${second.id}” say that this Waymark is for them.`,
        cure: 'Keep “home: yes” on one of them.',
      };
    } else if (!first && any) {
      yield {
        position: sourceMap.positionOf(any),
        message: 'No area says that this Waymark is for it.',
        cure: 'Write “home: yes” on the area that this Waymark is for.',
      };
    }
  },

  /** Whoever has not said where they live is shown nothing of one place: of no area that people can choose. */
  *'unsaid-area'({ knowledge, sourceMap }) {
    const unsaid = knowledge.areas.filter((area) => area.unsaid);
    for (const [place, area] of unsaid.entries()) {
      const chain = areaChain(knowledge, area.id);
      const offered = knowledge.areas.find(({ id, offered }) => offered && chain.includes(id));
      if (place === 0 && !offered) continue;
      yield {
        position: sourceMap.positionOf(area, 'unsaid'),
        message: offered
          ? `Whoever has not said where they live would be shown the services of “${offered.id}”.`
          : `Both “${unsaid[0]?.id}” and “${area.id}” are for people who have not said where they live.`,
        cure: 'Keep “unsaid: yes” on one area, which is not offered and lies in none that is.',
      };
    }
  },

  /** Every area has its bank holidays, or nobody could say what is open. */
  *'area-bank-holidays'({ knowledge, sourceMap }) {
    for (const area of knowledge.areas.filter(({ offered, home }) => offered || home)) {
      const chain = areaChain(knowledge, area.id);
      const around = knowledge.areas.filter(({ id }) => chain.includes(id));
      if (around.some(({ bank_holidays }) => bank_holidays !== undefined)) continue;
      yield {
        position: sourceMap.positionOf(area, 'id'),
        message: `Nothing says which bank holidays hold in “${area.id}”.`,
        cure: 'Write “bank_holidays: ” with the name of a list, here or on an area around it.',
      };
    }
  },

  /** A holiday at a weekend shuts offices too, though the day off work is another. */
  *'holiday-itself'({ knowledge, sourceMap }) {
    for (const list of knowledge.bank_holidays) {
      const missing = HELD_EVERYWHERE.filter((day) => !list.every_year.includes(day));
      if (missing.length === 0) continue;
      yield {
        position: sourceMap.positionOf(list, 'every_year'),
        message: `Offices are shut on ${missing.join(' and ')}, at a weekend too, and “${list.id}” does not say so.`,
        cure: `Write every_year: [${[...new Set([...HELD_EVERYWHERE, ...list.every_year])].sort().join(', ')}]`,
      };
    }
  },

  /** Every service can be shown to someone: its help is asked for, and people can be in its area. */
  *'unreachable-service'(known) {
    const served = new Set(possibleAreas(known).flatMap((area) => servingAreas(known.knowledge, area)));
    for (const service of known.knowledge.services.filter(({ area }) => !served.has(area))) {
      yield {
        position: known.sourceMap.positionOf(service, 'id'),
        message: `Nobody is sent to “${service.id}”: no area that people can choose lies in “${service.area}”.`,
        cure: 'Offer an area that lies within it, or move the service to the file of another area.',
      };
    }
  },

  /** Nobody is shown the same number twice for the same help, as for a police force and for all of England. */
  *'number-shown-twice'(known) {
    const { knowledge, sourceMap } = known;
    const reported = new Set<Service>();
    for (const area of possibleAreas(known)) {
      const serving = servingAreas(knowledge, area);
      const near = knowledge.services.filter((one) => serving.includes(one.area));
      for (const [at, second] of near.entries()) {
        const first = near.slice(0, at).find((one) => ringTheSame(one, second));
        if (!first || reported.has(second)) continue;
        reported.add(second);
        yield {
          position: sourceMap.positionOf(second, 'phones'),
          message: `In “${area}” both “${first.id}” and “${second.id}” would be shown, with one number for the same help.`,
          cure: `Let “${area}” not lie within the area of the wider one (in England: within all-england), or delete one.`,
        };
      }
    }
  },

  /** At any minute and in any area, every outcome shows a service that answers at that moment. */
  *'open-at-every-minute'(known) {
    for (const outcome of known.knowledge.outcomes) {
      const gaps = unconditionalHelp(known, outcome).flatMap(({ area, services }) => {
        const answering = services.filter(canBeContacted);
        const ordinary = minuteWithoutHelp(answering, false);
        const closed = ordinary ?? minuteWithoutHelp(answering, true);
        return closed ? [`in “${area}” on ${clock(closed)}${ordinary ? '' : ' on a bank holiday'}`] : [];
      });
      if (gaps.length === 0) continue;
      yield {
        position: known.sourceMap.positionOf(outcome, 'help'),
        message: `The outcome “${outcome.id}” shows no service that answers ${gaps.join(', nor ')}.`,
        cure: 'Add a kind of help without “when” that is open day and night there. Only services with a telephone, text or chat count.',
      };
    }
  },

  /** No outcome relies only on services that come from a single source. */
  *'only-check-first'(known) {
    for (const outcome of known.knowledge.outcomes) {
      const resting = unconditionalHelp(known, outcome).filter(
        ({ services }) =>
          services.length > 0 && services.every(({ confidence }) => confidence === 'C' || confidence === 'N'),
      );
      if (resting.length === 0) continue;
      const areas = resting.map(({ area }) => `“${area}”`).join(', ');
      yield {
        position: known.sourceMap.positionOf(outcome, 'help'),
        message: `In ${areas} the outcome “${outcome.id}” rests on services that only one source speaks of.`,
        cure: 'Add a kind of help without “when” that a service graded owner, A, B or X gives there.',
      };
    }
  },
};

function ringTheSame(one: Service, other: Service): boolean {
  const dialled = ({ phones }: Service) => phones.filter(({ dial }) => dial).map(({ number }) => number);
  const isSame = dialled(one).some((number) => dialled(other).includes(number));
  return isSame && one.help.some((kind) => other.help.includes(kind));
}

/** New Year's Day, Christmas Day and Boxing Day, in every nation of the United Kingdom. */
const HELD_EVERYWHERE = ['01-01', '12-25', '12-26'];

/** The chain from an area back to itself, if there is one. */
function wayRound(area: Area, areas: readonly Area[]): readonly string[] | undefined {
  const way = [area.id];
  let around = area.within;
  while (around !== undefined && around !== area.id && !way.includes(around)) {
    way.push(around);
    around = areas.find(({ id }) => id === around)?.within;
  }
  return around === area.id ? [...way, area.id] : undefined;
}

function clock({ date, minute }: UkTime): string {
  const day = new Date(date).toLocaleDateString('en-GB', { weekday: 'long', timeZone: 'UTC' });
  return `${day} at ${isoDateTime(dayOfIso(date), minute).slice(-5)}`;
}

/** The areas that people can be in, and that of people who have not said where they are. */
export function possibleAreas({ knowledge }: RuleContext): readonly string[] {
  const chosen = knowledge.areas.filter(({ offered, home }) => offered || home).map(({ id }) => id);
  const told = chosen.flatMap((id) => partsOf(knowledge.areas, id).map((part) => part.id));
  return [...new Set([...chosen, ...told, unsaidArea(knowledge)])];
}

/** What an outcome shows to everyone, whatever else they have answered, in each area that people can be in. */
function unconditionalHelp(known: RuleContext, outcome: Outcome) {
  const kinds = outcome.help.filter(({ when }) => Object.keys(when).length === 0).map(({ kind }) => kind);
  const giving = known.knowledge.services.filter(
    (one) => one.not_for === undefined && isLasting(one, known.today) && one.help.some((kind) => kinds.includes(kind)),
  );
  return possibleAreas(known).map((area) => {
    const chain = areaChain(known.knowledge, area);
    return { area, services: giving.filter((service) => chain.includes(service.area)) };
  });
}

/** Whether what is proved of any week holds for the next ones: nothing of it begins later, ends or changes. */
function isLasting({ valid_from: from, valid_to: to, hours }: Service, today: string): boolean {
  const isSpecial = hours.kind === 'weekly' && hours.special !== undefined;
  return to === undefined && (from === undefined || from <= today) && !isSpecial;
}

export const MINUTES_A_WEEK = DAYS.length * MINUTES_A_DAY;

const A_MONDAY = dayOfIso('2026-01-05');

/** Every minute of a week, each day with its date. */
const WEEK: readonly UkTime[] = DAYS.flatMap((day, later) => {
  const date = isoDate(A_MONDAY + later);
  return Array.from({ length: MINUTES_A_DAY }, (_, minute) => ({ date, day, minute }));
});
const DATES = new Set(WEEK.map(({ date }) => date));

/** The first minute of a week when none of the services can be reached, if there is one. */
function minuteWithoutHelp(services: readonly Service[], bankHoliday: boolean): UkTime | undefined {
  if (services.some(({ hours }) => hours.kind === 'always')) return undefined;
  const holidays = bankHoliday ? { ...NO_HOLIDAYS, dates: DATES } : NO_HOLIDAYS;
  return WEEK.find((at) => !services.some(({ hours }) => isReachable(openState(hours, at, holidays))));
}

/** Whether a person can speak or write to someone there, rather than only read a page or wait for a letter. */
function canBeContacted({ phones, text, chat }: Service): boolean {
  return phones.length > 0 || text !== undefined || chat !== undefined;
}
