import { type Answers, WHO_DOES_IT } from '../model/answers';
import type { Question } from '../model/knowledge';
import { bystanders } from './bystanders';
import { type Classifiers, mostConfident, NO_CHOICE } from './classifier/classifiers';
import type { DeniedAnswer } from './denied';
import { matchesOf, type Part } from './match';
import { cutTo, type Message } from './message';
import { labelOf } from './questionOption';
import { COSTLY, type SlotValue } from './slots';

/** How sure the classifier must be of what stands in the place of what was noted. */
const CHOSEN = 0.55;
/** As sure as a phrase that says it beyond doubt. */
const SAID = 2;
/** Words: a longer message tells more than what it puts right. */
const WITHIN = 25;

/**
 * What stands in the place of what was noted, in a person's own words: "he's not a patient, he's the other doctor on my ward".
 *
 * @param told what is read in it by phrases, which goes first
 */
export function toldInstead(
  message: Message,
  { denied, noted }: { readonly denied: readonly DeniedAnswer[]; readonly noted: Answers },
  told: readonly SlotValue[],
  questions: readonly Question[],
  classifiers: Classifiers | undefined,
): readonly SlotValue[] {
  const part = cutTo(message, [replacing(message)]);
  if (!classifiers || message.words.length > WITHIN || part.words.length === 0) return [];
  const besideDoer = bystanders(message);
  return questions.flatMap(({ id, choose, between }) => {
    const was = noted[id];
    const isSaid = told.some((one) => one.question === id && one.span !== undefined && !was?.includes(one.option));
    const isDenied = denied.some((one) => one.question === id && was?.includes(one.option));
    if (!was || choose === 'many' || COSTLY.includes(id) || isSaid || (!isDenied && id !== WHO_DOES_IT)) return [];
    const [option, confidence] = mostConfident(classifiers.classifyChoice(part, id));
    // "She is lying to my manager" says nothing of a colleague who does it.
    const isBeside = besideDoer.has(labelOf({ question: id, option }));
    // "It's since September, not October" makes nobody an ex.
    const isParted = between.some(({ by_time: byTime }) => byTime && [byTime.recent, byTime.older].includes(option));
    if (isBeside || (isParted && !isDenied) || option === NO_CHOICE || confidence < CHOSEN || was.includes(option))
      return [];
    return [{ question: id, option, sureness: SAID, isPlain: true }];
  });
}

/** The words that tell it: from the last "he is", or "it was", that no "not" follows, to the end of its sentence. */
function replacing({ words, marks, matches }: Message): Part {
  const nots = new Set(matchesOf(matches, 'cue').flatMap(({ meaning, from }) => (meaning.cue === 'not' ? [from] : [])));
  const last = marks.findLast(({ meaning, to }) => meaning === 'identity' && to < words.length && !nots.has(to));
  if (!last) return { from: 0, to: 0 };
  const sentence = words[last.from]?.sentence;
  const end = words.findIndex((word, at) => at > last.from && word.sentence !== sentence);
  return { from: last.from, to: end < 0 ? words.length : end };
}
