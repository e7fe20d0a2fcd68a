import type { RecordExtras } from '../../model/protocol/activities';
import css from './record.css';
import type { RecordPageData } from './recordPageData';
import { recordPanel } from './recordPanel';

/** The server fills this in; see scripts/buildWidget.mjs. */
declare const __WAYMARK__: RecordPageData;

const { labels } = __WAYMARK__;
let unsaved = false;

/**
 * Draws a message's record below its text. This script is loaded only for people who write
 * something down, so that the chat stays fast for everyone else.
 *
 * @param saved tells the server that something has been printed, saved or copied
 */
export function draw(place: HTMLElement, record: RecordExtras, saved: () => void): void {
  adoptStyles();
  ({ unsaved } = record);
  if (!record.sheet) return;
  const { sheet } = record;
  const taken = () => {
    if (sheet.blank || !unsaved) return;
    unsaved = false;
    saved();
  };
  place.append(recordPanel(sheet, labels, taken));
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

let stylesAdopted = false;

/** A constructed style sheet needs no exception in the page's CSP; older browsers show the record unstyled. */
function adoptStyles(): void {
  if (stylesAdopted) return;
  stylesAdopted = true;
  warnBeforeClearing();
  try {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  } catch {
    // Unstyled, but complete.
  }
}
