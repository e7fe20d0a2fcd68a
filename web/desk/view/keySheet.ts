import { el } from '../../shared/el';
import type { Desk } from '../desk';
import { SHEET, singleKeys } from '../keys';
import { button, key } from './drawn';

/** Every key and what it does, and the switch for those who need their keys for something else. */
export function keySheet(desk: Desk): HTMLElement {
  const rows = SHEET.map(([names, label]) =>
    el('div', {}, el('dt', {}, ...names.map(key)), el('dd', {}, desk.label(label))),
  );
  const state = () => desk.label(singleKeys.on ? 'desk-keys-on' : 'desk-keys-off');
  const turn = button(state(), () => {
    singleKeys.on = !singleKeys.on;
    turn.textContent = state();
    turn.setAttribute('aria-pressed', String(singleKeys.on));
  });
  turn.setAttribute('aria-pressed', String(singleKeys.on));
  return el('div', { class: 'sheet' }, el('dl', {}, ...rows), turn);
}
