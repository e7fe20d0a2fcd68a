import type { Moment, TimeExpression } from '../language/times/timeExpression';
import { dayOfIso } from '../model/calendar';
import type { IncidentTime, UnconfirmedTime } from './incidentTime';

/** Days after the known one from which a correction is read too: "Wednesday" of that week, "the 13th" of that month. */
const READ_FROM = [3, 15];
const DAY = 86_400_000;

/**
 * The time that is meant by words that put a known one right: of all that they can mean, what is nearest to it. Where that
 * is not what they mean by themselves, the person is asked.
 *
 * @param read reads the times of the correction as they are meant at an instant
 */
export function correctedTime(
  known: Moment,
  read: (at: Date) => readonly TimeExpression[],
  now: Date,
): { readonly when?: IncidentTime; readonly unsettled?: UnconfirmedTime } {
  const usual = read(now)[0];
  if (!usual?.best || usual.problem) return {};
  const day = Date.parse(`${known.from.slice(0, 10)}T23:59:00Z`);
  if (usual.doubts.includes('no-day'))
    return { when: timeOf(read(new Date(Math.min(day, now.getTime())))[0] ?? usual) };
  const all = [...READ_FROM.map((days) => new Date(Math.min(day + days * DAY, now.getTime()))), now].flatMap((at) =>
    read(at)
      .slice(0, 1)
      .filter(({ best, problem }) => best && !problem),
  );
  const away = ({ best }: TimeExpression) =>
    Math.abs(dayOfIso((best ?? known).from.slice(0, 10)) - dayOfIso(known.from.slice(0, 10)));
  const nearest = [...all].sort((one, other) => away(one) - away(other))[0] ?? usual;
  if (nearest.best?.from === usual.best.from && usual.certainty !== 'ambiguous') return { when: timeOf(usual) };
  const choices = [nearest, usual].flatMap((one) => [
    timeOf(one),
    ...one.others.map((moment) => ({ ...timeOf(one), moment })),
  ]);
  const different = choices.filter(
    ({ moment }, at) => choices.findIndex((one) => one.moment?.from === moment?.from) === at,
  );
  return { unsettled: { why: 'ambiguous', words: usual.words, choices: different } };
}

function timeOf({ words, certainty, best, repeats }: TimeExpression): IncidentTime {
  return { words, sure: certainty === 'sure', ...(best && { moment: best }), ...(repeats && { repeats }) };
}
