import type { RecordSheet } from '../../model/protocol/activities';
import { el } from '../shared/el';
import { incidentNumber, labelledLine } from './recordFiles';
import type { RecordLabels } from './recordPageData';

/** The parts of a sheet, each with a tick box; answers can be put in the person's own order of importance. */
export class PartPicker {
  readonly element: HTMLElement;
  readonly #groups: Readonly<Record<keyof RecordSelection, HTMLElement | undefined>>;

  constructor(
    sheet: RecordSheet,
    private readonly labels: RecordLabels,
  ) {
    const titles = sheet.incidents.map(({ title }, place) => `${incidentNumber(labels, place)}: ${title}`);
    const lines = (all: RecordSheet['answers']) => all.map(labelledLine);
    this.#groups = {
      incidents: this.#group('incidents', titles, false),
      answers: this.#group('answers', lines(sheet.answers), true),
      advised: this.#group('advised', lines(sheet.advised), false),
    };
    const groups = Object.values(this.#groups).filter((group) => group !== undefined);
    this.element = el('details', {}, el('summary', {}, labels.record.choose), ...groups);
  }

  get selection(): RecordSelection {
    const places = (group: HTMLElement | undefined) =>
      [...(group?.querySelectorAll<HTMLInputElement>('input:checked') ?? [])].map(({ value }) =>
        Number(value),
      );
    const { incidents, answers, advised } = this.#groups;
    return { incidents: places(incidents), answers: places(answers), advised: places(advised) };
  }

  #group(title: keyof RecordSelection, texts: readonly string[], ordered: boolean): HTMLElement | undefined {
    if (texts.length === 0) return undefined;
    const rows = texts.map((text, place) => this.#row(text, place, ordered));
    return el('fieldset', {}, el('legend', {}, this.labels.record[title]), ...rows);
  }

  #row(text: string, place: number, ordered: boolean): HTMLElement {
    const box = el('input', { type: 'checkbox', value: String(place), checked: '' });
    const row = el('div', { class: 'row' }, el('label', { class: 'tick' }, box, el('span', {}, text)));
    if (!ordered) return row;
    const up = el('button', { class: 'up', type: 'button' }, '↑');
    up.setAttribute('aria-label', this.labels.record.up.replace('{what}', text));
    up.addEventListener('click', () => {
      const { previousElementSibling: before } = row;
      if (before?.classList.contains('row')) before.before(row);
      up.focus();
    });
    row.append(up);
    return row;
  }
}

/** Which parts of a sheet are printed or saved, each by its index, in the person's own order. */
export interface RecordSelection {
  readonly incidents: readonly number[];
  readonly answers: readonly number[];
  readonly advised: readonly number[];
}

/** What is printed or saved: a sheet with only the selected parts. */
export function selectedSheet(
  sheet: RecordSheet,
  { incidents, answers, advised }: RecordSelection,
): RecordSheet {
  const { picture, ...rest } = sheet;
  const all = incidents.length === sheet.incidents.length;
  return {
    ...rest,
    // A pattern of all incidents would be untrue of only some of them.
    pattern: all ? sheet.pattern : [],
    ...(picture && all && { picture }),
    incidents: itemsAt(sheet.incidents, incidents),
    answers: itemsAt(sheet.answers, answers),
    advised: itemsAt(sheet.advised, advised),
  };
}

function itemsAt<T>(list: readonly T[], places: readonly number[]): readonly T[] {
  return places.flatMap((place) => list[place] ?? []);
}
