import type { RecordSheet } from '../../model/protocol/activities';
import { copyText } from '../shared/copyText';
import { el } from '../shared/el';
import { saveFile } from '../shared/saveFile';
import { dotChart } from './dotChart';
import { keepPanel } from './keepPanel';
import { notesFile } from './notesFile';
import { partPicker, selectedSheet, selectionIn } from './partPicker';
import { printRecord } from './printRecord';
import {
  type CheckedSheet,
  READERS,
  type Reader,
  type RecordLabels,
  recordCsv,
  recordText,
  sheetFor,
  withCheckNumber,
} from './recordFiles';

/**
 * The picture of a record, and the ways to print, save or copy it.
 *
 * @param keep the record as it is saved to go on with
 * @param saved called with the numbers of the incidents that are now in a file or on paper
 */
export function recordPanel(
  sheet: RecordSheet,
  labels: RecordLabels,
  keep: string | undefined,
  saved: (incidents: readonly number[]) => void,
): HTMLElement {
  const words = labels.record;
  const picker = partPicker(sheet, labels);
  const news = el('p', { class: 'small', role: 'status' });
  const reader = readerPicker(labels);
  const chosen = () =>
    sheet.blank
      ? withCheckNumber(sheet, labels)
      : withCheckNumber(sheetFor(selectedSheet(sheet, selectionIn(picker)), reader.value as Reader), labels);
  const taken = (part: CheckedSheet, says: string) => {
    news.textContent = says;
    // What is read aloud holds no more than a line of each.
    if (part.reader !== 'aloud') saved(numbersOf(part));
  };
  const press = (label: string, kind: string, click: () => void) =>
    el('button', { class: kind, type: 'button', click }, label);
  const prints = press(sheet.blank ? words['sheet-print'] : words.print, 'primary', async () => {
    const part = await chosen();
    printRecord(part, labels);
    if (sheet.blank) return;
    // The browser does not tell whether it was printed.
    const yes = press(words['printed-yes'], 'choice', () => taken(part, words.printed));
    const no = press(words['printed-no'], 'choice', () => news.replaceChildren());
    news.replaceChildren(words['printed-sure'], el('span', { class: 'ways' }, yes, no));
  });
  if (sheet.blank) return el('section', { class: 'card record' }, prints, news);
  const text = press(words.text, 'choice', async () => {
    const part = await chosen();
    saveFile(recordText(part, labels), 'text/plain', `${words.file}.txt`);
    taken(part, words.saved);
  });
  const rows = press(words.table, 'choice', async () => {
    const part = await chosen();
    saveFile(recordCsv(part, labels), 'text/csv', `${words.file}.csv`);
    taken({ ...part, reader: 'me' }, words['saved-table']);
  });
  const copies = press(words.copy, 'choice', async () => {
    news.textContent = (await copyText(recordText(await chosen(), labels))) ? words.copied : words['not-copied'];
  });
  const whole = async () => notesFile(keep ?? '', recordText(await withCheckNumber(sheet, labels), labels));
  return el(
    'section',
    { class: 'card record' },
    sheet.picture && dotChart(sheet.picture.columns, words.picture),
    el('h2', {}, words.take),
    el('p', { class: 'small' }, words['cover-read']),
    el('label', { class: 'reader' }, el('span', {}, words.reader), reader),
    picker,
    prints,
    el('p', { class: 'small' }, words.printing),
    el('div', { class: 'ways' }, text, sheet.incidents.length > 0 && rows, copies),
    news,
    keep !== undefined && keepPanel(labels, whole, () => saved(numbersOf(sheet))),
  );
}

function readerPicker({ record }: RecordLabels): HTMLSelectElement {
  return el('select', {}, ...READERS.map((one) => el('option', { value: one }, record[`reader-${one}`])));
}

function numbersOf({ incidents }: RecordSheet): readonly number[] {
  return incidents.map(({ number }) => number);
}
