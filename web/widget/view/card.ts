import type { Labels } from '../../../model/textIds';
import type { CardAction, HeroCard } from '../../direct-line/activity';
import { el, fold, visuallyHidden } from '../../shared/el';
import { richText } from '../../shared/richText';

const OPEN_URL = 'openUrl';

/**
 * A service: its name, whether it is open, its numbers, what it is for (the text's first paragraph), and its website. The
 * rest of the text is folded away: cost, bill, last checked.
 * @param pressed called for a button that is not a link
 */
export function card(hero: HeroCard, labels: Labels['page'], pressed: (action: CardAction) => void): HTMLElement {
  const [about = '', ...details] = (hero.text ?? '').split(/\n\n+/);
  const buttons = hero.buttons ?? [];
  const draw = (action: CardAction) => button(action, labels['new-tab'], () => pressed(action));
  return el(
    'article',
    { class: 'card', 'aria-live': 'off' },
    hero.title && el('h2', {}, hero.title),
    hero.subtitle && el('p', { class: 'open-state' }, hero.subtitle),
    ...buttons.filter(({ type }) => type !== OPEN_URL).map(draw),
    ...richText(about),
    ...buttons.filter(({ type }) => type === OPEN_URL).map(draw),
    fold(labels.details, richText(details.join('\n\n'))),
  );
}

function button({ type, title, value }: CardAction, newTab: string, click: () => void): HTMLElement {
  const href = String(value);
  if (type === 'call' && href.startsWith('tel:')) {
    // The number is drawn large.
    const [before = title, number = '', after = ''] = title.split(/(\d[\d ]*\d)/);
    return el('a', { class: 'call', href }, before, el('b', {}, number), after);
  }
  if (type === OPEN_URL && href.startsWith('https:')) {
    const attributes = { class: 'site', href, target: '_blank', rel: 'noopener noreferrer' };
    return el('a', attributes, title, visuallyHidden(` ${newTab}`));
  }
  return el('button', { class: 'choice', click }, title);
}
