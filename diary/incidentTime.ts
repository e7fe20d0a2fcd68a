import type { Moment, Repeats, TimeExpression } from '../language/times/timeExpression';

/** When an incident was: the person's exact words and, beside them, how they were understood. */
export interface IncidentTime {
  readonly words: string;
  /** Absent where only the words are known. UK local time. */
  readonly moment?: Moment;
  /** Whether neither the words nor the person leave it open. */
  readonly sure: boolean;
  /** Whether the words themselves are not exact: "about three weeks ago". */
  readonly isAbout?: true;
  /** The person's own words of doubt: "I think". */
  readonly doubt?: string;
  /** Whether the person chose it from what their words may mean. */
  readonly isChosen?: true;
  /** Whether it was written while it happened, so that the clock says when. */
  readonly isLive?: true;
  readonly repeats?: Repeats;
}

/** A time that the person is asked to confirm before it is recorded. */
export interface UnconfirmedTime {
  readonly why: 'days' | 'several' | 'ambiguous' | 'future' | 'impossible' | 'unread';
  readonly words: string;
  /** An account of several days, as it can be taken apart. */
  readonly days?: SeveralDays;
  /** What the words say, where that is in the future. */
  readonly read?: IncidentTime;
  /** What it may have been, likeliest first; none of them is assumed. */
  readonly choices: readonly IncidentTime[];
  /** What was known before the person put it right: it stands until it is known what takes its place. */
  readonly before?: IncidentTime;
}

/** A sentence of an account that tells of several days, and the happening that it belongs to, by its place. */
export interface AccountSentence {
  readonly words: string;
  readonly of: number;
}

/** An account taken apart: its sentences, and when each of its happenings was. */
export interface SeveralDays {
  readonly sentences: readonly AccountSentence[];
  readonly times: readonly { readonly when?: IncidentTime; readonly unsettled?: UnconfirmedTime }[];
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
  const said = withoutWider(
    withoutLooseHours(found.filter(({ best, repeats, problem }) => best || repeats || problem)),
  );
  const [first] = said;
  if (!first) return words === undefined ? {} : unconfirmed('unread', words, []);
  if (first.problem) {
    const [read] = first.best ? [timeFor(first, first.best)] : [];
    const choices = first.others.map((moment) => timeFor(first, moment));
    return unconfirmed(first.problem, first.words, choices, read);
  }
  const different = distinct(said.flatMap((one) => interpretations(one).slice(0, 1)));
  if (different.length > 1 && isOneDay(different)) return { when: wholeDay(timeFor(first, first.best)) };
  if (different.length > 1) return unconfirmed('several', different.map((one) => one.words).join(', '), different);
  const dated = said.find(({ best }) => best) ?? first;
  if (dated.certainty === 'ambiguous') return unconfirmed('ambiguous', dated.words, distinct(interpretations(dated)));
  return { when: withHabit(timeFor(dated, dated.best), said) };
}

/** "At half 5" is of a day that was named, and names none itself. */
function withoutLooseHours(said: readonly TimeExpression[]): readonly TimeExpression[] {
  const ofDays = said.filter(({ doubts }) => !doubts.includes('no-day'));
  return ofDays.some(({ best }) => best) ? ofDays : said;
}

/** "Every Tuesday, so from the 2nd": what was said of how often is said of that time, and not lost. */
function withHabit(time: IncidentTime, said: readonly TimeExpression[]): IncidentTime {
  const habit = said.find(({ best, repeats }) => !best && repeats?.every);
  if (!habit?.repeats || !time.moment || time.repeats) return time;
  const words = said
    .filter((one) => one === habit || one.words === time.words)
    .map((one) => one.words)
    .join(', ');
  return { ...time, words, repeats: habit.repeats };
}

/** What explains a time stands right behind it: "at half term (26 to 30 October)". */
const RIGHT_BEHIND = 3;

/** Of a time and what explains it, the closer one. */
function withoutWider(said: readonly TimeExpression[]): readonly TimeExpression[] {
  const isExplained = ({ best, end, repeats }: TimeExpression) =>
    said.some(
      (one) =>
        one.start >= end && one.start - end <= RIGHT_BEHIND && !repeats && one.best && best && isWithin(one.best, best),
    );
  return said.filter((one) => !isExplained(one));
}

function isWithin(inner: Moment, outer: Moment): boolean {
  return outer.from.slice(0, 10) <= inner.from.slice(0, 10) && inner.to.slice(0, 10) <= outer.to.slice(0, 10);
}

function isOneDay(times: readonly IncidentTime[]): boolean {
  const days = times.flatMap(({ moment }) => (moment ? [moment.from.slice(0, 10), moment.to.slice(0, 10)] : ['']));
  return new Set(days).size === 1;
}

/** The day of a time of which only the hour is in doubt. */
export function dayKnown({ why, choices }: UnconfirmedTime): IncidentTime | undefined {
  const [first] = choices;
  return first && why === 'ambiguous' && isOneDay(choices) ? wholeDay(first) : undefined;
}

/** Several hours of one day are that day. */
function wholeDay({ moment, ...time }: IncidentTime): IncidentTime {
  const day = moment?.from.slice(0, 10);
  return day ? { ...time, moment: { from: day, to: day, precision: 'day', open: false } } : time;
}

/** All that the words may mean, the likeliest first. */
function interpretations(when: TimeExpression): readonly IncidentTime[] {
  return [...(when.best ? [when.best] : []), ...when.others].map((moment) => timeFor(when, moment));
}

/** One of the moments that words may mean. */
export function timeFor({ words, certainty, repeats }: TimeExpression, moment: Moment | undefined): IncidentTime {
  return {
    ...{ words, sure: certainty === 'sure' },
    ...(certainty === 'about' && { isAbout: true }),
    ...(moment && { moment }),
    ...(repeats && { repeats }),
  };
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
