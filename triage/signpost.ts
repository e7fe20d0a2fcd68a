import { type Answers, WHERE } from '../model/answers';
import type { Advice, DangerSign, Help, Knowledge, Outcome, Service } from '../model/knowledge';
import { ukTime } from '../model/ukTime';
import { areaChain, bankHolidaysOf, homeArea } from './areas';
import { conditionState, holding } from './conditions';
import { isReachable, type OpenState, openState } from './openHours';

/** Where an outcome sends the person: services and advice, best first. */
export interface Signpost {
  /** At most three. At least one can be reached now, where there is one at all. */
  readonly best: readonly OfferedService[];
  readonly more: readonly OfferedService[];
  readonly danger_signs: readonly DangerSign[];
  readonly advice: readonly Advice[];
}

export interface OfferedService {
  readonly service: Service;
  readonly open: OpenState;
}

const SHOWN = 3;
/** "About to open" is worth waiting for. */
const SOON_MINUTES = 30;

export function signpost(knowledge: Knowledge, outcome: Outcome, answers: Answers, now: Date): Signpost {
  return {
    ...servicesFor(knowledge, outcome.help, answers, now),
    danger_signs: holding(knowledge.danger_signs, answers),
    advice: adviceFor(knowledge, outcome.topics, answers),
  };
}

/** The services that give these kinds of help where the person is, in order, and whether they are open. */
export function servicesFor(
  knowledge: Knowledge,
  help: readonly Help[],
  answers: Answers,
  now: Date,
): Pick<Signpost, 'best' | 'more'> {
  const at = ukTime(now);
  const found = candidates(knowledge, help, answers, areaOf(knowledge, answers));
  // A service known from a single old source may be shown, but after those that are sure.
  const unsure = ({ confidence }: Service) => confidence === 'C';
  const all = [...found.filter((one) => !unsure(one)), ...found.filter(unsure)].map((service) => ({
    service,
    // The bank holidays are those of the service's area, not of the person's.
    open: openState(service.hours, at, bankHolidaysOf(knowledge, service.area)),
  }));
  const best = chooseBest(all);
  return { best, more: all.filter((one) => !best.includes(one)) };
}

/** The kind of help for which a service is offered to this person: the first that it gives. */
export function kindOfHelp(help: readonly Help[], answers: Answers, service: Service): string | undefined {
  return holding(help, answers).find(({ kind }) => service.help.includes(kind))?.kind;
}

/** Whoever has not said where they are is shown the services of the home area. */
function areaOf(knowledge: Knowledge, answers: Answers): string {
  const said = answers[WHERE]?.[0];
  return knowledge.areas.some(({ id }) => id === said) && said ? said : homeArea(knowledge);
}

function candidates(knowledge: Knowledge, help: readonly Help[], answers: Answers, area: string): readonly Service[] {
  const chain = areaChain(knowledge, area);
  const found = new Set<Service>();
  const near = chain.flatMap((place) => knowledge.services.filter((service) => service.area === place));
  for (const { kind } of holding(help, answers))
    for (const service of near) if (service.help.includes(kind)) found.add(service);
  return [...found];
}

/**
 * The first three; the third gives way to one that answers now if none of them does. Among the three, those
 * who answer now come first. A number to ring this minute is worth more than the perfect one on Monday.
 */
function chooseBest(all: readonly OfferedService[]): readonly OfferedService[] {
  const best = all.slice(0, SHOWN);
  if (!best.some(({ open }) => isReachable(open))) {
    const answers = all.slice(SHOWN).find(({ open }) => isReachable(open));
    if (answers) best.splice(SHOWN - 1, 1, answers);
  }
  return best.sort((a, b) => rank(a.open) - rank(b.open));
}

function rank(open: OpenState): number {
  if (isReachable(open)) return 0;
  const opens = open.kind === 'closed' ? open.opens : undefined;
  const soon = opens?.inDays === 0 && opens.inMinutes <= SOON_MINUTES;
  return soon || open.kind === 'not-known' ? 1 : 2;
}

/** Advice of these topics, the most fitting first; nothing is withheld because of an answer. */
export function adviceFor(knowledge: Knowledge, topics: readonly string[], answers: Answers): readonly Advice[] {
  const fit = (one: Advice) =>
    Object.keys(one.fits).length > 0 && conditionState(one.fits, answers) === 'holds' ? 0 : 1;
  return knowledge.advice.filter(({ topic }) => topics.includes(topic)).sort((a, b) => fit(a) - fit(b));
}
