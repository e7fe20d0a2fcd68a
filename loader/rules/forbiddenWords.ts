import type { PathStep } from '../sourceMap';
import type { KnowledgeRules, RuleContext, RuleViolation } from './knowledgeRule';

/** Stalking is never talked down. The bot hears one side and makes no finding. */
const FORBIDDEN = [
  /\b(?:not|isn['’]t|is no|never|hardly) (?:really |actually )?(?:a case of )?stalking\b/i,
  /\b(?:only|just|merely|simply) (?:a case of )?harassment\b/i,
];

/** Fields that are never shown: ids, sources, notes, and the words that people type themselves. */
const NEVER_SHOWN = new Set([
  'id',
  'also',
  'whole',
  'within',
  'unless',
  'source',
  'sources',
  'assured_from',
  'note',
]);

export const forbiddenWords: KnowledgeRules = {
  *'forbidden-words'(known) {
    const { questions, outcomes, danger_signs, services, topics, advice, diary_fields } = known.knowledge;
    const { script, quick_help, themes, flags, wrap_up, dispositions } = known.knowledge;
    const shown = [questions, outcomes, danger_signs, services, topics, advice, diary_fields];
    const atTheDesk = [script, quick_help, themes, flags, wrap_up, dispositions];
    for (const entry of [...shown, ...atTheDesk].flat()) yield* forbiddenIn(entry, entry, [], known);
    const { messages, labels } = known.knowledge;
    for (const texts of [messages, ...Object.values(labels)])
      for (const [name, text] of Object.entries(texts)) yield* forbiddenIn(text, texts, [name], known);
  },
};

function* forbiddenIn(
  value: unknown,
  entry: object,
  path: readonly PathStep[],
  known: RuleContext,
): Iterable<RuleViolation> {
  if (typeof value === 'string') {
    const words = FORBIDDEN.map((pattern) => pattern.exec(value)?.[0]).find((found) => found !== undefined);
    if (words === undefined) return;
    yield {
      position: known.sourceMap.positionOf(entry, ...path),
      message: `“${words}” may be read as if Waymark had judged what happens to the person.`,
      cure: 'Say what it looks like and what helps. Waymark never says that something is no more than harassment.',
    };
  } else if (Array.isArray(value)) {
    for (const [place, one] of value.entries()) yield* forbiddenIn(one, entry, [...path, place], known);
  } else if (typeof value === 'object' && value !== null) {
    for (const [name, one] of Object.entries(value)) {
      if (!NEVER_SHOWN.has(name)) yield* forbiddenIn(one, entry, [...path, name], known);
    }
  }
}
