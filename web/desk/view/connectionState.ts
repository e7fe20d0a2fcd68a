import { byId } from '../../shared/byId';
import { el } from '../../shared/el';
import type { Desk } from '../desk';
import type { ConnectionState } from '../deskConnection';
import type { DeskLabel } from '../deskPageData';
import { redraw } from './controls';

/** The state of the connection to Waymark in words, and what can be done when it is lost. */
export function drawConnection(desk: Desk): void {
  const { state, pending, isBehind } = desk.turns.connection;
  const well = state === 'connected' || state === 'connecting';
  const counted = (id: DeskLabel) => desk.label(id).replace('{count}', String(pending));
  const label = CONNECTION_LABELS[state];
  const name = desk.label(label === 'line-lost' && desk.turns.isOnItsOwn ? 'line-alone' : label);
  const queued = !well && pending > 0 ? counted('line-waiting') : '';
  const words = well && isBehind ? counted('line-catching-up') : [name, queued].join(' ').trim();
  const line: HTMLElement[] = [el('span', { class: well ? 'well' : 'trouble' }, words)];
  if (state === 'lost' || state === 'busy') {
    const retry = { type: 'button', 'data-at': 'retry', click: () => desk.turns.connection.retryNow() };
    line.push(el('button', retry, desk.label('line-retry')));
  }
  if (state === 'signed-out') {
    const link = { href: '/desk', target: '_blank', rel: 'noopener' };
    line.push(el('a', link, desk.label('line-sign-in')));
  }
  // Replaced only when it has changed, or a screen reader would announce it again.
  const shown = line.map(({ textContent }) => textContent).join('');
  if (byId('status').textContent !== shown) redraw('status', ...line);
}

const CONNECTION_LABELS: Readonly<Record<ConnectionState, DeskLabel>> = {
  connecting: 'line-connecting',
  connected: 'line-connected',
  lost: 'line-lost',
  busy: 'line-lost',
  refused: 'line-lost',
  'signed-out': 'line-signed-out',
  ended: 'line-gone',
  gone: 'line-gone',
};
