import type { RecordSheet } from '../../model/protocol/activities';
import { el } from '../shared/el';
import { Choosing } from './choosing';
import { sheetOf } from './chosen';
import { printPaper } from './paper';
import { picture } from './picture';
import { plainText } from './plainText';
import { table } from './table';
import { copy, save } from './takeAway';
import type { RecordLabels } from './words';

/** The picture of a record, and the ways to take it along. @param taken called once something has been */
export function panel(sheet: RecordSheet, labels: RecordLabels, taken: () => void): HTMLElement {
  const choosing = new Choosing(sheet, labels);
  const news = el('p', { class: 'small', role: 'status' });
  const chosen = () => sheetOf(sheet, choosing.chosen);
  const done = (says: string) => {
    news.textContent = says;
    taken();
  };
  const press = (label: string, kind: string, act: () => void) => {
    const button = el('button', { class: kind, type: 'button' }, label);
    button.addEventListener('click', act);
    return button;
  };
  const prints = press(labels[sheet.blank ? 'record-sheet-print' : 'record-print'], 'primary', () => {
    printPaper(sheet.blank ? sheet : chosen(), labels);
    done(labels['record-printed']);
  });
  if (sheet.blank) return el('section', { class: 'card record' }, prints, news);
  const file = labels['record-file'];
  const text = press(labels['record-text'], 'choice', () => {
    save(plainText(chosen(), labels), 'text/plain', `${file}.txt`);
    done(labels['record-saved']);
  });
  const rows = press(labels['record-table'], 'choice', () => {
    save(table(chosen(), labels), 'text/csv', `${file}.csv`);
    done(labels['record-saved']);
  });
  const copies = press(labels['record-copy'], 'choice', async () => {
    if (await copy(plainText(chosen(), labels))) done(labels['record-copied']);
    else news.textContent = labels['record-not-copied'];
  });
  return el(
    'section',
    { class: 'card record' },
    ...(sheet.picture ? [picture(sheet.picture.columns, labels['record-picture'])] : []),
    el('h2', {}, labels['record-take']),
    el('p', { class: 'small' }, labels['record-cover-read']),
    choosing.element,
    prints,
    el('p', { class: 'small' }, labels['record-printing']),
    el('div', { class: 'ways' }, text, ...(sheet.incidents.length > 0 ? [rows] : []), copies),
    news,
  );
}
