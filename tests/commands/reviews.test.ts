import { dueReport, reviewCalendar } from '../../commands/reviews';
import { reviewDue } from '../../triage/review';
import { realKnowledge } from '../realKnowledge';

const { services } = realKnowledge;
const TODAY = '2026-11-28';
const [any] = services;
if (!any) throw new Error('No service is known.');
const one = (id: string, source_date: string) => ({ ...any, id, assured_how: 'document' as const, source_date });

describe('whoever keeps the numbers true', () => {
  test('reads what is due, oldest first, and when the next is', () => {
    const { source_date: _, ...bare } = any;
    const lines = dueReport(
      [
        one('new', '2026-11-20'),
        one('old', '2021'),
        one('older', '2018-05'),
        { ...bare, id: 'ageless', assured_how: 'undated' },
      ],
      TODAY,
    ).split('\n');
    expect(lines.map((line) => /(ageless|older|old|new)\b/.exec(line)?.[1])).toEqual([
      undefined,
      'ageless',
      'older',
      'old',
      'new',
    ]);
    expect(lines[0]).toContain('3 of 4');
    expect(lines.at(-1)).toContain('2027-02-18');
  });

  test('is never told to ring 999', () => {
    expect(dueReport(services, '2030-01-01')).toContain('emergency-999');
    expect(dueReport(services, '2030-01-01')).not.toMatch(/ring (999|18000)\b/);
  });

  test('finds every service in the calendar, none in the past', () => {
    const calendar = reviewCalendar(services, TODAY);
    const days = [...calendar.matchAll(/^DTSTART;VALUE=DATE:(\d{8})\r$/gm)].map(([, day = '']) => day);
    expect(days).toHaveLength(services.length);
    expect(days.filter((day) => day < '20261128')).toEqual([]);
    const later = services.map(reviewDue).filter((due) => due !== undefined && due > TODAY);
    expect(days.filter((day) => day > '20261128')).toHaveLength(later.length);
  });

  test('can give the calendar to any program: short lines, each ended as the form wants it', () => {
    const calendar = reviewCalendar(services, TODAY);
    const lines = calendar.split('\r\n');
    expect(lines.filter((line) => Buffer.byteLength(line) > 75 || line.includes('\n'))).toEqual([]);
    const whole = calendar.replaceAll('\r\n ', '');
    for (const { name } of services) expect(whole).toContain(`SUMMARY:Check ${name.replace(/[,;]/g, '\\$&')}\r\n`);
  });
});
