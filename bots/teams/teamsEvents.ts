import { type Activity, ActivityTypes } from 'botbuilder';
import type { Turn } from '../turnAdapter';
import { extrasOf } from './teamsCards';

type Heard = Partial<Activity>;

/** A sentence, not an answer. */
const STORY_WORDS = 8;

/** The bot was taken away, by the person or by whoever runs Teams. */
export function isFarewell({ type, action, membersRemoved, recipient }: Heard): boolean {
  if (type === ActivityTypes.InstallationUpdate) return action === 'remove';
  return (
    type === ActivityTypes.ConversationUpdate && !!membersRemoved?.some(({ id }) => id === recipient?.id)
  );
}

export function isGroup({ conversation }: Heard): boolean {
  const type = conversation?.conversationType;
  return conversation?.isGroup === true || type === 'groupChat' || type === 'channel';
}

export function isUrgent({ replies }: Turn): boolean {
  return replies.some((reply) => extrasOf(reply)?.kind === 'emergency');
}

export function isStory({ value, text: typed = '' }: Heard): boolean {
  return !value && typed.split(/\s+/).length >= STORY_WORDS;
}
