import { byId, onClick, setText } from '../../shared/byId';
import { el } from '../../shared/el';
import type { Call } from '../call';
import type { Desk } from '../desk';
import { placeOf } from '../note/practice';
import { toggleAssist } from '../note/recording';
import { type ScreenContent, saidInDanger, screenFor } from '../screenFor';
import { drawConnection } from './connectionState';
import { choiceList, keyButton, redraw, spokenParagraphs } from './controls';
import { type OverlayContent, overlayElements, overlayFor } from './overlay';
import { pathList } from './pathList';
import { sidebar } from './sidebar';
import { drawStatusBar } from './statusBar';

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
    onClick('codeButton', () => desk.toggleOverlay('code'));
    onClick('keysButton', () => desk.toggleOverlay('keys'));
    onClick('assistButton', () => toggleAssist(desk));
    onClick('practiceButton', () => desk.practise());
    onClick('endButton', () => desk.showOverlay('end'));
  }

  draw(): void {
    const { desk } = this;
    redraw('path', pathList(desk));
    redraw('soFar', ...sidebar(desk));
    drawConnection(desk);
    this.#drawScreen();
    this.#drawOverlay();
    drawStatusBar(desk);
    drawBox(desk.call);
    this.#drawPractice();
    this.#drawCall();
    // There it copies the note.
    byId('codeKey').hidden = desk.step.kind === 'summary';
    byId('assistButton').setAttribute('aria-pressed', String(desk.call.assist));
    document.body.classList.toggle('danger', desk.call.state?.danger === true);
  }

  focusBox(): void {
    byId('box').focus();
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
    else screen.refresh?.();
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
    if (skip) buttons.push(keyButton('K', skip.label, skip.act, 'quiet', skip.guarded));
    const topic = desk.call.state?.topic?.name;
    if (topic)
      buttons.push(keyButton('H', `${desk.label('topic-offer')} ${topic}`, () => desk.toggleOverlay('topic'), 'offer'));
    if (desk.shownService)
      buttons.push(
        keyButton('W', desk.label('fault-wrong'), () => desk.report('wrong-number'), 'quiet', true),
        keyButton('N', desk.label('fault-closed'), () => desk.report('not-answered'), 'quiet', true),
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
    // Where something is to be typed, the next keys are for that.
    const isOpened = shown !== undefined && shown.name !== before?.name;
    // What comes up by itself leaves whoever is typing where they are.
    const isTyping = this.desk.openOverlay === 'topic' && document.activeElement === byId('box');
    if (isOpened && !isTyping) (panel.querySelector('input') ?? panel.querySelector('h2'))?.focus();
    if (!shown && before && document.activeElement === document.body) this.focusSpoken();
  }

  /** Tells the call from one in another tab; and danger is said at once by a screen reader, whatever has the focus. */
  #drawCall(): void {
    const { call, pageData } = this.desk;
    const name = this.desk.label('call-is').replace('{reference}', call.reference);
    const time = hourAndMinute.format(call.startedAt);
    const since = call.touched ? this.desk.label('call-since').replace('{time}', time) : '';
    setText('call', [name, since].join(' ').trim());
    const title = `${call.reference} – ${pageData.labels.title}`;
    if (document.title !== title) document.title = title;
    setText('alert', this.#alert());
  }

  /** Danger, and what came up by itself as it cannot wait. */
  #alert(): string {
    const { call, openOverlay } = this.desk;
    const { danger, looks, topic } = call.state ?? {};
    if (danger && looks) return [looks.title, ...saidInDanger(this.desk).slice(0, 1)].join('. ');
    return openOverlay === 'topic' && topic && topic.name === undefined ? topic.says : '';
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

/** The box holds what was typed in this call, after a reload too, and nothing of the one before. */
function drawBox({ draft }: Call): void {
  const box = byId<HTMLTextAreaElement>('box');
  if (box.value !== draft) box.value = draft;
}

/** Moves the focus, but never out of the text box: the handler may be writing on. A form is what they asked for. */
function setFocus({ focus, choices }: ScreenContent): void {
  const box = byId<HTMLTextAreaElement>('box');
  if (document.activeElement === box && (focus !== 'body' || box.value !== '')) return;
  // Enter ends a list of ticks, and there must not press a button of the path instead.
  const ticks = choices.some(({ pressed }) => pressed !== undefined);
  if (byId('path').contains(document.activeElement) && focus === 'keys' && !ticks) return;
  if (focus === 'box') box.focus();
  else if (focus === 'body') byId('body').querySelector('input')?.focus();
  else byId('say').focus();
}

const hourAndMinute = new Intl.DateTimeFormat('en-GB', {
  hour: '2-digit',
  minute: '2-digit',
  timeZone: 'Europe/London',
});
