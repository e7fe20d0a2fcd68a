import { byId, onClick } from '../../shared/byId';
import { el } from '../../shared/el';
import type { Desk } from '../desk';
import type { ConnectionState } from '../deskConnection';
import type { DeskLabel } from '../deskPageData';
import { type ScreenContent, screenFor } from '../screenFor';
import { keyButton, redraw, setText } from './controls';
import { MainPane } from './mainPane';
import { Overlay, type OverlayContent, overlayFor } from './overlay';
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
    const quick = desk.pageData.quick_help.map((help) => {
      const look = help.emergency ? 'quick emergency' : 'quick';
      return keyButton(help.key.toUpperCase(), help.name, () => desk.toggleQuickHelp(help), look);
    });
    redraw('quick', ...quick);
    onClick('keysButton', () => desk.toggleOverlay('keys'));
    onClick('practiceButton', () => desk.practise());
    onClick('endButton', () => desk.askToEnd());
  }

  draw(): void {
    const { desk } = this;
    this.screen = screenFor(desk);
    this.overlay = overlayFor(desk);
    redraw('path', pathList(desk));
    redraw('soFar', ...sidebar(desk));
    this.#drawConnection();
    this.#mainPane.draw(this.screen);
    this.#overlay.draw(this.overlay);
    this.#drawStatusBar();
    this.#drawPractice();
    document.body.classList.toggle('danger', desk.call.state?.danger === true);
  }

  focusSpoken(): void {
    byId('say').focus();
  }

  focusPath(): void {
    const path = byId('path');
    const now = path.querySelector<HTMLElement>('[aria-current]') ?? path.querySelector('button');
    now?.focus();
  }

  /** The state of the connection to Waymark in words, and what can be done when it is lost. */
  #drawConnection(): void {
    const { desk } = this;
    const { state, unsent } = desk.connection;
    const well = state === 'connected' || state === 'connecting';
    const queued = !well && unsent > 0 ? desk.label('line-waiting').replace('{count}', String(unsent)) : '';
    const words = [desk.label(CONNECTION_LABELS[state]), queued].join(' ');
    const line: HTMLElement[] = [el('span', { class: well ? 'well' : 'trouble' }, words)];
    if (state === 'lost' || state === 'busy') {
      const retry = { type: 'button', 'data-at': 'retry', click: () => desk.connection.retryNow() };
      line.push(el('button', retry, desk.label('line-retry')));
    }
    if (state === 'signed-out') {
      const link = { href: '/desk', target: '_blank', rel: 'noopener' };
      line.push(el('a', link, desk.label('line-sign-in')));
    }
    // Replaced only when it has changed, or a screen reader would announce it again.
    const shown = line.map(({ textContent }) => textContent).join('');
    if (byId('status').textContent !== shown) redraw('status', ...line);
  }

  /** The status bar: what was understood and waits to be confirmed, or a notice for the handler. */
  #drawStatusBar(): void {
    const { desk } = this;
    const { unconfirmed, state } = desk.call;
    const filled = (state?.questions ?? []).filter(({ id, answer }) => unconfirmed.has(id) && answer !== '');
    const words = filled.map(({ answer }) => answer).join(' · ');
    byId('strip').classList.toggle('filled', filled.length > 0);
    setText('stripText', filled.length > 0 ? `${desk.label('understood')} ${words}` : desk.notice);
    const confirm = keyButton('Enter', desk.label('confirm'), () => desk.confirm(), 'primary');
    redraw('stripDo', ...(filled.length > 0 ? [confirm] : []));
  }

  /** The caller's side of a practice call, line by line. */
  #drawPractice(): void {
    const { call, step } = this.desk;
    const at = step.kind === 'questions' ? call.state?.asking?.id : step.id;
    byId('practice').hidden = call.practice === undefined;
    byId('caller').hidden = call.practice === undefined;
    const line = call.practice?.lines.find((one) => one.at === at)?.says;
    setText('callerSays', line ?? this.desk.label('caller-silent'));
  }
}

const CONNECTION_LABELS: Readonly<Record<ConnectionState, DeskLabel>> = {
  connecting: 'line-connecting',
  connected: 'line-connected',
  lost: 'line-lost',
  busy: 'line-lost',
  refused: 'line-lost',
  'signed-out': 'line-signed-out',
  ended: 'line-gone',
  gone: 'line-gone',
};
