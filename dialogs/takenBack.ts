import type { Told } from '../language/foundAnswer';
import type { NluResult } from '../language/nluResult';
import { type Answers, HEARD, SKIPPED, WHERE } from '../model/answers';
import type { Question } from '../model/knowledge';

/** The answers that a message took off, by question; not those that it put others in the place of. */
export function takenBackBy(questions: readonly Question[], before: Answers, after: Answers): Answers {
  const gone = Object.entries(before).flatMap(([id, answer]) => {
    const isReplaced = after[id] && questions.some((one) => one.id === id && one.choose === 'one');
    const taken = answer.filter((one) => !after[id]?.includes(one) && one !== HEARD && one !== SKIPPED);
    return isReplaced || taken.length === 0 ? [] : [[id, taken] as const];
  });
  return Object.fromEntries(gone);
}

/** Words: a reply of no more says nothing else. */
const BARE = 3;

/**
 * What was taken back is not heard again by likeness: somebody has to say it, plainly or to put it right. Of what happened any
 * phrase says it, as a threat that is lost costs more than one that is noted wrongly; and a place is always said.
 */
export function withoutTakenBack(
  reading: NluResult,
  questions: readonly Question[],
  gone: readonly string[],
  pending: string | undefined,
): Told {
  // Not all of it is copied: its times are worked out only where they are asked for.
  const {
    answer,
    reply,
    denied,
    isCorrection,
    danger,
    command,
    asks,
    isQuestion,
    isMisheard,
    isRefused,
    isAboutNotes,
    wordCount,
  } = reading;
  const slots = reading.slots.filter(({ question, option, isPlain, span }) => {
    const isFact = questions.some((one) => one.id === question && one.choose === 'many');
    const isSaid = isPlain || question === WHERE || (span !== undefined && (isFact || isCorrection));
    const isReply = wordCount <= BARE && question === pending;
    return isSaid || isReply || !gone.includes(`${question}:${option}`);
  });
  // Nor is it chosen again by likeness: "he is a resident" is no client, once that was taken off. But "just me", to whom it
  // happens to, is said.
  const isBare = answer?.by === 'story' && wordCount <= BARE;
  const isLikeness = !isBare && (answer?.by === 'story' || answer?.by === 'guess');
  const isGone =
    isLikeness && pending !== undefined && answer.options.every((one) => gone.includes(`${pending}:${one}`));
  return {
    answer: isGone ? undefined : answer,
    reply,
    slots,
    denied,
    isCorrection,
    danger,
    command,
    asks,
    isQuestion,
    isMisheard,
    isRefused,
    isAboutNotes,
    wordCount,
  };
}
