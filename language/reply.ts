import { type Baring, firstAlone, longest, type Message } from './message';
import type { Meaning, YesNo } from './phraseIndex';
import type { Found } from './text/phraseMatcher';

/** Longer messages are no plain replies: a "no" in them may be part of a story. */
const REPLY_AT_MOST = 14;

type Reply = Found<Extract<Meaning, { kind: 'reply' }>>;

/** A plain yes or no: the first or the last words of a short message say it. Doubt anywhere in it is doubt. */
export function replyIn({ barings }: Message): YesNo | undefined {
  const whole = wholeReply(barings);
  if (whole) return whole.meaning.reply;
  for (const baring of barings) {
    const reply = baring.words.length <= REPLY_AT_MOST ? partOf(baring) : undefined;
    if (reply) return reply;
  }
  return undefined;
}

/** Whether the message says nothing but yes, no or unsure. */
export function isPlainReply({ barings }: Message): boolean {
  return wholeReply(barings) !== undefined;
}

function wholeReply(barings: readonly Baring[]): Reply | undefined {
  return firstAlone(barings, (one) => replyOf(one).filter(({ meaning }) => meaning.how === 'whole'));
}

function partOf({ words, found }: Baring): YesNo | undefined {
  const replies = found.flatMap(replyOf);
  const parts = replies.filter(({ meaning }) => meaning.how === 'part');
  if (parts.some(({ meaning }) => meaning.reply === 'unsure')) return 'unsure';
  const taken = replies.filter(({ meaning }) => meaning.how === 'unless');
  const stands = parts.filter((one) => !taken.some(({ from, to }) => from <= one.from && one.to <= to));
  const first = longest(stands.filter(({ from }) => from === 0));
  const last = longest(stands.filter(({ to }) => to === words.length));
  return (first ?? last)?.meaning.reply;
}

function replyOf({ meaning, from, to }: Found<Meaning>): readonly Reply[] {
  return meaning.kind === 'reply' ? [{ meaning, from, to }] : [];
}
