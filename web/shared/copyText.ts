import { el } from './el';

/** @returns whether the text is now on the clipboard */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyBySelection(text);
  }
}

/** In a frame the clipboard API is blocked, but copying a selection when the person asks for it is not. */
function copyBySelection(text: string): boolean {
  const box = el('textarea');
  const before = document.activeElement;
  box.value = text;
  document.body.append(box);
  box.select();
  const done = document.execCommand('copy');
  box.remove();
  if (before instanceof HTMLElement) before.focus();
  return done;
}
