import type { PathStep } from '../sourceMap';
import type { RuleContext } from './knowledgeRule';

/** A text that somebody reads, and where it stands. */
export interface ShownText {
  readonly text: string;
  readonly entry: object;
  readonly path: readonly PathStep[];
}

/** All that a person, a caller or a call handler reads. */
export function* shownTexts({ knowledge }: RuleContext): Iterable<ShownText> {
  for (const entry of ENTRIES.flatMap((list): readonly object[] => knowledge[list])) yield* textsIn(entry, entry, []);
  for (const texts of [knowledge.messages, ...Object.values(knowledge.labels)]) yield* textsIn(texts, texts, []);
}

/** All lists of which a person, a caller or a call handler reads something. */
const ENTRIES = [
  ...(['questions', 'decisions', 'outcomes', 'danger_signs', 'services', 'topics', 'short_answers', 'advice'] as const),
  ...(['diary_fields', 'easy_questions', 'easy_outcomes', 'easy_topics', 'easy_answers', 'easy_messages'] as const),
  ...(['script', 'danger_scripts', 'near_questions', 'quick_help', 'themes', 'flags'] as const),
  ...(['wrap_up', 'to_do', 'dispositions', 'note_templates'] as const),
];

/** Fields that are never shown: ids, sources, notes, and the words that people type themselves. */
const NEVER_SHOWN = new Set([
  ...[
    'id',
    'also',
    'plainly',
    'perhaps',
    'as_one',
    'sounds_like',
    'denied',
    'parts',
    'whole',
    'within',
    'unless',
    'heard',
    'heard_in_stories',
    'always',
    'anywhere',
    'told_after',
    'only_beside',
  ],
  ...['source', 'sources', 'assured_from', 'note', 'checked', 'law'],
]);

/** What is read of one entry. */
export function textsOf(entry: object): Iterable<ShownText> {
  return textsIn(entry, entry, []);
}

function* textsIn(value: unknown, entry: object, path: readonly PathStep[]): Iterable<ShownText> {
  if (typeof value === 'string') yield { text: value, entry, path };
  else if (Array.isArray(value))
    for (const [place, one] of value.entries()) yield* textsIn(one, entry, [...path, place]);
  else if (typeof value === 'object' && value !== null)
    for (const [name, one] of Object.entries(value))
      if (!NEVER_SHOWN.has(name)) yield* textsIn(one, entry, [...path, name]);
}
