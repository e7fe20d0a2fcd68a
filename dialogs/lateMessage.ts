import type { Activity } from 'botbuilder';
import { DANGER } from '../model/answers';
import { answeringOf, parseButtonPayload } from '../model/protocol/activities';
import type { ConfirmationId } from './confirmations';
import type { ConversationMemory } from './conversationMemory';
import { pendingQuestion, QUESTION_DIALOG } from './questionDialog';
import { TRIAGE_DIALOG } from './triageDialog';

/** Stands for a screen on which a yes or no in words may mean anything. */
const NOTHING_ASKED: ConfirmationId = 'danger-screen';

/**
 * The conversation as it stood before whoever wrote this message. Two messages that are sent quickly are both written
 * under the first question: the second adds to its answer or puts it right, and says nothing to a question that came
 * in between. Clients that do not say what they showed are taken to have shown everything.
 *
 * @param questionNow what a question is called now; undefined where there is none
 */
export function asShownTo(
  activity: Partial<Activity>,
  memory: ConversationMemory | undefined,
  questionNow: (id: string) => string | undefined,
): ConversationMemory | undefined {
  const under = answeringOf(activity.channelData);
  if (!memory || under === undefined || parseButtonPayload(activity.value)) return memory;
  const asked = memory.confirming ?? pendingQuestion(memory)?.question;
  const answering = questionNow(under);
  if ([under, answering ?? under].includes(asked ?? '') || memory.confirming === NOTHING_ASKED) return memory;
  // A "no" that came just after the "yes" is no word that the danger is over.
  const isInDanger = answering === DANGER && memory.answers[DANGER]?.includes('yes');
  if (isInDanger || answering === undefined) return { ...memory, confirming: NOTHING_ASKED };
  return withQuestionAgain(memory, answering);
}

/** As after "change": the question stands there again, beside the answer that it has. */
function withQuestionAgain(memory: ConversationMemory, question: string): ConversationMemory {
  const stack = memory.dialogs?.dialogStack ?? [];
  const below = stack.at(-1)?.id === QUESTION_DIALOG ? stack.slice(0, -1) : stack;
  // Something else than the questions is going on, such as the record: it hears its own.
  if (below.at(-1)?.id !== TRIAGE_DIALOG) return memory;
  const { confirming: _confirming, ...rest } = memory;
  const again = { id: QUESTION_DIALOG, state: { question, late: true } };
  return { ...rest, dialogs: { ...memory.dialogs, dialogStack: [...below, again] } };
}
