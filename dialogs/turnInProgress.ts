import type { StatePropertyAccessor, TurnContext } from 'botbuilder';
import type { DialogContext, DialogState, DialogStateManagerConfiguration } from 'botbuilder-dialogs';
import { type Diary, EMPTY_DIARY } from '../diary/diary';
import type { NluResult } from '../language/nluResult';
import type { KnownParts } from '../language/optionParts';
import { type Answers, DANGER } from '../model/answers';
import type { ServiceFault } from '../model/protocol/deskActivities';
import type { FormerNames } from '../triage/answerIds';
import type { CodeMaker, PassOn } from './codeMaker';
import type { ConfirmationId } from './confirmations';
import { DialogMemoryScope, TurnMemoryScope } from './dialogLibrary';
import type { Progress } from './progress';
import type { Reply } from './replies';
import { type OfferedButton, offeredButtons } from './typedButton';

/** What is remembered of a conversation between turns: the answers, the diary, and which dialog is active. */
export interface ConversationMemory {
  readonly answers: Answers;
  readonly diary?: Diary;
  readonly dialogs?: DialogState;
  /** The yes or no that Waymark asked last beside its questions, while it is on the screen. */
  readonly confirming?: ConfirmationId;
  /** Turns since a feeling was answered. */
  readonly calm?: number;
  readonly progress?: Progress;
  /** Whether it was asked whether the person thinks of ending their life: it is asked once. */
  readonly wasDespairAsked?: boolean;
  /** Whether the person was told who listens, at what may have hinted at despair: it is said once. */
  readonly wasListenerNamed?: boolean;
  /** What was answered to questions, by id of the answer or topic: how long its words were, as other words are said anew. */
  readonly told?: Readonly<Record<string, number>>;
  /** Whether the police have been called for the danger that there is. */
  readonly isHelpCalled?: boolean;
  /** Whether a no to the question about danger was not taken, as there might be danger: a second one is. */
  readonly saidNo?: boolean;
  /** What was heard and then taken back in words, such as “who:colleague”: it takes more to be heard again. */
  readonly takenBack?: readonly string[];
  /** The questions that were asked back and answered: nothing is asked back twice. */
  readonly settled?: readonly string[];
  /** Of the answers noted, the parts that were told, as who denies one of them still has the others. */
  readonly parts?: KnownParts;
  /** Messages since it was said that nobody is in danger. */
  readonly sinceNo?: number;
  /** Turns since there may have been danger, by what was typed; undefined once the question about it was answered again. */
  readonly calmSince?: number;
  /** Whether the person was told sorry for being asked again: it is said once. */
  readonly wasToldSorry?: boolean;
  /** Answers of another release that this one did not know, as they were told. */
  readonly aside?: Answers;
  /** What earlier releases called these answers, for one of them that may read on. */
  readonly formerly?: FormerNames;
  /** The questions of which something was put aside when this was read: counted, not kept. */
  readonly outdated?: readonly string[];
  /** What can be pressed, for whoever types a button's words. */
  readonly offered?: readonly OfferedButton[];
  /** What they told, as it was typed: it goes where they pass it on to. */
  readonly ownWords?: readonly string[];
  /** How many codes the person was given, by which to pass on what they told. */
  readonly codesMade?: number;
}

/** Where a conversation stands: all that what is shown depends on, beside the knowledge. */
export interface Standing {
  readonly answers: Answers;
  readonly diary: Diary;
  readonly now: Date;
  /** Of the answers noted, the parts that were told in words. */
  readonly parts?: KnownParts | undefined;
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
  /** What is on the screen beside a question, and what is asked with this turn's replies. */
  readonly confirming: ConfirmationId | undefined;
  confirm: ConfirmationId | undefined;
  /** Turns since a feeling was answered. */
  calm: number;
  progress: Progress | undefined;
  wasDespairAsked: boolean;
  wasListenerNamed: boolean;
  told: Readonly<Record<string, number>>;
  isHelpCalled: boolean;
  saidNo: boolean;
  calmSince: number | undefined;
  sinceNo: number;
  wasToldSorry: boolean;
  takenBack: readonly string[];
  parts: KnownParts;
  readonly partsBefore: KnownParts;
  ownWords: readonly string[];
  settled: readonly string[];
  /** Answers of another release, as they were told; their questions are asked again. */
  aside: Answers;
  readonly outdated: readonly string[];
  readonly offered: readonly OfferedButton[];
  /** What makes codes; undefined where nobody could open one. */
  readonly codes: CodeMaker | undefined;
  codesMade: number;
  passOn: PassOn | 'withdrawn' | undefined;
  /** The questions whose answers were taken from words in this turn. */
  noted: readonly string[];
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

/** botbuilder's dialogs are handed nothing but the context, so the turn travels in it. */
const KEY = Symbol('waymark.turn');

/** @param memory what the last turn returned, which is left as it is; undefined at the beginning */
export function beginTurn(
  context: TurnContext,
  memory: ConversationMemory | undefined,
  { reading, now, codes }: Pick<TurnInProgress, 'reading' | 'now' | 'codes'>,
): void {
  const { dialogs = NO_DIALOGS, calm = NEVER, formerly: _former, ...kept }: Partial<ConversationMemory> = memory ?? {};
  const turn: TurnInProgress = {
    ...NOTHING_TOLD,
    diary: EMPTY_DIARY,
    outdated: [],
    offered: [],
    codesMade: 0,
    confirming: undefined,
    ...kept,
    reading,
    before: kept.answers ?? {},
    partsBefore: kept.parts ?? {},
    now,
    // botbuilder's dialogs change it in place.
    dialogs: copyOf(dialogs),
    end: 'no',
    confirm: undefined,
    calm: calm + 1,
    sinceNo: (kept.sinceNo ?? 0) + Number(reading !== undefined),
    wasDespairAsked: kept.wasDespairAsked === true || kept.confirming === 'despair',
    codes,
    passOn: undefined,
    noted: [],
    replies: [],
    reached: [],
    faults: [],
  };
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
  const { answers, diary, dialogs, confirm, calm, progress, replies, end, reached, faults, outdated } = turn;
  const offered = offeredButtons(replies);
  const memory = {
    answers,
    diary,
    dialogs,
    calm,
    ...(progress && { progress }),
    ...(turn.wasDespairAsked && { wasDespairAsked: true }),
    ...(turn.wasListenerNamed && { wasListenerNamed: true }),
    ...(Object.keys(turn.told).length > 0 && { told: turn.told }),
    ...(turn.isHelpCalled && { isHelpCalled: true }),
    ...(turn.saidNo && { saidNo: true }),
    ...(answers[DANGER]?.includes('no') && { sinceNo: turn.before[DANGER]?.includes('no') ? turn.sinceNo : 0 }),
    ...(turn.calmSince !== undefined && { calmSince: turn.calmSince }),
    ...(turn.wasToldSorry && { wasToldSorry: true }),
    ...(turn.takenBack.length > 0 && { takenBack: turn.takenBack }),
    ...(turn.settled.length > 0 && { settled: turn.settled }),
    ...(Object.keys(turn.parts).length > 0 && { parts: turn.parts }),
    ...(turn.ownWords.length > 0 && { ownWords: turn.ownWords }),
    ...(Object.keys(turn.aside).length > 0 && { aside: turn.aside }),
    ...(confirm && { confirming: confirm }),
    ...(turn.codesMade > 0 && { codesMade: turn.codesMade }),
    // What a turn without buttons leaves on the screen can still be pressed.
    offered: offered.length > 0 ? offered : turn.offered,
  };
  return { memory, replies, end, reached, faults, outdated, ...(turn.passOn && { passOn: turn.passOn }) };
}

/** All that is told, and all that shows what was: whatever is remembered of it must stand here, to be forgotten too. */
const NOTHING_TOLD = {
  answers: {},
  aside: {},
  parts: {},
  ownWords: [],
  settled: [],
  takenBack: [],
  told: {},
  progress: undefined,
  wasDespairAsked: false,
  wasListenerNamed: false,
  isHelpCalled: false,
  saidNo: false,
  calmSince: undefined,
  sinceNo: 0,
  wasToldSorry: false,
} as const satisfies Partial<TurnInProgress>;

/** All but the record of incidents, which has a question of its own. */
export function forgetTold(turn: TurnInProgress): void {
  Object.assign(turn, NOTHING_TOLD);
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
