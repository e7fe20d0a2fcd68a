import type { CardAction, HeroCard } from '../../direct-line/activity';
import { el, visuallyHidden } from '../../shared/el';
import { richText } from '../../shared/richText';

/**
 * A service: its name, whether it is open, what it is for (the text's first line), its number, its
 * website, then the small print (the text's other lines: cost, bill, last checked).
 * @param pressed called for a button that is not a link
 */
export function card(hero: HeroCard, newTab: string, pressed: (action: CardAction) => void): HTMLElement {
  const [about = '', ...small] = (hero.text ?? '').split(/\n+/).filter(Boolean);
  return el(
    'article',
    { class: 'card' },
    hero.title && el('h2', {}, hero.title),
    hero.subtitle && el('p', { class: 'open-state' }, hero.subtitle),
    ...richText(about),
    ...(hero.buttons ?? []).map((action) => button(action, newTab, () => pressed(action))),
    ...small.map((line) => el('p', { class: 'small' }, line)),
  );
}

function button({ type, title, value }: CardAction, newTab: string, click: () => void): HTMLElement {
  const href = String(value);
  if (type === 'call' && href.startsWith('tel:')) {
    // The number is drawn large.
    const [before = title, number = '', after = ''] = title.split(/(\d[\d ]*\d)/);
    return el('a', { class: 'call', href }, before, el('b', {}, number), after);
  }
  if (type === 'openUrl' && href.startsWith('https:')) {
    const attributes = { class: 'site', href, target: '_blank', rel: 'noopener noreferrer' };
    return el('a', attributes, title, visuallyHidden(` ${newTab}`));
  }
  return el('button', { class: 'choice', click }, title);
}
