import type { WordSet } from '../../model/lexicon';
import { stem, type Word } from './tokenizer';

/** A word of a message, as phrases are matched against it; without a stem it is its own. */
export type PhraseWord = Pick<Word, 'word' | 'sentence'> & Partial<Pick<Word, 'stem'>>;

/** What a phrase may ask for at one place: a word, a stem ("follow~") or a set ("<they>"). */
export type Step = string;

/** The sets of words that phrases may name, split into words as messages are. Matchers share them: to build them takes longer. */
export class WordSets {
  /** The sets that each single word belongs to. */
  readonly #byWord = new Map<string, Step[]>();
  /** Those that any word with a stem belongs to. */
  readonly #byStem = new Map<string, Step[]>();
  /** The members of each set that are more than one word. */
  readonly #longMembers = new Map<Step, (readonly Step[])[]>();
  /** For as long as a message is being read: many phrases are looked for in it. */
  readonly #steps = new WeakMap<PhraseWord, readonly Step[]>();

  /** @param spell splits what is written in a set or a phrase into words */
  constructor(
    sets: readonly WordSet[],
    private readonly spell: (text: string) => readonly Word[],
  ) {
    for (const { id, words } of sets) {
      for (const one of words) this.#addMember(`<${id}>`, one);
    }
  }

  /** What a word of a message may be to a phrase: itself, its stem, and each set that it is in. */
  of(one: PhraseWord): readonly Step[] {
    const known = this.#steps.get(one);
    if (known) return known;
    const { word, stem: root = word } = one;
    const steps = [word, `${root}~`, ...(this.#byWord.get(word) ?? NONE), ...(this.#byStem.get(root) ?? NONE)];
    this.#steps.set(one, steps);
    return steps;
  }

  longMembersOf(set: Step): readonly (readonly Step[])[] {
    return this.#longMembers.get(set) ?? [];
  }

  /** "hes" is two words. */
  stepsOf(written: string): readonly Step[] {
    if (written.endsWith('~')) return [`${stem(written.slice(0, -1))}~`];
    return this.spell(written).map(({ word }) => word);
  }

  #addMember(set: Step, one: string): void {
    const steps = one.split(' ').flatMap((part) => this.stepsOf(part));
    const [first] = steps;
    if (steps.length > 1) addOnce(this.#longMembers, set, steps);
    else if (first?.endsWith('~')) addOnce(this.#byStem, first.slice(0, -1), set);
    else if (first !== undefined) addOnce(this.#byWord, first, set);
  }
}

const NONE: readonly Step[] = [];

/** Adds to a list of lists what is not in it. */
export function addOnce<V>(lists: Map<string, V[]>, key: string, value: V): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else if (!list.includes(value)) list.push(value);
}
