import { hoursWords } from '../../dialogs/openWords';
import type { Knowledge, Service } from '../../model/knowledge';
import type { NamedHelp, NamedTopic } from '../../model/namedEntries';
import { holidaysOf } from '../../triage/areas';
import { openSpans } from '../../triage/openHours';
import { servicesFor } from '../../triage/signpost';

/** The topic whose helplines are shown when the chat cannot be reached. */
const HELPLINES: NamedTopic = 'helplines';
/** Named on every page already. */
const EMERGENCY: NamedHelp = 'emergency';

/** More would hide the first ones on a phone. */
const MOST_SHOWN = 6;

/** Confirmed numbers only, as nobody is there to say "check first". */
export function mainHelplines(knowledge: Knowledge, now: Date): readonly Service[] {
  const help = knowledge.topics.find(({ id }) => id === HELPLINES)?.help ?? [];
  const { best, more } = servicesFor(knowledge, help, {}, now);
  const rankOf = (service: Service) => help.findIndex(({ kind }) => service.help.includes(kind));
  const ordered = new Set([...best, ...more].map(({ service }) => service));
  return (
    knowledge.services
      .filter(
        (one) => ordered.has(one) && one.confidence !== 'C' && one.phones[0]?.dial && !one.help.includes(EMERGENCY),
      )
      // In the order in which the topic lists kinds of help, whatever is open now: a page is made once.
      .sort((a, b) => rankOf(a) - rankOf(b))
      .slice(0, MOST_SHOWN)
  );
}

/** For so long a page that is open may tell who is open: as long as a conversation lives at most, in minutes. */
const TOLD_FOR = 1440;

/** What a page's script is told of them. */
export function helplineNumbers(knowledge: Knowledge, services: readonly Service[], now: Date) {
  return services.map(({ name, phones, hours, area }) => ({
    name,
    number: phones[0]?.number ?? '',
    hours: hoursWords(knowledge, hours),
    open: openSpans(hours, now, TOLD_FOR, holidaysOf(knowledge, area)),
  }));
}
