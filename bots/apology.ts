import type { Activity } from 'botbuilder';
import { message } from '../dialogs/replies';
import { serviceLine } from '../dialogs/serviceCard';
import { list, paragraphs, text } from '../dialogs/words';
import type { Knowledge } from '../model/knowledge';
import { ukTime } from '../model/ukTime';
import { servicesFor } from '../triage/signpost';

const HELP = ['emergency', 'victim-care', 'listening'].map((kind) => ({ kind, when: {} }));

/** What is said when a turn has failed: that it was not taken in, and who can be rung meanwhile. */
export function apology(knowledge: Knowledge, now: Date): readonly Partial<Activity>[] {
  const { best, more } = servicesFor(knowledge, HELP, {}, now);
  const lines = [...best, ...more].map((one) => serviceLine(knowledge, one, ukTime(now).minute));
  return [message(paragraphs(text(knowledge, 'turn-failed'), list(lines)), { kind: 'emergency' })];
}
