/** Whether an element of the widget is whole on the screen, large enough to hit, and under nothing else. */
export function canBePressed(selector: string): object {
  const inside = document.querySelector('[data-waymark]')?.shadowRoot;
  const box = inside?.querySelector(selector)?.getBoundingClientRect() ?? new DOMRect();
  const { left, right, top, bottom } = box;
  const points = [left + 4, right - 4].map((x) => [x, (top + bottom) / 2] as const);
  return {
    inSight: left >= 0 && right <= innerWidth && top >= 0 && bottom <= innerHeight,
    large: box.height >= 44 && box.width >= 44,
    onTop: points.every(([x, y]) => inside?.elementFromPoint(x, y)?.closest(selector) !== null),
  };
}

export const PRESSABLE = { inSight: true, large: true, onTop: true };
