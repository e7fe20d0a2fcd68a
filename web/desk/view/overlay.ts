import { el } from '../../shared/el';
import type { Desk } from '../desk';
import type { OverlayContent } from '../screenContent';
import { actionButton, choiceList, keyCap, redraw, spokenParagraphs } from './controls';
import { deskElements } from './deskElements';

/** Covers the main pane until it is closed. */
export class Overlay {
  #shownName: string | undefined;

  constructor(private readonly desk: Desk) {}

  draw(panel: OverlayContent | undefined): void {
    const opened = panel !== undefined && this.#shownName !== panel.name;
    const closed = panel === undefined && this.#shownName !== undefined;
    this.#shownName = panel?.name;
    deskElements.panel.hidden = panel === undefined;
    redraw(deskElements.panel, ...(panel ? this.#content(panel) : []));
    if (opened) deskElements.panel.querySelector('h2')?.focus();
    if (closed && document.activeElement === document.body) deskElements.say.focus();
  }

  #content({ name, says, note, choices, body }: OverlayContent): readonly HTMLElement[] {
    const { desk } = this;
    const shown = [desk.label('close'), keyCap('Esc')];
    const close = actionButton(shown, () => desk.showOverlay(undefined), {
      class: 'quiet',
      'data-at': 'close',
    });
    return [
      el('div', { class: 'panel-head' }, el('h2', { tabindex: '-1', 'data-at': 'panel' }, name), close),
      el('div', { class: 'read' }, ...spokenParagraphs(says)),
      ...(note ? [el('p', { class: 'soft' }, note)] : []),
      ...(choices.length ? [choiceList(choices, desk.label('now'))] : []),
      ...(body ? [body] : []),
    ];
  }
}
