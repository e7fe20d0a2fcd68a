import type { SheetColumn } from '../../model/protocol/activities';
import { el, svg } from '../shared/el';

/** In SVG units: the width of a column, and the distance between its dots. */
const STEP = 12;
const DOT = 4;
/** In a taller column the dots are drawn closer together. */
const TALLEST = 8;

/** Columns of dots over time. Its label says the same in words for people who cannot see it. */
export function dotChart(columns: readonly SheetColumn[], caption: string): HTMLElement {
  const most = Math.max(...columns.map(({ count }) => count));
  const rise = STEP * Math.min(1, TALLEST / most);
  const width = Math.max(columns.length, 8) * STEP;
  const height = Math.min(most, TALLEST) * STEP + 2;
  const wide = width / columns.length;
  const dots = columns.flatMap(({ count }, column) =>
    Array.from({ length: count }, (_, dot) => {
      const cy = height - 2 - STEP / 2 - dot * rise;
      return svg('circle', { cx: (column + 0.5) * wide, cy, r: DOT });
    }),
  );
  const label = columns.flatMap(({ says, count }) => (count ? [says] : [])).join(', ');
  const drawing = svg(
    'svg',
    { viewBox: `0 0 ${width} ${height}`, role: 'img', width: width * 2, 'aria-label': label },
    svg('path', { d: `M0 ${height - 1}H${width}`, class: 'axis' }),
    ...dots,
  );
  const ends = [columns[0]?.label ?? '', columns.at(-1)?.label ?? ''];
  return el(
    'figure',
    { class: 'picture' },
    drawing,
    el('div', { class: 'ends small', 'aria-hidden': 'true' }, ...ends.map((end) => el('span', {}, end))),
    el('figcaption', { class: 'small' }, caption),
  );
}
