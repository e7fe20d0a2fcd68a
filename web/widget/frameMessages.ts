/** Every message between the host page and the chat's frame. None carries anything a person wrote. */
const FRAME_MESSAGES = [
  /** Frame: the chat can be shown. */
  'ready',
  /** Host: the person opened the chat; take the focus. */
  'open',
  /** Frame: hide the chat, the conversation goes on. */
  'hide',
  /** Either: Shift has now been pressed so many times in all; 0 takes the count back. */
  'shift-0',
  'shift-1',
  'shift-2',
  /** Either: the person is leaving; hide everything. */
  'exit',
  /** Frame, after the host's exit: blank, and the server is told. */
  'gone',
] as const;

export type FrameMessage = (typeof FRAME_MESSAGES)[number];

/**
 * Connects two windows. Messages are accepted from, and sent to, only that window with that origin.
 * @returns sends a message to the other window
 */
export function connectFrames(
  other: () => Window | null,
  origin: string,
  heard: (word: FrameMessage) => void,
): (word: FrameMessage) => void {
  addEventListener('message', (event: MessageEvent<{ readonly waymark?: unknown } | null>) => {
    if (event.source !== other() || event.origin !== origin) return;
    const word = FRAME_MESSAGES.find((one) => one === event.data?.waymark);
    if (word) heard(word);
  });
  return (word) => other()?.postMessage({ waymark: word }, origin);
}
