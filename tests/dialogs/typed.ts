import type { Answers } from '../../model/answers';
import { Conversation, MORNING, realKnowledge } from '../journeys/conversation';

/** A conversation after somebody has typed these lines, one a turn. */
export async function afterTyping(...lines: readonly string[]): Promise<Conversation> {
  const conversation = new Conversation(realKnowledge, MORNING);
  await conversation.begin();
  for (const line of lines) await conversation.type(line);
  return conversation;
}

/** What is noted of it. */
export function answersOf({ memory }: Conversation): Answers {
  return (memory as { readonly answers: Answers }).answers;
}

export const SIGNS = 'signs';
