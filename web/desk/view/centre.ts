import { el } from '../../shared/el';
import type { Desk } from '../desk';
import { reportFault } from '../keys';
import type { Onward, Scene } from '../scene';
import { button, choiceList, key, readAloud, redraw } from './drawn';
import { parts } from './parts';

/** The middle of the desk: what to say, the answers, what to listen for, and the ways on. */
export class Centre {
  #shown = '';

  constructor(private readonly desk: Desk) {}

  draw(scene: Scene): void {
    const fresh = scene.key !== this.#shown;
    this.#shown = scene.key;
    parts.stepName.textContent = scene.name;
    parts.centre.classList.toggle('emergency', scene.emergency === true);
    parts.centre.classList.toggle('form', scene.body !== undefined);
    parts.say.classList.toggle('long', scene.long === true);
    redraw(parts.first, ...readAloud(scene.first ?? []));
    if (fresh || parts.say.textContent !== scene.says.join('')) redraw(parts.say, ...readAloud(scene.says));
    redraw(parts.listenFor, ...this.#listenFor(scene));
    const choices = scene.choices.length ? [choiceList(scene.choices, this.desk.label('desk-now'))] : [];
    redraw(parts.choices, ...choices);
    if (fresh) parts.body.replaceChildren(...(scene.body ? [scene.body()] : []));
    parts.body.hidden = scene.body === undefined;
    redraw(
      parts.onward,
      this.#back(),
      ...skipButton(scene.skip),
      ...this.#faultButtons(),
      ...onButton(scene),
    );
    if (fresh) giveHands(scene);
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

  /** About the service whose words are read out. */
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
}

function skipButton(skip: Onward | undefined): readonly HTMLElement[] {
  if (!skip) return [];
  const made = button('', skip.act, { class: 'quiet', 'data-at': 'skip' });
  made.append(key('K'), skip.label);
  return [made];
}

function onButton({ onward, hands }: Scene): readonly HTMLElement[] {
  if (!onward) return [];
  const made = button('', onward.act, { class: 'primary', 'data-at': 'onward' });
  made.append(onward.label, key(hands === 'body' ? 'Ctrl Enter' : 'Enter'));
  return [made];
}

/** Where the hands are wanted. Whoever writes in the text box, or walks through the questions, is left there. */
function giveHands({ hands }: Scene): void {
  if (document.activeElement === parts.box && parts.box.value !== '') return;
  if (parts.path.contains(document.activeElement) && hands === 'keys') return;
  if (hands === 'box') parts.box.focus();
  else if (hands === 'body') parts.body.querySelector<HTMLElement>('input')?.focus();
  else parts.say.focus();
}
