import { PhraseMatcher } from '../language/text/phraseMatcher';
import type { Word } from '../language/text/tokenizer';
import type { TimeExpression } from '../language/times/timeExpression';
import { dayOfIso, weekdayOf } from '../model/calendar';
import type { WordSet } from '../model/lexicon';
import type { NamedWordSet } from '../model/namedEntries';
import type { Incident } from './diary';
import { type Cue, RecordCues, type WordSplitter } from './recordCues';

/** More that is told of incidents that are named in the same message. */
export interface Addition {
  /** Those that may be meant: none where there is no such one. */
  readonly incidents: readonly Incident[];
  /** What it says beside which one is meant; '' where that is all. */
  readonly tells: string;
}

/** Where incidents are named in a message, and those that are meant. */
interface Named {
  readonly from: number;
  readonly to: number;
  readonly isDay?: true;
  readonly incidents: readonly Incident[];
}

const SHOULD_SAY: NamedWordSet = 'change-should-say';
const PUTS_RIGHT: readonly Cue[] = ['done-to', 'edit', 'remove', 'wrong', 'nth'];

/** Hears of which incident somebody speaks: "the Friday one", "add to the first one that he had a torch". */
export class NamedIncidents {
  readonly #cues: RecordCues;
  readonly #says: PhraseMatcher<true>;

  constructor(
    private readonly splitter: WordSplitter,
    sets: readonly WordSet[],
  ) {
    this.#cues = new RecordCues(splitter, sets);
    this.#says = new PhraseMatcher<true>(splitter.wordSets);
    for (const phrase of sets.find(({ id }) => id === SHOULD_SAY)?.words ?? []) this.#says.add(phrase, true);
  }

  /** Undefined where a message does not begin with one that is named, to tell more of it. */
  addition(text: string, times: readonly TimeExpression[], incidents: readonly Incident[]): Addition | undefined {
    const words = this.splitter.tokenize(text);
    // "I want number 1 changed" and "no, the second one was the Wednesday" put right, and add nothing.
    if (this.#cues.find(words).some(({ meaning }) => PUTS_RIGHT.includes(meaning))) return undefined;
    const named = this.#byNumber(words, incidents) ?? this.#byDay(words, times, incidents);
    if (!named || named.incidents.length === 0) return undefined;
    const behind = this.#behindSay(text, words, named, times) ?? this.#before(text, words, named);
    if (behind !== undefined) return { incidents: named.incidents, tells: behind };
    if (!this.#adds(words.slice(0, named.from))) return undefined;
    // "The first one to see him was my mum."
    const isAdding = named.from > 0 || named.isDay === true;
    const first = words.slice(named.to).find((word) => !this.#adds([word]));
    return isAdding ? { incidents: named.incidents, tells: first ? text.slice(first.start) : '' } : undefined;
  }

  /** What an incident shall say: "number 2 should say Dan saw it". Another time puts it right, and adds nothing. */
  #behindSay(text: string, words: readonly Word[], named: Named, times: readonly TimeExpression[]): string | undefined {
    const say = this.#says.find(words).find(({ from }) => from === named.to);
    const [last, first] = [words[(say?.to ?? 0) - 1], words[say?.to ?? words.length]];
    const isSaid = last !== undefined && this.#cues.isIn(last, 'record-put');
    return isSaid && first && named.from === 0 && times.length === 0 ? text.slice(first.start) : undefined;
  }

  /** What shall go to the incident that is named last: "add that he had a knife to number 1". */
  #before(text: string, words: readonly Word[], named: Named): string | undefined {
    const put = words.findIndex((word) => this.#cues.isIn(word, 'change-put'));
    const to = words[named.from - 1];
    const isLast = words.slice(named.to).every((word) => this.#cues.isIn(word, 'filler'));
    const isAsked = put >= 0 && this.#adds(words.slice(0, put));
    if (!isLast || !isAsked || !to || !this.#cues.isIn(to, 'change-to')) return undefined;
    const first = words.slice(put, named.from - 1).find((word) => !this.#adds([word]));
    return first && text.slice(first.start, to.start).trim();
  }

  /** Whether it begins with words for another incident, and then says on which day that was or what they did: "next one, Friday night he rang". */
  beginsNext(text: string, times: readonly TimeExpression[]): boolean {
    const words = this.splitter.tokenize(text);
    const found = this.#cues.find(words);
    const opening = found.find(
      ({ meaning, from }) => (meaning === 'next-one' || meaning === 'one-more') && this.#adds(words.slice(0, from)),
    );
    const behind = opening && words[opening.to];
    if (!behind) return false;
    const isDated = times.some(
      ({ start, end, best, doubts }) =>
        best && !doubts.includes('no-day') && start <= behind.start && behind.start < end,
    );
    // "Another one he sent said sorry" is of the same texts.
    const isOfThem = found.some(({ meaning, from }) => meaning === 'they' && from === opening.to);
    return isDated || (isOfThem && opening.meaning === 'next-one');
  }

  /** The one incident that is named by a thing in it, and what is said behind that: "the gate one was Tuesday, not Friday". */
  byThing(text: string, incidents: readonly Incident[]): { readonly of: Incident; readonly rest: string } | undefined {
    const words = this.splitter.tokenize(text);
    const named = this.#cues
      .find(words)
      .find(({ meaning, from }) => meaning === 'thing-one' && this.#adds(words.slice(0, from)));
    const at = words.findIndex((word, place) => named && place > named.from && this.#cues.isIn(word, 'record-one'));
    const [thing, next] = [words[at - 1], words[at + 1]];
    // "The one was Tuesday" names none.
    if (!named || !thing || !next || at - 1 === named.from) return undefined;
    const holds = ({ said = [] }: Incident) =>
      said.some((one) => this.splitter.tokenize(one.words).some(({ stem }) => stem === thing.stem));
    const [of, ...more] = incidents.filter(holds);
    return of && more.length === 0 ? { of, rest: text.slice(next.start) } : undefined;
  }

  /** Whether all of it is what somebody else asked: behind who said it, or before it. */
  isReported(text: string): boolean {
    const words = this.splitter.tokenize(text);
    const isOne = words.every(({ sentence }) => sentence === words[0]?.sentence);
    const found = this.#cues.find(words);
    const isEnd = ({ to }: { readonly to: number }) => to === words.length;
    return (
      isOne &&
      found.some(
        (one) => (one.meaning === 'quotes-first' && one.from === 0) || (one.meaning === 'quotes-last' && isEnd(one)),
      )
    );
  }

  #byNumber(words: readonly Word[], incidents: readonly Incident[]): Named | undefined {
    const found = this.#cues.find(words);
    const named = found.find(({ meaning }) => meaning === 'named');
    if (named) {
      const number = this.#cues.ordinalIn(words.slice(named.from, named.to));
      const isMeant = ({ id }: Incident) => (number === undefined ? id === incidents.at(-1)?.id : id === number);
      return { from: named.from, to: named.to, incidents: incidents.filter(isMeant) };
    }
    const numbered = found.find(({ meaning, to }) => meaning === 'numbered' && /^\d{1,3}$/.test(words[to]?.word ?? ''));
    if (!numbered) return undefined;
    const { from, to } = numbered;
    return { from, to: to + 1, incidents: incidents.filter(({ id }) => id === Number(words[to]?.word)) };
  }

  #byDay(words: readonly Word[], times: readonly TimeExpression[], incidents: readonly Incident[]): Named | undefined {
    const isTime = ({ start, end }: Word) => times.some((time) => time.start < end && start < time.end);
    const at = words.findIndex((word, place) => {
      const before = words[place - 1];
      return this.#cues.isIn(word, 'record-one') && before !== undefined && isTime(before);
    });
    if (at < 0) return undefined;
    const from = words.findIndex(isTime);
    return { from, to: at + 1, isDay: true, incidents: ofDay(times, incidents) };
  }

  /** Whether they say no more than "can you add to". */
  #adds(words: readonly Word[]): boolean {
    return words.every((word) => this.#cues.isIn(word, 'record-add-lead') || this.#cues.isIn(word, 'filler'));
  }
}

/** Those of the day that is named; else those of its weekday. */
export function ofDay(times: readonly TimeExpression[], incidents: readonly Incident[]): readonly Incident[] {
  const days = times.flatMap(({ best }) => (best ? [best.from.slice(0, 10)] : []));
  const weekdays = days.map((day) => weekdayOf(dayOfIso(day)));
  const dayOf = ({ when }: Incident) => when?.moment?.from.slice(0, 10);
  const exact = incidents.filter((one) => days.includes(dayOf(one) ?? ''));
  const isNamed = (one: Incident) => weekdays.includes(weekdayOf(dayOfIso(dayOf(one) ?? '')));
  return exact.length > 0 ? exact : incidents.filter((one) => dayOf(one) !== undefined && isNamed(one));
}
