import type { Answers } from '../model/answers';
import type { Feeling } from '../model/lexicon';
import type { Command } from './commands';
import type { CrisisReading } from './crisisReading';
import type { DeniedAnswer } from './denied';
import type { FitsAfter } from './fitsAfter';
import type { ScoredIntent } from './intent';
import type { TextSpan } from './match';
import type { ToldPart } from './optionParts';
import type { YesNo } from './phraseIndex';
import type { Asked } from './questionParts';
import type { ReplyAnswer } from './replyAnswer';
import type { SlotValue } from './slots';
import type { TimeExpression } from './times/timeExpression';

export interface TopicMatch extends TextSpan {
  readonly topic: string;
  readonly wordCount: number;
}

/** What a message means. The same words always give the same result. */
export interface NluResult extends CrisisReading, Asked, FitsAfter {
  readonly command: Command | undefined;
  /** The services that it asks for by name, by their ids. */
  readonly services: readonly string[];
  /** The topics asked about, the longest match first. */
  readonly topics: readonly TopicMatch[];
  /** The main intent of the message. */
  readonly mainIntent: ScoredIntent;
  /** A plain yes, no or unsure. */
  readonly reply: YesNo | undefined;
  /** The answer to the pending question, if the message has one. */
  readonly answer: ReplyAnswer | undefined;
  /** The answers that the message gives to any question, asked or not, the surest first. */
  readonly slots: readonly SlotValue[];
  /** Answers that it says are not so. */
  readonly denied: readonly DeniedAnswer[];
  /** The parts of answers that it names, told or denied: of "calls, messages or letters" the letters. */
  readonly parts: readonly ToldPart[];
  /** Whether it puts right what was said before: "actually", "I meant", "not my ex". */
  readonly isCorrection: boolean;
  /** Whether it tells of somebody dear to them who may wish to die. */
  readonly dearDespairs: boolean;
  /** Whether a sentence of it says that there is no danger, and no more. */
  readonly saysNoDanger: boolean;
  /** Whether it speaks of what was noted, to see it or to have it put right: "you forgot", "your list is wrong". */
  readonly isAboutNotes: boolean;
  /** Whether it says how many times something happened, or since when. */
  readonly tellsCount: boolean;
  /** The line of the notes, from 1, that it says is wrong: “nr 3 is wrong”. */
  readonly wrongLine: number | undefined;
  /** Whether it says that they were misheard: "that's not what I asked". */
  readonly isMisheard: boolean;
  /** Whether the person leaves the question that is asked: “I'd rather not answer that”. */
  readonly isRefused: boolean;
  /** Whether it ends with a goodbye, beside more. */
  readonly saysGoodbye: boolean;
  /** Whether it ends with a wish to wait: "it's the old flat. Hang on, my manager's here". */
  readonly asksToWait: boolean;
  /** "I called 999, they send an ambulance", of now: they are not told to call. */
  readonly hasCalled999: boolean;
  readonly namesChildren: boolean;
  /** Whether it says that the note of their own behaviour is not so. */
  readonly takesOwnOff: boolean;
  /** Whether it has words of dying, whatever else it denies. */
  readonly maySpeakOfDying: boolean;
  /** Whether it says that this was asked before: "why again", "as I said". */
  readonly isAskedAgain: boolean;
  readonly feeling: Feeling | undefined;
  /** Whether it speaks of a time that is past: "last week", "was". */
  readonly isPast: boolean;
  /** When it happened and how often, the most precise time first; worked out on first use. */
  readonly times: readonly TimeExpression[];
  /** Whether it is put as a question: "should I save his texts". */
  readonly isQuestion: boolean;
  /** Whether it asks something in so many words, be it in the middle: "no, but what do I do if he comes back". */
  readonly asksPlainly: boolean;
  /** Whether a question was pending. */
  readonly wasAsked: boolean;
  /** How many words were read. */
  readonly wordCount: number;
}

/** What is known when a message comes. */
export interface Expecting {
  /** What was noted so far. */
  readonly noted?: Answers;
  /** The id of the pending question. */
  readonly question?: string | undefined;
  /** Where only some of its answers are offered. */
  readonly among?: readonly string[] | undefined;
  /** The questions that were asked back already, and answered. */
  readonly settled?: readonly string[];
  /** Whether its answer was left open by words, and only that is asked. */
  readonly isLeftOpen?: boolean;
  /** Whether the person has said that nobody is in danger now. */
  readonly saidCalm?: boolean;
  /** Whether that was before their last message: what only may be danger is named again. */
  readonly isCalmLongAgo?: boolean;
  /** Whether the person was asked about thoughts of ending their life, and this is the next that they say. */
  readonly isDespairAsked?: boolean;
  /** Whether the person has said that somebody is in danger now. */
  readonly inDanger?: boolean;
  /** Whether it happens to somebody else, so that the place where they live is the one. */
  readonly isOther?: boolean;
}
