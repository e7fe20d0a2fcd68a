import type { Incident } from '../../diary/diary';

/** An incident at this time, as closely as the form of the date says. */
export function incident(id: number, from?: string, more: Partial<Incident> = {}): Incident {
  const precision = from && from.length > 10 ? 'minute' : 'day';
  return {
    id,
    written: '2026-11-24T10:30:00.000Z',
    told: { what: `incident ${id}` },
    ...(from && { when: { words: 'then', sure: true, moment: { from, to: from, precision, open: false } } }),
    ...more,
  };
}
