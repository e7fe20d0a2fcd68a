import { DANGER } from '../../../model/answers';
import { byId } from '../../shared/byId';
import { el } from '../../shared/el';
import type { Desk } from '../desk';
import { toldLabel } from '../deskPageData';
import { keyButton, redraw } from './controls';

/** The status bar: what was understood, one by one; and what was noted last. */
export function drawStatusBar(desk: Desk): void {
  const { understood, undo } = desk;
  const noted = undo ? `${desk.label('noted')} ${undo.noted}` : desk.notice;
  const guarded = understood?.id === DANGER;
  byId('strip').classList.toggle('filled', understood !== undefined);
  showLines([noted, understood ? understoodFirst(desk) : ''].filter(Boolean));
  const buttons: HTMLElement[] = [];
  if (undo) buttons.push(keyButton('Z', desk.label('take-back'), () => desk.takeBack(), 'quiet', undo.guarded));
  if (understood)
    buttons.push(
      keyButton('F', desk.label('refuse'), () => desk.refuse(), 'quiet', guarded),
      keyButton('V', desk.label('confirm'), () => desk.confirm(), 'primary', guarded),
    );
  redraw('stripDo', ...buttons);
}

/** Replaced only when they have changed, or a screen reader would say them again. */
function showLines(lines: readonly string[]): void {
  const text = byId('stripText');
  const shown = [...text.children].map(({ textContent }) => textContent);
  if (shown.join('\n') !== lines.join('\n')) text.replaceChildren(...lines.map((line) => el('span', {}, line)));
}

/** The first of what was understood, with its question, and how many more there are. */
function understoodFirst(desk: Desk): string {
  const { id = '', name = '', answer = '' } = desk.understood ?? {};
  const count = desk.allUnderstood.length;
  const told = desk.call.toldBefore.get(id);
  const label = desk.label(told ? 'told-first' : count > 1 ? 'understood-first' : 'understood');
  const where = told ? desk.label(toldLabel(told)) : '';
  const first = label.replace('{count}', String(count)).replace('{where}', where);
  return `${first} ${name}: ${answer}`;
}
