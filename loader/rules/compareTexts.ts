import { nearestMatch } from '../didYouMean';
import type { RuleContext, TextNames } from './knowledgeRule';

/** How the texts of one file, or of one group in it, compare with the names that the code uses. */
export interface TextComparison {
  /** 'message', for "The message “greeting” is missing." */
  readonly noun: string;
  /** Texts by name; or groups of them. */
  readonly texts: Readonly<Record<string, unknown>>;
  readonly names: TextNames;
  /** Written, but not used by the code; with the name that was probably meant. */
  readonly unknown: ReadonlyMap<string, string | undefined>;
  /** Used by the code, and not even written under a misspelt name. */
  readonly missing: readonly string[];
}

export const LABEL_GROUP = 'group of labels';

export function compareTexts({
  knowledge,
  messages,
  labels,
  sourceMap,
}: RuleContext): readonly TextComparison[] {
  const groups = Object.fromEntries(Object.keys(labels).map((group) => [group, {}]));
  return [
    compare('message', knowledge.messages, messages),
    compare(LABEL_GROUP, knowledge.labels, groups),
    ...Object.entries(knowledge.labels).flatMap(([group, texts]) =>
      labels[group] ? [compare(`“${group}” label`, texts, labels[group])] : [],
    ),
  ].filter(({ texts }) => sourceMap.has(texts));
}

function compare(noun: string, texts: Readonly<Record<string, unknown>>, names: TextNames): TextComparison {
  const absent = Object.keys(names).filter((name) => !Object.hasOwn(texts, name));
  const strange = Object.keys(texts).filter((name) => !Object.hasOwn(names, name));
  const unknown = new Map(strange.map((name) => [name, nearestMatch(name, absent)]));
  const meant = new Set(unknown.values());
  return { noun, texts, names, unknown, missing: absent.filter((name) => !meant.has(name)) };
}
