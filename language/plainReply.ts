import { UNSURE } from '../model/answers';
import type { NamedWordSet } from '../model/namedEntries';
import { longest, type Match, matchesOf, type Part } from './match';
import { firstWholeMatch, type Message, type MessageVariant } from './message';
import type { PhraseIndex, YesNo } from './phraseIndex';
import { sentencesOf } from './sentences';
import type { Word } from './text/tokenizer';

/** Longer messages are not plain replies: a "no" in them may be part of a story. */
const PLAIN_AT_MOST = 14;
/** And so is what one begins with. */
const BEGINS_AT_MOST = 8;

/**
 * A plain yes or no: the whole message, or what it begins with, or a sentence that is nothing else, or what a short one
 * ends with. "Unsure" anywhere in it makes it unsure, and so does a sentence of its own: "No. Well. I don't know."
 *
 * @param mayDoubt whether such a sentence of a story answers what is asked; it does not say that there is no danger
 */
export function replyIn(message: Message, index: PhraseIndex, mayDoubt: boolean): YesNo | undefined {
  const whole = wholeReply(message);
  if (whole) return whole.meaning.reply;
  const short = message.variants.filter(({ words }) => words.length <= PLAIN_AT_MOST);
  const reply = (part: MessageVariant, where: 'begins' | 'ends') => partialReply(part, where, index);
  const begins = [...short, beginning(message, index)].map((part) => reply(part, 'begins')).find(Boolean);
  const found = begins ?? plainSentence(message, index) ?? short.map((part) => reply(part, 'ends')).find(Boolean);
  const isOpen = found === 'no' || (found === undefined && mayDoubt);
  return isOpen && plainSentences(message, index).includes('unsure') ? 'unsure' : found;
}

/** What of a message replies: of a longer one that begins with a yes or no, "No, he is at home. But …", only its beginning. */
export function replyingPart(message: Message, index: PhraseIndex): MessageVariant {
  const first = beginning(message, index);
  return message.words.length > PLAIN_AT_MOST && first.words.length > 0 ? first : message;
}

/** The first sentence, or the first words up to a comma, of a longer message: "Well no not danger, he just sits there and …". */
function beginning({ variants }: Message, index: PhraseIndex): MessageVariant {
  for (const { words, matches } of variants) {
    for (const part of ['sentence', 'clause'] as const) {
      const length = words.filter((word) => word[part] === words[0]?.[part]).length;
      if (length > BEGINS_AT_MOST || length === words.length) continue;
      const first = { words: words.slice(0, length), matches: matches.filter(({ to }) => to <= length) };
      if (partialReply(first, 'begins', index)) return first;
    }
  }
  return { words: [], matches: [] };
}

/** Whether the message says nothing but yes, no or unsure. */
export function isPlainReply(message: Message): boolean {
  return wholeReply(message) !== undefined;
}

/** What one of several sentences says that is a plain yes or no and nothing else: "I told you, no. He is in his room." */
export function plainSentence(message: Message, index: PhraseIndex): YesNo | undefined {
  return plainSentences(message, index).find((one) => one !== 'unsure');
}

/** Whether one of several sentences says nothing but that they do not know: "He's not here. I'm not sure." */
export function saysUnsure(message: Message, index: PhraseIndex): boolean {
  return plainSentences(message, index).includes('unsure');
}

/** What the sentences say that are a plain reply and nothing else. */
function plainSentences({ variants }: Message, index: PhraseIndex): readonly YesNo[] {
  const sentences = variants
    .flatMap(({ words }) => sentencesOf(words).map(({ from, to }) => words.slice(from, to)))
    .filter(({ length }) => length <= BEGINS_AT_MOST);
  return sentences.flatMap((own) => {
    // "Fixed, I couldn't say."
    const last = saidBy(
      own.filter(({ clause }) => clause === own.at(-1)?.clause),
      index,
    );
    return saidBy(own, index) ?? (last === 'unsure' ? last : []);
  });
}

/** Where a sentence says nothing but that. */
export function plainSentencesAt(words: readonly Word[], index: PhraseIndex, reply: YesNo): readonly Part[] {
  return sentencesOf(words).filter(
    ({ from, to }) => to - from <= BEGINS_AT_MOST && saidBy(words.slice(from, to), index) === reply,
  );
}

/** What words say that are a plain reply and nothing else. */
function saidBy(words: readonly Word[], { phrases }: PhraseIndex): YesNo | undefined {
  return matchesOf(phrases.find(words), 'reply').find(
    ({ meaning, from, to }) => meaning.how === 'surely' && from === 0 && to === words.length,
  )?.meaning.reply;
}

function wholeReply(message: Message): Match<'reply'> | undefined {
  return firstWholeMatch(message, 'reply', ({ how }) => how === 'surely');
}

function partialReply(
  { words, matches }: MessageVariant,
  where: 'begins' | 'ends',
  { phrases }: PhraseIndex,
): YesNo | undefined {
  const replies = matchesOf(matches, 'reply');
  const isDoubt = ({ meaning, to }: Match<'reply'>) => isDoubtOf(meaning, words[to], phrases);
  const parts = replies.filter((one) => one.meaning.how === 'said' && !isDoubt(one));
  if (parts.some(({ meaning }) => meaning.reply === 'unsure')) return 'unsure';
  const taken = replies.filter(({ meaning }) => meaning.how === 'unless');
  // "I do not know if …": the "I do not" in it is no answer either.
  const doubts = replies.filter(isDoubt);
  // "He has not called me" tells what he has not done.
  const isIn = (at: number, set: NamedWordSet) => words[at] !== undefined && phrases.isIn(words[at], set);
  const isTold = ({ from, to }: Match<'reply'>) =>
    to - from > 1 &&
    isIn(from, 'third-person') &&
    isIn(to - 1, 'not') &&
    words[to] !== undefined &&
    words[to].clause === words[to - 1]?.clause;
  const stands = parts.filter(
    (one) =>
      !isTold(one) &&
      !taken.some(({ from, to }) => from <= one.from && one.to <= to) &&
      !doubts.some(({ from, to }) => from < one.to && one.from < to),
  );
  const there = stands.filter(({ from, to }) => (where === 'begins' ? from === 0 : to === words.length));
  return longest(there)?.meaning.reply;
}

/** "Not sure if this is the right place" doubts something else than what was asked. */
export function isDoubtOf(
  { reply, option }: { readonly reply?: YesNo; readonly option?: string },
  next: Word | undefined,
  phrases: PhraseIndex['phrases'],
): boolean {
  return (reply === 'unsure' || option === UNSURE) && next !== undefined && phrases.isIn(next, 'doubt-of');
}
