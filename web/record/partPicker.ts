import type { RecordSheet } from '../../model/protocol/activities';
import { el } from '../shared/el';
import { incidentNumber, labelledLine, type RecordLabels } from './recordFiles';

type Part = 'incidents' | 'answers' | 'advised';

/** Which parts of a sheet are printed or saved, each by its index, in the person's own order. */
type RecordSelection = Readonly<Record<Part, readonly number[]>>;

/** The parts of a sheet, each with a tick box; answers can be put in the person's own order of importance. */
export function partPicker(sheet: RecordSheet, labels: RecordLabels): HTMLElement {
  const titles = sheet.incidents.map(({ number, title }) => `${incidentNumber(labels, number)}: ${title}`);
  const group = (part: Part, texts: readonly string[]) => {
    const rows = texts.map((text, place) => {
      const box = el('input', { type: 'checkbox', name: part, value: String(place), checked: '' });
      const row = el('div', { class: 'row' }, el('label', { class: 'tick' }, box, el('span', {}, text)));
      if (part === 'answers') row.append(upButton(row, labels.record.up.replace('{what}', text)));
      return row;
    });
    return rows.length > 0 && el('fieldset', {}, el('legend', {}, labels.record[part]), ...rows);
  };
  return el(
    'details',
    {},
    el('summary', {}, labels.record.choose),
    group('incidents', titles),
    group('answers', sheet.answers.map(labelledLine)),
    group('advised', sheet.advised.map(labelledLine)),
  );
}

function upButton(row: HTMLElement, label: string): HTMLElement {
  const up = el('button', { class: 'up', type: 'button', 'aria-label': label }, '↑');
  up.addEventListener('click', () => {
    const { previousElementSibling: before } = row;
    if (before?.classList.contains('row')) before.before(row);
    up.focus();
  });
  return up;
}

/** What is ticked in a picker. */
export function selectionIn(picker: HTMLElement): RecordSelection {
  const places = (part: Part) => {
    const ticked = picker.querySelectorAll<HTMLInputElement>(`[name=${part}]:checked`);
    return [...ticked].map(({ value }) => Number(value));
  };
  return { incidents: places('incidents'), answers: places('answers'), advised: places('advised') };
}

/** What is printed or saved: a sheet with only the selected parts. */
export function selectedSheet(sheet: RecordSheet, selection: RecordSelection): RecordSheet {
  const { picture, ...rest } = sheet;
  const all = selection.incidents.length === sheet.incidents.length;
  return {
    ...rest,
    // A pattern of all incidents would be untrue of only some of them.
    pattern: all ? sheet.pattern : [],
    ...(picture && all && { picture }),
    incidents: itemsAt(sheet.incidents, selection.incidents),
    answers: itemsAt(sheet.answers, selection.answers),
    advised: itemsAt(sheet.advised, selection.advised),
  };
}

function itemsAt<T>(list: readonly T[], places: readonly number[]): readonly T[] {
  return places.flatMap((place) => list[place] ?? []);
}
