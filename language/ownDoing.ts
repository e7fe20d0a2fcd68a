import {
  AFRAID,
  BROKEN,
  CHILD,
  DANGER,
  FOR_OTHERS,
  IN_PLACE,
  ME,
  ME_UNDER_18,
  OWN_BEHAVIOUR,
  OWN_ORDER,
  SIGNS,
  SITUATION,
  WHERE,
  WHO_FOR,
  YOU,
} from '../model/answers';
import type { Classifiers, MessageClassification } from './classifier/classifiers';
import type { DeniedAnswer } from './denied';
import type { Mark } from './marks';
import { cutTo, type Message } from './message';
import { isStillOwn } from './ownStory';
import type { QuestionOption } from './questionOption';
import type { SlotValue } from './slots';

/** How sure the classifiers must be of it in what is left: there are fewer words to tell it. */
const STILL_FOUND = 0.7;
/** As sure as a phrase that says it beyond doubt. */
const SURE = 2;

/** Of the person themselves, whoever did what. */
const OF_THE_PERSON: readonly string[] = [
  ...[DANGER, WHO_FOR, OWN_ORDER, WHERE, YOU, SITUATION, 'feels'],
  ...Object.keys(AFRAID).filter((one) => one !== SIGNS),
];

export function isOfThePerson(question: string): boolean {
  return OF_THE_PERSON.includes(question);
}

/** What was done to the person, without what the classifiers find only in what they did themselves. */
export function withoutOwnActs(
  classification: MessageClassification | undefined,
  message: Message,
  classifiers: Classifiers | undefined,
): MessageClassification | undefined {
  const { ownActs, words } = message;
  if (!classification || ownActs.length === 0) return classification;
  const from = [0, ...ownActs.map(({ to }) => to)];
  const left = from
    .map((at, i) => ({ from: at, to: ownActs[i]?.from ?? words.length }))
    .filter((one) => one.to > one.from);
  const found = left.length > 0 ? (classifiers?.classify(cutTo(message, left)).facts ?? []) : [];
  const beside = new Set(found.flatMap(({ label, sureness }) => (sureness >= STILL_FOUND ? [label] : [])));
  const isOfPerson = (label: string) => isOfThePerson(label.split(':')[0] ?? '');
  return {
    ...classification,
    facts: classification.facts.filter(({ label }) => isOfPerson(label) || beside.has(label)),
  };
}

/**
 * That it may be the person's own behaviour, which is asked back, and that they broke an order that is on them.
 *
 * @param known to whom it happens, as far as it was told: who stands by somebody goes round to them
 * @param isAskedBack whether it is asked if somebody does it to them, or they do it: "neither, I texted her" is an answer
 */
export function ownDoing(
  { ownActs, marks, sayings, words }: Message,
  known: readonly string[] = [],
  isAskedBack = false,
): readonly SlotValue[] {
  const isMarked = (...some: readonly Mark[]) => marks.some(({ meaning }) => some.includes(meaning));
  if (known.some((one) => FOR_OTHERS.includes(one))) {
    // "Not my son. It is me. My son is ok."
    // "It's not my mate, it's me": somebody else stands for the one who writes, who may be as young. "It's me that's worried" says
    // no more than that.
    const isEnd = (to: number) => words[to]?.clause !== words[to - 1]?.clause;
    const isFriend = isMarked('not-the-friend');
    const isMe =
      isStillOwn({ words, marks }) ||
      (isFriend && isMarked('it-is-me')) ||
      (isMarked('not-the-child') && marks.some(({ meaning, to }) => meaning === 'it-is-me' && isEnd(to)));
    const isYoung = known.includes(CHILD) && isFriend;
    return isMe ? [{ question: WHO_FOR, option: isYoung ? ME_UNDER_18 : ME, sureness: SURE, isPlain: true }] : [];
  }
  const isInsisted = isMarked('accused-surely');
  const isAccused = isInsisted || isMarked('accused');
  // "Mine, I suppose", but not "an ex of mine".
  const isMine = marks.some(({ meaning, from }) => meaning === 'own-mine' && from === 0);
  const isDone = isMarked('own-act', 'own-contact') || (isAskedBack && isMine);
  // Who was warned and says that it is done to them as well is asked once more.
  if (isAskedBack && isMarked('done-to-me', 'harmed-me'))
    return isAccused ? [] : [{ question: WHO_FOR, option: ME, sureness: SURE, isPlain: true }];
  if (isAskedBack && isMarked('perhaps-not-mine')) return [];
  if (ownActs.length === 0 && !isAccused && !(isAskedBack && isDone)) return [];
  const isForbidden = sayings.some(({ meaning }) => meaning.question === OWN_ORDER && meaning.option === IN_PLACE);
  return [
    { question: WHO_FOR, option: OWN_BEHAVIOUR, sureness: SURE, isToBeAskedBack: true, isInsisted },
    ...(isDone && isForbidden ? [{ question: OWN_ORDER, option: BROKEN, sureness: SURE, isPlain: true }] : []),
  ];
}

/** "I've not done anything. I texted her about the dog" denies nothing of what it tells. */
export function deniedBeside(slots: readonly SlotValue[], denied: readonly DeniedAnswer[]): readonly DeniedAnswer[] {
  const isOwn = ({ question, option }: QuestionOption) => question === WHO_FOR && option === OWN_BEHAVIOUR;
  return slots.some(isOwn) ? denied.filter((one) => !isOwn(one)) : denied;
}

/** "Could she turn it round on me, say I was harassing her" is feared by the one it happens to, unless they tell before it that they are accused. */
export function withoutFearedBlame(
  slots: readonly SlotValue[],
  { marks, ownActs }: Message,
  known: readonly string[] = [],
): readonly SlotValue[] {
  const told = [...ownActs, ...marks.filter(({ meaning }) => meaning === 'accused' || meaning === 'accused-surely')];
  const isFeared = marks.some((one) => one.meaning === 'fears-blame' && told.every(({ from }) => one.from <= from));
  if (!isFeared || known.includes(OWN_BEHAVIOUR)) return slots;
  return slots.filter(({ question, option }) => question !== WHO_FOR || option !== OWN_BEHAVIOUR);
}
