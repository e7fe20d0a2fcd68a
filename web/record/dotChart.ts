import type { SheetColumn } from '../../model/protocol/activities';
import { el } from '../shared/el';

const SVG = 'http://www.w3.org/2000/svg';
/** In SVG units: the width of a column, and the distance between its dots. */
const STEP = 12;
const DOT = 4;
/** In a taller column the dots are drawn closer together. */
const TALLEST = 8;

/** Columns of dots over time. Its label says the same in words for people who cannot see it. */
export function dotChart(columns: readonly SheetColumn[], caption: string): HTMLElement {
  const most = Math.max(...columns.map(({ count }) => count));
  const rise = STEP * Math.min(1, TALLEST / most);
  const size = { width: Math.max(columns.length, 8) * STEP, height: Math.min(most, TALLEST) * STEP + 2 };
  const drawing = svg('svg', {
    viewBox: `0 0 ${size.width} ${size.height}`,
    role: 'img',
    width: size.width * 2,
  });
  drawing.setAttribute('aria-label', columns.flatMap(({ says, count }) => (count ? [says] : [])).join(', '));
  const wide = size.width / columns.length;
  drawing.append(svg('path', { d: `M0 ${size.height - 1}H${size.width}`, class: 'axis' }));
  for (const [column, { count }] of columns.entries()) {
    for (let dot = 0; dot < count; dot++) {
      const cy = size.height - 2 - STEP / 2 - dot * rise;
      drawing.append(svg('circle', { cx: (column + 0.5) * wide, cy, r: DOT }));
    }
  }
  const ends = [columns[0]?.label ?? '', columns.at(-1)?.label ?? ''];
  return el(
    'figure',
    { class: 'picture' },
    drawing,
    el('div', { class: 'ends small', 'aria-hidden': 'true' }, ...ends.map((end) => el('span', {}, end))),
    el('figcaption', { class: 'small' }, caption),
  );
}

function svg(tag: string, attributes: Readonly<Record<string, string | number>>): SVGElement {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
  return element;
}
