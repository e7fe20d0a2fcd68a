/** How long a stream may take to open before polling is used in its stead, in milliseconds. */
const PATIENCE = 4000;

/** A WebSocket that hands over what comes, as parsed JSON. */
export interface Stream {
  /** Settles when it is closed, by whom ever: whether it had been open at all. */
  readonly closed: Promise<boolean>;
  readonly close: () => void;
}

export function listen<T>(url: string, heard: (message: T) => void): Stream {
  let close = () => {};
  const closed = new Promise<boolean>((resolve) => {
    const socket = new WebSocket(url);
    let opened = false;
    const timer = setTimeout(() => socket.close(), PATIENCE);
    close = () => {
      socket.close();
      // A dead network can keep a socket from closing for a minute.
      resolve(opened);
    };
    socket.onopen = () => {
      opened = true;
      clearTimeout(timer);
    };
    // The server sends empty messages to keep the stream alive.
    socket.onmessage = ({ data }: MessageEvent<string>) => data && heard(JSON.parse(data) as T);
    socket.onclose = () => resolve(opened);
  });
  return { closed, close: () => close() };
}
