import type { RecordSheet } from '../../model/protocol/activities';
import { el } from '../shared/el';
import { saveFile } from '../shared/saveFile';
import { dotChart } from './dotChart';
import { partPicker, selectedSheet, selectionIn } from './partPicker';
import { printRecord } from './printRecord';
import { type RecordLabels, recordCsv, recordText } from './recordFiles';

/** The picture of a record, and the ways to print, save or copy it. @param taken called after each of these */
export function recordPanel(sheet: RecordSheet, labels: RecordLabels, taken: () => void): HTMLElement {
  const words = labels.record;
  const picker = partPicker(sheet, labels);
  const news = el('p', { class: 'small', role: 'status' });
  const chosen = () => (sheet.blank ? sheet : selectedSheet(sheet, selectionIn(picker)));
  const done = (says: string) => {
    news.textContent = says;
    taken();
  };
  const press = (label: string, kind: string, click: () => void) =>
    el('button', { class: kind, type: 'button', click }, label);
  const prints = press(sheet.blank ? words['sheet-print'] : words.print, 'primary', () => {
    printRecord(chosen(), labels);
    done(words.printed);
  });
  if (sheet.blank) return el('section', { class: 'card record' }, prints, news);
  const text = press(words.text, 'choice', () => {
    saveFile(recordText(chosen(), labels), 'text/plain', `${words.file}.txt`);
    done(words.saved);
  });
  const rows = press(words.table, 'choice', () => {
    saveFile(recordCsv(chosen(), labels), 'text/csv', `${words.file}.csv`);
    done(words.saved);
  });
  const copies = press(words.copy, 'choice', async () => {
    if (await copyText(recordText(chosen(), labels))) done(words.copied);
    else news.textContent = words['not-copied'];
  });
  return el(
    'section',
    { class: 'card record' },
    sheet.picture && dotChart(sheet.picture.columns, words.picture),
    el('h2', {}, words.take),
    el('p', { class: 'small' }, words['cover-read']),
    picker,
    prints,
    el('p', { class: 'small' }, words.printing),
    el('div', { class: 'ways' }, text, sheet.incidents.length > 0 && rows, copies),
    news,
  );
}

/** @returns whether the text is now on the clipboard */
async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyBySelection(text);
  }
}

/** In a frame the clipboard API is blocked, but copying a selection when the person asks for it is not. */
function copyBySelection(text: string): boolean {
  const box = el('textarea');
  const before = document.activeElement;
  box.value = text;
  document.body.append(box);
  box.select();
  const done = document.execCommand('copy');
  box.remove();
  if (before instanceof HTMLElement) before.focus();
  return done;
}
