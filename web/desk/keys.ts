import type { Desk } from './desk';
import type { Panel, Scene } from './scene';
import { placeOf } from './scene';
import { copyNote, printNote, saveNote } from './view/summaryBody';
import type { DeskLabel } from './words';

/** Whether a letter alone does something. Some people speak or dictate to their computer, and need them off. */
export const singleKeys = { on: true };

/** What the screen has to do for a key. */
export interface KeyPlaces {
  readonly desk: Desk;
  readonly scene: () => Scene;
  readonly panel: () => Panel | undefined;
  readonly box: HTMLTextAreaElement;
  readonly focusPath: () => void;
  readonly focusSay: () => void;
}

/** What stands on the sheet of keys, in its order. */
export const SHEET: readonly (readonly [readonly string[], DeskLabel])[] = [
  [['1', '…', '0', '⇧1', '…'], 'desk-key-choose'],
  [['Enter'], 'desk-key-enter'],
  [['T'], 'desk-key-type'],
  [['Esc'], 'desk-key-escape'],
  [['K'], 'desk-key-skip'],
  [['B'], 'desk-key-back'],
  [['D'], 'desk-key-danger'],
  [['Q'], 'desk-key-questions'],
  [['A'], 'desk-key-themes'],
  [['O'], 'desk-key-help'],
  [['U'], 'desk-key-wrap-up'],
  [['Y'], 'desk-key-summary'],
  [['E', 'S', 'M', 'R', 'L'], 'desk-key-quick'],
  [['W', 'N'], 'desk-key-fault'],
  [['C', 'J', 'I'], 'desk-key-note'],
  [['P'], 'desk-key-practice'],
  [['X'], 'desk-key-end'],
  [['?'], 'desk-key-sheet'],
  [['Alt'], 'desk-key-alt'],
];

/** The letters of quick help, in the order of desk.yaml. */
export const QUICK_KEYS: readonly string[] = ['e', 's', 'm', 'r', 'l'];

/** Listens to the keyboard. In a field only Escape, Enter with Ctrl, and letters with Alt are heard. */
export function listenToKeys(places: KeyPlaces): void {
  addEventListener('keydown', (event) => {
    if (event.isComposing || event.ctrlKey || event.metaKey) return heardWithCtrl(event, places);
    if (event.key === 'Escape') return getOut(places);
    const inField = event.target instanceof Element && event.target.matches('input,textarea,select');
    if (!event.altKey && (inField || !singleKeys.on)) return;
    if (act(event, places)) event.preventDefault();
  });
}

/** Ctrl and Enter go on from a form, wherever in it the hands are. */
function heardWithCtrl(event: KeyboardEvent, { scene, box }: KeyPlaces): void {
  if (event.key !== 'Enter' || !event.ctrlKey || event.target === box) return;
  scene().onward?.act();
}

function getOut({ desk, focusSay }: KeyPlaces): void {
  if (desk.open) desk.show(undefined);
  focusSay();
}

/** @returns whether the key meant something */
function act(event: KeyboardEvent, places: KeyPlaces): boolean {
  const { desk, panel, scene } = places;
  const place = placeOf(event);
  if (place !== undefined) {
    const choice = (panel() ?? scene()).choices[place];
    choice?.act();
    return choice !== undefined;
  }
  if (event.key === 'Enter') return enter(event, places);
  const quick = QUICK_KEYS.indexOf(event.key.toLowerCase());
  const help = desk.words.quick_help[quick];
  if (quick >= 0 && help) {
    openHelp(desk, help.id);
    return true;
  }
  return letter(event.key.toLowerCase(), places);
}

export function openHelp(desk: Desk, id: string): void {
  const help = desk.words.quick_help.find((one) => one.id === id);
  if (help?.step) desk.goTo(help.step);
  else desk.show(desk.open === `help:${id}` ? undefined : `help:${id}`);
}

/** On a button Enter presses that button. */
function enter({ target }: KeyboardEvent, { desk, scene }: KeyPlaces): boolean {
  if (target instanceof Element && target.matches('button, a, summary')) return false;
  if (desk.open) desk.show(undefined);
  else if (desk.call.unconfirmed.size > 0) desk.confirm();
  else scene().onward?.act();
  return true;
}

function letter(name: string, places: KeyPlaces): boolean {
  const run = actions(places)[name];
  run?.();
  return run !== undefined;
}

function actions({ desk, scene, box, focusPath }: KeyPlaces): Readonly<Record<string, () => void>> {
  const toggle = (open: 'keys') => () => desk.show(desk.open === open ? undefined : open);
  return {
    t: () => box.focus(),
    k: () => scene().skip?.act(),
    b: () => desk.goBack(),
    backspace: () => desk.goBack(),
    d: () => desk.ask('danger'),
    q: focusPath,
    a: () => desk.goToPart('themes'),
    o: () => desk.goToPart('help'),
    u: () => desk.goToPart('wrap-up'),
    y: () => desk.goToPart('summary'),
    w: () => reportFault(desk, 'wrong-number'),
    n: () => reportFault(desk, 'not-answered'),
    p: () => desk.show(desk.call.touched ? 'end' : 'practice'),
    x: () => endCall(desk),
    '?': toggle('keys'),
    ...(desk.step.kind === 'summary' && {
      c: () => copyNote(desk),
      j: () => saveNote(desk),
      i: () => printNote(desk),
    }),
  };
}

/** A note that has been handed over leaves nothing to lose. */
export function endCall(desk: Desk): void {
  if (desk.call.handedOver || !desk.call.touched) desk.end();
  else desk.show('end');
}

/** About the service whose words are on the screen. */
export function reportFault(desk: Desk, fault: 'wrong-number' | 'not-answered'): void {
  const service = desk.call.state?.services[desk.call.reading];
  if (desk.step.kind === 'help' && service) desk.report({ service: service.id, fault });
}
