import { type Answers, NO_POLICE, WHERE, YOU } from '../model/answers';
import type { Advice, DangerSign, Help, Knowledge, Outcome, Service } from '../model/knowledge';
import type { NamedHelp } from '../model/namedEntries';
import { ukTime } from '../model/ukTime';
import { holidaysOf, servingAreas, unsaidArea } from './areas';
import { conditionState, holding, satisfies } from './conditions';
import { withImplied } from './impliedAnswers';
import { isReachable, type OpenState, openState } from './openHours';
import { isOverdue } from './review';
import { isValidOn } from './valid';

/** Where an outcome sends the person: services, best first, and why the police should hear. */
export interface Signpost {
  /** At most three. At least one can be reached now, where there is one at all. */
  readonly best: readonly OfferedService[];
  readonly more: readonly OfferedService[];
  readonly danger_signs: readonly DangerSign[];
}

export interface OfferedService {
  readonly service: Service;
  readonly open: OpenState;
  /** Whether somebody should have checked it again by now. */
  readonly overdue: boolean;
}

const SHOWN = 3;
/** "About to open" is worth waiting for. */
const SOON_MINUTES = 30;

export function signpost(knowledge: Knowledge, outcome: Outcome, told: Answers, now: Date): Signpost {
  const answers = withImplied(knowledge, told);
  return {
    ...servicesFor(knowledge, outcome.help, answers, now),
    danger_signs: outcome.police_today ? dangerSigns(knowledge, answers) : [],
  };
}

/** The reasons to speak to the police today. What another of them says already is left out. */
export function dangerSigns(
  { danger_signs: signs }: Pick<Knowledge, 'danger_signs'>,
  answers: Answers,
): readonly DangerSign[] {
  const shown = holding(signs, answers);
  const covered = new Set(shown.flatMap(({ covers }) => covers));
  return shown.filter(({ id }) => !covered.has(id));
}

/** The gravest of those that are said beside the record; undefined where it is no graver than the one that was said. */
export function signToSay({ danger_signs: signs }: Knowledge, answers: Answers, said?: string): DangerSign | undefined {
  const [gravest] = dangerSigns({ danger_signs: signs.filter(({ in_record }) => in_record) }, answers);
  const before = signs.findIndex(({ id }) => id === said);
  return gravest && (before < 0 || signs.indexOf(gravest) < before) ? gravest : undefined;
}

/** The services that give these kinds of help where the person is, in order, and whether they are open. */
export function servicesFor(
  knowledge: Knowledge,
  help: readonly Help[],
  told: Answers,
  now: Date,
): Pick<Signpost, 'best' | 'more'> {
  const answers = withImplied(knowledge, told);
  const at = ukTime(now);
  const found = candidates(knowledge, help, answers, areaOf(knowledge, answers)).filter((one) =>
    isValidOn(one, at.date),
  );
  // A service known from a single old source may be shown, but after those that are sure; unless it alone gives the very
  // help that is needed most.
  const [most] = holding(help, answers);
  const gives = ({ help: given }: Service) => most !== undefined && given.includes(most.kind);
  const isDoubtful = ({ confidence }: Service) => confidence === 'C';
  const isNeeded = !found.some((one) => gives(one) && !isDoubtful(one));
  const unsure = (one: Service) => isDoubtful(one) && !(isNeeded && gives(one));
  const ordered = [...found.filter((one) => !unsure(one)), ...found.filter(unsure)];
  const all = [...ordered.filter(isWelcome(answers)), ...ordered.filter((one) => !isWelcome(answers)(one))].map(
    (service) => offered(knowledge, service, at),
  );
  const leads = ({ service }: OfferedService) => most?.leads === true && gives(service);
  const best = [...chooseBest(all, answers)].sort((one, other) => Number(leads(other)) - Number(leads(one)));
  return { best, more: all.filter((one) => !best.includes(one)) };
}

/** Services that are asked for by name: of several of one name, those that serve where the person is. */
export function servicesNamed(
  knowledge: Knowledge,
  ids: readonly string[],
  told: Answers,
  now: Date,
): readonly OfferedService[] {
  const at = ukTime(now);
  const named = knowledge.services.filter((one) => ids.includes(one.id) && isValidOn(one, at.date));
  const areas = servingAreas(knowledge, areaOf(knowledge, withImplied(knowledge, told)));
  // "Women's Aid", in Bedford: that of Luton is not theirs.
  const theirs = named.filter((one) => serves(one, { [WHERE]: told[WHERE] ?? [] }));
  const near = theirs.filter(({ area }) => areas.includes(area));
  return (near.length > 0 ? near : theirs).map((service) => offered(knowledge, service, at));
}

function offered(knowledge: Knowledge, service: Service, at: ReturnType<typeof ukTime>): OfferedService {
  // The bank holidays are those of the service's area, not of the person's.
  const open = openState(service.hours, at, holidaysOf(knowledge, service.area));
  return { service, open, overdue: isOverdue(service, at.date) };
}

const POLICE: NamedHelp = 'police';

/** Whoever would rather not go to the police sees them after others; what is in danger now is not among these. */
function isWelcome({ [YOU]: you }: Answers): (service: Service) => boolean {
  return ({ help }) => !you?.includes(NO_POLICE) || !help.includes(POLICE);
}

/** The kind of help for which a service is offered to this person: the first that it gives. */
export function kindOfHelp(
  knowledge: Knowledge,
  help: readonly Help[],
  told: Answers,
  service: Service,
): string | undefined {
  const answers = withImplied(knowledge, told);
  return holding(help, answers).find(({ kind }) => service.help.includes(kind))?.kind;
}

/** Nobody is taken to live in the home area: a number of one county is no use in another. */
function areaOf(knowledge: Knowledge, answers: Answers): string {
  const said = answers[WHERE]?.[0];
  return knowledge.areas.some(({ id }) => id === said) && said ? said : unsaidArea(knowledge);
}

function candidates(knowledge: Knowledge, help: readonly Help[], answers: Answers, area: string): readonly Service[] {
  const near = servingAreas(knowledge, area).flatMap((place) =>
    knowledge.services.filter((service) => service.area === place),
  );
  const found = new Set<Service>();
  for (const { kind } of holding(help, answers))
    for (const service of near) if (service.help.includes(kind) && serves(service, answers)) found.add(service);
  return [...found];
}

/** Whether nothing that the person told rules the service out for them. */
function serves({ not_for: notFor = {} }: Service, answers: Answers): boolean {
  return !Object.entries(notFor).some(([question, ruledOut]) => satisfies(answers[question] ?? [], ruledOut));
}

/**
 * The first three; if none of them answers now and is for everybody, the last that does not answer gives way to one. Among the three, those
 * who answer now come first, and before the others those that are for everybody. A number to ring this minute is worth
 * more than the perfect one on Monday.
 */
function chooseBest(all: readonly OfferedService[], answers: Answers): readonly OfferedService[] {
  const best = all.slice(0, SHOWN);
  const doesAnswer = ({ open }: OfferedService) => isReachable(open);
  const isSure = (one: OfferedService) => doesAnswer(one) && !mayBeForOthers(one.service, answers);
  if (!best.some(isSure)) {
    const others = all.slice(SHOWN);
    const instead = others.find(isSure) ?? (best.some(doesAnswer) ? undefined : others.find(doesAnswer));
    const place = best.findLastIndex((one) => !doesAnswer(one));
    if (instead) best.splice(place < 0 ? SHOWN - 1 : place, 1, instead);
  }
  const isForOthers = ({ service }: OfferedService) => Number(mayBeForOthers(service, answers));
  const isUnwelcome = ({ service }: OfferedService) => Number(!isWelcome(answers)(service));
  return best.sort(
    (a, b) => isUnwelcome(a) - isUnwelcome(b) || rank(a.open) - rank(b.open) || isForOthers(a) - isForOthers(b),
  );
}

/** A line for women is not the first that is shown to somebody who has not said that they are one, whatever else they said. */
function mayBeForOthers({ meant_for: meantFor, not_for: notFor = {} }: Service, answers: Answers): boolean {
  if (meantFor)
    return !Object.entries(meantFor).every(([question, wanted]) => satisfies(answers[question] ?? [], wanted));
  return Object.keys(notFor).some((question) => (answers[question] ?? []).length === 0);
}

function rank(open: OpenState): number {
  if (isReachable(open)) return 0;
  const opens = open.kind === 'closed' ? open.opens : undefined;
  const soon = opens?.inDays === 0 && opens.inMinutes <= SOON_MINUTES;
  return soon || open.kind === 'not-known' ? 1 : 2;
}

/** The same advice, the most fitting first; nothing is withheld because of an answer. */
export function adviceFor(advice: readonly Advice[], answers: Answers): readonly Advice[] {
  return [...advice.filter((one) => fits(one, answers)), ...advice.filter((one) => !fits(one, answers))];
}

/** Whether advice is for people who told what this person told. */
export function fits({ fits: when }: Advice, answers: Answers): boolean {
  return Object.keys(when).length > 0 && conditionState(when, answers) === 'holds';
}
