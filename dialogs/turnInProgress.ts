import type { StatePropertyAccessor, TurnContext } from 'botbuilder';
import type { DialogState } from 'botbuilder-dialogs';
import { type Diary, EMPTY_DIARY } from '../diary/diary';
import type { NluResult } from '../language/nluPipeline';
import type { Answers } from '../model/answers';
import type { ServiceFault } from '../model/protocol/deskActivities';
import type { Reply } from './replies';

/** What is remembered of a conversation between turns: the answers, the diary, and which dialog is active. */
export interface ConversationMemory {
  readonly answers: Answers;
  readonly diary?: Diary;
  readonly dialogs?: DialogState;
}

/** Where a conversation stands: all that what is shown depends on, beside the knowledge. */
export interface Standing {
  readonly answers: Answers;
  readonly diary: Diary;
  readonly now: Date;
}

/** A turn while the dialogs work on it: what it was given, and what it will return. */
export interface TurnInProgress extends Standing {
  /** What was typed, as it was read, once and whole; undefined where nothing was typed. */
  readonly reading: NluResult | undefined;
  /** The answers before the turn. */
  readonly before: Answers;
  answers: Answers;
  diary: Diary;
  dialogs: DialogState;
  /** How the turn leaves the conversation: as it is, all of it forgotten, or over. */
  end: 'no' | 'forget' | 'exit';
  /** Whether answers were taken from free text and read back in this turn. */
  noted: boolean;
  readonly replies: Reply[];
  /** The ids of the outcomes that the replies show. */
  readonly reached: string[];
  /** Faults of services that a call handler has reported. */
  readonly faults: ServiceFault[];
}

/** The result of a turn. None of it takes effect until the channel has committed it. */
export interface BotTurn extends Readonly<Pick<TurnInProgress, 'end' | 'reached' | 'faults'>> {
  readonly memory: ConversationMemory;
  readonly replies: readonly Reply[];
}

/** botbuilder's dialogs are handed nothing but the context, so the turn travels in it. */
const KEY = Symbol('waymark.turn');

/** @param memory what the last turn returned, which is left as it is; undefined at the beginning */
export function beginTurn(
  context: TurnContext,
  memory: ConversationMemory | undefined,
  { reading, now }: Pick<TurnInProgress, 'reading' | 'now'>,
): void {
  const { answers = {}, diary = EMPTY_DIARY, dialogs = NO_DIALOGS } = memory ?? {};
  const turn: TurnInProgress = {
    reading,
    before: answers,
    now,
    answers,
    diary,
    // botbuilder's dialogs change it in place.
    dialogs: structuredClone(dialogs),
    end: 'no',
    noted: false,
    replies: [],
    reached: [],
    faults: [],
  };
  context.turnState.set(KEY, turn);
}

export function turnOf(context: TurnContext): TurnInProgress {
  const turn: TurnInProgress | undefined = context.turnState.get(KEY);
  if (!turn) throw new Error('There is no turn in this context: beginTurn was not called.');
  return turn;
}

export function endTurn(context: TurnContext): BotTurn {
  const { answers, diary, dialogs, replies, end, reached, faults } = turnOf(context);
  return { memory: { answers, diary, dialogs }, replies, end, reached, faults };
}

const NO_DIALOGS: DialogState = { dialogStack: [] };

/** Where botbuilder-dialogs keeps its stack: in the turn, so that it is committed with the answers. */
export const dialogState: StatePropertyAccessor<DialogState> = {
  get: async (context: TurnContext) => turnOf(context).dialogs,
  set: async (context: TurnContext, value: DialogState) => {
    turnOf(context).dialogs = value;
  },
  delete: async (context: TurnContext) => {
    turnOf(context).dialogs = structuredClone(NO_DIALOGS);
  },
};
