import type { Activity } from 'botbuilder';
import type { Turn } from './bot';

/** @returns the id that clients see for an activity, in Direct Line's format */
export function activityId(conversation: string, number: number): string {
  return `${conversation}|${String(number).padStart(7, '0')}`;
}

/**
 * What a turn adds to the activities that clients fetch: what came in, then the replies.
 * @param first the number that the first of them gets
 */
export function logEntries(
  conversation: string,
  first: number,
  incoming: Partial<Activity>,
  turn: Turn,
  now: Date,
): readonly Partial<Activity>[] {
  const echoes = echoesOf(incoming, turn);
  const answers = turn.replies.map((said) => answerTo(incoming, said));
  const replyToId = echoes.length > 0 ? { replyToId: activityId(conversation, first) } : {};
  return [...echoes, ...answers.map((answer) => ({ ...answer, ...replyToId }))].map((activity, i) => ({
    ...activity,
    id: activityId(conversation, first + i),
    timestamp: now,
  }));
}

/** What the person's own client gets back of what it sent. Clients wait for this to know that it arrived. */
function echoesOf(incoming: Partial<Activity>, turn: Turn): readonly Partial<Activity>[] {
  // Direct Line never shows clients a conversationUpdate.
  if (incoming.type === 'conversationUpdate') return [];
  if (turn.end !== 'forget') return [incoming];
  // "Forget what I said about …" must not itself be what is left.
  const { text: _text, value: _value, ...rest } = incoming;
  return [{ ...rest, ...(incoming.type === 'message' ? { text: '' } : {}) }];
}

function answerTo(incoming: Partial<Activity>, said: Partial<Activity>): Partial<Activity> {
  const { channelId, conversation, recipient, from } = incoming;
  return {
    ...said,
    ...(channelId && { channelId }),
    ...(conversation && { conversation }),
    ...(recipient && { from: recipient }),
    ...(from && { recipient: from }),
  };
}
