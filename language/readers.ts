import { Classifiers } from './classifier/classifiers';
import { buildPhraseIndex, type Lexicon, type PhraseIndex } from './phraseIndex';
import { buildPlaceIndex, type PlaceIndex } from './places/placeIndex';
import { TimeParser } from './times/timeParser';

/** What takes long to build, and pipelines for several channels have in common. */
export interface Readers {
  readonly index: PhraseIndex;
  readonly classifiers: Classifiers | undefined;
  /** The recogniser behind it takes half a second to load, and only a record needs it. */
  readonly timeParser: () => TimeParser;
  readonly places: PlaceIndex;
  /** Our own grammar alone, which is there at once. */
  readonly ownTimes: TimeParser;
}

/** Built once for each knowledge: it takes half a second. */
const built = new WeakMap<Lexicon, Readers>();

export function readersOf(lexicon: Lexicon): Readers {
  const readers = built.get(lexicon) ?? buildReaders(lexicon);
  built.set(lexicon, readers);
  return readers;
}

function buildReaders(lexicon: Lexicon): Readers {
  let timeParser: TimeParser | undefined;
  return {
    index: buildPhraseIndex(lexicon),
    classifiers: lexicon.classifiers && new Classifiers(lexicon.classifiers),
    places: buildPlaceIndex(lexicon),
    ownTimes: new TimeParser(lexicon, { complete: (_message, candidates) => candidates }),
    timeParser: () => {
      timeParser ??= new TimeParser(lexicon);
      return timeParser;
    },
  };
}
