import { type Answers, WHO_DOES_IT } from '../model/answers';
import { dayOfIso } from '../model/calendar';
import type { Question } from '../model/knowledge';
import { matchesOf, type Part } from './match';
import { type Message, textSpan } from './message';
import type { Readers } from './readers';
import { sentencesOf } from './sentences';
import { optionMatches, type SlotValue } from './slots';
import type { TimeExpression } from './times/timeExpression';

/** A split within these days counts as recent: the time after it can be the most dangerous. */
const RECENT_DAYS = 365;
/** How far from the word for the split its time may stand, in characters. */
const NEAR = 40;
/** And behind "my ex left", which may go on otherwise: "my ex left me voicemails in March". */
const BESIDE = 9;

/**
 * When an ex and the person split up, where the message says it: "we split three weeks ago". It settles which of the two
 * answers is right.
 *
 * @param times the time expressions of the message
 * @param asked the id of the question, if the time of the split was asked for: any time is that then, unless its clause tells
 *   something else: "yesterday he threatened me"
 */
export function partingTime(
  message: Message,
  times: () => readonly TimeExpression[],
  now: Date,
  asked: string | undefined,
): 'recent' | 'older' | undefined {
  const parting =
    matchesOf(message.matches, 'cue').find(({ meaning }) => meaning.cue === 'parting') ?? exLeft(message, times);
  if (!parting && asked === undefined) return undefined;
  const { start, end } = parting
    ? textSpan(message, parting.from, parting.to)
    : { start: 0, end: Number.POSITIVE_INFINITY };
  const away = (one: TimeExpression) => Math.max(one.start - end, start - one.end, 0);
  const near = times()
    .filter((one) => one.best && !one.problem && away(one) <= NEAR && (parting || !isOfElse(message, one, asked)))
    .sort((one, other) => away(one) - away(other));
  const from = near[0]?.best?.from;
  if (from === undefined) return undefined;
  const days = dayOfIso(now.toISOString().slice(0, 10)) - dayOfIso(from.slice(0, 10));
  return days <= RECENT_DAYS ? 'recent' : 'older';
}

/** Where an ex left, and then: "my ex husband left in March". */
function exLeft(message: Message, times: () => readonly TimeExpression[]): Part | undefined {
  return message.marks.find((one) => {
    if (one.meaning !== 'ex-left') return false;
    const { end } = textSpan(message, one.from, one.to);
    return times().some(({ start, best }) => best !== undefined && start >= end && start - end <= BESIDE);
  });
}

/** Whether a time stands in one clause with what answers another question, and so is the time of that. */
function isOfElse(message: Message, { start, end }: TimeExpression, asked: string | undefined): boolean {
  const { words, context } = message;
  const from = words.findIndex((word) => word.end > start);
  const time = { from, to: words.findLastIndex((word) => word.start < end) + 1 };
  return optionMatches(message).some((one) => one.meaning.question !== asked && context.areTogether(time, one));
}

/**
 * The times of a message. "Three months", where it is asked when something was, is three months ago, and so is "3 months, not 4"; a
 * sentence may begin or end with the bare name of a month, "MARCH. I just said"; and "years ago" is a few of them.
 *
 * @param isMeant whether the time of a split was asked for, or is put right
 */
export function partingTimes(
  { text, words }: Message,
  { ownTimes, index }: Pick<Readers, 'ownTimes' | 'index'>,
  isMeant: boolean,
  now: Date,
): readonly TimeExpression[] {
  const first = (...tries: readonly string[]) =>
    tries.map((one) => ownTimes.parse(one, now)).find(({ length }) => length > 0) ?? [];
  const ends = () => sentencesOf(words).flatMap(({ from, to }) => [words[from], words[to - 1]]);
  const not = words.findLast((word) => index.phrases.isIn(word, 'not'));
  const times = isMeant
    ? first(text, `${text} ago`, `${text.slice(0, not?.start)} ago`, ...ends().map((one) => one?.word ?? ''))
    : first(text);
  return times.map((one) => {
    const best = one.best ?? ownTimes.parse(`a few ${one.words}`, now)[0]?.best;
    return { ...one, ...(best && { best }) };
  });
}

/** Whether it puts the time of a split right that is known: "did I put 4 months? He went the October before last". */
export function putsSplitRight({ marks }: Message, questions: readonly Question[], noted: Answers): boolean {
  const who = questions.find(({ id }) => id === WHO_DOES_IT);
  const exes = who?.between.flatMap(({ by_time: byTime }) => (byTime ? [byTime.recent, byTime.older] : [])) ?? [];
  return (
    exes.some((one) => noted[WHO_DOES_IT]?.includes(one)) && marks.some(({ meaning }) => meaning === 'split-put-right')
  );
}

/** Surer than what is told in other ways. */
const SURE = 3;

/** The slots with the ex put into the right one of the two answers, where the time of the split is told. */
export function withPartingTime(
  slots: readonly SlotValue[],
  questions: readonly Question[],
  parted: () => 'recent' | 'older' | undefined,
  isAsked: boolean,
): readonly SlotValue[] {
  for (const { id: question, between } of questions) {
    for (const { id: open, by_time: byTime } of between) {
      if (!byTime) continue;
      const either = [open, byTime.recent, byTime.older];
      const rest = slots.filter((one) => one.question !== question || !either.includes(one.option));
      const time = rest.length < slots.length || isAsked ? parted() : undefined;
      if (time) return [{ question, option: byTime[time], sureness: SURE, isPlain: true }, ...rest];
    }
  }
  return slots;
}
