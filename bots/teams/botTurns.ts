import type { Activity } from 'botbuilder';
import type { ConversationMemory } from '../../dialogs/conversationMemory';
import type { BotTurn } from '../../dialogs/turnInProgress';
import { DANGER, withAnswer } from '../../model/answers';
import type { Extras } from '../../model/protocol/activities';
import { extrasOf } from './replyParts';

type Reply = Partial<Activity>;

export function isInDanger({ memory }: BotTurn): boolean {
  return memory.answers[DANGER]?.includes('yes') === true;
}

/** Whether it is said at once what to do in danger, as there is some now: not only that there was before. */
export function showsDanger(turn: BotTurn): boolean {
  const isScreen = ({ kind, topic, confirms }: Partial<Extras>) => kind === 'emergency' && !topic && !confirms;
  return isInDanger(turn) && turn.replies.some((reply) => isScreen(extrasOf(reply) ?? {}));
}

export function isUrgent({ replies }: Pick<BotTurn, 'replies'>): boolean {
  return replies.some((reply) => extrasOf(reply)?.kind === 'emergency');
}

export function isSummary(reply: Reply): boolean {
  const { answers = [], incidents = [] } = extrasOf(reply)?.record?.sheet ?? {};
  return answers.length + incidents.length > 0;
}

/** What is said about danger, or is an answer to the person's own question. */
export function isAskedFor(reply: Reply): boolean {
  const { kind, topic, shortAnswer } = extrasOf(reply) ?? {};
  return kind === 'emergency' || topic !== undefined || shortAnswer !== undefined;
}

/** Of what was typed, only whether there is danger. */
export function withDangerOnly(memory: ConversationMemory, before: ConversationMemory | undefined): ConversationMemory {
  const { answers = {} } = before ?? {};
  const danger = memory.answers[DANGER];
  return { ...memory, answers: danger ? withAnswer(answers, DANGER, danger) : answers };
}
