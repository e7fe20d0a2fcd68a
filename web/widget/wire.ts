/** All that the host page and the chat's frame ever say to each other. No words of a person among it. */
export type Word =
  /** Frame: the chat can be shown. */
  | 'ready'
  /** Host: the person opened the chat; take the focus. */
  | 'open'
  /** Frame: hide the chat, the conversation goes on. */
  | 'hide'
  /** Either: the person leaves; be blank. */
  | 'exit'
  /** Frame, after the host's exit: blank, and the server is told. */
  | 'gone';

const WORDS: readonly string[] = ['ready', 'open', 'hide', 'exit', 'gone'] satisfies readonly Word[];

/**
 * Connects two windows. Only that window with that origin is heard, and only it is spoken to.
 * @returns how to say something to the other
 */
export function connect(
  other: () => Window | null,
  origin: string,
  heard: (word: Word) => void,
): (word: Word) => void {
  addEventListener('message', (event: MessageEvent<unknown>) => {
    if (event.source !== other() || event.origin !== origin) return;
    const word = (event.data as { waymark?: unknown } | null)?.waymark;
    if (typeof word === 'string' && WORDS.includes(word)) heard(word as Word);
  });
  return (word) => other()?.postMessage({ waymark: word }, origin);
}
