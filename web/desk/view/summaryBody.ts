import { el } from '../../shared/el';
import type { Desk } from '../desk';
import { type HandoverSummary, summaryOf, summarySections, summaryText } from '../handoverSummary';
import { actionButton, keyCap } from './controls';

/** The note, to be read back to the caller and then handed over. */
export function summaryBody(desk: Desk): HTMLElement {
  const summary = currentNote(desk);
  const sections = summarySections(summary, desk.pageData.labels).map(({ heading, lines }) =>
    el('section', {}, el('h3', {}, heading), el('ul', {}, ...lines.map((line) => el('li', {}, line)))),
  );
  const buttons = [
    ['C', 'copy', copyNote],
    ['J', 'save', saveNote],
    ['I', 'print', printNote],
  ] as const;
  return el(
    'div',
    { class: 'summary' },
    el(
      'div',
      { class: 'note', tabindex: '0', role: 'group', 'aria-label': desk.label('note') },
      el('div', {}, ...sections),
    ),
    el(
      'div',
      { class: 'hand-over' },
      ...buttons.map(([name, label, act]) =>
        actionButton([keyCap(name), desk.label(label)], () => act(desk), { 'aria-keyshortcuts': name }),
      ),
    ),
    el(
      'p',
      { class: 'soft' },
      desk.label('note-more').replace('{minutes}', String(desk.pageData.forget_minutes)),
    ),
  );
}

function currentNote(desk: Desk): HandoverSummary {
  return summaryOf(desk.call, desk.pageData, desk.handler);
}

export function copyNote(desk: Desk): void {
  const text = summaryText(summarySections(currentNote(desk), desk.pageData.labels));
  navigator.clipboard.writeText(text).then(
    () => markHandedOver(desk, 'copied'),
    () => {
      // Where the browser blocks it, the note is selected, ready for the handler's own Ctrl+C.
      const note = document.querySelector('.note');
      if (note) getSelection()?.selectAllChildren(note);
      desk.notice = desk.label('copy-failed');
      desk.showOverlay(undefined);
    },
  );
}

export function saveNote(desk: Desk): void {
  const note = currentNote(desk);
  const file = new Blob([`${JSON.stringify(note, null, 2)}\n`], { type: 'application/json' });
  const link = el('a', { href: URL.createObjectURL(file), download: `waymark-${note.reference}.json` });
  link.click();
  URL.revokeObjectURL(link.href);
  markHandedOver(desk, 'saved');
}

export function printNote(desk: Desk): void {
  markHandedOver(desk, 'printed');
  print();
}

function markHandedOver(desk: Desk, notice: 'copied' | 'saved' | 'printed'): void {
  desk.call.handedOver = true;
  desk.notice = desk.label(notice);
  desk.showOverlay(undefined);
}
