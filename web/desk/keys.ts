import { DANGER } from '../../model/answers';
import type { DeskKey, QuickHelp } from '../../model/deskScript';
import type { Desk } from './desk';
import type { DeskLabel } from './deskPageData';
import type { OverlayContent, ScreenContent } from './screenContent';
import { choiceIndex } from './screenContent';
import { copyNote, printNote, saveNote } from './view/summaryBody';

/** Whether single-letter shortcuts are on. People who use speech input need them off (WCAG 2.1.4). */
export const singleKeyShortcuts = { on: true };

/** What the key handler needs of the page. */
export interface KeyContext {
  readonly desk: Desk;
  readonly screen: () => ScreenContent;
  readonly overlay: () => OverlayContent | undefined;
  readonly box: HTMLTextAreaElement;
  readonly focusPath: () => void;
  readonly focusSay: () => void;
}

/** The rows of the key sheet, in order; those of quick help stand where it says so. */
export const KEY_SHEET: readonly (readonly [readonly string[], DeskLabel] | 'quick help')[] = [
  [['1', '…', '0', '⇧1', '…'], 'key-choose'],
  [['Enter'], 'key-enter'],
  [['T'], 'key-type'],
  [['Esc'], 'key-escape'],
  [['K'], 'key-skip'],
  [['B'], 'key-back'],
  [['D'], 'key-danger'],
  [['Q'], 'key-questions'],
  [['A'], 'key-themes'],
  [['O'], 'key-help'],
  [['U'], 'key-wrap-up'],
  [['Y'], 'key-summary'],
  'quick help',
  [['W', 'N'], 'key-fault'],
  [['C', 'J', 'I'], 'key-note'],
  [['P'], 'key-practice'],
  [['X'], 'key-end'],
  [['?'], 'key-sheet'],
  [['Alt'], 'key-alt'],
];

/** Handles keyboard shortcuts. In a field only Escape, Ctrl+Enter, and letters with Alt count. */
export function listenToKeys(places: KeyContext): void {
  addEventListener('keydown', (event) => {
    if (event.isComposing || event.ctrlKey || event.metaKey) return handleCtrlKey(event, places);
    if (event.key === 'Escape') return closeOverlay(places);
    const inField = event.target instanceof Element && event.target.matches('input,textarea,select');
    if (!event.altKey && (inField || !singleKeyShortcuts.on)) return;
    if (handleKey(event, places)) event.preventDefault();
  });
}

/** Ctrl+Enter goes on from a form, whichever field has the focus. */
function handleCtrlKey(event: KeyboardEvent, { screen, box }: KeyContext): void {
  if (event.key !== 'Enter' || !event.ctrlKey || event.target === box) return;
  screen().next?.act();
}

function closeOverlay({ desk, focusSay }: KeyContext): void {
  if (desk.openOverlay) desk.showOverlay(undefined);
  focusSay();
}

/** @returns whether the key did something */
function handleKey(event: KeyboardEvent, places: KeyContext): boolean {
  const { desk, overlay, screen } = places;
  const place = choiceIndex(event);
  if (place !== undefined) {
    const choice = (overlay() ?? screen()).choices[place];
    choice?.act();
    return choice !== undefined;
  }
  if (event.key === 'Enter') return handleEnter(event, places);
  const letter = event.key.toLowerCase();
  const help = desk.pageData.quick_help.find(({ key }) => key === letter);
  if (!help) return handleLetter(letter, places);
  toggleQuickHelp(desk, help);
  return true;
}

export function toggleQuickHelp(desk: Desk, { id, step }: QuickHelp): void {
  if (step) desk.goTo(step);
  else desk.showOverlay(desk.openOverlay === `help:${id}` ? undefined : `help:${id}`);
}

/** On a button, Enter presses that button. */
function handleEnter({ target }: KeyboardEvent, { desk, screen }: KeyContext): boolean {
  if (target instanceof Element && target.matches('button, a, summary')) return false;
  if (desk.openOverlay) desk.showOverlay(undefined);
  else if (desk.call.unconfirmed.size > 0) desk.confirm();
  else screen().next?.act();
  return true;
}

function handleLetter(name: string, places: KeyContext): boolean {
  const actions: Readonly<Record<string, (() => void) | undefined>> = letterActions(places);
  const run = actions[name];
  run?.();
  return run !== undefined;
}

type LetterActions = Readonly<Record<DeskKey | 'backspace' | '?', (() => void) | undefined>>;

function letterActions({ desk, screen, box, focusPath }: KeyContext): LetterActions {
  const inSummary = (run: (desk: Desk) => void) =>
    desk.step.kind === 'summary' ? () => run(desk) : undefined;
  const toggle = (open: 'keys') => () => desk.showOverlay(desk.openOverlay === open ? undefined : open);
  return {
    t: () => box.focus(),
    k: () => screen().skip?.act(),
    b: () => desk.goBack(),
    backspace: () => desk.goBack(),
    d: () => desk.ask(DANGER),
    q: focusPath,
    a: () => desk.goToPart('themes'),
    o: () => desk.goToPart('help'),
    u: () => desk.goToPart('wrap-up'),
    y: () => desk.goToPart('summary'),
    w: () => reportFault(desk, 'wrong-number'),
    n: () => reportFault(desk, 'not-answered'),
    p: () => desk.showOverlay(desk.call.touched ? 'end' : 'practice'),
    x: () => endCall(desk),
    '?': toggle('keys'),
    c: inSummary(copyNote),
    j: inSummary(saveNote),
    i: inSummary(printNote),
  };
}

/** Once the note has been handed over, there is nothing left to lose. */
export function endCall(desk: Desk): void {
  if (desk.call.handedOver || !desk.call.touched) desk.end();
  else desk.showOverlay('end');
}

/** Reports the service that is shown to be read out. */
export function reportFault(desk: Desk, fault: 'wrong-number' | 'not-answered'): void {
  const service = desk.call.state?.services[desk.call.shownService];
  if (desk.step.kind === 'help' && service) desk.report({ service: service.id, fault });
}
