import { el } from '../../shared/el';
import type { ConnectionState, Desk } from '../desk';
import type { DeskLabel } from '../deskPageData';
import { actionButton } from './controls';

const LABELS: Readonly<Record<ConnectionState, DeskLabel>> = {
  connecting: 'line-connecting',
  connected: 'line-connected',
  lost: 'line-lost',
  busy: 'line-lost',
  refused: 'line-lost',
  'signed-out': 'line-signed-out',
  ended: 'line-gone',
  gone: 'line-gone',
};

/** The state of the connection to Waymark in words, and what can be done when it is lost. */
export function connectionStatus(desk: Desk): readonly (Node | string)[] {
  const { connectionState, unsentCount } = desk;
  const well = connectionState === 'connected' || connectionState === 'connecting';
  const queued =
    !well && unsentCount > 0 ? desk.label('line-waiting').replace('{count}', String(unsentCount)) : '';
  const words = el(
    'span',
    { class: well ? 'well' : 'trouble' },
    [desk.label(LABELS[connectionState]), queued].join(' '),
  );
  if (connectionState === 'lost' || connectionState === 'busy')
    return [words, actionButton([desk.label('line-retry')], () => desk.retryNow(), { 'data-at': 'retry' })];
  if (connectionState === 'signed-out') {
    const link = el('a', { href: '/desk', target: '_blank', rel: 'noopener' }, desk.label('line-sign-in'));
    return [words, link];
  }
  return [words];
}
