import { type Attachment, type CardAction, CardFactory } from 'botbuilder';
import type { Help, Knowledge, Service } from '../model/knowledge';
import type { NamedHelp } from '../model/namedEntries';
import type { ButtonPayload } from '../model/protocol/activities';
import { type OfferedService, servicesFor } from '../triage/signpost';
import { openWords } from './openWords';
import { choice, message, type Reply } from './replies';
import type { Standing } from './turnInProgress';
import { PART, pageOf, wordCount } from './wordCount';
import { bulletList, paragraphs, text } from './wording';

const EMERGENCY_NUMBER = '999';

/** What a card of ours holds. */
export interface ServiceCardContent {
  readonly title: string;
  readonly subtitle: string;
  readonly text: string;
  readonly buttons: readonly CardAction[];
}

/**
 * A service as a card: its name, open or not, what it is for in a line, its number. That line is the first paragraph of
 * its text; all else, which a client may fold away, stands below it.
 */
export function serviceCard(knowledge: Knowledge, offered: OfferedService): Attachment {
  const { service } = offered;
  const details = [
    restOf(service.description),
    ...waysOf(knowledge, service),
    text(knowledge, 'card-for', { who: service.eligibility_description }),
    costLine(knowledge, service),
    ...[service.interpretation_services, service.accessibility].filter((line) => line !== undefined),
    checkedLine(knowledge, offered),
  ];
  return {
    contentType: CardFactory.contentTypes.heroCard,
    content: {
      title: service.name,
      subtitle: stateOf(knowledge, offered),
      text: paragraphs(purposeOf(knowledge, service), ...details),
      buttons: buttons(knowledge, service),
    },
  };
}

/** The words of a card that are read at once, without its buttons and its details. */
export function cardWords(knowledge: Knowledge, offered: OfferedService): string {
  const { service } = offered;
  return paragraphs(service.name, stateOf(knowledge, offered), purposeOf(knowledge, service));
}

function stateOf(knowledge: Knowledge, { service, open }: OfferedService): string {
  return hasHours(service) ? openWords(knowledge, open) : '';
}

/** What it is for: the first sentence of its description; and what must be known before it is rung or texted. */
function purposeOf(knowledge: Knowledge, { description, phones, text: byText }: Service): string {
  const unsure = phones
    .filter(({ confidence }) => confidence === 'C')
    .map(({ number }) => text(knowledge, 'card-check-first', { line: number }));
  const undialled = phones.filter(({ dial, confidence }) => !dial && confidence !== 'C');
  const lines = undialled.map(({ number, description: how }) => described(knowledge, number, how));
  const texted = phones.length === 0 ? (byText ?? '') : '';
  return [firstSentence(description), ...unsure, ...lines, texted].filter((part) => part !== '').join(' ');
}

function firstSentence(description: string): string {
  return /^.*?[.!?](?=\s|$)/.exec(description)?.[0] ?? description;
}

function restOf(description: string): string {
  return description.slice(firstSentence(description).length).trim();
}

function described(knowledge: Knowledge, number: string, description: string | undefined): string {
  return description ? text(knowledge, 'card-phone-described', { number, description }) : number;
}

/** A part of the services, as cards. */
export interface ServicesPart {
  /** The service whose card stands above already: of that a line is enough. */
  readonly carded: string | undefined;
  /** Where it begins, among the others. */
  readonly from: number;
  /** What leads to the next part. */
  readonly press: (next: number) => ButtonPayload;
}

/** Everyone who gives these kinds of help, best first, as many at a time as can be read at once. */
export function showServices(
  knowledge: Knowledge,
  help: readonly Help[],
  { answers, now }: Standing,
  { carded, from, press }: ServicesPart,
): Reply {
  const { best, more } = servicesFor(knowledge, help, answers, now);
  const all = [...best, ...more];
  const above = from === 0 ? all.filter(({ service }) => service.id === carded) : [];
  const lead = paragraphs(text(knowledge, 'services-all'), bulletList(above.map((one) => serviceLine(knowledge, one))));
  const words = (one: OfferedService) => wordCount(cardWords(knowledge, one));
  const others = all.filter(({ service }) => service.id !== carded);
  const { shown, next } = pageOf(others, from, PART - wordCount(lead), words);
  const attachments = shown.map((one) => serviceCard(knowledge, one));
  const on = next === undefined ? [] : [choice(knowledge, 'choice-further', press(next))];
  return message(lead, { kind: 'services' }, on, { attachments });
}

/** The services that were asked for by name, with the ways to reach them beside the telephone. */
export function showNamed(knowledge: Knowledge, named: readonly OfferedService[]): Reply {
  const ways = named.flatMap(({ service }) => waysOf(knowledge, service));
  const lead = paragraphs(text(knowledge, 'services-named'), bulletList(ways));
  return message(lead, { kind: 'services' }, [], { attachments: named.map((one) => serviceCard(knowledge, one)) });
}

/** One line for the shorter list below the cards: name, number, open or not. */
export function serviceLine(knowledge: Knowledge, { service, open }: OfferedService): string {
  const number = service.phones[0]?.number ?? service.url ?? '';
  // On a line nothing else tells a man that it is not for him.
  const { only_for: who } = service;
  const name = who ? text(knowledge, 'service-for', { name: service.name, who }) : service.name;
  const words = { name, number, state: openWords(knowledge, open) };
  return text(knowledge, hasHours(service) ? 'service-line' : 'service-line-online', words);
}

/** A line for each service that gives these kinds of help to whoever has not said anything yet. */
export function serviceLines(knowledge: Knowledge, kinds: readonly NamedHelp[], now: Date): readonly string[] {
  const help = kinds.map((kind) => ({ kind, when: {} }));
  const { best, more } = servicesFor(knowledge, help, {}, now);
  return [...best, ...more].map((one) => serviceLine(knowledge, one));
}

/** A form on a website is always available; only people have opening hours. */
export function hasHours({ phones, text: byText, hours }: Service): boolean {
  return phones.length > 0 || byText !== undefined || hours.kind !== 'not-known';
}

const dates = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });
const months = new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' });

export function costLine(knowledge: Knowledge, service: Service): string {
  // Nothing that is doubtful stands beside 999.
  const hasBill = service.phones.some(({ dial, number }) => dial && number !== EMERGENCY_NUMBER);
  const bill = hasBill ? text(knowledge, `bill-${service.on_bill}`) : '';
  return [service.fees_description, bill].filter((part) => part !== '').join(' ');
}

/** The ways beside the telephone; one that a single source gives is to be checked first. A chat is on the website itself. */
function waysOf(knowledge: Knowledge, service: Service): readonly string[] {
  return (['text', 'chat', 'email'] as const).flatMap((way) => {
    const line = service[way];
    if (line === undefined) return [];
    return service.grades[way] === 'C' && way !== 'chat' ? [text(knowledge, 'card-check-first', { line })] : [line];
  });
}

/** How anybody came to know, and what to do if it has changed since. */
export function checkedLine(knowledge: Knowledge, { service, overdue }: OfferedService): string {
  const { assured_how: how, assured_date: day, source_date: source, phones } = service;
  // Nothing that is doubtful stands beside 999, 101 and 111, which do not change.
  if (phones.some(({ number }) => number.length === 3)) return '';
  const known = text(knowledge, `checked-${how}`, { date: dateWords(source ?? day) });
  return overdue ? `${known} ${text(knowledge, 'checked-overdue')}` : known;
}

/** As far as it is known: "7 October 2026", "October 2026", "2026". */
function dateWords(date: string): string {
  const [year, month, day] = date.split('-');
  if (month === undefined) return year ?? '';
  return (day === undefined ? months : dates).format(new Date(date));
}

function buttons(knowledge: Knowledge, service: Service): CardAction[] {
  const calls = service.phones
    .filter(({ dial }) => dial)
    .map(({ number, description }) => ({
      type: 'call',
      title: text(knowledge, 'card-call', { number: described(knowledge, number, description) }),
      value: `tel:${number.replace(/[^\d+]/g, '')}`,
    }));
  const site = service.url ? [{ type: 'openUrl', title: text(knowledge, 'card-website'), value: service.url }] : [];
  return [...calls, ...site];
}
