import type { QuickHelp } from '../../../model/knowledge';
import type { Desk } from '../desk';
import { endCall, toggleQuickHelp } from '../keys';
import { overlayFor } from '../overlayFor';
import type { OverlayContent, ScreenContent } from '../screenContent';
import { screenFor } from '../screenFor';
import { connectionStatus } from './connectionStatus';
import { actionButton, keyCap, redraw } from './controls';
import { deskElements } from './deskElements';
import { MainPane } from './mainPane';
import { Overlay } from './overlay';
import { pathList } from './pathList';
import { sidebar } from './sidebar';

/** Draws the desk. Every region keeps its place and size, whatever is in it. */
export class DeskView {
  screen: ScreenContent;
  overlay: OverlayContent | undefined;
  readonly #mainPane: MainPane;
  readonly #overlay: Overlay;

  constructor(private readonly desk: Desk) {
    this.screen = screenFor(desk);
    this.#mainPane = new MainPane(desk);
    this.#overlay = new Overlay(desk);
    redraw(deskElements.quick, ...desk.pageData.quick_help.map((help) => this.#quickButton(help)));
    deskElements.keysButton.addEventListener('click', () =>
      desk.showOverlay(desk.openOverlay === 'keys' ? undefined : 'keys'),
    );
    deskElements.practiceButton.addEventListener('click', () =>
      desk.showOverlay(desk.call.touched ? 'end' : 'practice'),
    );
    deskElements.endButton.addEventListener('click', () => endCall(desk));
  }

  draw(): void {
    const { desk } = this;
    this.screen = screenFor(desk);
    this.overlay = overlayFor(desk);
    redraw(deskElements.path, pathList(desk));
    redraw(deskElements.soFar, ...sidebar(desk));
    this.#drawConnection();
    this.#mainPane.draw(this.screen);
    this.#overlay.draw(this.overlay);
    this.#drawStatusBar();
    this.#drawPractice();
    document.body.classList.toggle('danger', desk.call.state?.danger === true);
  }

  focusSpoken(): void {
    deskElements.say.focus();
  }

  focusPath(): void {
    const now =
      deskElements.path.querySelector<HTMLElement>('[aria-current]') ??
      deskElements.path.querySelector('button');
    now?.focus();
  }

  #quickButton(help: QuickHelp): HTMLElement {
    const shown = [keyCap(help.key.toUpperCase()), help.name];
    const look = help.emergency ? 'quick emergency' : 'quick';
    return actionButton(shown, () => toggleQuickHelp(this.desk, help), { class: look });
  }

  /** Replaced only when it has changed, or a screen reader would announce it again. */
  #drawConnection(): void {
    const line = connectionStatus(this.desk);
    const words = line.map((one) => (typeof one === 'string' ? one : one.textContent)).join('');
    if (deskElements.status.textContent !== words) redraw(deskElements.status, ...line);
  }

  /** The status bar: what was understood and waits to be confirmed, or a notice for the handler. */
  #drawStatusBar(): void {
    const { desk } = this;
    const { unconfirmed, state } = desk.call;
    const filled = (state?.questions ?? []).filter(({ id, answer }) => unconfirmed.has(id) && answer !== '');
    const words = filled.map(({ answer }) => answer).join(' · ');
    deskElements.strip.classList.toggle('filled', filled.length > 0);
    const said = filled.length > 0 ? `${desk.label('understood')} ${words}` : desk.notice;
    if (deskElements.stripText.textContent !== said) deskElements.stripText.textContent = said;
    const shown = [desk.label('confirm'), keyCap('Enter')];
    const confirm = actionButton(shown, () => desk.confirm(), { class: 'primary', 'data-at': 'confirm' });
    redraw(deskElements.stripDo, ...(filled.length > 0 ? [confirm] : []));
  }

  /** The caller's side of a practice call, line by line. */
  #drawPractice(): void {
    const { call, step } = this.desk;
    const at = step.kind === 'questions' ? call.state?.asking?.id : step.id;
    const line = call.practice?.lines.find((one) => one.at === at)?.says;
    deskElements.practice.hidden = call.practice === undefined;
    deskElements.caller.hidden = call.practice === undefined;
    const said = line ?? this.desk.label('caller-silent');
    if (deskElements.callerSays.textContent !== said) deskElements.callerSays.textContent = said;
  }
}
