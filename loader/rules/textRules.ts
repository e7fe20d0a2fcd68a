import { didYouMean, nearestMatch } from '../didYouMean';
import type { KnowledgeRules, RuleContext, TextNames } from './knowledgeRule';

export const textRules: KnowledgeRules = {
  /** Every text that the code uses exists. */
  *'missing-message'(known) {
    for (const { noun, texts, names, missing } of compareTexts(known)) {
      for (const name of missing) {
        const gaps = Object.keys(names[name] ?? {}).map((one) => `{${one}}`);
        const holds = gaps.length > 0 ? `; it may hold ${gaps.join(', ')}` : '';
        yield {
          position: known.sourceMap.positionOf(texts),
          message: `The ${noun} “${name}” is missing.`,
          cure:
            noun === LABEL_GROUP
              ? `Add “${name}:” with its labels below it.`
              : `Add a line “${name}: ” with the text${holds}.`,
        };
      }
    }
  },

  /** Every text is used by the code. */
  *'unknown-message'(known) {
    for (const { noun, texts, unknown } of compareTexts(known)) {
      for (const [name, meant] of unknown) {
        const end = meant === undefined ? '.' : `; did you mean “${meant}”?`;
        yield {
          position: known.sourceMap.keyPositionOf(texts, name),
          message: `Nothing asks for a ${noun} called “${name}”${end}`,
          cure: 'Mend the name, or delete the line.',
        };
      }
    }
  },

  /** A text has only placeholders that the code fills in. */
  *'unknown-placeholder'(known) {
    for (const { noun, texts, names } of compareTexts(known)) {
      for (const [name, text] of Object.entries(texts)) {
        const filled = Object.keys(names[name] ?? {});
        for (const [, gap = ''] of String(text).matchAll(/\{([^{}]*)\}/g)) {
          if (filled.includes(gap)) continue;
          yield {
            position: known.sourceMap.positionOf(texts, name),
            message: `Nothing fills “{${gap}}” in the ${noun} “${name}”${didYouMean(gap, filled)}`,
            cure:
              filled.length > 0
                ? `It may hold ${filled.map((one) => `{${one}}`).join(', ')}.`
                : 'This text has nothing to fill in: take the braces out.',
          };
        }
      }
    }
  },
};

/** How the texts of one file, or of one group in it, compare with the names that the code uses. */
interface TextComparison {
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

const LABEL_GROUP = 'group of labels';

export function compareTexts(known: RuleContext): readonly TextComparison[] {
  const { knowledge, messages, labels, sourceMap } = known;
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
