import type { DialogState } from 'botbuilder-dialogs';
import type { Diary } from '../diary/diary';
import type { KnownParts } from '../language/optionParts';
import type { Answers } from '../model/answers';
import type { FormerNames } from '../triage/answerIds';
import type { ConfirmationId } from './confirmations';
import type { Progress } from './progress';
import type { OfferedButton } from './typedButton';

/** All that was told beside the record of incidents, and all that shows what was. */
export interface Told {
  answers: Answers;
  /** Of the answers noted, the parts that were told, as who denies one of them still has the others. */
  parts: KnownParts;
  /** What they told, as it was typed: it goes where they pass it on to. */
  ownWords: readonly string[];
  /** Answers of another release that this one did not know, as they were told; their questions are asked again. */
  aside: Answers;
  /** The questions that were asked back and answered: nothing is asked back twice. */
  settled: readonly string[];
  /** What was heard and then taken back in words, such as “who:colleague”: it takes more to be heard again. */
  takenBack: readonly string[];
  /** What was answered to questions, by id of the answer or topic: how long its words were, as other words are said anew. */
  told: Readonly<Record<string, number>>;
  /** The answers that came nearest to what was asked last, for who says that they were misheard. */
  nearest: readonly string[];
  progress: Progress | undefined;
  /** Whether it was asked whether the person thinks of ending their life: it is asked once. */
  wasDespairAsked: boolean;
  /** Whether the person was told who listens, at what may have hinted at despair: it is said once. */
  wasListenerNamed: boolean;
  /** Whether the police have been called for the danger that there is. */
  isHelpCalled: boolean;
  /** Whether a no to the question about danger was not taken, as there might be danger: a second one is. */
  saidNo: boolean;
  /** Messages since it was said that nobody is in danger. */
  sinceNo: number;
  /** Turns since there may have been danger, by what was typed; undefined once the question about it was answered again. */
  calmSince: number | undefined;
  /** Whether the person was told sorry for being asked again: it is said once. */
  wasToldSorry: boolean;
  /** The question about danger came back by itself: it does so once, and once more after an emergency. */
  wasDangerAskedAgain: boolean;
  /** Whether the last that was typed asked to wait: "back" then says that they are there again. */
  isWaiting: boolean;
}

/** Whatever is remembered of what was told must stand here, to be forgotten too. */
export const NOTHING_TOLD: Readonly<Told> = {
  answers: {},
  parts: {},
  ownWords: [],
  aside: {},
  settled: [],
  takenBack: [],
  told: {},
  nearest: [],
  progress: undefined,
  wasDespairAsked: false,
  wasListenerNamed: false,
  isHelpCalled: false,
  saidNo: false,
  sinceNo: 0,
  calmSince: undefined,
  wasToldSorry: false,
  wasDangerAskedAgain: false,
  isWaiting: false,
};

type TellsSomething = { readonly [Key in keyof Told]?: Exclude<Told[Key], undefined> };

/** What is remembered of a conversation between turns. Of what was told, only what says something is. */
export interface ConversationMemory extends Omit<TellsSomething, 'answers'> {
  readonly answers: Answers;
  readonly diary?: Diary;
  /** Which dialog is active. */
  readonly dialogs?: DialogState;
  /** The yes or no that Waymark asked last beside its questions, while it is on the screen. */
  readonly confirming?: ConfirmationId;
  /** Turns since a feeling was answered. */
  readonly calm?: number;
  /** What earlier releases called these answers, for one of them that may read on. */
  readonly formerly?: FormerNames;
  /** The questions of which something was put aside when this was read: counted, not kept. */
  readonly outdated?: readonly string[];
  /** What can be pressed, for whoever types a button's words. */
  readonly offered?: readonly OfferedButton[];
  /** How many codes the person was given, by which to pass on what they told. */
  readonly codesMade?: number;
}

/** What of it says something, to be remembered. */
export function remembered(told: Told): TellsSomething & Pick<ConversationMemory, 'answers'> {
  const keys = Object.keys(NOTHING_TOLD) as (keyof Told)[];
  const saying = keys.filter((key) => told[key] !== NOTHING_TOLD[key] && !isEmpty(told[key]));
  return { ...Object.fromEntries(saying.map((key) => [key, told[key]])), answers: told.answers };
}

/** All but the record of incidents, which has a question of its own. */
export function forgetTold(told: Told): void {
  Object.assign(told, NOTHING_TOLD);
}

function isEmpty(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0;
}
