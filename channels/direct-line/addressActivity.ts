import type { Activity } from 'botbuilder';
import { DESK_CHANNEL } from '../../model/protocol/deskActivities';
import type { Claims } from '../http/tokens';

const BOT = { id: 'waymark', name: '', role: 'bot' };

/** Sets sender, recipient and conversation from the token, whatever the client sent. */
export function addressActivity(claims: Claims, activity: Partial<Activity>): Partial<Activity> {
  const conversation = { id: claims.conversation, name: '', isGroup: false, conversationType: 'personal' };
  const channelId = claims.desk === undefined ? 'directline' : DESK_CHANNEL;
  return { ...activity, channelId, conversation, from: personOf(claims), recipient: BOT };
}

/** The activity that starts a conversation. */
export function greetingActivity(claims: Claims, locale: { readonly locale?: string }): Partial<Activity> {
  const membersAdded = [BOT, personOf(claims)];
  return addressActivity(claims, { type: 'conversationUpdate', membersAdded, ...locale });
}

function personOf({ person }: Claims) {
  return { id: person, name: '', role: 'user' };
}
