import type { Incident } from '../../diary/diary';
import { pictureOf, type Timeline, timelineOf } from '../../diary/timeline';
import type { Knowledge } from '../../model/knowledge';
import type { SheetColumn } from '../../model/protocol/activities';
import { text } from '../wording';
import { shortDate, timeWords } from './whenWords';

/** What the incidents show together, in plain sentences. The picture says no more than these. */
export function patternWords(knowledge: Knowledge, incidents: readonly Incident[]): readonly string[] {
  const { first, latest, often, trend, order } = timelineOf(incidents);
  const undated = order.filter(({ when }) => !when?.moment).length;
  return [
    incidents.length === 1
      ? text(knowledge, 'record-count-one')
      : text(knowledge, 'record-count', { count: incidents.length }),
    ...(first && latest ? spanWords(knowledge, first, latest, often) : []),
    ...(trend ? [text(knowledge, `record-trend-${trend}`)] : []),
    ...(incidents.some(({ when }) => when?.repeats) ? [text(knowledge, 'record-repeats')] : []),
    ...(undated > 0 && undated < incidents.length
      ? [text(knowledge, 'record-undated', { count: undated })]
      : []),
  ];
}

function spanWords(
  knowledge: Knowledge,
  first: Incident,
  latest: Incident,
  often: Timeline['often'],
): readonly string[] {
  if (!first.when || !latest.when || first === latest) return [];
  const ends = [
    text(knowledge, 'record-first', { when: timeWords(knowledge, first.when) }),
    text(knowledge, 'record-latest', { when: timeWords(knowledge, latest.when) }),
  ];
  if (!often) return ends;
  return [...ends, oftenWords(knowledge, often)];
}

function oftenWords(
  knowledge: Knowledge,
  { times, span, unit, everyDays }: NonNullable<Timeline['often']>,
): string {
  if (unit === 'day' && times < 3) return text(knowledge, 'record-often-day', { times, days: span });
  const one = unit !== 'day' && span === 1;
  return text(knowledge, 'record-often', {
    times,
    span: one
      ? text(knowledge, unit === 'week' ? 'record-unit-week-one' : 'record-unit-month-one')
      : text(knowledge, `record-unit-${unit}`, { count: span }),
    every:
      everyDays === 1
        ? text(knowledge, 'record-every-day')
        : text(knowledge, 'record-every', { count: everyDays }),
  });
}

/** The picture's columns with their words; undefined where there is too little to draw. */
export function pictureColumns(
  knowledge: Knowledge,
  incidents: readonly Incident[],
): readonly SheetColumn[] | undefined {
  const picture = pictureOf(incidents);
  return picture?.columns.map(({ from, count }, place) => {
    const begins = shortDate(from, picture.unit);
    const label = place === 0 ? picture.first : picture.latest;
    return {
      says: text(knowledge, `record-column-${picture.unit}`, { from: begins, count }),
      label: shortDate(label),
      count,
    };
  });
}
