import type { Word } from '../language/text/tokenizer';
import type { TimeExpression } from '../language/times/timeExpression';
import { dayOfIso, weekdayOf } from '../model/calendar';
import type { WordSet } from '../model/lexicon';
import type { Incident } from './diary';
import { type Cue, RecordCues, type WordSplitter } from './recordCues';

/** More that is told of incidents that are named in the same message. */
export interface Addition {
  /** Those that may be meant: none where there is no such one. */
  readonly incidents: readonly Incident[];
  /** Whether it says more than which one is meant. */
  readonly tells: boolean;
}

/** Where incidents are named in a message, and those that are meant. */
interface Named {
  readonly from: number;
  readonly to: number;
  readonly isDay?: true;
  readonly incidents: readonly Incident[];
}

const PUTS_RIGHT: readonly Cue[] = ['done-to', 'edit', 'remove', 'wrong', 'nth'];

/** Hears of which incident somebody speaks: "the Friday one", "add to the first one that he had a torch". */
export class NamedIncidents {
  readonly #cues: RecordCues;

  constructor(
    private readonly splitter: WordSplitter,
    sets: readonly WordSet[],
  ) {
    this.#cues = new RecordCues(splitter, sets);
  }

  /** Undefined where a message does not begin with one that is named, to tell more of it. */
  addition(text: string, times: readonly TimeExpression[], incidents: readonly Incident[]): Addition | undefined {
    const words = this.splitter.tokenize(text);
    // "I want number 1 changed" and "no, the second one was the Wednesday" put right, and add nothing.
    if (this.#cues.find(words).some(({ meaning }) => PUTS_RIGHT.includes(meaning))) return undefined;
    const named = this.#byNumber(words, incidents) ?? this.#byDay(words, times, incidents);
    if (!named || named.incidents.length === 0 || !this.#adds(words.slice(0, named.from))) return undefined;
    // "The first one to see him was my mum."
    const isAdding = named.from > 0 || named.isDay === true;
    const rest = words.slice(named.to).filter((word) => !this.#adds([word]));
    return isAdding ? { incidents: named.incidents, tells: rest.length > 0 } : undefined;
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
