import { type Attachment, type CardAction, CardFactory } from 'botbuilder';
import type { Knowledge, Phone, Service } from '../model/knowledge';
import type { NamedHelp } from '../model/namedEntries';
import { type OfferedService, servicesFor } from '../triage/signpost';
import { openWords } from './openWords';
import { text } from './wording';

/** What a card of ours holds. */
export interface ServiceCardContent {
  readonly title: string;
  readonly subtitle: string;
  readonly text: string;
  readonly buttons: readonly CardAction[];
}

/** A service as a card: what for, number, open or not, cost and bill, website, when it was last checked. */
export function serviceCard(knowledge: Knowledge, { service, open }: OfferedService): Attachment {
  const lines = [
    service.description,
    ...service.phones.map((phone) => phoneLine(knowledge, phone)),
    ...[service.text, service.chat, service.email].filter((way) => way !== undefined),
    text(knowledge, 'card-for', { who: service.eligibility_description }),
    costLine(knowledge, service),
    ...[service.interpretation_services, service.accessibility].filter((line) => line !== undefined),
    checkedLine(knowledge, service),
  ];
  return {
    contentType: CardFactory.contentTypes.heroCard,
    content: {
      title: service.name,
      subtitle: hasHours(service) ? openWords(knowledge, open) : '',
      text: lines.filter((line) => line !== '').join('\n\n'),
      buttons: buttons(knowledge, service),
    },
  };
}

/** A service as a short card: its name, whether it is open, what it is for, its number. The rest is under "More services". */
export function shortCard(knowledge: Knowledge, { service, open }: OfferedService): Attachment {
  const checked = service.phones
    .filter(({ confidence }) => confidence === 'C')
    .map((phone) => phoneLine(knowledge, phone));
  return {
    contentType: CardFactory.contentTypes.heroCard,
    content: {
      title: service.name,
      subtitle: hasHours(service) ? openWords(knowledge, open) : '',
      text: [service.description, ...checked, service.text ?? ''].filter((line) => line !== '').join('\n\n'),
      buttons: buttons(knowledge, service),
    },
  };
}

/** One line for the shorter list below the cards: name, number, open or not. */
export function serviceLine(knowledge: Knowledge, { service, open }: OfferedService): string {
  const number = service.phones[0]?.number ?? service.url ?? '';
  const words = { name: service.name, number, state: openWords(knowledge, open) };
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

/** A number that has its own button needs a line only for what is said of it. */
function phoneLine(knowledge: Knowledge, { number, description, dial, confidence }: Phone): string {
  const line = description ? text(knowledge, 'card-phone-described', { number, description }) : number;
  if (confidence === 'C') return text(knowledge, 'card-check-first', { line });
  return dial && !description ? '' : line;
}

const dates = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });

export function costLine(knowledge: Knowledge, service: Service): string {
  const hasPhone = service.phones.some(({ dial }) => dial);
  const bill = hasPhone ? text(knowledge, `bill-${service.on_bill}`) : '';
  return [service.fees_description, bill].filter((part) => part !== '').join(' ');
}

export function checkedLine(knowledge: Knowledge, service: Service): string {
  return text(knowledge, 'card-checked', { date: dates.format(new Date(service.assured_date)) });
}

function buttons(knowledge: Knowledge, service: Service): CardAction[] {
  const calls = service.phones
    .filter(({ dial }) => dial)
    .map(({ number }) => ({
      type: 'call',
      title: text(knowledge, 'card-call', { number }),
      value: `tel:${number.replace(/[^\d+]/g, '')}`,
    }));
  const site = service.url ? [{ type: 'openUrl', title: text(knowledge, 'card-website'), value: service.url }] : [];
  return [...calls, ...site];
}
