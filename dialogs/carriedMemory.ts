import type { DialogState } from 'botbuilder-dialogs';
import { withFieldsRenamed } from '../diary/formerFields';
import type { Knowledge } from '../model/knowledge';
import type { ButtonPayload } from '../model/protocol/activities';
import type { AnswerIds } from '../triage/answerIds';
import type { ConversationMemory } from './conversationMemory';
import { QUESTION_DIALOG, type QuestionOptions } from './questionDialog';

/** What another release remembered of a conversation, under the ids of this knowledge. */
export function carriedMemory(
  { former_fields: fields }: Pick<Knowledge, 'former_fields'>,
  ids: AnswerIds,
  memory: ConversationMemory,
): ConversationMemory {
  const { formerly, diary, dialogs, ...others } = memory;
  return {
    ...others,
    ...ids.carry(memory),
    ...(diary && { diary: withFieldsRenamed(diary, fields) }),
    ...(dialogs && { dialogs: carriedDialogs(ids, dialogs, memory) }),
  };
}

/** Where a question waits that there is no more, what comes next is worked out afresh. */
function carriedDialogs(ids: AnswerIds, dialogs: DialogState, { formerly }: ConversationMemory): DialogState {
  const stack = dialogs.dialogStack.map((one) => {
    if (one.id !== QUESTION_DIALOG) return one;
    const { question: asked, among, ...state }: QuestionOptions = one.state;
    const question = ids.question(asked);
    const offered = among?.map((id) => ids.answer(`${asked}/${id}`, formerly)?.map(optionOf));
    const isKnown = offered?.every((each) => each !== undefined);
    if (question === undefined) return undefined;
    return { ...one, state: { ...state, question, ...(isKnown && { among: offered?.flat() }) } };
  });
  return { ...dialogs, dialogStack: stack.includes(undefined) ? [] : stack.filter((one) => one !== undefined) };
}

/** A button that another release has put on the screen, as one of this knowledge. */
export function carriedPress(ids: AnswerIds, pressed: ButtonPayload): ButtonPayload {
  if (pressed.kind === 'change') return { ...pressed, question: ids.question(pressed.question) ?? pressed.question };
  if (pressed.kind !== 'answer') return pressed;
  const paths = pressed.answer.map((id) => ids.answer(`${pressed.question}/${id}`));
  const [first, ...others] = new Set(paths.flatMap((each) => each ?? []).map((path) => path.split('/')[0]));
  // What stands for answers to several questions is asked again.
  if (first === undefined || others.length > 0 || paths.includes(undefined)) return pressed;
  return { ...pressed, question: first, answer: paths.flatMap((each) => (each ?? []).map(optionOf)) };
}

function optionOf(path: string): string {
  return path.split('/')[1] ?? '';
}
