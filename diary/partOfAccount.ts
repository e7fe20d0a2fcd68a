import type { DialogueAct } from '../language/dialogueAct';
import type { NluResult } from '../language/nluResult';
import type { NamedPhrase, NamedTopic } from '../model/namedEntries';

/** Up to this many words, a message that sounds like a request is one. */
const SHORT = 6;
/**
 * A cry for help of fewer words than this has nothing else to keep. Thoughts of suicide are kept only where
 * they stand in a longer account: others may read the record one day.
 */
const WORDS_TO_KEEP = { emergency: 2, 'self-harm': 14, despair: 3 } as const;

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
  { wordCount, isQuestion, topics }: Pick<NluResult, 'wordCount' | 'isQuestion' | 'topics'>,
  act: DialogueAct,
): 'only' | 'also' | 'no' {
  if (act.kind === 'answer') return 'only';
  if (act.kind === 'topic' || act.kind === 'asked' || act.kind === 'unanswered' || act.kind === 'services') {
    const isForNumber = wordCount <= SHORT && topics.some(({ topic }) => NUMBER_TOPICS.includes(topic));
    return isQuestion || isForNumber ? 'no' : 'only';
  }
  if (act.kind === 'urgent') return wordCount >= WORDS_TO_KEEP[act.need] ? 'also' : 'no';
  if (act.command === EXIT) return 'no';
  return wordCount <= SHORT || isQuestion ? 'no' : 'only';
}
