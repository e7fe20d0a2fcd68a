import { SIGNS, WHAT, YOU } from '../model/answers';
import { bystandersIn } from './bystanders';
import { isLikened } from './likened';
import { behind } from './marks';
import { type Match, matchesOf, type Part } from './match';
import type { Message } from './message';
import type { QuestionOption } from './questionOption';
import { labelOf } from './questionOption';
import { isSoundOnly } from './soundOnly';
import type { PhraseMatch } from './text/phraseMatcher';

/** An answer that a message says is not so; surely where words say just that, and not a "not" before a phrase for it. */
export interface DeniedAnswer extends QuestionOption {
  readonly isSure: boolean;
  /** Whether it is only not told: "no weapon" does not take off threats that were told before. */
  readonly takesNothingOff?: true;
}

/**
 * Answers that the message says are not so: "not family, a neighbour".
 *
 * @param asked where it only asks something: "do I delete the messages" denies none
 * @param isFact whether a question is about what happened
 * @param unsaid where it says that something was never said, which is denied by other rules
 * @param isOfPerson whether what happened is told of the person alone, so that what is not done to others denies none of it
 */
export function deniedIn(
  message: Message,
  asked: readonly Part[],
  isFact: (question: string) => boolean,
  unsaid: readonly Part[],
  isOfPerson: boolean,
): readonly DeniedAnswer[] {
  const { words, matches, context, marks, denials: all, sayings } = message;
  const isOfElse = (one: PhraseMatch<QuestionOption>) =>
    isFact(one.meaning.question) && (context.isOfAbility(one) || context.isDoneBySelf(one) || context.isForbidden(one));
  // "He told the police he never threatened me".
  const reported = behind(marks, 'they-say', 0, REPORTED_WITHIN);
  const isReported = ({ from }: Part) => reported.has(from);
  // "He never said when he would kill me".
  const saidHow = marks.filter(({ meaning }) => meaning === 'said-how');
  const isSaidHow = ({ from, to }: Part) => saidHow.some((one) => from < one.to && one.to < to);
  // "Nobody's been hurting pets" leaves what was done to the person, but "he never hit the kids or me" does not.
  const orMe = new Set(marks.flatMap(({ meaning, from }) => (meaning === 'or-me' ? [from] : [])));
  const toOthers = marks.filter(({ meaning, to }) => isOfPerson && meaning === 'done-to-others' && !orMe.has(to));
  const isToOthers = ({ meaning, from, to }: PhraseMatch<QuestionOption>) =>
    isFact(meaning.question) &&
    !OF_OTHERS.includes(labelOf(meaning)) &&
    toOthers.some((one) => from < one.to && one.from < to);
  // "I should simply not read the emails."
  const acting = new Set(marks.flatMap(({ meaning, from }) => (meaning === 'not-acting' ? [from] : [])));
  // "Is not only gift": that, and worse.
  const more = marks.filter(({ meaning }) => meaning === 'not-only-that');
  const isMore = (part: Part) => more.some((one) => part.from <= one.to && one.from < part.to);
  const denials = all.filter(
    (one) =>
      !isOfElse(one) &&
      !isSoundOnly(message, one, one.meaning) &&
      !isMore(one) &&
      !isReported(one) &&
      !isSaidHow(one) &&
      !acting.has(one.from) &&
      !context.isSupposed(one) &&
      !isLikened({ marks }, one),
  );
  // "He is not my partner, my husband was Ron, he passed away": who has died is told of nobody.
  const beside = bystandersIn(message);
  const isBeside = ({ from, to }: Part) => beside.some((one) => one.from <= from && to <= one.to);
  const options = matchesOf(matches, 'option').filter(
    (one) => !isBeside(one) && !isSoundOnly(message, one, one.meaning),
  );
  const plain = options.filter(({ meaning }) => meaning.how === 'plainly');
  // "Not calls, he sends letters": what the same sentence tells all the same is not denied.
  const sentenceAt = (at: number) => words[at]?.sentence;
  const last = new Map<string, number>();
  // "No tracker, just the car".
  for (const one of [...options.filter((match) => !context.isListed(match)), ...sayings]) {
    const place = `${labelOf(one.meaning)} ${sentenceAt(one.from)}`;
    last.set(place, Math.max(last.get(place) ?? 0, one.from));
  }
  // "Just the once. But there's loads of other stuff since."
  const isSaidLater = (meaning: QuestionOption, to: number) =>
    sayings.some((one) => one.from >= to && labelOf(one.meaning) === labelOf(meaning));
  const isToldBeside = ({ meaning, to }: PhraseMatch<QuestionOption>) =>
    (last.get(`${labelOf(meaning)} ${sentenceAt(to - 1)}`) ?? 0) > to || isSaidLater(meaning, to);
  // "No threat to kill" leaves other threats as they were told.
  // “Remove LGBT+ and hate” takes off both: what somebody is, and what happened.
  const ends = new Map<string, number>();
  const placeOf = ({ meaning: { question }, from }: (typeof denials)[number]) =>
    `${question === YOU ? YOU : WHAT} ${from}`;
  for (const one of denials) ends.set(placeOf(one), Math.max(ends.get(placeOf(one)) ?? 0, one.to));
  const isWithin = (one: (typeof denials)[number]) => (ends.get(placeOf(one)) ?? 0) > one.to;
  const clothed = marks.filter(({ meaning }) => meaning === 'clothed');
  // "No weapon" denies a weapon, and no other threats; "not ringing the police" no calls; "no one's hurt me yet" no threat to.
  const isNarrower = ({ meaning, from, to }: Match<'option'>) =>
    isFact(meaning.question) &&
    (clothed.some((one) => one.from < to && from < one.to) ||
      context.isOfAbility({ from: from - 1, to }) ||
      [...denials, ...plain].some(
        (one) => one.from <= from && from < one.to && labelOf(one.meaning) !== labelOf(meaning),
      ));
  const isAsked = ({ from, to }: Part) => asked.some((one) => one.from <= from && to <= one.to);
  // "You put that it was just the once" denies that, and not the opposite.
  const isUnsaid = ({ from, to }: Part) => unsaid.some((one) => one.from < from && to <= one.to);
  const isElse = (one: Part) => isAsked(one) || isUnsaid(one);
  return [
    ...denials
      .filter((one) => !isToldBeside(one) && !isElse(one) && !isWithin(one))
      .map((one) => ({
        ...one.meaning,
        isSure: !isToOthers(one),
        ...(isToOthers(one) && { takesNothingOff: true as const }),
      })),
    ...options
      .filter(
        (one) =>
          context.isDenied(one) &&
          !isMore(one) &&
          !isToOthers(one) &&
          !isToldBeside(one) &&
          !isElse(one) &&
          !isReported(one),
      )
      .map((one) => ({
        ...one.meaning,
        isSure: false,
        ...((isNarrower(one) || isToOthers(one)) && { takesNothingOff: true as const }),
      })),
  ];
}

/** What is denied of others just so. */
const OF_OTHERS: readonly string[] = [`${SIGNS}:children-pets`, `${WHAT}:others-used`];

/** Words between "he told the police" and what he denies. */
const REPORTED_WITHIN = 2;
