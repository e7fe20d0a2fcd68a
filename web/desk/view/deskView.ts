import { byId, onClick, setText } from '../../shared/byId';
import { el } from '../../shared/el';
import type { Desk } from '../desk';
import type { ConnectionState } from '../deskConnection';
import type { DeskLabel } from '../deskPageData';
import { placeOf } from '../note/practice';
import { toggleAssist } from '../note/recording';
import { type ScreenContent, screenFor } from '../screenFor';
import { choiceList, keyButton, redraw, spokenParagraphs } from './controls';
import { type OverlayContent, overlayElements, overlayFor } from './overlay';
import { pathList } from './pathList';
import { sidebar } from './sidebar';

/** Draws the desk. Every region keeps its place and size, whatever is in it. */
export class DeskView {
  screen: ScreenContent;
  overlay: OverlayContent | undefined;
  /** The key of the screen that was drawn last. */
  #shownKey = '';

  constructor(private readonly desk: Desk) {
    this.screen = screenFor(desk);
    const quick = desk.pageData.quick_help.map((help) => {
      const look = help.emergency ? 'quick emergency' : 'quick';
      return keyButton(help.key.toUpperCase(), help.name, () => desk.toggleQuickHelp(help), look);
    });
    redraw('quick', ...quick);
    onClick('keysButton', () => desk.toggleOverlay('keys'));
    onClick('assistButton', () => toggleAssist(desk));
    onClick('practiceButton', () => desk.practise());
    onClick('endButton', () => desk.askToEnd());
  }

  draw(): void {
    const { desk } = this;
    redraw('path', pathList(desk));
    redraw('soFar', ...sidebar(desk));
    this.#drawConnection();
    this.#drawScreen();
    this.#drawOverlay();
    this.#drawStatusBar();
    this.#drawPractice();
    byId('assistButton').setAttribute('aria-pressed', String(desk.call.assist));
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

  /** What to say, the answers, what to listen for, and the next actions. */
  #drawScreen(): void {
    const screen = screenFor(this.desk);
    this.screen = screen;
    const { key, name, first = [], says, choices, body } = screen;
    const fresh = key !== this.#shownKey;
    this.#shownKey = key;
    const say = byId('say');
    byId('stepName').textContent = name;
    byId('centre').classList.toggle('emergency', screen.emergency === true);
    byId('centre').classList.toggle('form', body !== undefined && choices.length === 0);
    byId('centre').classList.toggle('both', body !== undefined && choices.length > 0);
    byId('centre').classList.toggle('read-out', screen.readOut === true);
    say.classList.toggle('long', screen.long === true);
    redraw('first', ...spokenParagraphs(first));
    if (fresh || say.textContent !== says.join('')) redraw('say', ...spokenParagraphs(says));
    redraw('listenFor', ...this.#listenFor(screen));
    redraw('choices', ...(choices.length ? [choiceList(choices, this.desk.label('now'))] : []));
    if (fresh || screen.live) redraw('body', ...(body ? [body()] : []));
    byId('body').hidden = body === undefined;
    redraw('onward', ...this.#onward(screen));
    if (fresh) setFocus(screen);
  }

  #listenFor({ listen_for, why }: ScreenContent): readonly HTMLElement[] {
    const lines = listen_for.map((one) => el('li', {}, one));
    return why ? [...lines, el('li', {}, el('b', {}, this.desk.label('why')), ' ', why)] : lines;
  }

  #onward({ skip, next, focus }: ScreenContent): readonly HTMLElement[] {
    const { desk } = this;
    const back = keyButton('B', desk.label('back'), () => desk.goBack());
    back.disabled = desk.call.path.length === 0;
    const buttons = [back];
    if (skip) buttons.push(keyButton('K', skip.label, skip.act));
    if (desk.shownService)
      buttons.push(
        keyButton('W', desk.label('fault-wrong'), () => desk.report('wrong-number')),
        keyButton('N', desk.label('fault-closed'), () => desk.report('not-answered')),
      );
    const key = focus === 'body' ? 'Ctrl Enter' : 'Enter';
    if (next) buttons.push(keyButton(key, next.label, next.act, 'primary'));
    return buttons;
  }

  #drawOverlay(): void {
    const before = this.overlay;
    const shown = overlayFor(this.desk);
    const panel = byId('panel');
    this.overlay = shown;
    panel.hidden = shown === undefined;
    redraw('panel', ...(shown ? overlayElements(this.desk, shown) : []));
    if (shown && shown.name !== before?.name) panel.querySelector('h2')?.focus();
    if (!shown && before && document.activeElement === document.body) this.focusSpoken();
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
    const { call, pageData } = this.desk;
    byId('practice').hidden = call.practice === undefined;
    byId('caller').hidden = call.practice === undefined;
    const line = call.callerLines?.at(placeOf(call, pageData));
    setText('callerSays', line ?? this.desk.label('caller-silent'));
  }
}

/** Moves the focus, unless the handler is writing in the text box or moving through the questions. */
function setFocus({ focus, choices }: ScreenContent): void {
  const box = byId<HTMLTextAreaElement>('box');
  if (document.activeElement === box && box.value !== '') return;
  // Enter ends a list of ticks, and there must not press a button of the path instead.
  const ticks = choices.some(({ pressed }) => pressed !== undefined);
  if (byId('path').contains(document.activeElement) && focus === 'keys' && !ticks) return;
  if (focus === 'box') box.focus();
  else if (focus === 'body') byId('body').querySelector('input')?.focus();
  else byId('say').focus();
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
