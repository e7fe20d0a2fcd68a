import { DANGER } from '../../model/answers';
import type { DeskKey } from '../../model/deskScript';
import { byId } from '../shared/byId';
import type { Desk } from './desk';
import { copyNote, printNote, saveNote } from './handoverSummary';
import { singleKeysOn } from './keySheet';
import { toggleAssist } from './note/recording';
import { choiceIndex } from './view/controls';
import type { DeskView } from './view/deskView';

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
): Readonly<Record<DeskKey | 'backspace' | '?' | '/', (() => void) | undefined>> {
  const inSummary = (run: (desk: Desk) => void) => (desk.step.kind === 'summary' ? () => run(desk) : undefined);
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
    '/': () => toggleAssist(desk),
    p: () => desk.practise(),
    x: () => desk.askToEnd(),
    '?': () => desk.toggleOverlay('keys'),
    c: inSummary(copyNote),
    j: inSummary(saveNote),
    i: inSummary(printNote),
  };
}
