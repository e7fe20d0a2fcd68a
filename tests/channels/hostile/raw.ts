import { once } from 'node:events';
import { connect } from 'node:net';

/** What came back over a line: its status (undefined when there was none), the head that says so, and what followed. */
export interface RawAnswer {
  readonly status: number | undefined;
  readonly head: string;
  readonly body: string;
}

/** Milliseconds in which an answer begins, unless the server waits for more of the request. */
const PATIENCE = 25;

/** Sends bytes as they are, and takes what comes until the line closes. */
export async function raw(port: number, ...parts: readonly (string | Uint8Array)[]): Promise<RawAnswer> {
  const socket = connect(port, '127.0.0.1').on('error', () => {});
  for (const part of parts) socket.write(typeof part === 'string' ? Buffer.from(part, 'latin1') : part);
  const chunks: Buffer[] = [];
  // Not ended before: Node answers nothing to a line that is half closed.
  const late = setTimeout(() => socket.end(), PATIENCE);
  socket.on('data', (chunk: Buffer) => {
    chunks.push(chunk);
    socket.end();
  });
  if (!socket.closed) await once(socket, 'close');
  clearTimeout(late);
  const text = Buffer.concat(chunks).toString('latin1');
  // "Go on" is no answer yet.
  const [head = '', ...body] = text.replace(/^HTTP\/1\.1 100 .*?\r\n\r\n/s, '').split('\r\n\r\n');
  const status = /^HTTP\/1\.1 (\d{3})/.exec(head)?.[1];
  return { status: status === undefined ? undefined : Number(status), head, body: body.join('\r\n\r\n') };
}

/** Tells of what serves it, or of where an error came from. */
export const BANNER = /restify|node\.?js|express|microsoft|\bat .*:\d+:\d+|\.ts:|\.js:/i;
