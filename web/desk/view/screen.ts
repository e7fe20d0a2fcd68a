import type { Desk } from '../desk';
import { endCall, openHelp, QUICK_KEYS } from '../keys';
import { panelOf } from '../panels';
import type { Panel, Scene } from '../scene';
import { sceneOf } from '../scenes';
import { Centre } from './centre';
import { button, key, redraw } from './drawn';
import { Overlay } from './overlay';
import { parts } from './parts';
import { pathList } from './path';
import { soFarView } from './soFar';
import { statusLine } from './statusLine';

/** Draws the desk. Every part has its place, which it keeps whatever is in it. */
export class Screen {
  scene: Scene;
  panel: Panel | undefined;
  readonly #centre: Centre;
  readonly #overlay: Overlay;

  constructor(private readonly desk: Desk) {
    this.scene = sceneOf(desk);
    this.#centre = new Centre(desk);
    this.#overlay = new Overlay(desk);
    redraw(
      parts.quick,
      ...desk.words.quick_help.map((help, place) => this.#quickButton(help.id, help.name, place)),
    );
    parts.keysButton.addEventListener('click', () => desk.show(desk.open === 'keys' ? undefined : 'keys'));
    parts.practiceButton.addEventListener('click', () => desk.show(desk.call.touched ? 'end' : 'practice'));
    parts.endButton.addEventListener('click', () => endCall(desk));
  }

  draw(): void {
    const { desk } = this;
    this.scene = sceneOf(desk);
    this.panel = panelOf(desk);
    redraw(parts.path, pathList(desk));
    redraw(parts.soFar, ...soFarView(desk));
    this.#drawStatus();
    this.#centre.draw(this.scene);
    this.#overlay.draw(this.panel);
    this.#drawStrip();
    this.#drawPractice();
    document.body.classList.toggle('danger', desk.call.state?.danger === true);
  }

  focusSay(): void {
    parts.say.focus();
  }

  focusPath(): void {
    const now = parts.path.querySelector<HTMLElement>('[aria-current]') ?? parts.path.querySelector('button');
    now?.focus();
  }

  #quickButton(id: string, name: string, place: number): HTMLElement {
    const made = button('', () => openHelp(this.desk, id), { class: `quick ${id}` });
    made.append(key((QUICK_KEYS[place] ?? '').toUpperCase()), name);
    return made;
  }

  /** Said again by a screen reader only when it has changed. */
  #drawStatus(): void {
    const line = statusLine(this.desk);
    const words = line.map((one) => (typeof one === 'string' ? one : one.textContent)).join('');
    if (parts.status.textContent !== words) redraw(parts.status, ...line);
  }

  /** What was understood and waits to be confirmed, or what the handler should know now. */
  #drawStrip(): void {
    const { desk } = this;
    const { unconfirmed, state } = desk.call;
    const filled = (state?.questions ?? []).filter(({ id, answer }) => unconfirmed.has(id) && answer !== '');
    const words = filled.map(({ answer }) => answer).join(' · ');
    parts.strip.classList.toggle('filled', filled.length > 0);
    const said = filled.length > 0 ? `${desk.label('desk-understood')} ${words}` : desk.notice;
    if (parts.stripText.textContent !== said) parts.stripText.textContent = said;
    const confirm = button('', () => desk.confirm(), { class: 'primary', 'data-at': 'confirm' });
    confirm.append(desk.label('desk-confirm'), key('Enter'));
    redraw(parts.stripDo, ...(filled.length > 0 ? [confirm] : []));
  }

  /** The caller's side of a practice call, line by line. */
  #drawPractice(): void {
    const { call, step } = this.desk;
    const at = step.kind === 'questions' ? call.state?.asking?.id : step.id;
    const line = call.practice?.lines.find((one) => one.at === at)?.says;
    parts.practice.hidden = call.practice === undefined;
    parts.caller.hidden = call.practice === undefined;
    const said = line ?? this.desk.label('desk-caller-silent');
    if (parts.callerSays.textContent !== said) parts.callerSays.textContent = said;
  }
}
