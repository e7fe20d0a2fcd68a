import type { PathStep } from '../sourceMap';
import type { KnowledgeRules, RuleContext, RuleViolation } from './knowledgeRule';

export const forbiddenWords: KnowledgeRules = {
  /** Nothing that is shown talks stalking down, or promises what nobody can keep. */
  *'forbidden-words'(known) {
    const { knowledge } = known;
    for (const entry of ENTRIES.flatMap((list): readonly object[] => knowledge[list]))
      yield* forbiddenIn(entry, entry, [], known);
    for (const texts of [knowledge.messages, ...Object.values(knowledge.labels)])
      for (const [name, text] of Object.entries(texts)) yield* forbiddenIn(text, texts, [name], known);
  },
};

/** All lists of which a person, a caller or a call handler reads something. */
const ENTRIES = [
  ...(['questions', 'decisions', 'outcomes', 'danger_signs', 'services', 'topics', 'short_answers', 'advice'] as const),
  ...(['diary_fields', 'easy_questions', 'easy_outcomes'] as const),
  ...(['script', 'quick_help', 'themes', 'flags', 'wrap_up', 'dispositions'] as const),
];

/** Fields that are never shown: ids, sources, notes, and the words that people type themselves. */
const NEVER_SHOWN = new Set([
  ...['id', 'also', 'plainly', 'denied', 'whole', 'within', 'unless', 'heard', 'heard_in_stories'],
  ...['source', 'sources', 'assured_from', 'note'],
]);

interface Forbidden {
  readonly patterns: readonly RegExp[];
  /** After the words that were found. */
  readonly why: string;
  readonly cure: string;
}

const FORBIDDEN: readonly Forbidden[] = [
  {
    // The bot hears one side and makes no finding.
    patterns: [
      /\b(?:not|isn['’]t|is no|never|hardly) (?:really |actually )?(?:a case of )?stalking\b/i,
      /\b(?:not|never|n['’]t) amount to (?:stalking|harassment)\b/i,
      /\b(?:only|just|merely|simply) (?:a case of )?(?:harassment|a (?:quarrel|dispute|row|tiff))\b/i,
    ],
    why: 'may be read as if Waymark had judged what happens to the person',
    cure: 'Say what it looks like and what helps. Waymark never says that something is no more than harassment.',
  },
  {
    // A frightened person acts on it: what a device, a network, a court or another service does is not ours to promise.
    patterns: [
      /\b(?:nobody|no one) (?:can|could|will) (?:see|hear|know|find out|read)\b/i,
      /\b(?:nobody|no one)(?: else)? (?:is reading|reads)\b/i,
      /\b(?:leaves?|leaving) no traces?\b|\bwithout (?:a )?trace\b/i,
      /(?<!\b(?:nothing|can|cannot) )\bhides? everything\b/i,
      /\b(?:not|never) (?:be |get )?in(?:to)? (?:any )?trouble\b(?! for asking)/i,
      /\b(?:kind|friendly) (?:person|people|someone)\b|\b(?:someone|people) who believes? you\b/i,
      /\b(?:must|has to|have to) (?:act|answer|reply|remove \w+|take \w+ down) within\b/i,
      /\b(?:police|court|helpline|they) will (?:believe|protect|catch|arrest|stop)\b/i,
      /\byou (?:are|will be) (?:completely|perfectly|quite) safe\b|\bguaranteed?\b/i,
    ],
    why: 'is a promise that nobody can keep',
    cure: 'Say what is true of Waymark itself, or what usually happens, and what may go otherwise.',
  },
];

function* forbiddenIn(
  value: unknown,
  entry: object,
  path: readonly PathStep[],
  known: RuleContext,
): Iterable<RuleViolation> {
  if (typeof value === 'string') {
    for (const { patterns, why, cure } of FORBIDDEN) {
      const words = patterns.map((pattern) => pattern.exec(value)?.[0]).find((found) => found !== undefined);
      if (words === undefined) continue;
      yield { position: known.sourceMap.positionOf(entry, ...path), message: `“${words}” ${why}.`, cure };
      return;
    }
  } else if (Array.isArray(value)) {
    for (const [place, one] of value.entries()) yield* forbiddenIn(one, entry, [...path, place], known);
  } else if (typeof value === 'object' && value !== null) {
    for (const [name, one] of Object.entries(value)) {
      if (!NEVER_SHOWN.has(name)) yield* forbiddenIn(one, entry, [...path, name], known);
    }
  }
}
