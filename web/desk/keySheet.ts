import { el } from '../shared/el';
import type { Desk } from './desk';
import type { DeskLabel } from './deskPageData';
import { singleKeysOn, turnSingleKeys } from './singleKeys';

/** The rows of the key sheet, in order; those of quick help stand where it says so. */
const KEY_SHEET: readonly (readonly [string, DeskLabel] | 'quick help')[] = [
  ['1 … 0 ⇧1 …', 'key-choose'],
  ['Enter', 'key-enter'],
  ['Ctrl Enter', 'key-enter-field'],
  ['T', 'key-type'],
  ['Esc', 'key-escape'],
  ['V F', 'key-understood'],
  ['H', 'key-topic'],
  ['Z', 'key-undo'],
  ['K', 'key-skip'],
  ['B', 'key-back'],
  ['D', 'key-danger'],
  ['Q ↑ ↓', 'key-questions'],
  ['A', 'key-themes'],
  ['O', 'key-help'],
  ['U', 'key-wrap-up'],
  ['Y', 'key-summary'],
  'quick help',
  ['W N', 'key-fault'],
  ['C', 'key-code'],
  ['C J I', 'key-note'],
  ['/', 'key-assist'],
  ['P', 'key-practice'],
  ['X', 'key-end'],
  ['?', 'key-sheet'],
  ['Alt', 'key-alt'],
];

/** Every shortcut and what it does, and the switch to turn single-letter shortcuts off. */
export function keySheet(desk: Desk): HTMLElement {
  const { quick_help } = desk.pageData;
  const row = (keys: readonly string[], words: string) =>
    el('div', {}, el('dt', {}, ...keys.map((key) => el('kbd', {}, key))), el('dd', {}, words));
  const helpKeys = quick_help.map(({ key }) => key.toUpperCase());
  const helpNames = quick_help.map(({ name }) => name).join(' · ');
  const rows = KEY_SHEET.map((one) =>
    one === 'quick help' ? row(helpKeys, helpNames) : row(one[0].split(' '), desk.label(one[1])),
  );
  const turn = el('button', {
    type: 'button',
    click: () => {
      turnSingleKeys(!singleKeysOn());
      show();
      desk.redraw();
    },
  });
  const show = () => {
    turn.textContent = desk.label(singleKeysOn() ? 'keys-on' : 'keys-off');
    turn.setAttribute('aria-pressed', String(singleKeysOn()));
  };
  show();
  return el('div', { class: 'sheet' }, el('dl', {}, ...rows), turn);
}
