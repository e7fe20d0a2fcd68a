import { el } from '../../shared/el';
import type { Desk } from '../desk';
import { KEY_SHEET, singleKeyShortcuts } from '../keys';
import { actionButton, keyCap } from './controls';

/** Every shortcut and what it does, and the switch to turn single-letter shortcuts off. */
export function keySheet(desk: Desk): HTMLElement {
  const { quick_help } = desk.pageData;
  const rows = KEY_SHEET.map((one) => {
    const [names, words] =
      one === 'quick help'
        ? [quick_help.map(({ key }) => key.toUpperCase()), quick_help.map(({ name }) => name).join(' · ')]
        : [one[0], desk.label(one[1])];
    return el('div', {}, el('dt', {}, ...names.map(keyCap)), el('dd', {}, words));
  });
  const state = () => desk.label(singleKeyShortcuts.on ? 'keys-on' : 'keys-off');
  const turn = actionButton([state()], () => {
    singleKeyShortcuts.on = !singleKeyShortcuts.on;
    turn.textContent = state();
    turn.setAttribute('aria-pressed', String(singleKeyShortcuts.on));
  });
  turn.setAttribute('aria-pressed', String(singleKeyShortcuts.on));
  return el('div', { class: 'sheet' }, el('dl', {}, ...rows), turn);
}
