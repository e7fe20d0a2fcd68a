import { ABOUT, type Answers, CHILD, FIXATED, FOR_OTHERS, ME, ME_UNDER_18, US, WHAT, WHO_FOR } from '../model/answers';
import type { MessageClassification } from './classifier/classifiers';
import type { DeniedAnswer } from './denied';
import type { Message } from './message';
import { labelOf } from './questionOption';
import type { SlotValue } from './slots';

const OF_CHILD = labelOf({ question: WHO_FOR, option: CHILD });
const OWN: readonly string[] = [ME, ME_UNDER_18, US];

/** Whether it says that it happens to whoever writes, and to nobody else: "no, it's still me", "put it back to me". */
export function isStillOwn({ words, marks }: Pick<Message, 'words' | 'marks'>): boolean {
  // "No, it's me, her sister" goes on.
  const isLast = (to: number) => words[to - 1]?.word !== ME || words[to]?.sentence !== words[to - 1]?.sentence;
  return marks.some(({ meaning, to }) => meaning === 'still-me' && isLast(to));
}

/**
 * Who told it of themselves goes on being the one: "should I tell the nursery, my son is 4" tells of no child to whom it happens.
 *
 * @param asksOwn whether it asks what they should do themselves
 * @param isCorrection whether it puts something right: "actually it's my daughter, she's 14"
 */
export function withOwnStory(
  slots: readonly SlotValue[],
  message: Message,
  noted: Answers,
  classification: MessageClassification | undefined,
  { asksOwn, isCorrection }: { readonly asksOwn: boolean; readonly isCorrection: boolean },
): readonly SlotValue[] {
  if (isStillOwn(message)) return slots.filter((one) => one.question !== WHO_FOR || !FOR_OTHERS.includes(one.option));
  const isOwn = noted[WHO_FOR]?.every((one) => OWN.includes(one)) === true && noted[WHAT] !== undefined;
  const isToldOfChild = classification?.facts.some(({ label, sureness }) => label === OF_CHILD && sureness >= 1);
  if (!isOwn || isCorrection || (isToldOfChild && !asksOwn)) return slots;
  return slots.filter((one) => one.question !== WHO_FOR || one.option !== CHILD);
}

/**
 * Nor is that denied then: "my son isn't the one, it's me" would leave somebody else. And "no, it's not about me", to whether
 * they are fixated on the person, or to what it is about, answers just that.
 */
export function deniedOfOwn(
  denied: readonly DeniedAnswer[],
  message: Message,
  slots: readonly SlotValue[],
  asked: string | undefined,
): readonly DeniedAnswer[] {
  const isAbout = message.marks.some(({ meaning }) => meaning === 'not-about-me');
  const isOfAsked =
    isAbout && (asked === FIXATED || asked === ABOUT) && !slots.some(({ question }) => question === WHO_FOR);
  const isKept = isStillOwn(message) || isOfAsked;
  return isKept ? denied.filter(({ question, option }) => question !== WHO_FOR || option !== ME) : denied;
}
