import type { Help, Knowledge } from '../model/knowledge';
import { ukTime } from '../model/ukTime';
import { type OfferedService, servicesFor } from '../triage/signpost';
import { message, type Reply } from './replies';
import { serviceCard, serviceLine } from './serviceCard';
import type { Standing } from './turnInProgress';
import { bulletList, paragraphs, text } from './wording';

/** Enough to see at a glance; the rest is behind "more services". */
const LINES = 4;

/** The best services as cards, and below them the next best on a line each. */
export function showServices(
  knowledge: Knowledge,
  { best, more }: { readonly best: readonly OfferedService[]; readonly more: readonly OfferedService[] },
  now: Date,
): readonly Reply[] {
  if (best.length === 0) return [];
  const { minute } = ukTime(now);
  const attachments = best.map((one) => serviceCard(knowledge, one, minute));
  const cards = message(text(knowledge, 'services'), { kind: 'services' }, [], { attachments });
  const next = more.filter(({ service }) => service.confidence !== 'C').slice(0, LINES);
  if (next.length === 0) return [cards];
  const lines = bulletList(next.map((one) => serviceLine(knowledge, one, minute)));
  return [cards, message(paragraphs(text(knowledge, 'services-also'), lines), { kind: 'text' })];
}

/** Every service for these kinds of help, as cards. */
export function showAllServices(
  knowledge: Knowledge,
  help: readonly Help[],
  { answers, now }: Standing,
): readonly Reply[] {
  const { best, more } = servicesFor(knowledge, help, answers, now);
  const { minute } = ukTime(now);
  const attachments = [...best, ...more].map((one) => serviceCard(knowledge, one, minute));
  return [message(text(knowledge, 'services-all'), { kind: 'services' }, [], { attachments })];
}
