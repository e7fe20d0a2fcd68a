import { nearest } from '../suggest';
import type { Known, TextNames } from './rule';

/** How the texts of one file compare with the names the code asks for. */
export interface TextsByName {
  readonly called: 'message' | 'label';
  readonly texts: Readonly<Record<string, string>>;
  readonly names: TextNames;
  /** Written, but never asked for; with the name that was probably meant. */
  readonly unknown: ReadonlyMap<string, string | undefined>;
  /** Asked for, and not even written with a slip in the name. */
  readonly missing: readonly string[];
}

export function textsByName({ knowledge, messages, labels, origins }: Known): readonly TextsByName[] {
  const files: readonly TextsByName[] = [
    {
      called: 'message',
      texts: knowledge.messages,
      names: messages,
      ...compared(knowledge.messages, messages),
    },
    { called: 'label', texts: knowledge.labels, names: labels, ...compared(knowledge.labels, labels) },
  ];
  return files.filter(({ texts }) => origins.has(texts));
}

function compared(texts: Readonly<Record<string, string>>, names: TextNames) {
  const absent = Object.keys(names).filter((name) => !Object.hasOwn(texts, name));
  const strange = Object.keys(texts).filter((name) => !Object.hasOwn(names, name));
  const unknown = new Map(strange.map((name) => [name, nearest(name, absent)]));
  const meant = new Set(unknown.values());
  return { unknown, missing: absent.filter((name) => !meant.has(name)) };
}
