import type { Wish } from '../language/decide';
import { plainText } from '../language/text/letters';
import type { Reading } from '../language/understand';
import type { NamedPhrases, NamedTopic } from '../model/names';

/** A message as short as this is a request when it sounds like one, in words. */
const SHORT = 6;
/**
 * Less than this beside a cry for help tells nothing that has to be kept. Of thoughts of suicide only what
 * stands in a longer account: others may read the record one day.
 */
const TELLING: Readonly<Record<string, number>> = {
  emergency: 5,
  'self-harm': 14,
} satisfies Partial<Record<NamedPhrases, number>>;

/** The way out is never taken for a part of a story. */
const OUT: NamedPhrases = 'exit';
/** Whoever asks for a number while they write gets it. */
const NUMBERS: readonly string[] = ['helplines', 'a-person-please', 'self-harm'] satisfies NamedTopic[];

const ASKING = new Set([
  'how',
  'what',
  'whats',
  'should',
  'shall',
  'can',
  'could',
  'do',
  'does',
  'is',
  'will',
]);

/**
 * What a message is that comes while an incident is told: `only` a part of the account, whatever else
 * it sounds like ("he rang my work"); a request, which is `no` part of it; or `also` a part of it,
 * beside a cry for help that goes first.
 */
export function partOfAccount(text: string, { length }: Reading, wish: Wish): 'only' | 'also' | 'no' {
  if (wish.kind === 'answer') return 'only';
  if (wish.kind === 'topic') {
    const request = asks(text) || (NUMBERS.includes(wish.topic) && length <= SHORT);
    return request ? 'no' : 'only';
  }
  const telling = TELLING[wish.command];
  if (telling !== undefined) return length >= telling ? 'also' : 'no';
  if (wish.command === OUT) return 'no';
  return length <= SHORT || asks(text) ? 'no' : 'only';
}

function asks(text: string): boolean {
  return text.trim().endsWith('?') || ASKING.has(plainText(text).split(' ')[0] ?? '');
}
