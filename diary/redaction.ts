import type { NluPipeline } from '../language/nluPipeline';
import { editDistance, isOneStep } from '../language/text/speller';
import type { Word } from '../language/text/tokenizer';
import type { DiaryField } from '../model/knowledge';
import { fieldHolding, withFieldTakenOut } from './account';
import { type Incident, SKIPPED_FIELD } from './diary';
import type { WordSplitter } from './recordCues';
import { GAP, type TakeOut } from './takingOut';

/** Letters: shorter names have too many neighbours. In one of so many, two may be wrong. */
const SHORTEST = 5;
const LONG = 8;

/** It tells a name from a word of the language. */
export type NameSplitter = WordSplitter & Pick<NluPipeline, 'isWord'>;

type Place = Pick<Word, 'start' | 'end'>;

/** Finds in the record what is to be taken out, however it is spelt there, and takes it out. */
export class Redaction {
  constructor(
    private readonly fields: readonly DiaryField[],
    private readonly splitter: NameSplitter,
  ) {}

  /** The words of an incident that would go, as they stand there. */
  foundIn(incident: Incident, wanted: TakeOut): readonly string[] {
    const items = this.#itemsIn(incident, wanted);
    const found: string[] = [];
    withEachText(incident, (text) => {
      for (const { start, end } of this.#placesIn(text, items)) found.push(text.slice(start, end));
      return text;
    });
    const held = this.#heldBy(incident, wanted).flatMap((id) => incident.told[id] ?? []);
    return [...new Set([...found, ...held.filter((one) => !found.includes(one))])];
  }

  /** The incident without them; the same where it holds none. */
  from(incident: Incident, wanted: TakeOut, now: Date): Incident {
    const held = this.#heldBy(incident, wanted);
    const items = this.#itemsIn(incident, wanted);
    const without = held.reduce((one, id) => withFieldTakenOut(one, this.fields, id), incident);
    let isFound = held.length > 0;
    const left = withEachText(without, (text) => {
      const words = this.#redacted(text, items, wanted.instead);
      isFound ||= words !== text;
      return words;
    });
    if (!isFound) return incident;
    const told = Object.entries(left.told).map(([id, words]) => [id, words === GAP ? SKIPPED_FIELD : words] as const);
    const field = held[0] ?? fieldHolding('story', this.fields);
    const mark = { at: now.toISOString(), words: SKIPPED_FIELD, change: true as const, field };
    return { ...left, told: Object.fromEntries(told), said: [...(left.said ?? []), mark] };
  }

  #heldBy({ told }: Incident, { fields }: TakeOut): readonly string[] {
    return fields.filter((id) => (told[id] ?? SKIPPED_FIELD) !== SKIPPED_FIELD);
  }

  /** What the field holds stands in the account as well. */
  #itemsIn(incident: Incident, wanted: TakeOut): readonly (readonly Word[])[] {
    const parts = this.#heldBy(incident, wanted).flatMap((id) => (incident.told[id] ?? '').split('; '));
    return [...wanted.items, ...parts.map((one) => this.splitter.tokenize(one))].filter((one) => one.length > 0);
  }

  #redacted(text: string, items: readonly (readonly Word[])[], instead: string): string {
    let [left, at] = ['', 0];
    for (const { start, end } of this.#placesIn(text, items)) {
      left += text.slice(at, start) + instead;
      at = end;
    }
    return left + text.slice(at);
  }

  #placesIn(text: string, items: readonly (readonly Word[])[]): readonly Place[] {
    const words = this.splitter.tokenize(text);
    const places: Place[] = [];
    for (let at = 0; at < words.length; ) {
      const item = items.find((one) => one.every((word, i) => this.#isMeant(word, words[at + i])));
      const [first, last] = [words[at], words[at + (item?.length ?? 1) - 1]];
      if (item && first && last) places.push({ start: first.start, end: last.end });
      at += item?.length ?? 1;
    }
    return places;
  }

  /** Whether it is that word, or a name that is spelt nearly so: "Toddingtn". Another word of the language is meant as it stands. */
  #isMeant(wanted: Word, found: Word | undefined): boolean {
    if (found === undefined) return false;
    if (found.stem === wanted.stem) return true;
    const [one, other] = [wanted.stem, found.stem];
    const isName = !this.splitter.isWord(found.word) && Math.max(one.length, other.length) >= SHORTEST;
    if (!isName || one[0] !== other[0]) return false;
    return isOneStep(one, other) || (Math.min(one.length, other.length) >= LONG && editDistance(one, other) <= 2);
  }
}

/** An incident with each text of it that somebody typed put through a function. */
function withEachText(incident: Incident, change: (text: string) => string): Incident {
  const { told, said, when, found, unsettled } = incident;
  const timed = <T extends { readonly words: string }>(one: T): T => ({ ...one, words: change(one.words) });
  const days = unsettled?.days;
  return {
    ...incident,
    told: Object.fromEntries(Object.entries(told).map(([id, words]) => [id, change(words)])),
    ...(said && { said: said.map(timed) }),
    ...(when && { when: timed(when) }),
    ...(found && { found: timed(found) }),
    ...(unsettled && {
      unsettled: { ...timed(unsettled), ...(days && { days: { ...days, sentences: days.sentences.map(timed) } }) },
    }),
  };
}
