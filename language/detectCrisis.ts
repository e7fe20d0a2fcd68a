import type { NamedPhrase } from '../model/namedEntries';
import type { MessageClassification } from './classifier/classifiers';
import { firstWholeMatch, type Message, type TextSpan, textSpan } from './message';
import { isKind, type PhraseMeaning } from './phraseIndex';
import type { PhraseMatch } from './text/phraseMatcher';

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

const CLASS_OF = { emergency: 'danger', 'self-harm': 'selfHarm' } as const;

/** What is known of a message before it is checked for a crisis. */
interface MessageFacts {
  /** Whether all of it is a command or a plain reply. */
  readonly known: boolean;
  /** Whether it has a yes, no or doubt in it. */
  readonly reply: boolean;
}

/** Danger to someone, or the person's own thoughts of dying: by a phrase, or by the classifier. */
export function detectCrisis(
  message: Message,
  classification: MessageClassification | undefined,
  { known, reply }: MessageFacts,
): Crisis | undefined {
  for (const kind of KINDS) {
    const phrase = phraseOf(message, kind, classification);
    if (phrase) return { kind, ...textSpan(message, phrase.from, phrase.to) };
  }
  for (const kind of known ? [] : KINDS) {
    const segment = classification?.[CLASS_OF[kind]];
    if (segment && segment.confidence >= (reply ? CONFIDENT_DESPITE_REPLY : CONFIDENT))
      return { kind, ...textSpan(message, segment.from, segment.to) };
  }
  return undefined;
}

function phraseOf(
  message: Message,
  kind: Crisis['kind'],
  classification: MessageClassification | undefined,
): PhraseMatch<PhraseMeaning> | undefined {
  const { matches, variants, words } = message;
  const cries = (all: Message['matches']) =>
    all.filter(isKind('command')).filter(({ meaning }) => meaning.command === kind);
  const mine = cries(matches);
  const surely = mine.find(({ meaning }) => meaning.how === 'surely');
  if (surely) return surely;
  const whole = firstWholeMatch(variants, (all) =>
    cries(all).filter(({ meaning }) => meaning.how === 'surely'),
  );
  if (whole) return { ...whole, from: 0, to: words.length };
  if (mine.some(({ meaning }) => meaning.how === 'unless')) return undefined;
  return mine.find(
    (one) =>
      one.meaning.how === 'said' &&
      speaksOfNow(message, kind, one) &&
      isLikely(message, kind, one, classification),
  );
}

/** By the classifier, on the strongest segment or on the context window around the phrase. */
function isLikely(
  { context }: Message,
  kind: Crisis['kind'],
  phrase: PhraseMatch<unknown>,
  classification: MessageClassification | undefined,
): boolean {
  if (!classification) return true;
  const segment = CLASS_OF[kind];
  const most = Math.max(
    classification[segment].confidence,
    classification.around(phrase.from, phrase.to)[segment],
  );
  return most >= (context.hasNowCue(phrase) ? UNLIKELY_NOW : UNLIKELY);
}

function speaksOfNow(
  { context }: Message,
  kind: Crisis['kind'],
  phrase: PhraseMatch<PhraseMeaning>,
): boolean {
  return kind === 'self-harm' ? context.isFirstPerson(phrase) : context.isNow(phrase);
}
