import type { DangerGrade, SelfHarmGrade } from '../model/lexicon';
import type { YesNo } from './phraseIndex';

/** What a message says of danger, and of the person's own wish to die. */
export interface CrisisReading {
  readonly danger: DangerGrade | undefined;
  readonly selfHarm: SelfHarmGrade | undefined;
  /** Whether something in it may hint at a wish to die: too little to ask, enough to name who listens. */
  readonly hintsDespair: boolean;
  /** Whether it most likely tells of danger now, too little to be sure: a "no" beside it is asked about once more. */
  readonly isNowLikely: boolean;
  /** Whether what may be danger in it may well be now: of most such messages the line with 999 is enough. */
  readonly mayBeNow: boolean;
}

/** What is known when a message comes: it changes how sure the reading has to be. */
export interface CrisisContext {
  /** Whether they spoke of ending their life before: a goodbye may be one to life then. */
  readonly isDespairKnown: boolean;
  /** Whether they tell of somebody else: their own wish to die has to be surer. */
  readonly isOther: boolean;
  /** Whether the message is nothing but a plain reply or a command. */
  readonly isPlain: boolean;
  readonly reply: YesNo | undefined;
  /** Whether the person has said already that nobody is in danger now. */
  readonly saidCalm: boolean;
  /** Whether that was before their last message. */
  readonly isCalmLongAgo: boolean;
  /** Whether the person has said that somebody is in danger now. */
  readonly inDanger: boolean;
  /** Whether the person was asked about thoughts of ending their life. */
  readonly isDespairAsked: boolean;
  /** Whether a plain no stands anywhere in it. */
  readonly saysNo: boolean;
  /** Whether the person says that they would not, or what keeps them: "got the dog". */
  readonly wouldNot: boolean;
  /** Whether the message says that nobody thinks of it: "I never mentioned suicide". */
  readonly isDespairDenied: boolean;
  /** Whether it says that nobody is afraid of being killed, which sounds like thoughts of dying and is none. */
  readonly isFearDenied: boolean;
}
