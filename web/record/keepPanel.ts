import { el } from '../shared/el';
import { saveFile } from '../shared/saveFile';
import type { RecordLabels } from './recordFiles';
import { canSeal, seal } from './sealedNotes';

/**
 * Saves a file to go on with another day, sealed with words where some are written.
 *
 * @param file what is saved
 * @param done called once it is
 */
export function keepPanel({ record: words }: RecordLabels, file: () => Promise<string>, done: () => void): HTMLElement {
  const box = wordBox();
  const news = el('p', { class: 'small', role: 'status' });
  const save = el(
    'button',
    {
      class: 'choice',
      type: 'button',
      click: async () => {
        save.disabled = true;
        const text = await file();
        const isSealed = box.value.trim() !== '';
        saveFile(isSealed ? await seal(text, box.value) : text, 'application/octet-stream', `${words.file}.dat`);
        save.disabled = false;
        box.value = '';
        news.textContent = isSealed ? words['kept-sealed'] : words.kept;
        done();
      },
    },
    words['keep-save'],
  );
  return el(
    'details',
    { class: 'keep' },
    el('summary', {}, words.keep),
    el('p', { class: 'small' }, words['keep-how']),
    canSeal() && el('label', {}, el('span', {}, words['keep-word']), box),
    canSeal() && el('p', { class: 'small' }, words['keep-word-how']),
    save,
    news,
  );
}

/** It can be read while it is typed: a box for passwords would have the browser offer to remember it. */
export function wordBox(): HTMLInputElement {
  return el('input', { type: 'text', class: 'word', autocomplete: 'off', autocapitalize: 'off', spellcheck: 'false' });
}
