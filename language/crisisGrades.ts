import type { DangerGrade, SelfHarmGrade } from '../model/lexicon';
import type { CrisisContext } from './crisisReading';
import { type CrisisScores, OVER_IN_DOUBT } from './crisisScores';

/**
 * The confidences from which a grade is taken. The screen costs much, so it has to be sure; the line with 999 costs
 * little, so it is shown early.
 */
const NOW = 0.33;
/** After "no, not now" only something present that stands out. */
const NOW_DESPITE_CALM = 0.7;
const PERHAPS = 0.05;
const PERHAPS_DESPITE_CALM = 0.35;
/**
 * From the second message after such a "no": of held-out lines 97.7% of those in danger are above it (98.3% above the first), and a
 * quarter less of all others (9.8% for 13.3%), of what is told of the past half as much.
 */
const PERHAPS_LATER = 0.08;
/** To take somebody for safe lowers care, so it has to be surer than the screen. */
const OVER = 0.65;
/**
 * Less is enough for who was in danger a moment ago ("he went off in his van"), and where next to nothing speaks of
 * danger.
 */
const OVER_PLAIN = 0.5;
const HARDLY = 0.1;
/** What sounds present, where it also says that it is over. */
const CERTAIN = 0.97;
const TOLD = 0.3;
const SELF_HARM = 0.34;
/** To be asked for nothing frightens, so who says less, or says it in passing, is only told who listens. */
const SELF_HARM_PERHAPS = 0.15;
const SELF_HARM_IN_PASSING = 0.35;
const SELF_HARM_HINT = 0.13;
const SELF_HARM_HINT_IN_PASSING = 0.24;
const OTHERS = 0.4;
/** "I'm going to pick her up myself": who stands by somebody seldom means to die, and says so plainly. */
const OF_HELPER = 0.45;

/** @param isNowLast whether it says last, and by itself, that there is danger now */
export function dangerGrade(
  scores: CrisisScores,
  { reply, saidCalm, isCalmLongAgo, inDanger }: CrisisContext,
  isNowLast: boolean,
): DangerGrade | undefined {
  if (isNowLast) return 'now';
  const isCalm = reply === 'no' || saidCalm;
  const now = scores.danger_now;
  const least = scores.danger_over >= OVER_IN_DOUBT ? CERTAIN : isCalm ? NOW_DESPITE_CALM : NOW;
  if (now >= least) return 'now';
  const over = inDanger || now < HARDLY ? OVER_PLAIN : OVER;
  if (scores.danger_over >= over) return 'over';
  const isLater = isCalmLongAgo && reply !== 'no';
  const perhaps = isLater ? PERHAPS_LATER : isCalm ? PERHAPS_DESPITE_CALM : PERHAPS;
  if (now + scores.danger_perhaps >= perhaps) return 'perhaps';
  return scores.danger_told >= TOLD ? 'told' : undefined;
}

/** @param isLong whether it says so much that what sounds low is one thing among others */
export function selfHarmGrade(
  scores: CrisisScores,
  { isDespairAsked, isDespairDenied, isFearDenied, isOther, saysNo, wouldNot, reply }: CrisisContext,
  isLong: boolean,
): SelfHarmGrade | undefined {
  if (isFearDenied && !isDespairAsked && scores.self_harm < SELF_HARM) return 'other';
  // "No, THEY want to kill me": who says no is believed, unless all the rest says otherwise.
  if (isDespairDenied || (isDespairAsked && reply === 'no')) return scores.self_harm >= CERTAIN ? 'sure' : 'other';
  if (isAdmitted({ isDespairAsked, reply })) return 'sure';
  if (isHelpersOwn(scores, { isOther, isDespairAsked })) return scores.others >= OTHERS ? 'other' : undefined;
  if (scores.self_harm >= SELF_HARM) return 'sure';
  // What may mean it, and is said to that very question, means it.
  if (mayMeanDespair(scores, isLong && !isDespairAsked ? SELF_HARM_IN_PASSING : SELF_HARM_PERHAPS))
    // "Goodness no, I'm not thinking of that"; "I wouldn't mind not waking up" has no such no.
    return !isDespairAsked ? 'perhaps' : saysNo ? 'other' : 'sure';
  // "Wouldn't. Got the dog" is believed where nothing else in it may mean it: "got the kids tonight, so I'd wait" may.
  return (wouldNot && isDespairAsked) || scores.others >= OTHERS ? 'other' : undefined;
}

/** Whether it is told by who stands by somebody, and too little for a wish of their own to die. */
export function isHelpersOwn(
  { self_harm: surely, self_harm_perhaps: perhaps }: CrisisScores,
  { isOther, isDespairAsked }: Pick<CrisisContext, 'isOther' | 'isDespairAsked'>,
): boolean {
  return isOther && !isDespairAsked && surely + perhaps < OF_HELPER;
}

/** Whether it says too little to be asked about, and enough to be told who listens. */
export function mayHintDespair(scores: CrisisScores, isLong: boolean): boolean {
  return mayMeanDespair(scores, isLong ? SELF_HARM_HINT_IN_PASSING : SELF_HARM_HINT);
}

function mayMeanDespair(scores: CrisisScores, least: number): boolean {
  const perhaps = scores.self_harm + scores.self_harm_perhaps;
  return perhaps >= least && perhaps > scores.others / 2;
}

/** "I don't know. Sometimes." */
export function isAdmitted({ isDespairAsked, reply }: Pick<CrisisContext, 'isDespairAsked' | 'reply'>): boolean {
  return isDespairAsked && (reply === 'yes' || reply === 'unsure');
}
