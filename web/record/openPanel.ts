import { el } from '../shared/el';
import { wordBox } from './keepPanel';
import { parseNotes } from './notesFile';
import type { RecordLabels } from './recordFiles';
import { isSealed, unseal } from './sealedNotes';

/** Opens a saved file here, with its word if it has one. Only what is in it leaves the browser, and for this chat alone. */
export function openPanel({ record: words }: RecordLabels, opened: (keep: string) => void): HTMLElement {
  const news = el('p', { class: 'small', role: 'status' });
  const box = wordBox();
  let file = '';
  const read = (text: string | undefined, otherwise: string) => {
    const notes = text === undefined ? undefined : parseNotes(text);
    news.textContent = notes ? words.opening : otherwise;
    if (!notes) return;
    sealed.hidden = true;
    box.value = '';
    opened(notes.keep);
  };
  const unlock = async () => {
    go.disabled = true;
    news.textContent = words.opening;
    read(await unseal(file, box.value), words['open-wrong-word']);
    go.disabled = false;
  };
  const go = el('button', { class: 'choice', type: 'button', click: unlock }, words['open-go']);
  const sealed = el('div', { class: 'sealed' }, el('label', {}, el('span', {}, words['open-word']), box), go);
  sealed.hidden = true;
  box.addEventListener('keydown', ({ key }) => key === 'Enter' && void unlock());
  const choose = el('input', { type: 'file' });
  choose.addEventListener('change', async () => {
    const [chosen] = choose.files ?? [];
    if (!chosen) return;
    file = await chosen.text();
    news.textContent = '';
    sealed.hidden = !isSealed(file);
    if (sealed.hidden) read(file, words['open-not']);
    else box.focus();
  });
  return el(
    'details',
    { class: 'record open-notes' },
    el('summary', {}, words.open),
    el('p', { class: 'small' }, words['open-how']),
    el('label', {}, el('span', {}, words['open-choose']), choose),
    sealed,
    news,
  );
}
