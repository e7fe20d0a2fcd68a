/** How long a WebSocket may take to open before polling is used instead, in milliseconds. */
const OPEN_TIMEOUT = 4000;

/**
 * Opens a WebSocket that delivers each message as parsed JSON.
 * @returns `closed` resolves when either side has closed it, with whether it was ever open
 */
export function openJsonSocket<T>(url: string, heard: (message: T) => void) {
  let close = () => {};
  const closed = new Promise<boolean>((resolve) => {
    const socket = new WebSocket(url);
    let opened = false;
    const timer = setTimeout(() => socket.close(), OPEN_TIMEOUT);
    close = () => {
      socket.close();
      // A dead network can keep a socket from closing for a minute.
      resolve(opened);
    };
    socket.onopen = () => {
      opened = true;
      clearTimeout(timer);
    };
    // The server sends empty messages to keep the connection alive.
    socket.onmessage = ({ data }: MessageEvent<string>) => data && heard(JSON.parse(data) as T);
    socket.onclose = () => resolve(opened);
  });
  return { closed, close: () => close() };
}
