import { el } from '../../shared/el';
import type { Desk } from '../desk';
import { plainText, type Summary, sectionsOf, summaryOf } from '../summary';
import { button, key } from './drawn';

/** The note, to be read back to the caller and then handed over. */
export function summaryBody(desk: Desk): HTMLElement {
  const summary = noteOf(desk);
  const sections = sectionsOf(summary, desk.words.labels).map(({ heading, lines }) =>
    el('section', {}, el('h3', {}, heading), el('ul', {}, ...lines.map((line) => el('li', {}, line)))),
  );
  const buttons = [
    ['C', 'desk-copy', copyNote],
    ['J', 'desk-save', saveNote],
    ['I', 'desk-print', printNote],
  ] as const;
  return el(
    'div',
    { class: 'summary' },
    el(
      'div',
      { class: 'note', tabindex: '0', role: 'group', 'aria-label': desk.label('desk-note') },
      el('div', {}, ...sections),
    ),
    el(
      'div',
      { class: 'hand-over' },
      ...buttons.map(([name, label, act]) => {
        const made = button('', () => act(desk), { 'aria-keyshortcuts': name });
        made.append(key(name), desk.label(label));
        return made;
      }),
    ),
    el(
      'p',
      { class: 'soft' },
      desk.label('desk-note-more').replace('{minutes}', String(desk.words.forget_minutes)),
    ),
  );
}

function noteOf(desk: Desk): Summary {
  return summaryOf(desk.call, desk.words, desk.handler);
}

export function copyNote(desk: Desk): void {
  const text = plainText(sectionsOf(noteOf(desk), desk.words.labels));
  navigator.clipboard.writeText(text).then(
    () => handedOver(desk, 'desk-copied'),
    () => {
      // Where the browser forbids it, the note is marked for the handler's own Ctrl and C.
      const note = document.querySelector('.note');
      if (note) getSelection()?.selectAllChildren(note);
      desk.notice = desk.label('desk-copy-failed');
      desk.show(undefined);
    },
  );
}

export function saveNote(desk: Desk): void {
  const note = noteOf(desk);
  const file = new Blob([`${JSON.stringify(note, null, 2)}\n`], { type: 'application/json' });
  const link = el('a', { href: URL.createObjectURL(file), download: `waymark-${note.reference}.json` });
  link.click();
  URL.revokeObjectURL(link.href);
  handedOver(desk, 'desk-saved');
}

export function printNote(desk: Desk): void {
  handedOver(desk, 'desk-printed');
  print();
}

function handedOver(desk: Desk, notice: 'desk-copied' | 'desk-saved' | 'desk-printed'): void {
  desk.call.handedOver = true;
  desk.notice = desk.label(notice);
  desk.show(undefined);
}
