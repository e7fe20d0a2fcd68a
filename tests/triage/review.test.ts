import { isOverdue, reviewDue } from '../../triage/review';

const checked = { assured_date: '2026-11-22', review_days: 90 };
const TODAY = '2026-11-28';

test('what somebody rang or opened is good from that day on', () => {
  for (const assured_how of ['dialled', 'page-opened'] as const) {
    expect(reviewDue({ ...checked, assured_how })).toBe('2027-02-20');
    expect(isOverdue({ ...checked, assured_how }, '2027-02-20')).toBe(false);
    expect(isOverdue({ ...checked, assured_how }, '2027-02-21')).toBe(true);
  }
});

test('reading an old page anew does not make what it says any newer', () => {
  const document = { ...checked, assured_how: 'document' as const };
  expect(reviewDue({ ...document, source_date: '2026-10-07' })).toBe('2027-01-05');
  expect(reviewDue({ ...document, source_date: '2026-10' })).toBe('2026-12-30');
  expect(reviewDue({ ...document, source_date: '2021' })).toBe('2021-04-01');
  expect(isOverdue({ ...document, source_date: '2021' }, TODAY)).toBe(true);
});

test('what bears no date is never taken for fresh', () => {
  for (const assured_how of ['undated', 'owners-page'] as const) {
    expect(reviewDue({ ...checked, assured_how })).toBeUndefined();
    expect(isOverdue({ ...checked, assured_how }, TODAY)).toBe(true);
  }
});

test('a line for danger has to be checked again sooner', () => {
  expect(reviewDue({ ...checked, assured_how: 'dialled', review_days: 30 })).toBe('2026-12-22');
});
