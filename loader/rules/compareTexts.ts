import { nearestMatch } from '../didYouMean';
import type { RuleContext, TextNames } from './knowledgeRule';

/** How the texts of one file compare with the names that the code uses. */
export interface TextComparison {
  readonly noun: 'message' | 'label';
  readonly texts: Readonly<Record<string, string>>;
  readonly names: TextNames;
  /** Written, but not used by the code; with the name that was probably meant. */
  readonly unknown: ReadonlyMap<string, string | undefined>;
  /** Used by the code, and not even written under a misspelt name. */
  readonly missing: readonly string[];
}

export function compareTexts({
  knowledge,
  messages,
  labels,
  sourceMap,
}: RuleContext): readonly TextComparison[] {
  const files: readonly TextComparison[] = [
    {
      noun: 'message',
      texts: knowledge.messages,
      names: messages,
      ...compare(knowledge.messages, messages),
    },
    { noun: 'label', texts: knowledge.labels, names: labels, ...compare(knowledge.labels, labels) },
  ];
  return files.filter(({ texts }) => sourceMap.has(texts));
}

function compare(texts: Readonly<Record<string, string>>, names: TextNames) {
  const absent = Object.keys(names).filter((name) => !Object.hasOwn(texts, name));
  const strange = Object.keys(texts).filter((name) => !Object.hasOwn(names, name));
  const unknown = new Map(strange.map((name) => [name, nearestMatch(name, absent)]));
  const meant = new Set(unknown.values());
  return { unknown, missing: absent.filter((name) => !meant.has(name)) };
}
