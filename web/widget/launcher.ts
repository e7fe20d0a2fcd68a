import { el } from '../shared/el';
import { keepAboveKeyboard } from './keepAboveKeyboard';
import { setVisitState, visitState } from './leave';
import css from './loader.css';
import { LoadingScreen } from './loadingScreen';
import type { Helpline, LoaderData } from './pageData';
import type { WidgetSettings } from './widgetSettings';

const SVG = 'http://www.w3.org/2000/svg';

/** A speech bubble; decorative, as the text beside it says the same. */
export function speechBubbleIcon(): SVGElement {
  const mark = document.createElementNS(SVG, 'svg');
  mark.setAttribute('viewBox', '0 0 24 24');
  mark.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(SVG, 'path');
  path.setAttribute('d', 'M4 4h16a2 2 0 0 1 2 2v9a2 2 0 0 1-2 2h-8l-5 4v-4H4a2 2 0 0 1-2-2V6a2 2 0 0 1 2-2z');
  mark.append(path);
  return mark;
}

/** How long the chat page may take to load before the helplines are shown instead, in milliseconds. */
const LOAD_TIMEOUT = 6000;

/** The button in the corner of the host page, and the chat window that it opens. Host styles do not apply inside. */
export class Launcher {
  readonly root = el('div', { 'data-waymark': '' });
  readonly frame = el('iframe', { referrerpolicy: 'no-referrer' });
  onOpened = (): void => {};
  readonly #shadow = this.root.attachShadow({ mode: 'open' });
  readonly #button: HTMLButtonElement;
  readonly #bar: HTMLElement;
  readonly #loadingScreen: LoadingScreen;
  readonly #dialog: HTMLDialogElement;
  readonly #smallScreen = matchMedia('(max-width: 40rem), (max-height: 32rem)');
  #ready = false;

  constructor(
    private readonly settings: WidgetSettings,
    private readonly labels: LoaderData['labels'],
    helplines: readonly Helpline[],
    private readonly exit: () => void,
  ) {
    this.#button = clickButton(settings.label || labels.host.open, 'open', () => this.open(true));
    this.#button.prepend(speechBubbleIcon());
    this.#bar = el('div', { class: 'bar' }, this.#button);
    const hide = clickButton(labels.both.hide, 'hide', () => this.hide());
    this.#loadingScreen = new LoadingScreen(labels, helplines, [
      hide,
      clickButton(labels.both.exit, 'exit', exit),
    ]);
    this.frame.title = labels.host.title;
    this.#dialog = el('dialog', { 'aria-label': labels.host.title }, this.#loadingScreen.element, this.frame);
    this.root.lang = labels.both.lang;
    this.root.dir = labels.both.dir;
    if (settings.accent) this.root.style.setProperty('--accent', settings.accent);
    this.#adoptStyles();
    this.#shadow.append(this.#bar, this.#dialog);
    this.#listen();
    this.#showExit();
  }

  add(element: HTMLElement): void {
    this.#shadow.append(element);
  }

  /** @param byPerson whether the person pressed the button; otherwise, after a reload, the focus stays where it is */
  open(byPerson: boolean): void {
    setVisitState('open');
    this.#bar.hidden = true;
    if (!this.frame.src) {
      this.frame.src = this.settings.page.href;
      setTimeout(() => this.#ready || this.#loadingScreen.showHelplines(), LOAD_TIMEOUT);
    }
    this.#show();
    if (!byPerson) return;
    if (this.#ready) this.#giveFocus();
    else this.#loadingScreen.focus();
  }

  hide(): void {
    if (this.#dialog.open) this.#dialog.close();
    setVisitState('hidden');
    document.documentElement.style.overflow = '';
    this.#bar.hidden = false;
    this.#showExit();
    this.#button.focus();
  }

  /** The chat page has loaded. */
  pageReady(): void {
    const awaited = this.#shadow.activeElement !== null;
    this.#ready = true;
    this.#loadingScreen.element.remove();
    this.#dialog.className = 'ready';
    if (awaited) this.#giveFocus();
  }

  #giveFocus(): void {
    this.frame.focus();
    this.onOpened();
  }

  /** On a small screen the chat covers the page, which must be inert; beside the page it need not be. */
  #show(): void {
    const whole = this.#smallScreen.matches;
    document.documentElement.style.overflow = whole ? 'hidden' : '';
    if (whole) this.#dialog.showModal();
    // By the attribute: show() would take the focus from someone reading the page after a reload.
    else this.#dialog.setAttribute('open', '');
  }

  #listen(): void {
    keepAboveKeyboard(this.#dialog);
    this.#dialog.addEventListener('keydown', (event) => {
      if (event.key === 'Escape') this.hide();
    });
    // On Android, Back closes a modal dialog, and the page learns of it only afterwards.
    this.#dialog.addEventListener('close', () => {
      if (!this.#dialog.open && visitState() === 'open') this.hide();
    });
    this.#smallScreen.addEventListener('change', () => {
      if (!this.#dialog.open) return;
      this.#dialog.close();
      this.#show();
    });
  }

  /** Once the chat has been opened, Exit also stays visible beside the button. */
  #showExit(): void {
    if (visitState() === 'new' || this.#bar.children.length > 1) return;
    this.#bar.prepend(clickButton(this.labels.both.exit, 'exit', this.exit));
  }

  /** A constructed style sheet passes a host page's Content-Security-Policy; older browsers do not have it. */
  #adoptStyles(): void {
    try {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(css);
      this.#shadow.adoptedStyleSheets = [sheet];
    } catch {
      this.#shadow.append(el('style', {}, css));
    }
  }
}

function clickButton(label: string, name: string, pressed: () => void): HTMLButtonElement {
  const button = el('button', { class: name }, label);
  button.addEventListener('click', pressed);
  return button;
}
