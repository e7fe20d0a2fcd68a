import type { NamedPhrases, NamedTopic } from '../triage/names';
import type { Heard } from './listener';
import { tokens } from './tokens';

/** A message as short as this is a request when it sounds like one, in tokens. */
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
export function partOfAccount(text: string, heard: Heard): 'only' | 'also' | 'no' {
  const message = tokens(text);
  if (heard.kind === 'nothing') return 'only';
  if (heard.kind === 'topic') {
    const request = asks(text, message) || (NUMBERS.includes(heard.topic) && message.length <= SHORT);
    return request ? 'no' : 'only';
  }
  const telling = TELLING[heard.command];
  if (telling !== undefined) return message.length >= telling ? 'also' : 'no';
  if (heard.command === OUT) return 'no';
  return message.length <= SHORT || asks(text, message) ? 'no' : 'only';
}

function asks(text: string, message: readonly string[]): boolean {
  return text.trim().endsWith('?') || ASKING.has(message[0] ?? '');
}
