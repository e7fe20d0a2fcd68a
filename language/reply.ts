import { firstWholeMatch, longest, type Message, type MessageVariant } from './message';
import { isKind, type MatchOf, type YesNo } from './phraseIndex';

/** Longer messages are not plain replies: a "no" in them may be part of a story. */
const REPLY_AT_MOST = 14;

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

function wholeReply(variants: readonly MessageVariant[]): MatchOf<'reply'> | undefined {
  return firstWholeMatch(variants, (all) =>
    all.filter(isKind('reply')).filter(({ meaning }) => meaning.how === 'whole'),
  );
}

function partialReply({ words, matches }: MessageVariant): YesNo | undefined {
  const replies = matches.filter(isKind('reply'));
  const parts = replies.filter(({ meaning }) => meaning.how === 'part');
  if (parts.some(({ meaning }) => meaning.reply === 'unsure')) return 'unsure';
  const taken = replies.filter(({ meaning }) => meaning.how === 'unless');
  const stands = parts.filter((one) => !taken.some(({ from, to }) => from <= one.from && one.to <= to));
  const first = longest(stands.filter(({ from }) => from === 0));
  const last = longest(stands.filter(({ to }) => to === words.length));
  return (first ?? last)?.meaning.reply;
}
