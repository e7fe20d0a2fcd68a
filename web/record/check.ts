import { byId, onClick, setText } from '../shared/byId';
import { checkedPart, checkNumber, numberIn } from './checkNumber';
import { parseNotes } from './notesFile';
import type { RecordLabels } from './recordFiles';
import { isSealed, unseal } from './sealedNotes';

/** A page by itself, which sends nothing, and works when it has been saved too: it shows whether a saved record is unchanged. */
const { labels } = JSON.parse(byId('words').textContent) as { readonly labels: RecordLabels };
const words = labels.record;
let file = '';
let number = '';

async function show(saved: string | undefined, otherwise: string): Promise<void> {
  const notes = saved === undefined ? undefined : parseNotes(saved);
  const part = saved === undefined ? undefined : checkedPart(notes?.text ?? saved);
  number = (part && (await checkNumber(part.text))) ?? '';
  byId('result').hidden = false;
  byId('other').parentElement?.toggleAttribute('hidden', number === '');
  setText(
    'verdict',
    number === '' ? otherwise : number === part?.number ? words['check-same'] : words['check-changed'],
  );
  setText('number', number && words.check.replace('{number}', number));
  setText('text', notes?.text ?? '');
  compare();
}

function compare(): void {
  const other = numberIn(byId<HTMLInputElement>('other').value);
  setText(
    'same',
    other === '' || number === '' ? '' : other === number ? words['check-equal'] : words['check-differs'],
  );
}

byId('file').addEventListener('change', async () => {
  const [chosen] = byId<HTMLInputElement>('file').files ?? [];
  if (!chosen) return;
  file = await chosen.text();
  byId('result').hidden = true;
  setText('text', '');
  byId('sealed').hidden = !isSealed(file);
  if (isSealed(file)) byId('word').focus();
  else await show(file, words['check-none']);
});
onClick('open', async () => show(await unseal(file, byId<HTMLInputElement>('word').value), words['open-wrong-word']));
byId('other').addEventListener('input', compare);
