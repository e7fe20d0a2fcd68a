import { dayOfIso, isoDate } from '../model/calendar';
import type { Service } from '../model/knowledge';
import { gradeOf, isDoubtful, isOverdue, reviewDue } from '../triage/review';

/** Nobody rings the emergency services to see whether they answer. */
const NEVER_RUNG: readonly string[] = ['999', '18000'];
const GRADED = ['hours', 'fees_description', 'on_bill', 'text', 'chat', 'email', 'url'] as const;

/** What somebody has to check now, oldest first, with what to ring and to open; and when the next is due. */
export function dueReport(services: readonly Service[], today: string): string {
  const inOrder = byDue(services);
  const due = inOrder.filter((one) => isOverdue(one, today));
  const next = inOrder.find((one) => !isOverdue(one, today));
  const after = next ? `Next: ${next.id}, on ${reviewDue(next)}.` : 'Nothing else has a day yet.';
  return [`Due for a check, oldest first (${due.length} of ${services.length}):`, ...due.map(dueLine), after].join(
    '\n',
  );
}

/** What bears no date comes first; of the same age, what has to be checked most often. */
function byDue(services: readonly Service[]): readonly Service[] {
  const key = (one: Service) => `${reviewDue(one) ?? ''} ${String(one.review_days).padStart(4, '0')}`;
  return [...services].sort((a, b) => (key(a) < key(b) ? -1 : 1));
}

function dueLine(service: Service): string {
  const { id, phones, url, hours, note } = service;
  const since = reviewDue(service);
  const rung = phones.filter(({ number }) => !NEVER_RUNG.includes(number));
  const todo = [...rung.map(({ number }) => `ring ${number}`), ...(url === undefined ? [] : [`open ${url}`])];
  const unsure = [
    ...phones.filter(({ confidence }) => isDoubtful(confidence)).map((one) => `${one.number} ${one.confidence}`),
    ...GRADED.filter((field) => isDoubtful(service.grades[field] ?? 'A')).map((f) => `${f} ${gradeOf(service, f)}`),
    ...(hours.kind === 'not-known' ? ['hours not known'] : []),
  ];
  const parts = [todo.join(', '), unsure.length > 0 ? `in doubt: ${unsure.join(', ')}` : '', note ?? ''];
  return `  - ${since === undefined ? 'no date  ' : since} ${id}: ${parts.filter(Boolean).join('. ')}`;
}

/** The days on which services have to be checked, for a calendar program (RFC 5545). What is overdue stands under today. */
export function reviewCalendar(services: readonly Service[], today: string): string {
  const events = byDue(services).flatMap((one) => {
    const due = reviewDue(one);
    const day = due === undefined || due < today ? today : due;
    return [
      'BEGIN:VEVENT',
      `UID:${one.id}@waymark`,
      `DTSTAMP:${plain(today)}T000000Z`,
      `DTSTART;VALUE=DATE:${plain(day)}`,
      `DTEND;VALUE=DATE:${plain(isoDate(dayOfIso(day) + 1))}`,
      `SUMMARY:${escaped(`Check ${one.name}`)}`,
      `DESCRIPTION:${escaped(dueLine(one).slice('  - '.length))}`,
      'END:VEVENT',
    ];
  });
  const lines = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Waymark//reviews//EN', ...events, 'END:VCALENDAR'];
  return `${lines.map(folded).join('\r\n')}\r\n`;
}

const plain = (date: string) => date.replaceAll('-', '');

const escaped = (text: string) => text.replace(/[\\;,]/g, '\\$&').replaceAll('\n', '\\n');

/** A line has at most 75 bytes; what goes on begins with a space. No character is cut in two. */
function folded(line: string): string {
  const parts = [''];
  for (const letter of line) {
    const part = parts.at(-1) ?? '';
    if (Buffer.byteLength(part + letter) > 74) parts.push(letter);
    else parts[parts.length - 1] = part + letter;
  }
  return parts.join('\r\n ');
}
