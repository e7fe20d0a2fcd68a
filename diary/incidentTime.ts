import type { Moment, Repeats, TimeExpression } from '../language/times/timeExpression';

/** When an incident was: the person's exact words and, beside them, how they were understood. */
export interface IncidentTime {
  readonly words: string;
  /** Absent where only the words are known. UK local time. */
  readonly moment?: Moment;
  readonly sure: boolean;
  readonly repeats?: Repeats;
}

/** A time that the person is asked to confirm before it is recorded. */
export interface UnconfirmedTime {
  readonly why: 'several' | 'ambiguous' | 'future' | 'impossible' | 'unread';
  readonly words: string;
  /** What the words say, where that is in the future. */
  readonly read?: IncidentTime;
  /** What it may have been, likeliest first; none of them is assumed. */
  readonly choices: readonly IncidentTime[];
}

/** As many as can be told apart at a glance. */
const CHOICES = 4;

/**
 * Makes one time of the times found in a message, or a question about them.
 *
 * @param words the message, where it answers "when was it?"; it is kept even without a time in it
 */
export function incidentTimeOf(
  found: readonly TimeExpression[],
  words?: string,
): { readonly when?: IncidentTime; readonly unsettled?: UnconfirmedTime } {
  const said = found.filter(({ best, repeats, problem }) => best || repeats || problem);
  const [first] = said;
  if (!first) return words === undefined ? {} : unconfirmed('unread', words, []);
  if (first.problem) {
    const [read] = first.best ? [timeFor(first, first.best)] : [];
    const choices = first.others.map((moment) => timeFor(first, moment));
    return unconfirmed(first.problem, first.words, choices, read);
  }
  const different = distinct(said.flatMap((one) => interpretations(one).slice(0, 1)));
  if (different.length > 1) return unconfirmed('several', different.map((one) => one.words).join(', '), different);
  if (first.certainty === 'ambiguous') return unconfirmed('ambiguous', first.words, distinct(interpretations(first)));
  return { when: timeFor(first, first.best) };
}

/** All that the words may mean, the likeliest first. */
function interpretations(when: TimeExpression): readonly IncidentTime[] {
  return [...(when.best ? [when.best] : []), ...when.others].map((moment) => timeFor(when, moment));
}

function timeFor({ words, certainty, repeats }: TimeExpression, moment: Moment | undefined): IncidentTime {
  return { words, sure: certainty === 'sure', ...(moment && { moment }), ...(repeats && { repeats }) };
}

function distinct(times: readonly IncidentTime[]): readonly IncidentTime[] {
  const seen = new Map(times.map((time) => [JSON.stringify([time.moment?.from, time.moment?.to]), time]));
  return [...seen.values()];
}

function unconfirmed(
  why: UnconfirmedTime['why'],
  words: string,
  choices: readonly IncidentTime[],
  read?: IncidentTime,
): { readonly unsettled: UnconfirmedTime } {
  return { unsettled: { why, words, choices: choices.slice(0, CHOICES), ...(read && { read }) } };
}
