import { ActionTypes, type Activity } from 'botbuilder';
import { HELPLINES_TOPIC } from '../../dialogs/nextActions';
import { choice, commandChoice, message } from '../../dialogs/replies';
import { serviceLines } from '../../dialogs/serviceCard';
import { bulletList, paragraphs, text } from '../../dialogs/wording';
import type { Knowledge } from '../../model/knowledge';
import { AGREE_COMMAND } from './teamsInput';

const NUMBERS = 4;

/**
 * What a person in Teams reads before anything is asked: who may read along, where it is safer, the
 * numbers, and then the choice to go on.
 */
export function teamsNotice(knowledge: Knowledge, web: string | undefined, now: Date): Partial<Activity> {
  const words = paragraphs(
    text(knowledge, 'teams-hello'),
    text(knowledge, 'teams-kept'),
    web === undefined ? '' : text(knowledge, 'teams-own-device', { web }),
    text(knowledge, 'teams-numbers'),
    bulletList(serviceLines(knowledge, ['stalking', 'victim-care', 'listening'], now).slice(0, NUMBERS)),
  );
  const notice = message(words, { kind: 'choices' }, [
    commandChoice(knowledge, 'teams-go-on', AGREE_COMMAND),
    choice(knowledge, 'choice-helplines', { kind: 'topic', topic: HELPLINES_TOPIC }),
  ]);
  const title = text(knowledge, 'teams-web');
  if (web !== undefined)
    notice.suggestedActions?.actions.push({ type: ActionTypes.OpenUrl, title, value: web });
  return notice;
}
