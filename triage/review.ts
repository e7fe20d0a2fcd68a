import { dayOfIso, isoDate } from '../model/calendar';
import type { Confidence, GradedField, WrittenService } from '../model/knowledge';

type Checked = Pick<WrittenService, 'assured_how' | 'assured_date' | 'source_date' | 'review_days'>;

/** The day by which somebody has to check a service again; undefined where nobody knows how old its facts are. */
export function reviewDue(service: Checked): string | undefined {
  const known = knownSince(service);
  return known === undefined ? undefined : isoDate(dayOfIso(known) + service.review_days);
}

/** Whether it should have been checked again by now. */
export function isOverdue(service: Checked, today: string): boolean {
  const due = reviewDue(service);
  return due === undefined || due < today;
}

/** What somebody rang or opened is as old as that; what was read somewhere is as old as the page, whenever it was read. */
function knownSince({ assured_how: how, assured_date: date, source_date: source }: Checked): string | undefined {
  if (how === 'dialled' || how === 'page-opened') return date;
  return source === undefined ? undefined : `${source}${'-01-01'.slice(source.length - '2026'.length)}`;
}

/** How sure one thing about a service is. */
export function gradeOf({ grades, confidence }: Pick<WrittenService, 'grades' | 'confidence'>, field: GradedField) {
  return grades[field] ?? confidence;
}

/** Whether it has to be said that it may be otherwise. */
export function isDoubtful(grade: Confidence): boolean {
  return grade === 'C' || grade === 'X' || grade === 'N';
}
