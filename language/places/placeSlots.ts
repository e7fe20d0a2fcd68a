import { type Answers, WHERE } from '../../model/answers';
import type { DeniedAnswer } from '../denied';
import type { Message } from '../message';
import type { Readers } from '../readers';
import type { SlotValue } from '../slots';
import { placesIn, placesNamed } from './placesIn';

/** A place that is named is no guess. */
const NAMED = 2;

/** Where the person lives, if the message says it and names one area only, or parts of one. */
export function placeSlots(
  text: string,
  { places, index }: Pick<Readers, 'places' | 'index'>,
  asked: { readonly isAsked: boolean; readonly isOther: boolean },
): readonly SlotValue[] {
  const isWord = (word: string) => index.tokenizer.knows(word);
  const found = placesIn(text, places, { ...asked, isWord });
  const option = places.common(found.map(({ area }) => area));
  const [first] = found;
  if (!first || option === undefined) return [];
  return [{ question: WHERE, option, sureness: NAMED, span: first, isPlain: first.isOwn }];
}

/**
 * "It isn't Luton": only what was noted can be taken off, and is looked for.
 *
 * @param isOther whether it happens to somebody else: "she does not live in Luton"
 */
export function placesDenied(
  { text, words, context }: Message,
  { places }: Pick<Readers, 'places'>,
  { [WHERE]: noted }: Answers = {},
  isOther = false,
): readonly DeniedAnswer[] {
  if (noted === undefined) return [];
  return placesNamed(text, places, isOther).flatMap(({ area, start, end }) => {
    const from = words.findIndex((word) => word.start === start);
    const isDenied = from >= 0 && context.isNegated({ from, to: words.findIndex((word) => word.end === end) + 1 });
    return isDenied ? [{ question: WHERE, option: area, isSure: true }] : [];
  });
}
