import { DANGER } from '../../model/answers';
import type { DeskKey } from '../../model/deskScript';
import { byId } from '../shared/byId';
import { el } from '../shared/el';
import type { Desk } from './desk';
import type { DeskLabel } from './deskPageData';
import { copyNote, printNote, saveNote } from './handoverSummary';
import { choiceIndex } from './view/controls';
import type { DeskView } from './view/deskView';

/** Whether single-letter shortcuts are on. People who use speech input need them off (WCAG 2.1.4). */
let singleKeysOn = true;

/** The rows of the key sheet, in order; those of quick help stand where it says so. */
const KEY_SHEET: readonly (readonly [string, DeskLabel] | 'quick help')[] = [
  ['1 … 0 ⇧1 …', 'key-choose'],
  ['Enter', 'key-enter'],
  ['T', 'key-type'],
  ['Esc', 'key-escape'],
  ['K', 'key-skip'],
  ['B', 'key-back'],
  ['D', 'key-danger'],
  ['Q', 'key-questions'],
  ['A', 'key-themes'],
  ['O', 'key-help'],
  ['U', 'key-wrap-up'],
  ['Y', 'key-summary'],
  'quick help',
  ['W N', 'key-fault'],
  ['C J I', 'key-note'],
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
      singleKeysOn = !singleKeysOn;
      show();
    },
  });
  const show = () => {
    turn.textContent = desk.label(singleKeysOn ? 'keys-on' : 'keys-off');
    turn.setAttribute('aria-pressed', String(singleKeysOn));
  };
  show();
  return el('div', { class: 'sheet' }, el('dl', {}, ...rows), turn);
}

/** Handles keyboard shortcuts. In a field only Escape, Ctrl+Enter, and letters with Alt count. */
export function listenToKeys(desk: Desk, view: DeskView): void {
  addEventListener('keydown', (event) => {
    const { target } = event;
    if (event.isComposing || event.ctrlKey || event.metaKey) {
      // Ctrl+Enter goes on from a form, whichever field has the focus.
      if (event.key === 'Enter' && event.ctrlKey && target !== byId('box')) view.screen.next?.act();
      return;
    }
    if (event.key === 'Escape') {
      if (desk.openOverlay) desk.showOverlay(undefined);
      view.focusSpoken();
      return;
    }
    const inField = target instanceof Element && target.matches('input,textarea,select');
    if (!event.altKey && (inField || !singleKeysOn)) return;
    const action = actionFor(event, desk, view);
    if (!action) return;
    action();
    event.preventDefault();
  });
}

function actionFor(event: KeyboardEvent, desk: Desk, view: DeskView): (() => void) | undefined {
  const place = choiceIndex(event);
  if (place !== undefined) return (view.overlay ?? view.screen).choices[place]?.act;
  if (event.key === 'Enter') return enterAction(event, desk, view);
  const letter = event.key.toLowerCase();
  const help = desk.pageData.quick_help.find(({ key }) => key === letter);
  if (help) return () => desk.toggleQuickHelp(help);
  const actions: Readonly<Record<string, (() => void) | undefined>> = letterActions(desk, view);
  return actions[letter];
}

/** On a button, Enter presses that button. */
function enterAction({ target }: KeyboardEvent, desk: Desk, view: DeskView): (() => void) | undefined {
  if (target instanceof Element && target.matches('button, a, summary')) return undefined;
  if (desk.openOverlay) return () => desk.showOverlay(undefined);
  if (desk.call.unconfirmed.size > 0) return () => desk.confirm();
  return () => view.screen.next?.act();
}

function letterActions(
  desk: Desk,
  view: DeskView,
): Readonly<Record<DeskKey | 'backspace' | '?', (() => void) | undefined>> {
  const inSummary = (run: (desk: Desk) => void) =>
    desk.step.kind === 'summary' ? () => run(desk) : undefined;
  return {
    t: () => byId('box').focus(),
    k: () => view.screen.skip?.act(),
    b: () => desk.goBack(),
    backspace: () => desk.goBack(),
    d: () => desk.ask(DANGER),
    q: () => view.focusPath(),
    a: () => desk.goToPart('themes'),
    o: () => desk.goToPart('help'),
    u: () => desk.goToPart('wrap-up'),
    y: () => desk.goToPart('summary'),
    w: () => desk.report('wrong-number'),
    n: () => desk.report('not-answered'),
    p: () => desk.practise(),
    x: () => desk.askToEnd(),
    '?': () => desk.toggleOverlay('keys'),
    c: inSummary(copyNote),
    j: inSummary(saveNote),
    i: inSummary(printNote),
  };
}
