import { el } from '../../shared/el';
import type { Desk } from '../desk';
import type { Panel } from '../scene';
import { button, choiceList, key, readAloud, redraw } from './drawn';
import { parts } from './parts';

/** What lies over the middle of the desk until it is closed. */
export class Overlay {
  #shown: string | undefined;

  constructor(private readonly desk: Desk) {}

  draw(panel: Panel | undefined): void {
    const opened = panel !== undefined && this.#shown !== panel.name;
    const closed = panel === undefined && this.#shown !== undefined;
    this.#shown = panel?.name;
    parts.panel.hidden = panel === undefined;
    redraw(parts.panel, ...(panel ? this.#inside(panel) : []));
    if (opened) parts.panel.querySelector('h2')?.focus();
    if (closed && document.activeElement === document.body) parts.say.focus();
  }

  #inside({ name, says, note, choices, body }: Panel): readonly HTMLElement[] {
    const { desk } = this;
    const close = button('', () => desk.show(undefined), { class: 'quiet', 'data-at': 'close' });
    close.append(desk.label('desk-close'), key('Esc'));
    return [
      el('div', { class: 'panel-head' }, el('h2', { tabindex: '-1', 'data-at': 'panel' }, name), close),
      el('div', { class: 'read' }, ...readAloud(says)),
      ...(note ? [el('p', { class: 'soft' }, note)] : []),
      ...(choices.length ? [choiceList(choices, desk.label('desk-now'))] : []),
      ...(body ? [body] : []),
    ];
  }
}
