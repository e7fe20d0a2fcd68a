import { el, visuallyHidden } from '../../shared/el';
import type { Desk } from '../desk';
import { practiceFeedback } from '../note/practice';

/** At the end of a practice call: what was done of what it calls for, what was missed, and how long it took. */
export function feedback(desk: Desk): HTMLElement | false {
  const { call, pageData, now } = desk;
  const found = practiceFeedback(call, pageData, now());
  if (!found) return false;
  const items = found.points.map(({ kind, name, done }) => {
    const mark = desk.label(done ? 'feedback-done' : 'feedback-missed');
    return el(
      'li',
      { class: done ? 'done' : 'missed' },
      `${desk.label(`feedback-${kind}`)}: ${name}`,
      visuallyHidden(` (${mark})`),
    );
  });
  const missed = found.points.filter(({ done }) => !done).length;
  const time = desk
    .label('feedback-time')
    .replace('{taken}', minutes(found.taken))
    .replace('{most}', minutes(found.most));
  const sum =
    missed === 0 ? desk.label('feedback-all') : desk.label('feedback-missing').replace('{count}', String(missed));
  return el(
    'section',
    { class: 'feedback' },
    el('h3', {}, desk.label('feedback')),
    el('p', {}, `${sum} ${time}`),
    el('ul', {}, ...items),
  );
}

/** "4:05" */
function minutes(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
