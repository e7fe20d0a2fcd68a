import type { RecordExtras } from '../../model/protocol/activities';
import type { RecordOpened, RecordSaved } from '../../model/protocol/recordEvents';
import { adoptStyles, fold } from '../shared/el';
import { openPanel } from './openPanel';
import css from './record.css';
import type { RecordLabels } from './recordFiles';
import { recordPanel } from './recordPanel';

/** The server fills this in; see scripts/buildWidget.mjs. */
declare const __WAYMARK__: { readonly labels: RecordLabels };

const { labels } = __WAYMARK__;
/** In UTF-16 units, as in model/protocol/recordEvents.ts, of which a browser's script gets the types alone. */
const LONGEST_PIECE = 12_000;
let unsaved: readonly number[] = [];

/** Tells the server what the person did with the record here. */
interface Told {
  saved(event: RecordSaved): void;
  opened(event: RecordOpened): void;
}

/**
 * Draws a message's record below its text. This script is loaded only for people who write
 * something down, so that the chat stays fast for everyone else.
 */
export function draw(place: HTMLElement, record: RecordExtras, told: Told): void {
  const { sheet, keep, opens } = record;
  ({ unsaved } = record);
  if (sheet) {
    foldText(place.previousElementSibling);
    place.append(
      recordPanel(sheet, labels, keep, (incidents) => {
        unsaved = unsaved.filter((one) => !incidents.includes(one));
        if (incidents.length > 0) told.saved({ incidents });
      }),
    );
  }
  if (!opens) return;
  // One of them is enough.
  for (const earlier of document.querySelectorAll('.open-notes')) earlier.remove();
  place.append(openPanel(labels, (text) => send(text, told)));
}

/** Whether something was written down that is in no file and on no paper. */
export const isUnsaved = (): boolean => unsaved.length > 0;

/** A request holds only so much. */
function send(text: string, told: Told): void {
  const of = Math.ceil(text.length / LONGEST_PIECE);
  for (let piece = 0; piece < of; piece++)
    told.opened({ text: text.slice(piece * LONGEST_PIECE, (piece + 1) * LONGEST_PIECE), piece, of });
}

/** Blocks of the words that stay in sight above the panel: who says it, the title and the lead. */
const LEAD = 3;

/** All of it can be read here, but not at once. */
function foldText(words: Element | null): void {
  const rest = words ? [...words.children].slice(LEAD) : [];
  const folded = fold(labels.record.read, rest);
  if (folded) words?.append(folded);
}

/** Clearing the chat always asks for confirmation; with something unsaved, the question says so. */
function warnBeforeClearing(): void {
  const question = document.querySelector('#sure span');
  const usual = question?.textContent ?? '';
  document.querySelector('#clear')?.addEventListener('click', () => {
    if (question) question.textContent = isUnsaved() ? labels.record.unsaved : usual;
  });
  document.querySelector('#clearYes')?.addEventListener('click', () => {
    unsaved = [];
  });
}

// Older browsers show the record unstyled, but complete.
adoptStyles(document, css);
warnBeforeClearing();
