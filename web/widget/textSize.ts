import { byId } from '../shared/byId';
import { el, visuallyHidden } from '../shared/el';

/** Per cent of the size that the reader's browser has, in the order in which presses go through them. */
const SIZES = [100, 125, 150, 200];
/** From this size on there is no room for what only decorates. */
const LARGE = 150;
/** A page that is lower than so many times the height of its letters scrolls as a whole. */
const LOW = 27;
const LOW_FOR_LARGE = 32;

/**
 * Each press of such a button makes all text larger, and after the largest as it was. Nothing is kept of it: a page that
 * is loaded anew begins with the reader's own size.
 * @param label with {percent}
 */
export function setUpTextSize(label: string): void {
  const buttons = [...document.querySelectorAll<HTMLElement>('button.size')];
  let place = 0;
  const show = (): void => {
    const percent = SIZES[place] ?? 100;
    const root = document.documentElement;
    root.style.fontSize = `${percent}%`;
    const isLarge = percent >= LARGE;
    root.toggleAttribute('data-large', isLarge);
    // In em, a media query counts the reader's own size.
    const low = ((isLarge ? LOW_FOR_LARGE : LOW) * percent) / 100;
    root.toggleAttribute('data-low', matchMedia(`(max-height: ${low}em)`).matches);
    // It was measured for letters of another size.
    byId('box').style.height = '';
    for (const each of buttons) each.replaceChildren(...nameOf(label.replace('{percent}', String(percent))));
  };
  for (const each of buttons) {
    each.addEventListener('click', () => {
      place = (place + 1) % SIZES.length;
      show();
    });
  }
  addEventListener('resize', show);
  show();
}

function nameOf(label: string): readonly HTMLElement[] {
  return [el('span', { 'aria-hidden': 'true' }, 'A', el('b', {}, 'A')), visuallyHidden(label)];
}
