import type { RecordExtras } from '../../model/protocol/activities';
import { panel } from './panel';
import css from './record.css';
import type { RecordWords } from './words';

/** The server writes this in; see scripts/buildWidget.mjs. */
declare const __WAYMARK__: RecordWords;

const { labels } = __WAYMARK__;
let unsaved = false;

/**
 * Draws what a message says of the record, below its words. This script comes only to those who write
 * something down, so that the chat is as quick as ever for everyone else.
 *
 * @param saved tells the server that something has been printed, saved or copied
 */
export function draw(place: HTMLElement, record: RecordExtras, saved: () => void): void {
  wear();
  ({ unsaved } = record);
  if (!record.sheet) return;
  const { sheet } = record;
  const taken = () => {
    if (sheet.blank || !unsaved) return;
    unsaved = false;
    saved();
  };
  place.append(panel(sheet, labels, taken));
}

/** Clearing the chat asks once more as it is; with something unsaved, it says so. */
function warnBeforeClearing(): void {
  const question = document.querySelector('#sure span');
  const usual = question?.textContent ?? '';
  document.querySelector('#clear')?.addEventListener('click', () => {
    if (question) question.textContent = unsaved ? labels['record-unsaved'] : usual;
  });
  document.querySelector('#clearYes')?.addEventListener('click', () => {
    unsaved = false;
  });
}

let worn = false;

/** A style sheet made by script needs no gap in the page's policy; older browsers show it plain. */
function wear(): void {
  if (worn) return;
  worn = true;
  warnBeforeClearing();
  try {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  } catch {
    // Plain, but all there.
  }
}
