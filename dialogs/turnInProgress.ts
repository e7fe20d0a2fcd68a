import type { StatePropertyAccessor, TurnContext } from 'botbuilder';
import type { DialogContext, DialogState, DialogStateManagerConfiguration } from 'botbuilder-dialogs';
import { type Diary, EMPTY_DIARY } from '../diary/diary';
import type { NluResult } from '../language/nluResult';
import type { KnownParts } from '../language/optionParts';
import { type Answers, DANGER } from '../model/answers';
import type { ServiceFault } from '../model/protocol/deskActivities';
import type { CodeMaker, PassOn } from './codeMaker';
import type { ConfirmationId } from './confirmations';
import { type ConversationMemory, NOTHING_TOLD, remembered, type Told } from './conversationMemory';
import { DialogMemoryScope, TurnMemoryScope } from './dialogLibrary';
import type { Reply } from './replies';
import { type OfferedButton, offeredButtons } from './typedButton';

/** Where a conversation stands: all that what is shown depends on, beside the knowledge. */
export interface Standing {
  readonly answers: Answers;
  readonly diary: Diary;
  readonly now: Date;
  /** Of the answers noted, the parts that were told in words. */
  readonly parts?: KnownParts | undefined;
}

/** A turn while the dialogs work on it: what it was given, and what it will return. */
export interface TurnInProgress extends Told, Omit<Standing, keyof Told> {
  /** What was typed, as it was read, once and whole; undefined where nothing was typed. */
  readonly reading: NluResult | undefined;
  /** The answers before the turn. */
  readonly before: Answers;
  diary: Diary;
  dialogs: DialogState;
  /** How the turn leaves the conversation: as it is, all of it forgotten, or over. */
  end: 'no' | 'forget' | 'exit';
  /** What is on the screen beside a question, and what is asked with this turn's replies. */
  readonly confirming: ConfirmationId | undefined;
  confirm: ConfirmationId | undefined;
  /** Turns since a feeling was answered. */
  calm: number;
  readonly partsBefore: KnownParts;
  readonly outdated: readonly string[];
  readonly offered: readonly OfferedButton[];
  /** What makes codes; undefined where nobody could open one. */
  readonly codes: CodeMaker | undefined;
  codesMade: number;
  passOn: PassOn | 'withdrawn' | undefined;
  /** The questions whose answers were taken from words in this turn. */
  noted: readonly string[];
  /** The pending question, where this turn has answered it, be it as it was answered before. */
  answered: string | undefined;
  readonly replies: Reply[];
  /** The ids of the outcomes that the replies show. */
  readonly reached: string[];
  /** Faults of services that a call handler has reported. */
  readonly faults: ServiceFault[];
}

/** The result of a turn. None of it takes effect until the channel has committed it. */
export interface BotTurn extends Readonly<Pick<TurnInProgress, 'end' | 'reached' | 'faults' | 'outdated'>> {
  readonly memory: ConversationMemory;
  readonly replies: readonly Reply[];
  readonly passOn?: PassOn | 'withdrawn';
}

const NOTHING_KEPT = {
  ...NOTHING_TOLD,
  diary: EMPTY_DIARY,
  outdated: [],
  offered: [],
  codesMade: 0,
  confirming: undefined,
};

/** botbuilder's dialogs are handed nothing but the context, so the turn travels in it. */
const KEY = Symbol('waymark.turn');

/** @param memory what the last turn returned, which is left as it is; undefined at the beginning */
export function beginTurn(
  context: TurnContext,
  memory: ConversationMemory | undefined,
  { reading, now, codes }: Pick<TurnInProgress, 'reading' | 'now' | 'codes'>,
): void {
  const {
    answers = {},
    parts = {},
    dialogs = NO_DIALOGS,
    calm = NEVER,
    sinceNo = 0,
    wasDespairAsked,
    confirming,
  } = memory ?? ({} as Partial<ConversationMemory>);
  // Not in one literal: to spread two objects of so many fields takes a twentieth of the turn.
  const turn: TurnInProgress = Object.assign({ ...NOTHING_KEPT }, memory, {
    reading,
    before: answers,
    partsBefore: parts,
    now,
    // botbuilder's dialogs change it in place.
    dialogs: copyOf(dialogs),
    end: 'no' as const,
    confirm: undefined,
    calm: calm + 1,
    sinceNo: sinceNo + Number(reading !== undefined),
    wasDespairAsked: wasDespairAsked === true || confirming === 'despair',
    codes,
    passOn: undefined,
    noted: [],
    answered: undefined,
    replies: [],
    reached: [],
    faults: [],
  });
  context.turnState.set(KEY, turn);
  context.turnState.set('DialogStateManagerConfiguration', SCOPES);
}

export function turnOf(context: TurnContext): TurnInProgress {
  const turn: TurnInProgress | undefined = context.turnState.get(KEY);
  if (!turn) throw new Error('There is no turn in this context: beginTurn was not called.');
  return turn;
}

export function endTurn(context: TurnContext): BotTurn {
  const turn = turnOf(context);
  const { answers, before, diary, dialogs, confirm, calm, codesMade, replies, end, reached, faults, outdated } = turn;
  const offered = offeredButtons(replies);
  const isStillNo = answers[DANGER]?.includes('no') && before[DANGER]?.includes('no');
  if (!isStillNo) turn.sinceNo = 0;
  const memory = {
    ...remembered(turn),
    diary,
    dialogs,
    calm,
    ...(confirm && { confirming: confirm }),
    ...(codesMade > 0 && { codesMade }),
    // What a turn without buttons leaves on the screen can still be pressed.
    offered: offered.length > 0 ? offered : turn.offered,
  };
  return { memory, replies, end, reached, faults, outdated, ...(turn.passOn && { passOn: turn.passOn }) };
}

const NO_DIALOGS: DialogState = { dialogStack: [] };

function copyOf({ dialogStack, ...rest }: DialogState): DialogState {
  return { ...rest, dialogStack: dialogStack.map((one) => ({ ...one })) };
}

/** What botbuilder-dialogs uses of its memory, by itself: all of it, made for each turn, costs more than the dialogs do. */
const SCOPES: DialogStateManagerConfiguration = {
  memoryScopes: [new TurnMemoryScope(), new DialogMemoryScope()],
  pathResolvers: [],
};

/** As cancelAllDialogs, but no dialog is asked, one by one, whether it minds: none does. */
export function leaveDialogs({ stack }: DialogContext): void {
  stack.length = 0;
}

/** No feeling has been answered yet. */
const NEVER = 99;

/** Where botbuilder-dialogs keeps its stack: in the turn, so that it is committed with the answers. */
export const dialogState: StatePropertyAccessor<DialogState> = {
  get: async (context: TurnContext) => turnOf(context).dialogs,
  set: async (context: TurnContext, value: DialogState) => {
    turnOf(context).dialogs = value;
  },
  delete: async (context: TurnContext) => {
    turnOf(context).dialogs = copyOf(NO_DIALOGS);
  },
};
