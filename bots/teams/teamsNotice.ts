import { ActionTypes, type Activity } from 'botbuilder';
import { HELPLINES_TOPIC } from '../../dialogs/nextActions';
import { type Choice, message } from '../../dialogs/replies';
import { serviceLine } from '../../dialogs/serviceCard';
import { bulletList, paragraphs, text } from '../../dialogs/wording';
import type { Knowledge } from '../../model/knowledge';
import type { NamedHelp } from '../../model/namedEntries';
import { ukTime } from '../../model/ukTime';
import { servicesFor } from '../../triage/signpost';
import { AGREE_COMMAND } from './teamsInput';

const KINDS: readonly NamedHelp[] = ['stalking', 'victim-care', 'listening'];
const HELP = KINDS.map((kind) => ({ kind, when: {} }));
const NUMBERS = 4;

/**
 * What a person in Teams reads before anything is asked: who may read along, where it is safer, the
 * numbers, and then the choice to go on.
 */
export function teamsNotice(knowledge: Knowledge, web: string | undefined, now: Date): Partial<Activity> {
  const { best, more } = servicesFor(knowledge, HELP, {}, now);
  const { minute } = ukTime(now);
  const numbers = [...best, ...more].slice(0, NUMBERS).map((one) => serviceLine(knowledge, one, minute));
  const choices: readonly Choice[] = [
    { title: text(knowledge, 'teams-go-on'), press: { kind: 'command', command: AGREE_COMMAND } },
    { title: text(knowledge, 'choice-helplines'), press: { kind: 'topic', topic: HELPLINES_TOPIC } },
  ];
  const notice = message(
    paragraphs(
      text(knowledge, 'teams-hello'),
      text(knowledge, 'teams-kept'),
      web === undefined ? '' : text(knowledge, 'teams-own-device', { web }),
      text(knowledge, 'teams-numbers'),
      bulletList(numbers),
    ),
    { kind: 'choices' },
    choices,
  );
  if (web !== undefined) {
    notice.suggestedActions?.actions.push({
      type: ActionTypes.OpenUrl,
      title: text(knowledge, 'teams-web'),
      value: web,
    });
  }
  return notice;
}
