import { el } from './el';
import { helplineList, tel } from './helplines';
import { setVisit, visit } from './leave';
import css from './loader.css';
import type { Settings } from './settings';
import { keepAboveKeyboard } from './viewport';
import type { Helpline, HostWords } from './words';

/** How long the chat's page may take before the helplines are shown in its stead, in milliseconds. */
const PATIENCE = 6000;
const EMERGENCY = '999';

/** The button at the corner of the host page, and the window that it opens. Styles of the host cannot reach in. */
export class Launcher {
  readonly root = el('div', { 'data-waymark': '' });
  readonly frame = el('iframe', { referrerpolicy: 'no-referrer' });
  onOpened = (): void => {};
  private readonly inside = this.root.attachShadow({ mode: 'open' });
  private readonly button: HTMLButtonElement;
  private readonly bar: HTMLElement;
  private readonly waiting: HTMLElement;
  private readonly dialog: HTMLDialogElement;
  private readonly small = matchMedia('(max-width: 40rem), (max-height: 32rem)');
  private ready = false;

  constructor(
    private readonly settings: Settings,
    private readonly labels: HostWords['labels'],
    private readonly helplines: readonly Helpline[],
    private readonly exit: () => void,
  ) {
    this.button = this.press(settings.label || labels['host-open'], 'open', () => this.open(true));
    this.button.prepend(speechMark());
    this.bar = el('div', { class: 'bar' }, this.button);
    this.waiting = this.waitingRoom();
    this.frame.title = labels['host-title'];
    this.dialog = el('dialog', { 'aria-label': labels['host-title'] }, this.waiting, this.frame);
    this.root.lang = labels['both-lang'];
    this.root.dir = labels['both-dir'];
    if (settings.accent) this.root.style.setProperty('--accent', settings.accent);
    this.wear();
    this.inside.append(this.bar, this.dialog);
    this.listen();
    this.offerExit();
  }

  add(element: HTMLElement): void {
    this.inside.append(element);
  }

  /** @param byPerson whether the person pressed the button; else, after a reload, the focus stays where it is */
  open(byPerson: boolean): void {
    setVisit('open');
    this.bar.hidden = true;
    if (!this.frame.src) {
      this.frame.src = this.settings.page.href;
      setTimeout(() => this.giveHelplines(), PATIENCE);
    }
    this.show();
    if (byPerson && this.ready) this.giveFocus();
  }

  hide(): void {
    if (!this.dialog.open) return;
    setVisit('hidden');
    this.dialog.close();
    document.documentElement.style.overflow = '';
    this.bar.hidden = false;
    this.offerExit();
    this.button.focus();
  }

  /** The chat's page is there. */
  arrived(): void {
    const awaited = this.inside.activeElement !== null;
    this.ready = true;
    this.waiting.remove();
    this.dialog.className = 'ready';
    if (awaited) this.giveFocus();
  }

  private giveFocus(): void {
    this.frame.focus();
    this.onOpened();
  }

  /** Over the whole of a small screen the rest of the page must be out of reach; beside it, not. */
  private show(): void {
    const whole = this.small.matches;
    document.documentElement.style.overflow = whole ? 'hidden' : '';
    if (whole && 'showModal' in this.dialog) this.dialog.showModal();
    else this.dialog.setAttribute('open', '');
    if (!this.ready) this.waiting.querySelector('button')?.focus();
  }

  private listen(): void {
    keepAboveKeyboard(this.dialog);
    this.dialog.addEventListener('keydown', (event) => {
      if (event.key === 'Escape') this.hide();
    });
    // Esc, and Back on an Android phone, close what is shown over the whole screen.
    this.dialog.addEventListener('cancel', (event) => {
      event.preventDefault();
      this.hide();
    });
    this.small.addEventListener('change', () => {
      if (!this.dialog.open) return;
      this.dialog.close();
      this.show();
    });
  }

  /** Once the chat has been open, Exit stays in sight beside the button too. */
  private offerExit(): void {
    if (visit() === 'new' || this.bar.children.length > 1) return;
    this.bar.prepend(this.press(this.labels['both-exit'], 'exit', this.exit));
  }

  private waitingRoom(): HTMLElement {
    const { labels } = this;
    const head = el(
      'div',
      { class: 'head' },
      this.press(labels['both-hide'], 'hide', () => this.hide()),
      this.press(labels['both-exit'], 'exit', this.exit),
    );
    return el('div', { class: 'waiting' }, head, el('p', { role: 'status' }, labels['host-opening']));
  }

  private giveHelplines(): void {
    const words = this.waiting.querySelector('p');
    if (this.ready || !words) return;
    words.textContent = this.labels['host-unreachable'];
    const emergency = el('a', { class: 'emergency', href: tel(EMERGENCY) }, this.labels['both-call-999']);
    this.waiting.append(emergency, helplineList(this.helplines));
  }

  private press(label: string, name: string, pressed: () => void): HTMLButtonElement {
    const button = el('button', { class: name }, label);
    button.addEventListener('click', pressed);
    return button;
  }

  /** A style sheet made by script is let through by a host page's Content-Security-Policy; older browsers lack it. */
  private wear(): void {
    try {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(css);
      this.inside.adoptedStyleSheets = [sheet];
    } catch {
      this.inside.append(el('style', {}, css));
    }
  }
}

function speechMark(): SVGElement {
  const space = 'http://www.w3.org/2000/svg';
  const mark = document.createElementNS(space, 'svg');
  mark.setAttribute('viewBox', '0 0 24 24');
  mark.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(space, 'path');
  path.setAttribute('d', 'M4 4h16a2 2 0 0 1 2 2v9a2 2 0 0 1-2 2h-8l-5 4v-4H4a2 2 0 0 1-2-2V6a2 2 0 0 1 2-2z');
  mark.append(path);
  return mark;
}
