import { byId } from '../../shared/byId';
import { el } from '../../shared/el';
import type { Desk } from '../desk';
import type { ScreenContent } from '../screenFor';
import { choiceList, keyButton, redraw, spokenParagraphs } from './controls';

/** The main pane: what to say, the answers, what to listen for, and the next actions. */
export class MainPane {
  #shownKey = '';

  constructor(private readonly desk: Desk) {}

  draw(screen: ScreenContent): void {
    const { key, name, first = [], says, choices, body } = screen;
    const fresh = key !== this.#shownKey;
    this.#shownKey = key;
    const say = byId('say');
    byId('stepName').textContent = name;
    byId('centre').classList.toggle('emergency', screen.emergency === true);
    byId('centre').classList.toggle('form', body !== undefined);
    say.classList.toggle('long', screen.long === true);
    redraw('first', ...spokenParagraphs(first));
    if (fresh || say.textContent !== says.join('')) redraw('say', ...spokenParagraphs(says));
    redraw('listenFor', ...this.#listenFor(screen));
    redraw('choices', ...(choices.length ? [choiceList(choices, this.desk.label('now'))] : []));
    if (fresh) byId('body').replaceChildren(...(body ? [body()] : []));
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
}

/** Moves the focus, unless the handler is writing in the text box or moving through the questions. */
function setFocus({ focus }: ScreenContent): void {
  const box = byId<HTMLTextAreaElement>('box');
  if (document.activeElement === box && box.value !== '') return;
  if (byId('path').contains(document.activeElement) && focus === 'keys') return;
  if (focus === 'box') box.focus();
  else if (focus === 'body') byId('body').querySelector('input')?.focus();
  else byId('say').focus();
}
