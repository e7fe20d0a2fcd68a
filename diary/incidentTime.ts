import type { Moment, Repeats, When } from '../language/times/when';

/** When an incident was: the person's exact words and, beside them, what they were taken for. */
export interface IncidentTime {
  readonly words: string;
  /** Absent where the words stand alone. UK local time. */
  readonly moment?: Moment;
  readonly sure: boolean;
  readonly repeats?: Repeats;
}

/** A time about which the person is asked before it is written down. */
export interface Unsettled {
  readonly why: 'several' | 'ambiguous' | 'future' | 'impossible' | 'unread';
  readonly words: string;
  /** What the words say, where that is still to come. */
  readonly read?: IncidentTime;
  /** What it may have been, likeliest first; none of them is taken in silence. */
  readonly choices: readonly IncidentTime[];
}

/** As many as can be told apart at a glance. */
const CHOICES = 4;

/**
 * What the times found in a message come to.
 *
 * @param words what was said, where the message was the answer to "when was it?"; it is kept even where no time is in it
 */
export function timeOf(
  found: readonly When[],
  words?: string,
): { readonly when?: IncidentTime; readonly unsettled?: Unsettled } {
  const said = found.filter(({ best, repeats, problem }) => best || repeats || problem);
  const [first] = said;
  if (!first) return words === undefined ? {} : unsettled('unread', words, []);
  if (first.problem) {
    const [read] = first.best ? [timeFor(first, first.best)] : [];
    const choices = first.others.map((moment) => timeFor(first, moment));
    return unsettled(first.problem, first.words, choices, read);
  }
  const different = distinct(said.flatMap((one) => ways(one).slice(0, 1)));
  if (different.length > 1)
    return unsettled('several', different.map((one) => one.words).join(', '), different);
  if (first.certainty === 'ambiguous') return unsettled('ambiguous', first.words, distinct(ways(first)));
  return { when: timeFor(first, first.best) };
}

/** All that the words may mean, the likeliest first. */
function ways(when: When): readonly IncidentTime[] {
  return [...(when.best ? [when.best] : []), ...when.others].map((moment) => timeFor(when, moment));
}

function timeFor({ words, certainty, repeats }: When, moment: Moment | undefined): IncidentTime {
  return { words, sure: certainty === 'sure', ...(moment && { moment }), ...(repeats && { repeats }) };
}

function distinct(times: readonly IncidentTime[]): readonly IncidentTime[] {
  const seen = new Map(times.map((time) => [JSON.stringify([time.moment?.from, time.moment?.to]), time]));
  return [...seen.values()];
}

function unsettled(
  why: Unsettled['why'],
  words: string,
  choices: readonly IncidentTime[],
  read?: IncidentTime,
): { readonly unsettled: Unsettled } {
  return { unsettled: { why, words, choices: choices.slice(0, CHOICES), ...(read && { read }) } };
}
