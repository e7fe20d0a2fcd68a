import { el } from '../../shared/el';
import type { Desk } from '../desk';
import { reportFault } from '../keys';
import type { ScreenAction, ScreenContent } from '../screenContent';
import { actionButton, choiceList, keyCap, redraw, spokenParagraphs } from './controls';
import { deskElements } from './deskElements';

/** The main pane: what to say, the answers, what to listen for, and the next actions. */
export class MainPane {
  #shownKey = '';

  constructor(private readonly desk: Desk) {}

  draw(scene: ScreenContent): void {
    const fresh = scene.key !== this.#shownKey;
    this.#shownKey = scene.key;
    deskElements.stepName.textContent = scene.name;
    deskElements.centre.classList.toggle('emergency', scene.emergency === true);
    deskElements.centre.classList.toggle('form', scene.body !== undefined);
    deskElements.say.classList.toggle('long', scene.long === true);
    redraw(deskElements.first, ...spokenParagraphs(scene.first ?? []));
    if (fresh || deskElements.say.textContent !== scene.says.join(''))
      redraw(deskElements.say, ...spokenParagraphs(scene.says));
    redraw(deskElements.listenFor, ...this.#listenFor(scene));
    const choices = scene.choices.length ? [choiceList(scene.choices, this.desk.label('now'))] : [];
    redraw(deskElements.choices, ...choices);
    if (fresh) deskElements.body.replaceChildren(...(scene.body ? [scene.body()] : []));
    deskElements.body.hidden = scene.body === undefined;
    redraw(
      deskElements.onward,
      this.#back(),
      ...skipButtons(scene.skip),
      ...this.#faultButtons(),
      ...nextButtons(scene),
    );
    if (fresh) setFocus(scene);
  }

  #listenFor({ listen_for, why }: ScreenContent): readonly HTMLElement[] {
    const lines = listen_for.map((one) => el('li', {}, one));
    return why ? [...lines, el('li', {}, el('b', {}, this.desk.label('why')), ' ', why)] : lines;
  }

  #back(): HTMLElement {
    const shown = [keyCap('B'), this.desk.label('back')];
    const made = actionButton(shown, () => this.desk.goBack(), { class: 'quiet', 'data-at': 'back' });
    made.disabled = this.desk.call.path.length === 0;
    return made;
  }

  /** For the service that is being read out. */
  #faultButtons(): readonly HTMLElement[] {
    const { desk } = this;
    if (desk.step.kind !== 'help' || !desk.call.state?.services.length) return [];
    const faults = [
      ['W', 'fault-wrong', 'wrong-number'],
      ['N', 'fault-closed', 'not-answered'],
    ] as const;
    return faults.map(([name, label, fault]) => {
      const shown = [keyCap(name), desk.label(label)];
      return actionButton(shown, () => reportFault(desk, fault), { class: 'quiet', 'data-at': fault });
    });
  }
}

function skipButtons(skip: ScreenAction | undefined): readonly HTMLElement[] {
  if (!skip) return [];
  return [actionButton([keyCap('K'), skip.label], skip.act, { class: 'quiet', 'data-at': 'skip' })];
}

function nextButtons({ next, focus }: ScreenContent): readonly HTMLElement[] {
  if (!next) return [];
  const key = keyCap(focus === 'body' ? 'Ctrl Enter' : 'Enter');
  return [actionButton([next.label, key], next.act, { class: 'primary', 'data-at': 'onward' })];
}

/** Moves the focus, unless the handler is writing in the text box or moving through the questions. */
function setFocus({ focus }: ScreenContent): void {
  if (document.activeElement === deskElements.box && deskElements.box.value !== '') return;
  if (deskElements.path.contains(document.activeElement) && focus === 'keys') return;
  if (focus === 'box') deskElements.box.focus();
  else if (focus === 'body') deskElements.body.querySelector<HTMLElement>('input')?.focus();
  else deskElements.say.focus();
}
