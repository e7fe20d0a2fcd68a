import type { RecordExtras } from '../../model/protocol/activities';
import { adoptStyles, fold } from '../shared/el';
import css from './record.css';
import type { RecordLabels } from './recordFiles';
import { recordPanel } from './recordPanel';

/** The server fills this in; see scripts/buildWidget.mjs. */
declare const __WAYMARK__: { readonly labels: RecordLabels };

const { labels } = __WAYMARK__;
let unsaved = false;

/**
 * Draws a message's record below its text. This script is loaded only for people who write
 * something down, so that the chat stays fast for everyone else.
 *
 * @param saved tells the server that something has been printed, saved or copied
 */
export function draw(place: HTMLElement, record: RecordExtras, saved: () => void): void {
  const { sheet } = record;
  ({ unsaved } = record);
  if (!sheet) return;
  const taken = () => {
    if (sheet.blank || !unsaved) return;
    unsaved = false;
    saved();
  };
  foldText(place.previousElementSibling);
  place.append(recordPanel(sheet, labels, taken));
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
    if (question) question.textContent = unsaved ? labels.record.unsaved : usual;
  });
  document.querySelector('#clearYes')?.addEventListener('click', () => {
    unsaved = false;
  });
}

// Older browsers show the record unstyled, but complete.
adoptStyles(document, css);
warnBeforeClearing();
