import type { Activity } from 'botbuilder';
import { message } from '../dialogs/replies';
import { serviceLine } from '../dialogs/serviceCard';
import { bulletList, paragraphs, text } from '../dialogs/wording';
import type { Knowledge } from '../model/knowledge';
import type { NamedHelp } from '../model/namedEntries';
import { ukTime } from '../model/ukTime';
import { servicesFor } from '../triage/signpost';

const KINDS: readonly NamedHelp[] = ['emergency', 'victim-care', 'listening'];
const HELP = KINDS.map((kind) => ({ kind, when: {} }));

/** The reply when a turn has failed: that the message was not received, and who can be rung meanwhile. */
export function errorReply(knowledge: Knowledge, now: Date): readonly Partial<Activity>[] {
  const { best, more } = servicesFor(knowledge, HELP, {}, now);
  const lines = [...best, ...more].map((one) => serviceLine(knowledge, one, ukTime(now).minute));
  return [message(paragraphs(text(knowledge, 'turn-failed'), bulletList(lines)), { kind: 'emergency' })];
}
