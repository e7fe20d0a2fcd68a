import { el } from '../shared/el';
import { saveFile } from '../shared/saveFile';
import type { Desk } from './desk';
import type { DeskLabel } from './deskPageData';
import { summaryOf } from './note/handoverSummary';
import { type NoteSection, noteSections, noteText } from './note/noteSections';
import { callerGone, goToField, tasksOf } from './note/recording';
import { feedback } from './view/feedback';

/** The note as it is now, under the headings of the room's own layout. */
function sectionsOf(desk: Desk): readonly NoteSection[] {
  return noteSections(summaryNow(desk), desk.pageData.note_template, (id) => desk.label(id));
}

function summaryNow({ call, pageData, handler, now }: Desk) {
  return summaryOf({ call, pageData, handler, now: now() });
}

/** The note, to be read back to the caller and then handed over. What is internal stands apart. */
export function summaryBody(desk: Desk): HTMLElement {
  const sections = sectionsOf(desk);
  const shown = (internal: boolean) => sections.filter((one) => one.internal === internal).map(sectionElement);
  const hidden = shown(true);
  const inside = hidden.length > 0 && el('div', { class: 'internal' }, el('p', {}, desk.label('internal')), ...hidden);
  const note = { class: 'note', tabindex: '0', role: 'group', 'aria-label': desk.label('note') };
  const more = desk.label('note-more').replace('{minutes}', String(desk.pageData.forget_minutes));
  return el(
    'div',
    { class: 'summary' },
    toDoList(desk),
    el('div', note, feedback(desk), el('div', { class: 'sections' }, ...shown(false)), inside),
    handOver(desk),
    el('p', { class: 'soft' }, more),
  );
}

function sectionElement({ heading, lines }: NoteSection): HTMLElement {
  return el('section', {}, el('h3', {}, heading), el('ul', {}, ...lines.map((line) => el('li', {}, line))));
}

/** What is still to do. */
function toDoList(desk: Desk): HTMLElement {
  const items = toDoItems(desk);
  return el('section', { id: 'toDo', class: 'to-do', hidden: items.length === 0 ? '' : undefined }, ...items);
}

/** It changes while the note is being read: what was on the way has arrived. The note itself stays where it was scrolled to. */
export function redrawToDo(desk: Desk): void {
  const before = document.querySelector('#toDo');
  const now = toDoList(desk);
  if (!before || before.textContent === now.textContent) return;
  const held = before.contains(document.activeElement) && document.activeElement?.getAttribute('data-at');
  before.replaceWith(now);
  if (held) now.querySelector<HTMLElement>(`[data-at="${held}"]`)?.focus();
}

/** A press leads to where it is done. */
function toDoItems(desk: Desk): readonly HTMLElement[] {
  const items = tasksOf(desk).map(({ says, field }) => {
    if (field === undefined) return el('li', {}, says);
    const click = () => goToField(desk, field);
    return el('li', {}, el('button', { type: 'button', class: 'quiet', 'data-at': field, click }, says));
  });
  return items.length > 0 ? [el('h3', {}, desk.label('to-do')), el('ul', {}, ...items)] : [];
}

function handOver(desk: Desk): HTMLElement {
  const button = (key: string, label: DeskLabel, act: (desk: Desk) => void) => {
    const attributes = { type: 'button', 'aria-keyshortcuts': key, click: () => act(desk) };
    return el('button', attributes, el('kbd', {}, key), desk.label(label));
  };
  const gone = { type: 'button', class: 'quiet', click: () => callerGone(desk) };
  return el(
    'div',
    { class: 'hand-over' },
    button('C', 'copy', copyNote),
    button('J', 'save', saveNote),
    button('I', 'print', printNote),
    desk.call.endedAt === undefined && el('button', gone, desk.label('caller-gone')),
  );
}

/** Copies the note as plain text, to be pasted anywhere. */
export async function copyNote(desk: Desk): Promise<void> {
  try {
    await navigator.clipboard.writeText(noteText(sectionsOf(desk), desk.label('internal')));
    markHandedOver(desk, 'copied');
  } catch {
    // Where the browser blocks it, the note is selected, ready for the handler's own Ctrl+C.
    const note = document.querySelector('.note');
    if (note) getSelection()?.selectAllChildren(note);
    desk.notice = desk.label('copy-failed');
    desk.showOverlay(undefined);
  }
}

export function saveNote(desk: Desk): void {
  const note = summaryNow(desk);
  saveFile(`${JSON.stringify(note, null, 2)}\n`, 'application/json', `waymark-${note.reference}.json`);
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
