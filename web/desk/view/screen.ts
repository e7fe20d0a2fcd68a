import { el } from '../../widget/el';
import type { Desk } from '../desk';
import { endCall, openHelp, QUICK_KEYS, reportFault } from '../keys';
import { panelOf } from '../panels';
import type { Onward, Panel, Scene } from '../scene';
import { sceneOf } from '../scenes';
import { button, choiceList, key, readAloud, redraw } from './drawn';
import { parts } from './parts';
import { pathList } from './path';
import { soFarView } from './soFar';
import { statusLine } from './statusLine';

/** Draws the desk. Every part has its place, which it keeps whatever is in it. */
export class Screen {
  scene: Scene;
  panel: Panel | undefined;
  #shown = '';

  constructor(private readonly desk: Desk) {
    this.scene = sceneOf(desk);
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
    const panel = panelOf(desk);
    redraw(parts.path, pathList(desk));
    redraw(parts.soFar, ...soFarView(desk));
    redraw(parts.status, ...statusLine(desk));
    this.#drawScene(this.scene);
    this.#drawPanel(panel);
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

  #drawScene(scene: Scene): void {
    const fresh = scene.key !== this.#shown;
    const { desk } = this;
    parts.stepName.textContent = scene.name;
    parts.centre.classList.toggle('emergency', scene.emergency === true);
    parts.centre.classList.toggle('form', scene.body !== undefined);
    parts.say.classList.toggle('long', scene.long === true);
    redraw(parts.first, ...readAloud(scene.first ?? []));
    if (fresh || parts.say.textContent !== scene.says.join('')) redraw(parts.say, ...readAloud(scene.says));
    redraw(parts.listenFor, ...this.#listenFor(scene));
    redraw(
      parts.choices,
      ...(scene.choices.length ? [choiceList(scene.choices, desk.label('desk-now'))] : []),
    );
    if (fresh) parts.body.replaceChildren(...(scene.body ? [scene.body()] : []));
    parts.body.hidden = scene.body === undefined;
    redraw(
      parts.onward,
      this.#back(),
      ...this.#skip(scene.skip),
      ...this.#faultButtons(),
      ...this.#onward(scene.onward),
    );
    if (fresh) this.#giveHands(scene);
    this.#shown = scene.key;
  }

  /** Where the hands are wanted. Whoever writes in the text box is left there. */
  #giveHands({ hands }: Scene): void {
    if (document.activeElement === parts.box && parts.box.value !== '') return;
    if (parts.path.contains(document.activeElement) && hands === 'keys') return;
    if (hands === 'box') parts.box.focus();
    else if (hands === 'body') parts.body.querySelector<HTMLElement>('input')?.focus();
    else this.focusSay();
  }

  #listenFor({ listen_for, why }: Scene): readonly HTMLElement[] {
    const lines = listen_for.map((one) => el('li', {}, one));
    return why ? [...lines, el('li', {}, el('b', {}, this.desk.label('desk-why')), ' ', why)] : lines;
  }

  #back(): HTMLElement {
    const made = button('', () => this.desk.goBack(), { class: 'quiet', 'data-at': 'back' });
    made.append(key('B'), this.desk.label('desk-back'));
    made.disabled = this.desk.call.path.length === 0;
    return made;
  }

  #skip(skip: Onward | undefined): readonly HTMLElement[] {
    if (!skip) return [];
    const made = button('', skip.act, { class: 'quiet', 'data-at': 'skip' });
    made.append(key('K'), skip.label);
    return [made];
  }

  #onward(onward: Onward | undefined): readonly HTMLElement[] {
    if (!onward) return [];
    const made = button('', onward.act, { class: 'primary', 'data-at': 'onward' });
    const inForm = this.scene.hands === 'body';
    made.append(onward.label, key(inForm ? 'Ctrl Enter' : 'Enter'));
    return [made];
  }

  #faultButtons(): readonly HTMLElement[] {
    const { desk } = this;
    if (desk.step.kind !== 'help' || !desk.call.state?.services.length) return [];
    const faults = [
      ['W', 'desk-fault-wrong', 'wrong-number'],
      ['N', 'desk-fault-closed', 'not-answered'],
    ] as const;
    return faults.map(([name, label, fault]) => {
      const made = button('', () => reportFault(desk, fault), { class: 'quiet', 'data-at': fault });
      made.append(key(name), desk.label(label));
      return made;
    });
  }

  #drawPanel(panel: Panel | undefined): void {
    const { desk } = this;
    const opened = panel !== undefined && this.panel?.name !== panel.name;
    const closed = panel === undefined && this.panel !== undefined;
    this.panel = panel;
    parts.panel.hidden = panel === undefined;
    if (!panel) {
      parts.panel.replaceChildren();
      if (closed && document.activeElement === document.body) this.focusSay();
      return;
    }
    const close = button('', () => desk.show(undefined), { class: 'quiet', 'data-at': 'close' });
    close.append(desk.label('desk-close'), key('Esc'));
    redraw(
      parts.panel,
      el('div', { class: 'panel-head' }, el('h2', { tabindex: '-1', 'data-at': 'panel' }, panel.name), close),
      el('div', { class: 'read' }, ...readAloud(panel.says)),
      ...(panel.note ? [el('p', { class: 'soft' }, panel.note)] : []),
      ...(panel.choices.length ? [choiceList(panel.choices, desk.label('desk-now'))] : []),
      ...(panel.body ? [panel.body] : []),
    );
    if (opened) parts.panel.querySelector('h2')?.focus();
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
