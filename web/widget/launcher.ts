import type { Labels } from '../../model/textIds';
import { adoptStyles, el, svg } from '../shared/el';
import { type Helpline, helplineList, telHref } from '../shared/helplines';
import { keepAboveKeyboard } from './keepAboveKeyboard';
import { keepInPage } from './keepInPage';
import css from './loader.css';
import { OPEN_HASH } from './openers';
import { setVisitState, visitState } from './visit';
import type { WidgetSettings } from './widgetSettings';

/** What the server embeds in the loader script. */
export interface LoaderData {
  readonly labels: Pick<Labels, 'host' | 'both'>;
  readonly helplines: readonly Helpline[];
  /** The server's own origin, where it knows that. */
  readonly address?: string;
}

const SPEECH_BUBBLE = 'M4 4h16a2 2 0 0 1 2 2v9a2 2 0 0 1-2 2h-8l-5 4v-4H4a2 2 0 0 1-2-2V6a2 2 0 0 1 2-2z';
/** How long the chat page may take to load before the helplines are shown instead, in milliseconds. */
const LOAD_TIMEOUT = 6000;
/** Within a page of another window nothing could hide that page: there the chat is opened in a page of its own. */
export const isFramed = top !== self;

/** The button in the corner of the host page, and the chat window that it opens. Host styles do not apply inside. */
export class Launcher {
  readonly root = el('div', { 'data-waymark': '', popover: 'manual' });
  readonly frame = el('iframe', { referrerpolicy: 'no-referrer' });
  onOpened = (): void => {};
  readonly #shadow = this.root.attachShadow({ mode: 'open' });
  readonly #all = el('div', { class: 'all' });
  readonly #button: HTMLButtonElement;
  readonly #bar: HTMLElement;
  /** Shown until the chat page has loaded. */
  readonly #loadingScreen: HTMLElement;
  readonly #loadingText: HTMLElement;
  readonly #dialog: HTMLDialogElement;
  readonly #smallScreen = matchMedia('(max-width: 40rem), (max-height: 32rem)');
  /** What had the focus when the chat was opened. */
  #opener: Element | null = null;
  #ready = false;

  constructor(
    private readonly settings: WidgetSettings,
    private readonly words: LoaderData,
    private readonly exit: () => void,
  ) {
    const { host, both } = words.labels;
    // Decorative, as the text beside it says the same.
    const icon = svg('svg', { viewBox: '0 0 24 24', 'aria-hidden': 'true' }, svg('path', { d: SPEECH_BUBBLE }));
    const open = () => this.open(true);
    this.#button = el('button', { class: 'open', click: open }, icon, settings.label || host.open);
    this.#bar = el('div', { class: 'bar' }, this.#button);
    this.#loadingText = el('p', { role: 'status' }, host.opening);
    const hide = el('button', { class: 'hide', click: () => this.hide() }, both.hide);
    const head = el('div', { class: 'head' }, hide, this.#exitButton());
    this.#loadingScreen = el('div', { class: 'waiting' }, head, this.#loadingText);
    this.frame.title = host.title;
    this.#dialog = el('dialog', { 'aria-label': host.title }, this.#loadingScreen, this.frame);
    this.root.lang = both.lang;
    this.root.dir = both.dir;
    if (settings.accent) this.#all.style.setProperty('--accent', settings.accent);
    if (!adoptStyles(this.#shadow, css)) this.#shadow.append(el('style', {}, css));
    this.#shadow.append(this.#all);
    this.#all.append(this.#bar, this.#dialog);
    this.#listen();
    this.#showExit();
    keepInPage(this.root, () => this.#isOpen && this.#showAgain());
  }

  add(element: HTMLElement): void {
    this.#all.append(element);
  }

  /** @param byPerson whether the person pressed the button; otherwise, after a reload, the focus stays where it is */
  open(byPerson: boolean): void {
    if (isFramed) {
      this.#openWholeTab();
      return;
    }
    setVisitState('open');
    if (!this.frame.src) {
      this.frame.src = this.settings.page.href;
      setTimeout(() => this.#ready || this.#showHelplines(), LOAD_TIMEOUT);
    }
    this.#opener = document.activeElement;
    if (!this.#isOpen) this.#show();
    this.#bar.hidden = true;
    if (!byPerson) return;
    if (this.#ready) this.#giveFocus();
    else this.#loadingScreen.querySelector('button')?.focus();
  }

  #openWholeTab(): void {
    try {
      if (top) top.location.href = location.href.replace(/#.*|$/, OPEN_HASH);
    } catch {
      // A sandbox keeps the frame where it is: the helplines, without a chat that Exit could not hide.
      location.href = new URL('plain', this.settings.page).href;
    }
  }

  hide(): void {
    this.#close();
    setVisitState('hidden');
    document.documentElement.style.overflow = '';
    this.#bar.hidden = false;
    this.#showExit();
    const opener = this.#opener === this.root || this.#opener === document.body ? undefined : this.#opener;
    if (opener instanceof HTMLElement && opener.isConnected) opener.focus();
    else this.#button.focus();
  }

  /** The chat page has loaded. */
  pageReady(): void {
    const awaited = this.#shadow.activeElement !== null;
    this.#ready = true;
    this.#loadingScreen.remove();
    this.#dialog.className = 'ready';
    if (awaited) this.#giveFocus();
  }

  #showHelplines(): void {
    const { labels, helplines } = this.words;
    const call = el('a', { class: 'emergency', href: telHref('999') }, labels.both['call-999']);
    this.#loadingText.textContent = labels.host.unreachable;
    this.#loadingScreen.append(call, helplineList(helplines, labels.both['open-now']));
  }

  #giveFocus(): void {
    this.frame.focus();
    this.onOpened();
  }

  /** By the attribute: a browser may be older than the element. */
  get #isOpen(): boolean {
    return this.#dialog.hasAttribute('open');
  }

  /** On a small screen the chat covers the page, which must be inert; beside the page it need not be. */
  #show(): void {
    const whole = this.#smallScreen.matches;
    document.documentElement.style.overflow = whole ? 'hidden' : '';
    if (whole && this.#dialog.showModal) this.#dialog.showModal();
    // show() would take the focus from someone reading the page after a reload.
    else this.#dialog.setAttribute('open', '');
  }

  #close(): void {
    this.#dialog.close?.();
    this.#dialog.removeAttribute('open');
  }

  #showAgain(): void {
    this.#close();
    this.#show();
  }

  #listen(): void {
    keepAboveKeyboard(this.#dialog);
    this.#dialog.addEventListener('keydown', (event) => {
      if (event.key === 'Escape') this.hide();
    });
    // On Android, Back closes a modal dialog, and the page learns of it only afterwards.
    this.#dialog.addEventListener('close', () => {
      if (!this.#isOpen && visitState() === 'open') this.hide();
    });
    this.#smallScreen.addEventListener('change', () => this.#isOpen && this.#showAgain());
  }

  #exitButton(): HTMLElement {
    return el('button', { class: 'exit', click: this.exit }, this.words.labels.both.exit);
  }

  /** Exit is beside the button from the beginning, or, where the page has one of its own, once the chat has been open. */
  #showExit(): void {
    const wanted = !isFramed && (this.settings.exitFromStart || visitState() !== 'new');
    if (wanted && this.#bar.children.length < 2) this.#bar.prepend(this.#exitButton());
  }
}
