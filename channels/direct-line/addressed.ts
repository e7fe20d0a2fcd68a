import type { Activity } from 'botbuilder';
import { DESK_CHANNEL } from '../../model/protocol/channels';
import type { Claims } from './tokens';

const BOT = { id: 'waymark', name: '', role: 'bot' };

/** The activity with who it is from and to: what the token says, whatever the client did. */
export function addressed(claims: Claims, activity: Partial<Activity>): Partial<Activity> {
  const conversation = { id: claims.conversation, name: '', isGroup: false, conversationType: 'personal' };
  const channelId = claims.desk === undefined ? 'directline' : DESK_CHANNEL;
  return { ...activity, channelId, conversation, from: personOf(claims), recipient: BOT };
}

/** What the bot is told when a conversation begins. */
export function greetingFor(claims: Claims, locale: { readonly locale?: string }): Partial<Activity> {
  const membersAdded = [BOT, personOf(claims)];
  return addressed(claims, { type: 'conversationUpdate', membersAdded, ...locale });
}

function personOf({ person }: Claims) {
  return { id: person, name: '', role: 'user' };
}
