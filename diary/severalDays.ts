import type { TimeExpression } from '../language/times/timeExpression';
import { type AccountSentence, incidentTimeOf, type SeveralDays } from './incidentTime';

/** What the words around a time say of it. */
interface Cues {
  countedFrom(text: string, time: TimeExpression): string;
  laterDay(sentence: string): string;
}

/** Where one sentence ends and the next begins. */
const SENTENCE_END = /[.!?;](?=\s)|\n/g;

/** What happened on one day, with the words of it that say when. */
interface Happening {
  /** By which it is told from the others; '' where nothing says when. */
  readonly day: string;
  readonly times: TimeExpression[];
  /** "Three days later": a day that is known by its words alone. */
  readonly words?: string;
}

/**
 * Takes an account apart where its sentences tell of different days. A sentence without a day of its own belongs to the
 * one before it. Undefined where there is one day, or a sentence names two: that cannot be told apart by sentences.
 */
export function severalDaysIn(text: string, found: readonly TimeExpression[], cues: Cues): SeveralDays | undefined {
  const dated = found.filter(({ best, doubts }) => best && !doubts.includes('no-day'));
  if (dated.length === 0) return undefined;
  const sentences: AccountSentence[] = [];
  const happenings: Happening[] = [];
  for (const { words, start, end } of sentencesOf(text, found)) {
    const own = dated.filter((time) => start <= time.start && time.start < end);
    const days = new Set(own.map((time) => dayOf(time, text, cues)));
    if (days.size > 1) return undefined;
    const later = own.length === 0 ? cues.laterDay(words) : '';
    const day = [...days][0] ?? later;
    const last = happenings.at(-1);
    if (!last || (later !== '' && happenings.some(isDated)) || (day !== '' && last.day !== '' && day !== last.day))
      happenings.push({ day, times: own, ...(later !== '' && { words: later }) });
    else happenings[happenings.length - 1] = { ...last, day: last.day || day, times: [...last.times, ...own] };
    sentences.push({ words, of: happenings.length - 1 });
  }
  if (happenings.length < 2) return undefined;
  return { sentences, times: happenings.map((one) => timeOf(one, text, cues)) };
}

function isDated({ day }: Happening): boolean {
  return day !== '';
}

/** A day that is counted from another one in the story is known by its words alone. */
function dayOf(time: TimeExpression, text: string, cues: Cues): string {
  return cues.countedFrom(text, time) || (time.best?.from.slice(0, 10) ?? '');
}

function timeOf({ times, words }: Happening, text: string, cues: Cues): SeveralDays['times'][number] {
  const counted = words ?? times.map((time) => cues.countedFrom(text, time)).find((one) => one !== '');
  return counted ? { when: { words: counted, sure: false } } : incidentTimeOf(times);
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

/** The number of a day: "27th". */
const DAY_NUMBER = /(?<!\d)(\d{1,2})\p{L}{2}(?!\p{L})/gu;

/**
 * An account with the day of its one happening of which that is not known: one of those that it may have been, by its number, or the
 * last that was said of it.
 */
export function withDayKnown(days: SeveralDays, text: string, said: readonly TimeExpression[]): SeveralDays {
  const place = days.times.findIndex(({ when }) => !when?.moment);
  const isOnly = place >= 0 && days.times.every(({ when }, at) => at === place || when?.moment);
  const choices = days.times[place]?.unsettled?.choices ?? [];
  const numbers = [...text.matchAll(DAY_NUMBER)].map(([, number]) => Number(number));
  const numbered = choices.filter(({ moment }) => numbers.includes(Number(moment?.from.slice(8, 10))));
  const last = [...said]
    .sort((one, other) => one.start - other.start)
    .findLast(({ best, problem }) => best && !problem);
  const { when } = last ? incidentTimeOf([last]) : {};
  const day = when?.moment?.from.slice(0, 10);
  // With the hour that was told of it before.
  const ofDay = choices.find(({ moment }) => day !== undefined && moment?.from.slice(0, 10) === day);
  const known = numbered.length === 1 ? numbered[0] : (ofDay ?? when);
  if (!isOnly || !known) return days;
  return { ...days, times: days.times.map((one, at) => (at === place ? { when: known } : one)) };
}
