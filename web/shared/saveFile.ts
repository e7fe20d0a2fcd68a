import { el } from './el';

/** How long a browser has to fetch the file before its URL is revoked, in milliseconds. */
const REVOKE_AFTER = 1000;

/** Saves a text as a browser download. Nothing of it stays with the page: its URL is revoked within a second. */
export function saveFile(text: string, type: string, name: string): void {
  const href = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  el('a', { href, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(href), REVOKE_AFTER);
}
