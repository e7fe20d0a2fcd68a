import type { RecordSheet } from '../../model/protocol/activities';
import { el } from '../shared/el';
import { dotChart } from './dotChart';
import { copyText, downloadFile } from './downloadOrCopy';
import { PartPicker, selectedSheet } from './partPicker';
import { printRecord } from './printRecord';
import { recordCsv, recordText } from './recordFiles';
import type { RecordLabels } from './recordPageData';

/** The picture of a record, and the ways to print, save or copy it. @param taken called after each of these */
export function recordPanel(sheet: RecordSheet, labels: RecordLabels, taken: () => void): HTMLElement {
  const choosing = new PartPicker(sheet, labels);
  const news = el('p', { class: 'small', role: 'status' });
  const chosen = () => selectedSheet(sheet, choosing.selection);
  const done = (says: string) => {
    news.textContent = says;
    taken();
  };
  const press = (label: string, kind: string, act: () => void) => {
    const button = el('button', { class: kind, type: 'button' }, label);
    button.addEventListener('click', act);
    return button;
  };
  const prints = press(labels.record[sheet.blank ? 'sheet-print' : 'print'], 'primary', () => {
    printRecord(sheet.blank ? sheet : chosen(), labels);
    done(labels.record.printed);
  });
  if (sheet.blank) return el('section', { class: 'card record' }, prints, news);
  const file = labels.record.file;
  const text = press(labels.record.text, 'choice', () => {
    downloadFile(recordText(chosen(), labels), 'text/plain', `${file}.txt`);
    done(labels.record.saved);
  });
  const rows = press(labels.record.table, 'choice', () => {
    downloadFile(recordCsv(chosen(), labels), 'text/csv', `${file}.csv`);
    done(labels.record.saved);
  });
  const copies = press(labels.record.copy, 'choice', async () => {
    if (await copyText(recordText(chosen(), labels))) done(labels.record.copied);
    else news.textContent = labels.record['not-copied'];
  });
  return el(
    'section',
    { class: 'card record' },
    ...(sheet.picture ? [dotChart(sheet.picture.columns, labels.record.picture)] : []),
    el('h2', {}, labels.record.take),
    el('p', { class: 'small' }, labels.record['cover-read']),
    choosing.element,
    prints,
    el('p', { class: 'small' }, labels.record.printing),
    el('div', { class: 'ways' }, text, ...(sheet.incidents.length > 0 ? [rows] : []), copies),
    news,
  );
}
