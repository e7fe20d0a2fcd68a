import { el } from '../shared/el';
import { setVisit, visit } from './leave';
import css from './loader.css';
import type { Settings } from './settings';
import { speechMark } from './speechMark';
import { keepAboveKeyboard } from './viewport';
import { WaitingRoom } from './waitingRoom';
import type { Helpline, HostWords } from './words';

/** How long the chat's page may take before the helplines are shown in its stead, in milliseconds. */
const PATIENCE = 6000;

/** The button at the corner of the host page, and the window that it opens. Styles of the host cannot reach in. */
export class Launcher {
  readonly root = el('div', { 'data-waymark': '' });
  readonly frame = el('iframe', { referrerpolicy: 'no-referrer' });
  onOpened = (): void => {};
  readonly #inside = this.root.attachShadow({ mode: 'open' });
  readonly #button: HTMLButtonElement;
  readonly #bar: HTMLElement;
  readonly #waiting: WaitingRoom;
  readonly #dialog: HTMLDialogElement;
  readonly #small = matchMedia('(max-width: 40rem), (max-height: 32rem)');
  #ready = false;

  constructor(
    private readonly settings: Settings,
    private readonly labels: HostWords['labels'],
    helplines: readonly Helpline[],
    private readonly exit: () => void,
  ) {
    this.#button = press(settings.label || labels['host-open'], 'open', () => this.open(true));
    this.#button.prepend(speechMark());
    this.#bar = el('div', { class: 'bar' }, this.#button);
    const hide = press(labels['both-hide'], 'hide', () => this.hide());
    this.#waiting = new WaitingRoom(labels, helplines, [hide, press(labels['both-exit'], 'exit', exit)]);
    this.frame.title = labels['host-title'];
    this.#dialog = el('dialog', { 'aria-label': labels['host-title'] }, this.#waiting.element, this.frame);
    this.root.lang = labels['both-lang'];
    this.root.dir = labels['both-dir'];
    if (settings.accent) this.root.style.setProperty('--accent', settings.accent);
    this.#wear();
    this.#inside.append(this.#bar, this.#dialog);
    this.#listen();
    this.#offerExit();
  }

  add(element: HTMLElement): void {
    this.#inside.append(element);
  }

  /** @param byPerson whether the person pressed the button; else, after a reload, the focus stays where it is */
  open(byPerson: boolean): void {
    setVisit('open');
    this.#bar.hidden = true;
    if (!this.frame.src) {
      this.frame.src = this.settings.page.href;
      setTimeout(() => this.#ready || this.#waiting.giveHelplines(), PATIENCE);
    }
    this.#show();
    if (!byPerson) return;
    if (this.#ready) this.#giveFocus();
    else this.#waiting.focus();
  }

  hide(): void {
    if (this.#dialog.open) this.#dialog.close();
    setVisit('hidden');
    document.documentElement.style.overflow = '';
    this.#bar.hidden = false;
    this.#offerExit();
    this.#button.focus();
  }

  /** The chat's page is there. */
  arrived(): void {
    const awaited = this.#inside.activeElement !== null;
    this.#ready = true;
    this.#waiting.element.remove();
    this.#dialog.className = 'ready';
    if (awaited) this.#giveFocus();
  }

  #giveFocus(): void {
    this.frame.focus();
    this.onOpened();
  }

  /** Over the whole of a small screen the rest of the page must be out of reach; beside it, not. */
  #show(): void {
    const whole = this.#small.matches;
    document.documentElement.style.overflow = whole ? 'hidden' : '';
    if (whole) this.#dialog.showModal();
    // By its attribute, as show() would take the focus from who is reading the page after a reload.
    else this.#dialog.setAttribute('open', '');
  }

  #listen(): void {
    keepAboveKeyboard(this.#dialog);
    this.#dialog.addEventListener('keydown', (event) => {
      if (event.key === 'Escape') this.hide();
    });
    // Back on an Android phone closes what is shown over the whole screen, and only says so afterwards.
    this.#dialog.addEventListener('close', () => {
      if (!this.#dialog.open && visit() === 'open') this.hide();
    });
    this.#small.addEventListener('change', () => {
      if (!this.#dialog.open) return;
      this.#dialog.close();
      this.#show();
    });
  }

  /** Once the chat has been open, Exit stays in sight beside the button too. */
  #offerExit(): void {
    if (visit() === 'new' || this.#bar.children.length > 1) return;
    this.#bar.prepend(press(this.labels['both-exit'], 'exit', this.exit));
  }

  /** A style sheet made by script is let through by a host page's Content-Security-Policy; older browsers lack it. */
  #wear(): void {
    try {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(css);
      this.#inside.adoptedStyleSheets = [sheet];
    } catch {
      this.#inside.append(el('style', {}, css));
    }
  }
}

function press(label: string, name: string, pressed: () => void): HTMLButtonElement {
  const button = el('button', { class: name }, label);
  button.addEventListener('click', pressed);
  return button;
}
