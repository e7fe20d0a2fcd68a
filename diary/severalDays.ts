import type { TimeExpression } from '../language/times/timeExpression';
import { type AccountSentence, incidentTimeOf, type SeveralDays } from './incidentTime';

/** What the words around a time say of it. */
interface Cues {
  countedFrom(text: string, time: TimeExpression): string;
}

/** Where one sentence ends and the next begins. */
const SENTENCE_END = /[.!?;](?=\s)|\n/g;

/**
 * Takes an account apart where its sentences tell of different days. A sentence without a day of its own belongs to the
 * one before it. Undefined where there is one day, or a sentence names two: that cannot be told apart by sentences.
 */
export function severalDaysIn(text: string, found: readonly TimeExpression[], cues: Cues): SeveralDays | undefined {
  const dated = found.filter(({ best, doubts }) => best && !doubts.includes('no-day'));
  const sentences: AccountSentence[] = [];
  const times: TimeExpression[][] = [];
  for (const { words, start, end } of sentencesOf(text, found)) {
    const own = dated.filter((time) => start <= time.start && time.start < end);
    const days = new Set(own.map((time) => dayOf(time, text, cues)));
    if (days.size > 1) return undefined;
    const [day] = days;
    const known = times.at(-1)?.[0];
    if (times.length === 0 || (day && known && day !== dayOf(known, text, cues))) times.push([]);
    times.at(-1)?.push(...own);
    sentences.push({ words, of: times.length - 1 });
  }
  if (times.length < 2) return undefined;
  return { sentences, times: times.map((all) => timeOf(all, text, cues)) };
}

/** A day that is counted from another one in the story is known by its words alone. */
function dayOf(time: TimeExpression, text: string, cues: Cues): string {
  return cues.countedFrom(text, time) || (time.best?.from.slice(0, 10) ?? '');
}

function timeOf(all: readonly TimeExpression[], text: string, cues: Cues): SeveralDays['times'][number] {
  const [counted] = all.map((time) => cues.countedFrom(text, time)).filter((words) => words !== '');
  return counted ? { when: { words: counted, sure: false } } : incidentTimeOf(all);
}

/** Each sentence to the letter, with where it stands. No end of a sentence is looked for inside a time. */
function sentencesOf(text: string, times: readonly TimeExpression[]) {
  const ends = [...text.matchAll(SENTENCE_END)].map(({ index }) => index + 1);
  const edges = [0, ...ends.filter((at) => !times.some(({ start, end }) => start < at && at < end)), text.length];
  return edges.slice(1).flatMap((end, at) => {
    const start = edges[at] ?? 0;
    const words = text.slice(start, end).trim();
    return words === '' ? [] : [{ words, start, end }];
  });
}

/** The sentences of each happening, put together again. */
export function accountsOf({ sentences, times }: SeveralDays): readonly string[] {
  return times.map((_time, place) =>
    sentences
      .filter(({ of }) => of === place)
      .map(({ words }) => words)
      .join(' '),
  );
}

/** The same account with a sentence moved to another of its happenings. */
export function withSentenceMoved(days: SeveralDays, sentence: number, to: number): SeveralDays {
  const sentences = days.sentences.map((one, place) => (place === sentence ? { ...one, of: to } : one));
  return { ...days, sentences };
}
