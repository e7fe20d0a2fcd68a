import type { Activity } from 'botbuilder';
import { DANGER } from '../../model/answers';
import { parseButtonPayload } from '../../model/protocol/activities';

/** Whether it asks for the conversation to be ended and deleted, which is never refused. */
export function isExit({ type }: Partial<Activity>): boolean {
  return type === 'endOfConversation';
}

/**
 * Whether it is a press that must be heard however much was sent before: an answer about danger, or a command, such as
 * the emergency, leaving and forgetting. Such presses have a count of their own.
 */
export function isUrgent({ value }: Partial<Activity>): boolean {
  const payload = parseButtonPayload(value);
  return payload?.kind === 'command' || (payload?.kind === 'answer' && payload.question === DANGER);
}
