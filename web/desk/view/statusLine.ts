import { el } from '../../shared/el';
import type { Desk } from '../desk';
import type { LineState } from '../ongoingCall';
import type { DeskLabel } from '../words';
import { button } from './drawn';

const LABELS: Readonly<Record<LineState, DeskLabel>> = {
  connecting: 'desk-line-connecting',
  connected: 'desk-line-connected',
  lost: 'desk-line-lost',
  busy: 'desk-line-lost',
  refused: 'desk-line-lost',
  'signed-out': 'desk-line-signed-out',
  ended: 'desk-line-gone',
  gone: 'desk-line-gone',
};

/** How the line to Waymark is, in words; and what can be done when it is not well. */
export function statusLine(desk: Desk): readonly (Node | string)[] {
  const { lineState, waiting } = desk;
  const well = lineState === 'connected' || lineState === 'connecting';
  const queued =
    !well && waiting > 0 ? desk.label('desk-line-waiting').replace('{count}', String(waiting)) : '';
  const words = el(
    'span',
    { class: well ? 'well' : 'trouble' },
    [desk.label(LABELS[lineState]), queued].join(' '),
  );
  if (lineState === 'lost' || lineState === 'busy')
    return [words, button(desk.label('desk-line-retry'), () => desk.hurry(), { 'data-at': 'retry' })];
  if (lineState === 'signed-out') {
    const link = el(
      'a',
      { href: '/desk', target: '_blank', rel: 'noopener' },
      desk.label('desk-line-sign-in'),
    );
    return [words, link];
  }
  return [words];
}
