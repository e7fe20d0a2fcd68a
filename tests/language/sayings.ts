import type { PhraseGroup } from '../../model/lexicon';
import { realKnowledge } from '../realKnowledge';

/** A phrase as somebody may say it: the first of each choice, the first of each set, and nothing that may be left out. */
export function sayingOf(phrase: string): string {
  return phrase
    .replace(/\([^()]*\)\?/g, ' ')
    .replace(/\(([^()/]*)[^()]*\)/g, '$1')
    .replace(/<([^<>]*)>/g, (_all, id: string) => firstOf(id))
    .split(/\s+/)
    .filter((one) => one !== '' && !/^\.{1,2}$/.test(one))
    .map((one) => (/^[^/]+\//.test(one) ? (one.split('/')[0] ?? '') : one))
    .map((one) => (one.startsWith('#') ? '5' : one.replace(/~$/, '')))
    .join(' ');
}

/** All that is heard whatever stands around it, and whatever a classifier makes of it. */
export function sureSayings({ whole, surely }: PhraseGroup): readonly string[] {
  return [...whole, ...surely].map(sayingOf);
}

function firstOf(id: string): string {
  return realKnowledge.word_sets.find((set) => set.id === id)?.words[0]?.replace(/~$/, '') ?? '';
}
