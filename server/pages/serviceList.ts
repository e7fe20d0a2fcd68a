import { hoursWords } from '../../dialogs/openWords';
import type { Knowledge, Service } from '../../model/knowledge';
import type { Phone } from '../../model/service';
import { holidaysOf } from '../../triage/areas';
import { openSpans } from '../../triage/openHours';
import { escapeHtml } from './builtPages';

/**
 * Helplines as HTML, for a page without a script.
 * @param now left out where the page is made long before it is read, and cannot say who is open
 */
export function serviceList(knowledge: Knowledge, services: readonly Service[], now?: Date): string {
  const items = services.map(({ name, description, phones, hours, area }) => {
    const lines = phones.filter(({ dial }) => dial).map(phoneLine);
    const isOpen = now && openSpans(hours, now, 1, holidaysOf(knowledge, area)).length > 0;
    const open = isOpen ? `<strong>${escapeHtml(knowledge.labels.both?.['open-now'] ?? '')}</strong>. ` : '';
    const when = `<p>${open}${escapeHtml(hoursWords(knowledge, hours))}</p>`;
    return `<li><h3>${escapeHtml(name)}</h3><p>${escapeHtml(description)}</p>${lines.join('')}${when}</li>`;
  });
  return `<ul class="services">${items.join('')}</ul>`;
}

/** What a second number is for stands beside it. */
function phoneLine({ number, description }: Phone): string {
  const what = description ? ` (${escapeHtml(description)})` : '';
  return `<p><a class="call" href="tel:${number.replace(/\D/g, '')}">${escapeHtml(number)}</a>${what}</p>`;
}
