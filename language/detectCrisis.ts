import type { NamedPhrase } from '../model/namedEntries';
import type { MessageClassification } from './classifier/classifiers';
import { firstWholeMatch, type Match, type Message, matchesOf, type TextSpan, textSpan } from './message';

export type Crisis = TextSpan & { readonly kind: 'emergency' | 'self-harm' };

const KINDS: readonly Crisis['kind'][] = ['emergency', 'self-harm'] satisfies NamedPhrase[];
/** At this confidence the classifier needs no phrase. When in doubt, the number is shown. */
const CONFIDENT = 0.32;
/** The same for a message that begins or ends with yes or no: those are answers, and resemble much else. */
const CONFIDENT_DESPITE_REPLY = 0.6;
/** A phrase with less confidence than this is not a cry for help in its context: "he's at the door, it's the pizza". */
const UNLIKELY = 0.3;
/** The same where "now" stands beside it. */
const UNLIKELY_NOW = 0.04;

/** What the classifier and the labelled lines call them. */
export const CRISIS_LABEL = { emergency: 'danger', 'self-harm': 'self_harm' } as const;

/**
 * Danger to someone, or the person's own thoughts of dying: by a phrase, or by the classifier.
 *
 * @param known whether all of the message is a command or a plain reply
 * @param reply whether it has a yes, no or doubt in it
 */
export function detectCrisis(
  message: Message,
  classification: MessageClassification | undefined,
  { known, reply }: { readonly known: boolean; readonly reply: boolean },
): Crisis | undefined {
  for (const kind of KINDS) {
    const phrase = phraseOf(message, kind, classification);
    if (phrase) return { kind, ...textSpan(message, phrase.from, phrase.to) };
  }
  for (const kind of known ? [] : KINDS) {
    const segment = classification?.[CRISIS_LABEL[kind]];
    if (segment && segment.confidence >= (reply ? CONFIDENT_DESPITE_REPLY : CONFIDENT))
      return { kind, ...textSpan(message, segment.from, segment.to) };
  }
  return undefined;
}

function phraseOf(
  message: Message,
  kind: Crisis['kind'],
  classification: MessageClassification | undefined,
): Match | undefined {
  const mine = matchesOf(message.matches, 'command').filter(({ meaning }) => meaning.command === kind);
  const surely = mine.find(({ meaning }) => meaning.how === 'surely');
  if (surely) return surely;
  const whole = firstWholeMatch(message, 'command', ({ command, how }) => command === kind && how === 'surely');
  if (whole) return { ...whole, from: 0, to: message.words.length };
  if (mine.some(({ meaning }) => meaning.how === 'unless')) return undefined;
  const { context } = message;
  return mine.find(
    (one) =>
      (kind === 'self-harm' ? context.isFirstPerson(one) : context.isNow(one)) &&
      isLikely(message, kind, one, classification),
  );
}

/** By the classifier, on the strongest segment or on the context window around the phrase. */
function isLikely(
  { context }: Message,
  kind: Crisis['kind'],
  phrase: Match,
  classification: MessageClassification | undefined,
): boolean {
  if (!classification) return true;
  const label = CRISIS_LABEL[kind];
  const nearby = classification.around(phrase.from, phrase.to)[label] ?? 0;
  const most = Math.max(classification[label].confidence, nearby);
  return most >= (context.hasNowCue(phrase) ? UNLIKELY_NOW : UNLIKELY);
}
