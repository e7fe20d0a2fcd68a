import type { StatePropertyAccessor, TurnContext } from 'botbuilder';
import type { DialogState } from 'botbuilder-dialogs';
import { type Diary, NO_DIARY } from '../diary/diary';
import type { Reading } from '../language/understand';
import type { Answers } from '../model/answers';

/** What is remembered of a conversation from turn to turn: the answers, what was written down, and which dialog waits. */
export interface Memory {
  readonly answers: Answers;
  readonly diary?: Diary;
  readonly dialogs?: DialogState;
}

/** How a turn leaves the conversation: as it is, all of it forgotten, or over. */
export type End = 'no' | 'forget' | 'exit';

/** One turn's working copy. Only when the turn is committed does it become the conversation's memory. */
export interface TurnMemory {
  answers: Answers;
  diary: Diary;
  dialogs: DialogState;
  end: End;
  /** What was typed, as it is understood; absent where nothing was. */
  reading?: Reading;
  /** Whether something was taken from a story and said back in this turn. */
  noted?: boolean;
  readonly now: Date;
}

const KEY = Symbol('waymark.turn');

export function beginTurn(context: TurnContext, memory: Memory | undefined, now: Date): TurnMemory {
  const turn: TurnMemory = {
    answers: memory?.answers ?? {},
    diary: memory?.diary ?? NO_DIARY,
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
