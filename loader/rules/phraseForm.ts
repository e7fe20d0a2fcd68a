import type { Knowledge } from '../../model/knowledge';
import { quoted } from '../readContext';
import type { PathStep } from '../sourceMap';
import type { KnowledgeRules } from './knowledgeRule';

export const phraseForm: KnowledgeRules = {
  /** Brackets in a phrase are closed and not nested, and something in it is required. */
  *'phrase-form'({ knowledge, sourceMap }) {
    for (const { entry, path, phrases } of phrasesIn(knowledge)) {
      for (const [place, phrase] of phrases.entries()) {
        const position = () => sourceMap.positionOf(entry, ...path, place);
        if (isNothing(phrase)) {
          yield {
            position: position(),
            message: `All of the phrase ${quoted(phrase)} may be left out, so that it would be heard in every message.`,
            cure: 'Write at least one word, or <set of words>, that has to be there. (one/another) without ? has to.',
          };
        }
        const rest = phrase.replace(/<[^<>()]+>|\((?:[^()<>]|<[^<>()]+>)+\)\??/g, '');
        if (!/[<>()]/.test(rest)) continue;
        yield {
          position: position(),
          message: `The phrase ${quoted(phrase)} opens a bracket that it does not close, or has one inside another.`,
          cure: 'Write <name> for a set of words, (one/or another) for a choice, and (words)? for what may be left out; none inside itself.',
        };
      }
    }
  },
};

function isNothing(phrase: string): boolean {
  return (
    phrase
      .replace(/\([^()]*\)\?/g, ' ')
      .replace(/(^|\s)\.{1,2}(?=\s|$)/g, ' ')
      .trim() === ''
  );
}

/** A list of phrases, and where it is. */
interface PhraseList {
  readonly entry: object;
  readonly path: readonly PathStep[];
  readonly phrases: readonly string[];
}

/** Every list of phrases in the knowledge. */
export function* phrasesIn({
  phrases,
  topics,
  questions,
  danger_signs: signs,
  short_answers: answers,
}: Knowledge): Iterable<PhraseList> {
  for (const entry of phrases) {
    for (const field of ['whole', 'within', 'surely', 'unless'] as const) {
      yield { entry, path: [field], phrases: entry[field] };
    }
  }
  const open = questions.flatMap(({ between }) => between);
  const options = questions.flatMap((question) => question.options);
  for (const entry of [...topics, ...open, ...options]) yield { entry, path: ['also'], phrases: entry.also };
  for (const entry of options) yield { entry, path: ['plainly'], phrases: entry.plainly };
  for (const entry of signs)
    for (const field of ['also', 'unless'] as const)
      yield { entry, path: ['in_record', field], phrases: entry.in_record?.[field] ?? [] };
  for (const entry of answers)
    for (const field of ['always', 'anywhere', 'told_after', 'only_beside'] as const)
      yield { entry, path: [field], phrases: entry[field] };
  for (const entry of options) yield { entry, path: ['perhaps'], phrases: entry.perhaps };
  for (const entry of options) yield { entry, path: ['as_one'], phrases: entry.as_one };
  for (const entry of options) yield { entry, path: ['sounds_like'], phrases: entry.sounds_like };
  for (const entry of options) yield { entry, path: ['denied'], phrases: entry.denied };
  for (const entry of options)
    for (const [part, words] of Object.entries(entry.parts)) yield { entry, path: ['parts', part], phrases: words };
}
