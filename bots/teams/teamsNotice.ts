import type { Activity } from 'botbuilder';
import { HELPLINES_TOPIC } from '../../dialogs/nextActions';
import { choice, commandChoice, message } from '../../dialogs/replies';
import { serviceLines } from '../../dialogs/serviceCard';
import { bulletList, paragraphs, text } from '../../dialogs/wording';
import type { Knowledge } from '../../model/knowledge';
import { qrCode } from './qrCode';
import { PICTURE } from './replyParts';
import { AGREE_COMMAND } from './teamsInput';

/** Helplines that the notice names. */
const NUMBERS = 3;

/**
 * What a person in Teams reads before anything is asked: who may read along, where it is safer, the
 * numbers, and then the choice to go on.
 * @param web the address of the web version, to be typed in on the person's own device
 */
export function notice(knowledge: Knowledge, web: string | undefined, now: Date): Partial<Activity> {
  const numbers = serviceLines(knowledge, ['stalking', 'victim-care', 'listening'], now).slice(0, NUMBERS);
  const words = paragraphs(
    text(knowledge, 'teams-hello'),
    text(knowledge, 'teams-kept'),
    web === undefined ? '' : text(knowledge, 'teams-own-device', { web }),
    text(knowledge, 'teams-numbers'),
    bulletList(numbers),
  );
  const reply = toGoOn(knowledge, words);
  if (web === undefined) return reply;
  const code = { contentType: PICTURE, contentUrl: qrCode(web), name: text(knowledge, 'teams-code', { web }) };
  return { ...reply, attachments: [code] };
}

/** For whoever has read the notice, and types instead of choosing. */
export function shortNotice(knowledge: Knowledge): Partial<Activity> {
  return toGoOn(knowledge, text(knowledge, 'teams-go-on-first'));
}

function toGoOn(knowledge: Knowledge, words: string): Partial<Activity> {
  return message(words, { kind: 'choices' }, [
    commandChoice(knowledge, 'teams-go-on', AGREE_COMMAND),
    choice(knowledge, 'choice-helplines', { kind: 'topic', topic: HELPLINES_TOPIC }),
    commandChoice(knowledge, 'teams-take-away', 'forget-now'),
  ]);
}
