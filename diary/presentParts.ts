import { type PhraseMatch, PhraseMatcher } from '../language/text/phraseMatcher';
import type { Word } from '../language/text/tokenizer';
import type { TimeExpression } from '../language/times/timeExpression';
import type { WordSet } from '../model/lexicon';
import type { NamedWordSet } from '../model/namedEntries';
import { type Clauses, QUOTED } from './clauses';
import type { WordSplitter } from './recordCues';

const CUES = ['now', 'still', 'present', 'past', 'says'] as const;
type Cue = (typeof CUES)[number];

/** What is left of an account without what is told of the past or quoted, and whether it says that it is so now. */
export interface PresentPart {
  readonly words: string;
  readonly saysNow: boolean;
  /** Whether anything was left out. */
  readonly isPart: boolean;
}

/** Words before a past time that opens a clause: "so on Monday he let himself in". */
const BEFORE_TIME = 2;

/** "Right, the Sunday one now." */
const ONE: NamedWordSet = 'record-one';
const HEADING = [ONE, 'record-lead', 'contrast-small', 'filler'] as const satisfies readonly NamedWordSet[];

/** Letters before the end that tells what was: "knocked", but not "red". */
const BEFORE_END = 3;

/** Tells what of an account is of now from what was: by the times and verbs of its clauses, one after the other. */
export class PresentPartReader {
  readonly #cues: PhraseMatcher<Cue>;
  readonly #ends: readonly string[];

  constructor(
    private readonly splitter: WordSplitter,
    private readonly clauses: Clauses,
    sets: readonly WordSet[],
  ) {
    this.#cues = new PhraseMatcher<Cue>(splitter.wordSets);
    const wordsOf = (cue: string) => sets.find(({ id }) => id === `record-cue-${cue}`)?.words ?? [];
    for (const cue of CUES) for (const phrase of wordsOf(cue)) this.#cues.add(phrase, cue);
    this.#ends = wordsOf('past-end');
  }

  /**
   * A clause of the past opens with a past time, or tells what was: "he let himself in". One that shows neither is of the same
   * time as the one before it. What somebody said on another day was so on that day: "he said he's outside and he's coming in".
   */
  of(text: string, past: readonly Pick<TimeExpression, 'start' | 'end'>[]): PresentPart {
    const kept: string[] = [];
    let [saysNow, isPart, isPast, isReported] = [false, false, false, false];
    for (const { from, to, isLast } of this.clauses.unquoted(text, past)) {
      const part = text.slice(from, to).replace(QUOTED, ' ');
      const words = this.splitter.tokenize(part);
      const found = this.#cues.find(words);
      const opens = past.some(({ start }) => from <= start && start < to && this.#isFew(text.slice(from, start)));
      // "Right, the Sunday one now" says which is told next, and nothing of now.
      const isHeading = opens && this.#isHeading(words, from, past);
      const at = isHeading ? undefined : presentFrom(found, isReported, opens);
      const wasToldOf = opens || tellsPast(found, at) || words.slice(0, at).some((one) => this.#endsPast(one));
      if (at === undefined) isPast ||= wasToldOf;
      else [isPast, saysNow] = [false, true];
      isPart ||= wasToldOf || isPast;
      if (at !== undefined) kept.push(wasToldOf ? part.slice(words[at]?.start) : part);
      else if (!isPast) kept.push(part);
      isReported = !isLast && at === undefined && (isReported || reports(found));
    }
    return { words: kept.join(' ').trim(), saysNow, isPart };
  }

  #isHeading(words: readonly Word[], offset: number, past: readonly Pick<TimeExpression, 'start' | 'end'>[]): boolean {
    const isTime = ({ start, end }: Word) => past.some((one) => one.start < offset + end && offset + start < one.end);
    const isAround = (word: Word) => HEADING.some((set) => this.#cues.isIn(word, set));
    return words.some((word) => this.#cues.isIn(word, ONE)) && words.every((word) => isTime(word) || isAround(word));
  }

  #endsPast({ word }: Word): boolean {
    return this.#ends.some((end) => word.endsWith(end) && word.length >= end.length + BEFORE_END);
  }

  #isFew(words: string): boolean {
    return this.splitter.tokenize(words).length <= BEFORE_TIME;
  }
}

type Found = PhraseMatch<Cue>;

/**
 * The word from which a clause is of now; undefined where it is not, or is what somebody said, or is told of another day as if it
 * were now: "on Tuesday he's stood outside the school".
 */
function presentFrom(found: readonly Found[], isReported: boolean, opensPast: boolean): number | undefined {
  const said = isReported ? -1 : (found.find(({ meaning }) => meaning === 'says')?.from ?? Number.POSITIVE_INFINITY);
  const was = found.find(({ meaning }) => meaning === 'past')?.from ?? Number.POSITIVE_INFINITY;
  const isMeant = ({ meaning, from }: Found) =>
    meaning === 'now' ||
    (meaning === 'present' && from < said && (!opensPast || was < from)) ||
    (meaning === 'still' && from < was && !opensPast);
  return found.find(isMeant)?.from;
}

function tellsPast(found: readonly Found[], until = Number.POSITIVE_INFINITY): boolean {
  return found.some(({ meaning, from }) => from < until && (meaning === 'past' || meaning === 'says'));
}

/** Whether a clause gives what somebody said as they said it: "he said he's outside". */
function reports(found: readonly Found[]): boolean {
  const said = found.find(({ meaning }) => meaning === 'says')?.from;
  return said !== undefined && found.some(({ meaning, from }) => meaning === 'present' && from > said);
}
