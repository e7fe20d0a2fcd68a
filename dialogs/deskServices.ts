import type { Answers } from '../model/answers';
import type { Help, Knowledge, Phone, Service } from '../model/knowledge';
import type { DeskService } from '../model/protocol/deskActivities';
import { isReachable, type OpenState } from '../triage/openHours';
import type { ProvisionalOutcome } from '../triage/provisionalOutcome';
import { kindOfHelp, servicesFor } from '../triage/signpost';
import { HELPLINES_TOPIC } from './nextActions';
import { openWords } from './openWords';
import { checkedLine, costLine, hasHours } from './serviceCard';
import { text } from './wording';

/** Where nothing is clear yet, the helplines that anybody may ask for. */
function helpFor(knowledge: Knowledge, looks: ProvisionalOutcome): readonly Help[] {
  if (looks.kind !== 'not-clear') return looks.outcome.help;
  return knowledge.topics.find(({ id }) => id === HELPLINES_TOPIC)?.help ?? [];
}

/** As many as there are keys to give them by. */
const SHOWN = 9;

/** The services to offer, best first, in words to be read out. Those from a single old source come last. */
export function deskServices(
  knowledge: Knowledge,
  looks: ProvisionalOutcome,
  { answers, now }: { readonly answers: Answers; readonly now: Date },
): readonly DeskService[] {
  const help = helpFor(knowledge, looks);
  const { best, more } = servicesFor(knowledge, help, answers, now);
  return [...best, ...more].slice(0, SHOWN).map((offered) => {
    const { service, open } = offered;
    const { id, name, url, eligibility_description, phones } = service;
    const kind = kindOfHelp(knowledge, help, answers, service) ?? '';
    const codes = knowledge.dispositions.filter((code) => code.help.includes(kind));
    return {
      id,
      name,
      open: hasHours(service) ? openOf(open) : 'not-known',
      hours: hasHours(service) ? openWords(knowledge, open) : '',
      numbers: phones.map(({ number }) => number),
      by_text: service.text !== undefined,
      ...(url !== undefined && { url }),
      says: says(knowledge, service, open),
      eligibility: text(knowledge, 'card-for', { who: eligibility_description }),
      checked: checkedLine(knowledge, offered),
      dispositions: codes.map((code) => code.id),
    };
  });
}

function openOf(open: OpenState): DeskService['open'] {
  if (open.kind === 'not-known') return 'not-known';
  return isReachable(open) ? 'open' : 'closed';
}

function says(knowledge: Knowledge, service: Service, open: OpenState): readonly string[] {
  const { name, description, phones, text: byText } = service;
  const numbers = phones.map((phone) => numberAloud(knowledge, phone));
  const hours = hasHours(service) ? openWords(knowledge, open, 'aloud') : '';
  const site = phones.length === 0 && service.url ? text(knowledge, 'aloud-site', { url: spokenUrl(service.url) }) : '';
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
