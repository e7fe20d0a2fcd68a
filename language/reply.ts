import { firstWholeMatch, longest, type Message, type MessageVariant } from './message';
import type { PhraseMeaning, YesNo } from './phraseIndex';
import type { PhraseMatch } from './text/phraseMatcher';

/** Longer messages are not plain replies: a "no" in them may be part of a story. */
const REPLY_AT_MOST = 14;

type ReplyMatch = PhraseMatch<Extract<PhraseMeaning, { kind: 'reply' }>>;

/** A plain yes or no at the start or the end of a short message. "Unsure" anywhere in it makes it unsure. */
export function replyIn({ variants }: Message): YesNo | undefined {
  const whole = wholeReply(variants);
  if (whole) return whole.meaning.reply;
  for (const variant of variants) {
    const reply = variant.words.length <= REPLY_AT_MOST ? partialReply(variant) : undefined;
    if (reply) return reply;
  }
  return undefined;
}

/** Whether the message says nothing but yes, no or unsure. */
export function isPlainReply({ variants }: Message): boolean {
  return wholeReply(variants) !== undefined;
}

function wholeReply(variants: readonly MessageVariant[]): ReplyMatch | undefined {
  return firstWholeMatch(variants, (one) =>
    replyMatches(one).filter(({ meaning }) => meaning.how === 'surely'),
  );
}

function partialReply({ words, matches }: MessageVariant): YesNo | undefined {
  const replies = matches.flatMap(replyMatches);
  const parts = replies.filter(({ meaning }) => meaning.how === 'said');
  if (parts.some(({ meaning }) => meaning.reply === 'unsure')) return 'unsure';
  const taken = replies.filter(({ meaning }) => meaning.how === 'unless');
  const stands = parts.filter((one) => !taken.some(({ from, to }) => from <= one.from && one.to <= to));
  const first = longest(stands.filter(({ from }) => from === 0));
  const last = longest(stands.filter(({ to }) => to === words.length));
  return (first ?? last)?.meaning.reply;
}

function replyMatches({ meaning, from, to }: PhraseMatch<PhraseMeaning>): readonly ReplyMatch[] {
  return meaning.kind === 'reply' ? [{ meaning, from, to }] : [];
}
