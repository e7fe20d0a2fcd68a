import { type Activity, ActivityTypes } from 'botbuilder';
import type { BotTurn } from '../../dialogs/turnInProgress';
import { extrasOf } from './teamsCards';

type TeamsActivity = Partial<Activity>;

/** In words: a sentence rather than an answer. */
const STORY_WORDS = 8;

/** The bot was removed, by the person or by an administrator of Teams. */
export function isRemoval({ type, action, membersRemoved, recipient }: TeamsActivity): boolean {
  if (type === ActivityTypes.InstallationUpdate) return action === 'remove';
  return (
    type === ActivityTypes.ConversationUpdate && !!membersRemoved?.some(({ id }) => id === recipient?.id)
  );
}

export function isGroupChat({ conversation }: TeamsActivity): boolean {
  const type = conversation?.conversationType;
  return conversation?.isGroup === true || type === 'groupChat' || type === 'channel';
}

export function isUrgent({ replies }: BotTurn): boolean {
  return replies.some((reply) => extrasOf(reply)?.kind === 'emergency');
}

export function isLongText({ value, text: typed = '' }: TeamsActivity): boolean {
  return !value && typed.split(/\s+/).length >= STORY_WORDS;
}
