import type { Area, Knowledge } from '../../model/knowledge';
import type { NamedWordSet } from '../../model/namedEntries';
import { partsOf } from '../../model/service';
import { Speller } from '../text/speller';
import { spellingsOf } from '../text/tokenizer';
import { rawWords } from './rawWords';

/** The part of the knowledge that places are found with. */
export type PlaceKnowledge = Pick<Knowledge, 'areas' | 'places' | 'place_names' | 'word_sets' | 'spellings'>;

/** How plainly the words before a name say that it is a place where someone is; zero if nothing does. */
export type Lead = 0 | 1 | 2 | 3;
/** "Near Leeds": said of people too. */
export const SOME: Lead = 1;
/** "In Lincoln": not said of people, but of much else. */
const IN: Lead = 2;
/** "I live in Reading": said of a place alone. */
export const HOME: Lead = 3;

/** What a name stands for. */
export interface NamedPlace {
  /** Absent where several areas have the name, or none has. */
  readonly area?: string;
  /** A county, a region or a country: said after a town it tells which town is meant. */
  readonly isWide?: boolean;
  readonly isElsewhere?: boolean;
  /** What has to stand before it where it was not asked for. */
  readonly needs: Lead;
}

/** More words than this no name has. */
export const LONGEST_NAME = 4;

/** The names of all places, ready to be looked up, and the words around them that matter. */
export interface PlaceIndex {
  readonly names: ReadonlyMap<string, NamedPlace>;
  readonly leads: ReadonlyMap<string, Lead>;
  readonly sets: PlaceSets;
  readonly spellings: ReadonlyMap<string, readonly string[]>;
  /** Whether two areas lie in the same country. */
  readonly areSiblings: (one: string, other: string) => boolean;
  /** Of two areas, the one that holds fewer places; of two parts of one area, that area. */
  readonly narrower: (one: string, other: string) => string;
  /** The one area that all of these lie in, if there is one that people can choose. */
  readonly common: (areas: readonly string[]) => string | undefined;
  /** The name that was meant, typed with one slip; spaces in it do not matter. */
  readonly mended: (letters: string) => NamedPlace | undefined;
}

/** Sets of words.yaml that say how a place is spoken of. */
type PlaceSets = Readonly<
  Record<
    'between' | 'follower' | 'self' | 'us' | 'mine' | 'others' | 'dear' | 'company' | 'notMine' | 'event' | 'filler',
    ReadonlySet<string>
  >
>;

/** It takes a few milliseconds: build it once. */
export function buildPlaceIndex(knowledge: PlaceKnowledge): PlaceIndex {
  const names = namesOf(knowledge);
  let bySlip: ReturnType<typeof slipsOf> | undefined;
  return {
    names,
    ...surroundingWords(knowledge),
    spellings: spellingsOf(knowledge.spellings),
    ...relationsOf(knowledge.areas, names),
    mended(letters) {
      bySlip ??= slipsOf(names);
      return bySlip(letters);
    },
  };
}

/** How areas lie to each other; the parts of one lie where it lies. */
function relationsOf(
  areas: readonly Area[],
  names: ReadonlyMap<string, NamedPlace>,
): Pick<PlaceIndex, 'areSiblings' | 'narrower' | 'common'> {
  const sizes = new Map<string, number>();
  for (const { area } of names.values()) if (area !== undefined) sizes.set(area, (sizes.get(area) ?? 0) + 1);
  const withinOf = new Map(areas.map(({ id, within }) => [id, within]));
  const wholes = new Map(areas.flatMap(({ id }) => partsOf(areas, id).map((part) => [part.id, id] as const)));
  const whole = (area: string) => wholes.get(area) ?? area;
  const fewer = (one: string, other: string) => ((sizes.get(one) ?? 0) <= (sizes.get(other) ?? 0) ? one : other);
  return {
    areSiblings: (one, other) => withinOf.get(whole(one)) === withinOf.get(whole(other)),
    narrower(one, other) {
      if (whole(one) !== whole(other)) return fewer(one, other);
      if (one === other || whole(one) === other) return one;
      return whole(one) === one ? other : whole(one);
    },
    common(some) {
      const [first, ...others] = new Set(some);
      if (first === undefined || others.length === 0) return first;
      return others.every((one) => whole(one) === whole(first)) ? whole(first) : undefined;
    },
  };
}

function surroundingWords({ word_sets: sets }: PlaceKnowledge): Pick<PlaceIndex, 'leads' | 'sets'> {
  const setOf = (set: NamedWordSet) => new Set(sets.find(({ id }) => id === set)?.words);
  const leads = new Map<string, Lead>();
  for (const one of setOf('place-lead')) leads.set(one, SOME);
  for (const one of setOf('place-lead-in')) leads.set(one, IN);
  for (const one of setOf('place-lead-home')) leads.set(one, HOME);
  return {
    leads,
    sets: {
      between: setOf('place-between'),
      follower: setOf('place-follower'),
      self: setOf('place-self'),
      us: setOf('place-us'),
      mine: setOf('first-person'),
      others: setOf('place-others'),
      dear: setOf('place-dear'),
      company: setOf('place-company'),
      notMine: setOf('place-not-mine'),
      event: setOf('place-event'),
      filler: setOf('filler'),
    },
  };
}

/** Most names have neither signs nor accents. */
const PLAIN = /^[a-z]+(?: [a-z]+)*$/i;

/** The words of a name, as they are looked up. */
export function placeKey(name: string): string {
  if (PLAIN.test(name)) return name.toLowerCase();
  return rawWords(name)
    .map(({ word }) => word)
    .join(' ');
}

/** What is written by hand goes before the gazetteer, so that an area can take places from another. */
function namesOf(knowledge: PlaceKnowledge): ReadonlyMap<string, NamedPlace> {
  const { areas, places, place_names: by } = knowledge;
  const everyday = new Set(by.everyday.map(placeKey));
  const people = new Set(by.people.map(placeKey));
  const needsOf = (key: string): Lead => (everyday.has(key) ? HOME : people.has(key) ? IN : SOME);
  const names = new Map<string, NamedPlace>();
  const add = (some: readonly string[], place: Omit<NamedPlace, 'needs'>) => {
    for (const name of some) {
      const key = placeKey(name);
      names.set(key, { ...place, needs: needsOf(key) });
    }
  };
  for (const { area, names: some } of places) add(some, area === undefined ? {} : { area });
  add(by.shared, {});
  for (const { id: area, also } of areas) add(also, { area, isWide: true });
  add(by.elsewhere, { isElsewhere: true });
  return names;
}

/** Shorter names have too many neighbours among other words. */
const MENDED_FROM = 6;

function slipsOf(names: ReadonlyMap<string, NamedPlace>): (letters: string) => NamedPlace | undefined {
  const byLetters = new Map<string, NamedPlace>();
  for (const [key, place] of names) {
    const letters = key.replaceAll(' ', '');
    const other = byLetters.get(letters);
    // Newquay is in England, New Quay in Wales.
    byLetters.set(letters, other && other.area !== place.area ? NO_AREA : place);
  }
  const speller = new Speller();
  for (const [letters, { area = '' }] of byLetters) speller.addMendable(letters, area);
  return (letters) => {
    if (letters.length < MENDED_FROM) return undefined;
    const isStretched = /(.)\1\1/.test(letters);
    const meant = isStretched || speller.knows(letters) ? speller.mend(letters) : speller.slipOf(letters);
    return meant === undefined ? undefined : byLetters.get(meant);
  };
}

const NO_AREA: NamedPlace = { needs: SOME };
