import type { Question } from '../model/knowledge';
import { type Match, matchesOf, type Part } from './match';
import { type Message, parseMessage, textSpan } from './message';
import type { PhraseIndex } from './phraseIndex';
import type { QuestionOption } from './questionOption';
import { takesDoubt } from './replyDoubt';
import { sentencesOf } from './sentences';

/** Words. */
const SHORT = 4;
/** Words: a "yes or no" behind fewer is all that is said. */
const ASKED_FROM = 3;
/** Words: more of them say of what it is asked, “yes or no for the question”. */
const ASKED_LONG = 3;

/** A message without what tells nothing in it, and the answers that the person only said back in wonder. */
export interface Heard {
  readonly message: Message;
  readonly refused: readonly QuestionOption[];
  /** Whether it asks for a yes or no: only a sentence that is nothing else is one of theirs. */
  readonly asksYesOrNo: boolean;
}

/**
 * Reads a message but for its asides: what is only said back before it is refused, the first two of "Strangling? Weapons? Good
 * heavens", and the end of "shall I ring them, yes or no".
 *
 * @param pending the question that waits: its own word, said back, is no answer to it
 * @param isRecognised whether a phrase means anything on the channel that the message came by; absent, all do
 */
export function heardIn(
  text: string,
  index: PhraseIndex,
  pending: Question | undefined,
  isRecognised?: (match: Match) => boolean,
): Heard {
  const whole = parseMessage(index, text, isRecognised);
  const refused = refusedIn(whole, index);
  const yesOrNo = yesOrNoIn(whole);
  const isLong = ({ from, to }: Part) => to - from > ASKED_LONG;
  const asksYesOrNo = yesOrNo.length > 0 || whole.marks.some((one) => one.meaning === 'yes-or-no' && isLong(one));
  const asides = [...refused, ...saidBackIn(whole, pending), ...yesOrNo];
  if (asides.length === 0) return { message: whole, refused: [], asksYesOrNo };
  const options = matchesOf(whole.matches, 'option');
  const isIn = (one: Part, { from, to }: Part) => from <= one.from && one.to <= to;
  return {
    message: parseMessage(index, blanked(whole, asides), isRecognised),
    refused: options
      .filter((one) => refused.some((part) => isIn(one, part)))
      .map(({ meaning: { question, option } }) => ({ question, option })),
    asksYesOrNo,
  };
}

/** The short questions of a message that name an answer: "Strangling?" */
function echoesIn(message: Message): readonly Part[] {
  const { words, matches } = message;
  const options = matchesOf(matches, 'option');
  return sentencesOf(words).filter(
    ({ from, to }) =>
      to - from <= SHORT && isAsked(message, { from, to }) && options.some((one) => from <= one.from && one.to <= to),
  );
}

function isAsked(message: Message, { from, to }: Part): boolean {
  return message.text
    .slice(textSpan(message, from, to).end)
    .trimStart()
    .startsWith('?');
}

/** Those before a no, or before wonder; and those before one of them. */
function refusedIn(message: Message, { phrases }: Pick<PhraseIndex, 'phrases'>): readonly Part[] {
  const { words, marks } = message;
  const wonder = new Set(marks.flatMap(({ meaning, from }) => (meaning === 'wonder' ? [from] : [])));
  const found: Part[] = [];
  for (const one of [...echoesIn(message)].reverse()) {
    const next = words[one.to];
    const after = words[one.to + 1];
    // "Kill me? No doubt he will" refuses nothing.
    const isNo = next !== undefined && phrases.isIn(next, 'no-alone') && !(after && phrases.isIn(after, 'no-more'));
    const isRefused = isNo || wonder.has(one.to);
    if (isRefused || found.at(-1)?.from === one.to) found.push(one);
  }
  return found.reverse();
}

/** The word of the question that waits: "Fixated? I am an old man." */
function saidBackIn(message: Message, pending: Question | undefined): readonly Part[] {
  if (!pending || !takesDoubt(pending)) return [];
  const mine = matchesOf(message.matches, 'option').filter(({ meaning }) => meaning.question === pending.id);
  return echoesIn(message).filter(
    ({ from, to }) => to < message.words.length && mine.some((one) => from <= one.from && one.to <= to),
  );
}

function yesOrNoIn({ words, marks }: Message): readonly Part[] {
  const isLast = (at: number) => words[at]?.sentence !== words[at - 1]?.sentence;
  return marks.filter(
    ({ meaning, from, to }) => meaning === 'yes-or-no' && isLast(to) && words.length - (to - from) >= ASKED_FROM,
  );
}

/** The same text with nothing in their place, so that all else stands where it stood. */
function blanked(message: Message, parts: readonly Part[]): string {
  return parts.reduce((text, { from, to }) => {
    const { start, end } = textSpan(message, from, to);
    const after = /^\s*\?+/.exec(text.slice(end))?.[0].length ?? 0;
    return text.slice(0, start) + ' '.repeat(end + after - start) + text.slice(end + after);
  }, message.text);
}
