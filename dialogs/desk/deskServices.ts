import type { Help, Knowledge, Phone, Service } from '../../model/knowledge';
import type { DeskService } from '../../model/protocol/deskActivities';
import { ukTime } from '../../model/ukTime';
import { isReachable, type OpenState } from '../../triage/openHours';
import { kindOfHelp, type OfferedService, servicesFor } from '../../triage/signpost';
import { openWords } from '../openWords';
import { checkedLine, costLine, hasHours } from '../serviceCard';
import type { Standing } from '../turnInProgress';
import { text } from '../wording';

/** As many as there are keys to give them by. */
const SHOWN = 9;

/** The services to offer, best first, in words to be read out. Those from a single old source come last. */
export function deskServices(
  knowledge: Knowledge,
  help: readonly Help[],
  { answers, now }: Pick<Standing, 'answers' | 'now'>,
): readonly DeskService[] {
  const { best, more } = servicesFor(knowledge, help, answers, now);
  const { minute } = ukTime(now);
  return [...best, ...more].slice(0, SHOWN).map((one) => {
    const kind = kindOfHelp(help, answers, one.service) ?? '';
    const codes = knowledge.dispositions.filter((code) => code.help.includes(kind));
    return { ...deskService(knowledge, one, minute), dispositions: codes.map(({ id }) => id) };
  });
}

function deskService(
  knowledge: Knowledge,
  { service, open }: OfferedService,
  minute: number,
): Omit<DeskService, 'dispositions'> {
  const { id, name, url, eligibility_description, phones } = service;
  const kept = hasHours(service);
  return {
    id,
    name,
    open: kept ? openOf(open) : 'not-known',
    hours: kept ? openWords(knowledge, open, minute) : '',
    numbers: phones.map(({ number }) => number),
    by_text: service.text !== undefined,
    ...(url !== undefined && { url }),
    says: says(knowledge, service, open, minute),
    eligibility: text(knowledge, 'card-for', { who: eligibility_description }),
    checked: checkedLine(knowledge, service),
  };
}

function openOf(open: OpenState): DeskService['open'] {
  if (open.kind === 'not-known') return 'not-known';
  return isReachable(open) ? 'open' : 'closed';
}

function says(knowledge: Knowledge, service: Service, open: OpenState, minute: number): readonly string[] {
  const { name, description, phones, text: byText } = service;
  const numbers = phones.map((phone) => numberAloud(knowledge, phone));
  const hours = hasHours(service) ? openWords(knowledge, open, minute, 'aloud') : '';
  const site =
    phones.length === 0 && service.url ? text(knowledge, 'aloud-site', { url: spokenUrl(service.url) }) : '';
  return [
    text(knowledge, 'aloud-service', { name, description }),
    [...numbers, byText ?? '', site, hours, costLine(knowledge, service)].filter(Boolean).join(' '),
  ];
}

function numberAloud(knowledge: Knowledge, { number, description, confidence }: Phone): string {
  const line = description
    ? text(knowledge, 'aloud-number-described', { number, description })
    : text(knowledge, 'aloud-number', { number });
  return confidence === 'C' ? text(knowledge, 'card-check-first', { line }) : line;
}

/** An address as people say it. */
function spokenUrl(url: string): string {
  return url.replace(/^https:\/\/(www\.)?|\/$/g, '');
}
