/** How long a browser may take to fetch what it was told to save, in milliseconds. */
const FETCHED = 1000;

/**
 * Saves a file with the browser's own download. Nothing of it stays with the page: its address is
 * given up again within a second.
 */
export function save(text: string, type: string, name: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), FETCHED);
}

/** @returns whether it is on the clipboard now */
export async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyTheOldWay(text);
  }
}

/** In a frame the clipboard is closed to pages, but not to a selection that the person asked to copy. */
function copyTheOldWay(text: string): boolean {
  const box = document.createElement('textarea');
  const before = document.activeElement;
  box.value = text;
  document.body.append(box);
  box.select();
  const done = document.execCommand('copy');
  box.remove();
  if (before instanceof HTMLElement) before.focus();
  return done;
}
