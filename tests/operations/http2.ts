import { type ClientHttp2Session, connect as connectHttp2, type IncomingHttpHeaders } from 'node:http2';
import { connect } from 'node:tls';

const HOST = 'waymark.example.org';

/** Connections of HTTP/2 to one port, as a browser or somebody who means harm has them. */
export class Http2Client {
  private constructor(private readonly sessions: readonly ClientHttp2Session[]) {}

  static async connect(port: number, connections: number): Promise<Http2Client> {
    const sessions = Array.from({ length: connections }, () =>
      connectHttp2(`https://127.0.0.1:${port}`, { rejectUnauthorized: false, servername: HOST }),
    );
    for (const session of sessions) session.on('error', () => {});
    await Promise.all(sessions.map((one) => new Promise((done) => one.once('remoteSettings', done))));
    return new Http2Client(sessions);
  }

  get mostStreams(): number | undefined {
    return this.sessions[0]?.remoteSettings.maxConcurrentStreams;
  }

  /** Begins requests on every connection, with a byte of a body that never ends. @returns the answers, as they come */
  hold(line: string, onEach: number): readonly Promise<IncomingHttpHeaders>[] {
    const [method, path] = line.split(' ');
    const headers = { ':method': method, ':path': path, ':authority': HOST, 'content-length': '1000' };
    return this.sessions.flatMap((session) =>
      Array.from({ length: onEach }, () => {
        const stream = session.request(headers, { endStream: false });
        stream.on('error', () => {}).write('{');
        return new Promise<IncomingHttpHeaders>((done) => stream.once('response', done));
      }),
    );
  }

  close(): void {
    for (const session of this.sessions) session.destroy();
  }
}

const FRAME = { headers: 1, settings: 4 } as const;

/** Sends one GET with headers that Node's own client would not send. @returns what comes back within half a second */
export function rawHttp2(port: number, headers: Readonly<Record<string, string>>): Promise<Buffer> {
  const all = { ':method': 'GET', ':scheme': 'https', ':authority': HOST, ...headers };
  const written = (text: string) => Buffer.concat([Buffer.from([text.length]), Buffer.from(text)]);
  const fields = Object.entries(all).flatMap(([name, value]) => [Buffer.from([0]), written(name), written(value)]);
  const parts: Buffer[] = [];
  return new Promise((done) => {
    const socket = connect(
      { port, host: '127.0.0.1', rejectUnauthorized: false, servername: HOST, ALPNProtocols: ['h2'] },
      () => {
        socket.write('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n');
        socket.write(frame(FRAME.settings, 0, 0, Buffer.alloc(0)));
        // The end of the headers, and of the stream.
        socket.write(frame(FRAME.headers, 5, 1, Buffer.concat(fields)));
      },
    );
    socket.on('data', (part: Buffer) => parts.push(part)).on('error', () => {});
    setTimeout(() => {
      socket.destroy();
      done(Buffer.concat(parts));
    }, 500);
  });
}

function frame(type: number, flags: number, stream: number, content: Buffer): Buffer {
  const head = Buffer.alloc(9);
  head.writeUIntBE(content.length, 0, 3);
  head.writeUInt8(type, 3);
  head.writeUInt8(flags, 4);
  head.writeUInt32BE(stream, 5);
  return Buffer.concat([head, content]);
}
