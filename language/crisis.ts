import type { DangerGrade, SelfHarmGrade } from '../model/lexicon';
import type { NamedPhrase } from '../model/namedEntries';
import type { CrisisLabel, MessageClassification, SegmentConfidences } from './classifier/classifiers';
import { firstWholeMatch, type Message } from './message';
import type { YesNo } from './phraseIndex';

/** What a message says of danger, and of the person's own wish to die. */
export interface CrisisReading {
  readonly danger: DangerGrade | undefined;
  readonly selfHarm: SelfHarmGrade | undefined;
  /** Whether something in it may hint at a wish to die: too little to ask, enough to name who listens. */
  readonly hintsDespair: boolean;
}

/** What is known when a message comes: it changes how sure the reading has to be. */
export interface CrisisContext {
  /** Whether the message is nothing but a plain reply or a command. */
  readonly isPlain: boolean;
  readonly reply: YesNo | undefined;
  /** Whether the person has said already that nobody is in danger now. */
  readonly saidCalm: boolean;
  /** Whether the person has said that somebody is in danger now. */
  readonly inDanger: boolean;
  /** Whether the person was asked about thoughts of ending their life. */
  readonly isDespairAsked: boolean;
  /** Whether a plain no stands anywhere in it. */
  readonly saysNo: boolean;
  /** Whether the message says that nobody thinks of it: "I never mentioned suicide". */
  readonly isDespairDenied: boolean;
  /** Whether it says that nobody is afraid of being killed, which sounds like thoughts of dying and is none. */
  readonly isFearDenied: boolean;
}

/**
 * The confidences from which a grade is taken. The screen costs much, so it has to be sure; the line with 999 costs
 * little, so it is shown early.
 */
const NOW = 0.38;
/** After "no, not now" only something present that stands out. */
const NOW_DESPITE_CALM = 0.7;
const PERHAPS = 0.07;
const PERHAPS_DESPITE_CALM = 0.35;
/** To take somebody for safe lowers care, so it has to be surer than the screen. */
const OVER = 0.65;
/**
 * Less is enough for who was in danger a moment ago ("he went off in his van"), and where next to nothing speaks of
 * danger.
 */
const OVER_PLAIN = 0.5;
const HARDLY = 0.1;
/** "He has gone now, chain's on": from here on what sounds present must be nearly certain. */
const OVER_IN_DOUBT = 0.35;
const CERTAIN = 0.97;
const TOLD = 0.3;
const SELF_HARM = 0.34;
/** To be asked for nothing frightens, so who says less, or says it in passing, is only told who listens. */
const SELF_HARM_PERHAPS = 0.15;
const SELF_HARM_IN_PASSING = 0.35;
const SELF_HARM_HINT = 0.13;
const SELF_HARM_HINT_IN_PASSING = 0.24;
/** Words. In more of them, what sounds low is one thing among others. */
const LONG = 14;
const OTHERS = 0.4;
/** What only a part of a message says counts for less: in its place it may mean something else. */
const PART = 0.7;

/** Danger to someone, or the person's own thoughts of dying, in grades: by the classifier; the shortest cries by phrases. */
export function readCrisis(
  message: Message,
  classification: MessageClassification | undefined,
  context: CrisisContext,
): CrisisReading {
  const whole = wholePhrase(message);
  if (whole) return whole;
  if (context.isPlain) return isAdmitted(context) ? { ...NOTHING, selfHarm: 'sure' } : NOTHING;
  if (!classification) return NOTHING;
  const scores = scoresOf(classification);
  const isLong = message.words.length > LONG;
  const selfHarm = selfHarmGrade(scores, context, isLong);
  const hint = isLong ? SELF_HARM_HINT_IN_PASSING : SELF_HARM_HINT;
  const isUnheard = (selfHarm === undefined || context.isDespairDenied) && !context.isFearDenied;
  const hintsDespair = isUnheard && selfHarm !== 'sure' && mayMeanDespair(scores, hint);
  return {
    danger: dangerGrade(scores, context, isNowSaidLast(classification, context.reply === 'no')),
    selfHarm,
    hintsDespair,
  };
}

/**
 * What is said never to have been said, or not to be so, raises no alarm by itself; but where the whole message sounds
 * like one, 999, or who listens, is named all the same.
 *
 * @param said the reading of all else
 * @param whole that of the whole message
 */
export function withUnsaid(said: CrisisReading, whole: CrisisReading): CrisisReading {
  const mayBeNow = whole.danger === 'now' || whole.danger === 'perhaps';
  const mayMeanIt = whole.hintsDespair || whole.selfHarm === 'sure' || whole.selfHarm === 'perhaps';
  return {
    ...said,
    danger: mayBeNow && said.danger !== 'now' ? 'perhaps' : said.danger,
    hintsDespair: said.hintsDespair || (mayMeanIt && said.selfHarm !== 'sure'),
  };
}

/**
 * "He texted me “come back or I'll kill myself”": who quotes it does not wish to die, unless what stands beside it says so.
 *
 * @param own the reading of all that is not quoted
 */
export function withQuoted(whole: CrisisReading, own: CrisisReading): CrisisReading {
  const isOwn = own.selfHarm === 'sure' || own.selfHarm === 'perhaps';
  const isRead = whole.selfHarm === 'sure' || whole.selfHarm === 'perhaps';
  return isRead && !isOwn ? { ...whole, selfHarm: 'other', hintsDespair: own.hintsDespair } : whole;
}

const NOTHING: CrisisReading = { danger: undefined, selfHarm: undefined, hintsDespair: false };

/** A cry that is all of the message, or words that say that it is over. */
function wholePhrase(message: Message): CrisisReading | undefined {
  const is = (id: NamedPhrase) =>
    firstWholeMatch(message, 'command', ({ command, how }) => command === id && how === 'surely') !== undefined;
  if (is('emergency')) return { ...NOTHING, danger: 'now' };
  if (is('self-harm')) return { ...NOTHING, selfHarm: 'sure' };
  return is('safe-now') ? { ...NOTHING, danger: 'over' } : undefined;
}

function dangerGrade(
  scores: Scores,
  { reply, saidCalm, inDanger }: CrisisContext,
  isNowLast: boolean,
): DangerGrade | undefined {
  if (isNowLast) return 'now';
  const isCalm = reply === 'no' || saidCalm;
  const now = scores.danger_now;
  const least = scores.danger_over >= OVER_IN_DOUBT ? CERTAIN : isCalm ? NOW_DESPITE_CALM : NOW;
  if (now >= least) return 'now';
  const over = inDanger || now < HARDLY ? OVER_PLAIN : OVER;
  if (scores.danger_over >= over) return 'over';
  if (now + scores.danger_perhaps >= (isCalm ? PERHAPS_DESPITE_CALM : PERHAPS)) return 'perhaps';
  return scores.danger_told >= TOLD ? 'told' : undefined;
}

function selfHarmGrade(
  scores: Scores,
  { isDespairAsked, isDespairDenied, isFearDenied, saysNo, reply }: CrisisContext,
  isLong: boolean,
): SelfHarmGrade | undefined {
  if (isFearDenied && !isDespairAsked && scores.self_harm < SELF_HARM) return 'other';
  // "No, THEY want to kill me": who says no is believed, unless all the rest says otherwise.
  if (isDespairDenied || (isDespairAsked && reply === 'no')) return scores.self_harm >= CERTAIN ? 'sure' : 'other';
  if (isAdmitted({ isDespairAsked, reply })) return 'sure';
  if (scores.self_harm >= SELF_HARM) return 'sure';
  // What may mean it, and is said to that very question, means it.
  if (mayMeanDespair(scores, isLong && !isDespairAsked ? SELF_HARM_IN_PASSING : SELF_HARM_PERHAPS))
    // "Goodness no, I'm not thinking of that"; "I wouldn't mind not waking up" has no such no.
    return !isDespairAsked ? 'perhaps' : saysNo ? 'other' : 'sure';
  return scores.others >= OTHERS ? 'other' : undefined;
}

function mayMeanDespair(scores: Scores, least: number): boolean {
  const perhaps = scores.self_harm + scores.self_harm_perhaps;
  return perhaps >= least && perhaps > scores.others / 2;
}

/** "I don't know. Sometimes." */
function isAdmitted({ isDespairAsked, reply }: Pick<CrisisContext, 'isDespairAsked' | 'reply'>): boolean {
  return isDespairAsked && (reply === 'yes' || reply === 'unsure');
}

/** A part of a message that says by itself that there is danger now, or that it is over. */
const STANDS_OUT = 0.85;
const ENDS = 0.5;

/** "No danger. Oh god, he is in the house with a knife": what says last that it is now, after all, is believed. */
function isNowSaidLast({ crisis: [whole = NO_SEGMENT, ...parts] }: MessageClassification, saysNo: boolean): boolean {
  const telling = parts.filter(
    ({ confidences: { danger_now: now = 0, danger_over: over = 0 } }) => now >= STANDS_OUT || over >= ENDS,
  );
  const last = telling.reduce<SegmentConfidences | undefined>(
    (best, one) => (best && best.from > one.from ? best : one),
    undefined,
  );
  const isOver =
    saysNo || [whole, ...telling].some(({ confidences: { danger_over: over = 0 } }) => over >= OVER_IN_DOUBT);
  return isOver && (last?.confidences.danger_now ?? 0) >= STANDS_OUT;
}

type Scores = Readonly<Record<CrisisLabel, number>>;

/** The highest of each over the message and its parts. */
function scoresOf({ crisis: [whole = NO_SEGMENT, ...parts] }: MessageClassification): Scores {
  const most = (label: CrisisLabel) => {
    const all = whole.confidences[label] ?? 0;
    const part = Math.max(0, ...parts.map(({ confidences }) => confidences[label] ?? 0));
    return Math.max(all, part * PART);
  };
  return {
    danger_now: most('danger_now'),
    danger_perhaps: most('danger_perhaps'),
    danger_told: most('danger_told'),
    danger_over: most('danger_over'),
    self_harm: most('self_harm'),
    self_harm_perhaps: most('self_harm_perhaps'),
    others: most('others'),
    neither: most('neither'),
  };
}

const NO_SEGMENT: SegmentConfidences = { confidences: {}, from: 0, to: 0 };
