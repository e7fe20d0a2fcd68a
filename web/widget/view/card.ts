import type { CardAction, HeroCard } from '../../direct-line/activity';
import { el, visuallyHidden } from '../../shared/el';
import { richText } from '../../shared/richText';

/** Handles a card's button that is not a link. */
export type CardActionHandler = (action: CardAction) => void;

/**
 * A service: its name, whether it is open, what it is for (the text's first line), its number, its
 * website, then the small print (the text's other lines: cost, bill, last checked).
 */
export function card(hero: HeroCard, newTab: string, pressed: CardActionHandler): HTMLElement {
  const [about, ...small] = (hero.text ?? '').split(/\n+/).filter(Boolean);
  return el(
    'article',
    { class: 'card' },
    ...(hero.title ? [el('h2', {}, hero.title)] : []),
    ...(hero.subtitle ? [el('p', { class: 'open-state' }, hero.subtitle)] : []),
    ...richText(about ?? ''),
    ...(hero.buttons ?? []).map((action) => button(action, newTab, pressed)),
    ...small.map((line) => el('p', { class: 'small' }, line)),
  );
}

function button(action: CardAction, newTab: string, pressed: CardActionHandler): HTMLElement {
  const to = String(action.value);
  if (action.type === 'call' && to.startsWith('tel:')) return call(action.title, to);
  if (action.type === 'openUrl' && to.startsWith('https:')) {
    const attributes = { class: 'site', href: to, target: '_blank', rel: 'noopener noreferrer' };
    return el('a', attributes, action.title, visuallyHidden(` ${newTab}`));
  }
  const press = el('button', { class: 'choice' }, action.title);
  press.addEventListener('click', () => pressed(action));
  return press;
}

/** A call link; the number in its title is drawn large. */
function call(title: string, href: string): HTMLElement {
  const [before = title, number = '', after = ''] = title.split(/(\d[\d ]*\d)/);
  return el('a', { class: 'call', href }, before, el('b', {}, number), after);
}
