import type { TextSpan } from '../match';
import { HOME, LONGEST_NAME, type NamedPlace, type PlaceIndex, SOME } from './placeIndex';
import type { RawWord } from './rawWords';
import { MOST_BETWEEN, type PlaceText, placeText, type Surroundings, surroundingsOf } from './surroundings';

/** A place that the person is in, and the area that it lies in. */
export interface PlaceFound extends TextSpan {
  readonly area: string;
  /** Whether it is said in so many words to be where whoever it happens to lives: it takes the place of another, too. */
  readonly isOwn: boolean;
}

export interface PlaceReading {
  /** Whether the person was just asked where they are: then a name alone is enough. */
  readonly isAsked?: boolean;
  /** Whether it was asked of somebody else: "she lives in Leeds" is an answer then. */
  readonly isOther?: boolean;
  /** Whether a word means something by itself, and so is not a slip of a place's name. */
  readonly isWord?: (word: string) => boolean;
}

/** Longer messages are stories: nothing in them is taken for a place with a slip. */
const MENDED_UP_TO = 8;

/**
 * The places in a message where the person says that they are, in its order. Several may lie in one area.
 * Nothing is found for a name that several areas have unless a county or a country is said with it.
 */
export function placesIn(text: string, index: PlaceIndex, reading: PlaceReading = {}): readonly PlaceFound[] {
  const message = placeText(text, index);
  const named = namesIn(message, (words) => index.names.get(words.join(' ')));
  const isNone = named.every(({ area }) => area === undefined);
  const mayMend = isNone && reading.isAsked === true && message.raw.length <= MENDED_UP_TO;
  const groups = grouped(mayMend ? namesIn(message, mender(index, reading)) : named, message, index);
  const found = groups.flatMap((group) => {
    const around = plainest(group, message, index);
    const isCapital = /^\p{Lu}/u.test(text.slice(message.raw[group.from]?.start));
    return isSaidOfPerson(group, around, reading, isCapital)
      ? [{ ...group, lead: around.lead, isOwn: around.lead === HOME || around.subject !== undefined }]
      : [];
  });
  // "From Leeds but I live in Luton".
  const atHome = found.filter(({ lead }) => lead === HOME);
  const kept = atHome.length > 0 ? atHome : found;
  return kept.flatMap(({ area, isOwn, from, to }) =>
    area === undefined ? [] : [{ area, isOwn, ...span(text, message.raw, from, to) }],
  );
}

/**
 * The places that a message names of nobody else, whatever it says of them.
 *
 * @param isOther whether it happens to somebody else, so that "she" may be who is helped
 */
export function placesNamed(
  text: string,
  index: PlaceIndex,
  isOther = false,
): readonly (TextSpan & Pick<PlaceFound, 'area'>)[] {
  const message = placeText(text, index);
  return namesIn(message, (words) => index.names.get(words.join(' '))).flatMap(({ area, from, to }) => {
    const { subject } = surroundingsOf(message, from, to, index);
    return area !== undefined && subject !== 'other' && (isOther || subject !== 'dear')
      ? [{ area, ...span(text, message.raw, from, to) }]
      : [];
  });
}

/** A name in the message: from one word as typed up to, but not including, another. */
interface NameFound extends NamedPlace {
  readonly from: number;
  readonly to: number;
  /** Where each of the names that are one place begins. */
  readonly starts: readonly number[];
}

/** The longest names, from the left. */
function namesIn({ raw }: PlaceText, look: (words: readonly string[]) => NamedPlace | undefined): readonly NameFound[] {
  const found: NameFound[] = [];
  for (let from = 0; from < raw.length; from++) {
    for (let to = Math.min(raw.length, from + LONGEST_NAME); to > from; to--) {
      const words = raw.slice(from, to);
      const place = isTogether(words) ? look(words.map(({ word }) => word)) : undefined;
      if (!place) continue;
      found.push({ ...place, from, to, starts: [from] });
      from = to - 1;
      break;
    }
  }
  return found;
}

/** The stop of "St. Albans" ends no sentence. */
function isTogether(words: readonly RawWord[]): boolean {
  return words.every(({ sentence }, at) => {
    const before = words[at - 1];
    return before === undefined || before.sentence === sentence || before.word.length <= 2;
  });
}

function mender({ names, mended }: PlaceIndex, { isWord = () => false }: PlaceReading) {
  return (words: readonly string[]) => {
    const exact = names.get(words.join(' '));
    if (exact || words.every(isWord)) return exact;
    const place = mended(words.join(''));
    // It may as well be a slip of another word, so that more has to speak for it.
    return place && { ...place, needs: HOME };
  };
}

/** "Bangor, County Down": what is said side by side is one place. */
function grouped(named: readonly NameFound[], { raw }: PlaceText, index: PlaceIndex): readonly NameFound[] {
  const groups: NameFound[] = [];
  for (const name of named) {
    const before = groups.at(-1);
    if (before && isBeside(before, name, raw, index)) groups[groups.length - 1] = together(before, name, index);
    else groups.push(name);
  }
  return groups;
}

/** Said together, no name is taken for an everyday word. */
function together(before: NameFound, name: NameFound, index: PlaceIndex): NameFound {
  const starts = [...before.starts, ...name.starts];
  return { ...joint(before, name, index), needs: SOME, from: before.from, to: name.to, starts };
}

function isBeside(
  before: NameFound,
  { from, isWide, isElsewhere }: NameFound,
  raw: PlaceText['raw'],
  index: PlaceIndex,
) {
  if (before.isElsewhere || (before.area !== undefined && !isWide && !isElsewhere)) return false;
  const between = raw.slice(before.to, from);
  const isOneSentence = raw[before.to - 1]?.sentence === raw[from]?.sentence;
  return isOneSentence && between.length <= MOST_BETWEEN && between.every(({ word }) => index.sets.between.has(word));
}

/** The wider place tells which of several countries is meant; otherwise the narrower of the two counts. */
function joint(
  before: NamedPlace,
  wider: NamedPlace,
  { areSiblings, narrower }: PlaceIndex,
): Omit<NamedPlace, 'needs'> {
  if (wider.area === undefined || before.area === undefined || !areSiblings(before.area, wider.area)) return wider;
  return { area: narrower(before.area, wider.area), isWide: true };
}

/** Of the words around the names that are one place, those that say most plainly where someone is. */
function plainest({ starts, to }: NameFound, message: PlaceText, index: PlaceIndex): Surroundings {
  const around = starts.map((from) => surroundingsOf(message, from, to, index));
  return around.reduce((best, one) => (one.lead > best.lead ? one : best));
}

/** @param isCapital whether it is written as a name: "Reading, I told you", but not "in bed, reading, when he came" */
function isSaidOfPerson(
  { needs }: NamedPlace,
  around: Surroundings,
  { isAsked, isOther }: PlaceReading,
  isCapital: boolean,
): boolean {
  if (around.isNotMine || around.isPartOfName) return false;
  const isDear = around.subject === 'dear';
  if ((isDear || around.subject === 'other') && !(isOther && (isAsked || (isDear && around.lead === HOME))))
    return false;
  // "I'm in Bedford" does not say where somebody else lives.
  if (around.subject === 'self' && isOther) return false;
  const isLed = around.lead >= needs && (needs < HOME || around.isDirect);
  // A sentence that is nothing but a place says where they are, asked or not, beside what else they tell.
  const isSentence = around.isAloneInSentence && !around.isAlone;
  if (isLed || !isAsked) return isLed || (!isOther && needs < HOME && isSentence);
  if (needs === SOME || (needs < HOME && around.lead > 0)) return true;
  const isAlone = around.isAlone || (isCapital && around.isAloneInClause);
  return isAlone && (around.lead === 0 || around.isDirect);
}

function span(text: string, raw: readonly RawWord[], from: number, to: number): TextSpan {
  const [start, end] = [raw[from]?.start ?? 0, raw[to - 1]?.end ?? 0];
  return { words: text.slice(start, end), start, end };
}
