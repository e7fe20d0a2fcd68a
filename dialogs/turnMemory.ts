import type { StatePropertyAccessor, TurnContext } from 'botbuilder';
import type { DialogState } from 'botbuilder-dialogs';
import { type Diary, EMPTY_DIARY } from '../diary/diary';
import type { NluResult } from '../language/nluPipeline';
import type { Answers } from '../model/answers';

/** What is remembered of a conversation between turns: the answers, the diary, and which dialog is active. */
export interface ConversationMemory {
  readonly answers: Answers;
  readonly diary?: Diary;
  readonly dialogs?: DialogState;
}

/** How a turn leaves the conversation: as it is, all of it forgotten, or over. */
export type TurnEnd = 'no' | 'forget' | 'exit';

/** One turn's working copy. Only when the turn is committed does it become the conversation's memory. */
export interface TurnMemory {
  answers: Answers;
  diary: Diary;
  dialogs: DialogState;
  end: TurnEnd;
  /** The NLU result of what was typed; absent where nothing was typed. */
  reading?: NluResult;
  /** Whether answers were taken from free text and read back in this turn. */
  noted?: boolean;
  readonly now: Date;
}

const KEY = Symbol('waymark.turn');

export function beginTurn(
  context: TurnContext,
  memory: ConversationMemory | undefined,
  now: Date,
): TurnMemory {
  const turn: TurnMemory = {
    answers: memory?.answers ?? {},
    diary: memory?.diary ?? EMPTY_DIARY,
    dialogs: memory?.dialogs ?? { dialogStack: [] },
    end: 'no',
    now,
  };
  context.turnState.set(KEY, turn);
  return turn;
}

export function turnMemory(context: TurnContext): TurnMemory {
  const turn: unknown = context.turnState.get(KEY);
  if (!turn) throw new Error('This turn has no memory: beginTurn was not called.');
  return turn as TurnMemory;
}

/** Where botbuilder-dialogs keeps its stack: in the turn's memory, so that it is committed with the answers. */
export const dialogState: StatePropertyAccessor<DialogState> = {
  get: async (context: TurnContext) => turnMemory(context).dialogs,
  set: async (context: TurnContext, value: DialogState) => {
    turnMemory(context).dialogs = value;
  },
  delete: async (context: TurnContext) => {
    turnMemory(context).dialogs = { dialogStack: [] };
  },
};
