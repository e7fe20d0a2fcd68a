import { byId } from '../shared/byId';
import type { Desk } from './desk';
import { type KeyScene, keyAction } from './keyActions';
import { singleKeysOn } from './singleKeys';
import { TypingGuard } from './typingGuard';

/** Handles the keys: with Alt from everywhere; by themselves only where nothing is being typed. */
export function listenToKeys(desk: Desk, view: KeyScene): void {
  const guard = new TypingGuard(laterOf, (text) => typeIntoBox(desk, text));
  addEventListener('keydown', (event) => {
    if (event.isComposing || event.repeat || event.metaKey) return;
    if (event.key === 'Escape') {
      guard.drop();
      leave(desk, view);
    } else if (event.key === 'Enter') {
      guard.flush();
      pressEnter(event, view);
    } else if (!event.ctrlKey && event.altKey) pressWithAlt(event, desk, view);
    else if (!event.ctrlKey && singleKeysOn() && !isField(event.target)) pressAlone(event, desk, view, guard);
  });
}

const laterOf = (run: () => void, milliseconds: number) => {
  const timer = setTimeout(run, milliseconds);
  return () => clearTimeout(timer);
};

function typeIntoBox(desk: Desk, text: string): void {
  desk.draft(desk.call.draft + text);
  desk.redraw();
  byId('box').focus();
}

/** Closes what is open, else leaves the field, so that single keys act. */
function leave(desk: Desk, view: KeyScene): void {
  if (desk.openOverlay) desk.showOverlay(undefined);
  view.focusSpoken();
}

/** Enter goes on, and so does Ctrl+Enter from a field; on a button it presses that, and in the box it notes the words. */
function pressEnter(event: KeyboardEvent, view: KeyScene): void {
  const { target, ctrlKey } = event;
  const isOwn = isField(target) || (target instanceof Element && target.matches('button, a, summary'));
  if (isOwn ? !ctrlKey : view.overlay !== undefined) return;
  view.screen.next?.act();
  event.preventDefault();
}

function pressWithAlt(event: KeyboardEvent, desk: Desk, view: KeyScene): void {
  const action = keyAction(event, desk, view);
  action?.act();
  // Else the browser's own menu would open.
  if (action) event.preventDefault();
}

function pressAlone(event: KeyboardEvent, desk: Desk, view: KeyScene, guard: TypingGuard): void {
  if (event.key.length !== 1) return;
  // By itself it scrolls, or presses the button that has the focus.
  if (event.key === ' ' && !guard.isHolding) return;
  event.preventDefault();
  guard.press(event.key, () => {
    const action = keyAction(event, desk, view);
    if (action?.guarded) desk.tellToHoldAlt();
    else action?.act();
  });
}

function isField(target: EventTarget | null): boolean {
  return target instanceof Element && target.matches('input,textarea,select');
}
