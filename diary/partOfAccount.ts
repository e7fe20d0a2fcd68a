import type { DialogueAct } from '../language/dialogueAct';
import type { NluResult } from '../language/nluPipeline';
import type { NamedPhrase, NamedTopic } from '../model/namedEntries';

/** Up to this many words, a message that sounds like a request is one. */
const SHORT = 6;
/**
 * A cry for help of fewer words than this has nothing else to keep. Thoughts of suicide are kept only where
 * they stand in a longer account: others may read the record one day.
 */
const WORDS_TO_KEEP: Readonly<Record<string, number>> = {
  emergency: 5,
  'self-harm': 14,
} satisfies Partial<Record<NamedPhrase, number>>;

/** A request to leave is never taken for a part of a story. */
const EXIT: NamedPhrase = 'exit';
/** Someone who asks for a number while writing gets it. */
const NUMBER_TOPICS: readonly string[] = ['helplines', 'a-person-please', 'self-harm'] satisfies NamedTopic[];

/**
 * What a message is while the person describes an incident: `only` a part of the account, whatever else
 * it sounds like ("he rang my work"); a request, which is `no` part of it; or `also` a part of it,
 * beside a cry for help that goes first.
 */
export function partOfAccount(
  { wordCount, isQuestion }: NluResult,
  act: DialogueAct,
): 'only' | 'also' | 'no' {
  if (act.kind === 'answer') return 'only';
  if (act.kind === 'topic') {
    const request = isQuestion || (NUMBER_TOPICS.includes(act.topic) && wordCount <= SHORT);
    return request ? 'no' : 'only';
  }
  const telling = WORDS_TO_KEEP[act.command];
  if (telling !== undefined) return wordCount >= telling ? 'also' : 'no';
  if (act.command === EXIT) return 'no';
  return wordCount <= SHORT || isQuestion ? 'no' : 'only';
}
