import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import type { Http } from '../http';
import type { Conversation } from '../records';
import {
  badToken,
  missingToken,
  noConversation,
  notAllowed,
  notFound,
  Refusal,
  serviceError,
  stopping,
} from '../refusal';
import { readWatermark } from './activitySet';
import type { DirectLineNeed } from './directLineRoutes';
import { isFromAllowedOrigin } from './doors';
import { Stream } from './stream';
import { conversationOf } from './tokens';

const PATH = /^\/v3\/directline\/conversations\/([\w-]+)\/stream$/;

/** Bytes that a client may send at once. All it ever sends is empty. */
const LONGEST_MESSAGE = 1024;

/** Serves streams over WebSocket, and refuses every other upgrade. */
export function streamRoute(http: Http, need: DirectLineNeed): void {
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: LONGEST_MESSAGE,
    perMessageDeflate: false,
  });
  const streams = new Set<Stream>();
  const beating = setInterval(() => {
    for (const stream of streams) stream.beat();
  }, need.beatEvery);
  beating.unref();

  http.server.on('upgrade', async (req: IncomingMessage, line: Duplex, head: Buffer) => {
    line.on('error', () => line.destroy());
    try {
      const { conversation, watermark } = await admit(http, need, req);
      sockets.handleUpgrade(req, line, head, (socket) => {
        const stream = new Stream(socket, need.store, conversation, watermark);
        streams.add(stream);
        socket.on('close', () => streams.delete(stream));
      });
    } catch (error) {
      if (!(error instanceof Refusal)) need.failed(error);
      refuse(line, error instanceof Refusal ? error : serviceError());
    }
  });

  http.whenClosing(async () => {
    clearInterval(beating);
    await Promise.all([...streams].map((stream) => stream.goAway()));
  });
}

interface Admitted {
  readonly conversation: Conversation;
  readonly watermark: number;
}

async function admit(http: Http, need: DirectLineNeed, req: IncomingMessage): Promise<Admitted> {
  const [path = '', query = ''] = (req.url ?? '').split('?');
  const id = PATH.exec(path)?.[1];
  if (id === undefined) throw notFound();
  // A socket is not held back by CORS: without this any page could open it with a token it got hold of.
  if (req.headers.origin !== undefined && !isFromAllowedOrigin(req, need.doors)) throw notAllowed();
  const asked = new URLSearchParams(query);
  const token = asked.get('t');
  if (token === null) throw missingToken();
  const claims = await need.tokens.open(token);
  if (claims?.conversation !== id) throw badToken();
  const watermark = readWatermark(asked.get('watermark'));
  if ((await need.store.read(id)) === undefined) throw noConversation();
  if (http.closing) throw stopping();
  return { conversation: conversationOf(claims), watermark };
}

function refuse(line: Duplex, { status, body, headers }: Refusal): void {
  const lines = Object.entries({ ...headers, 'Content-Type': 'application/json', Connection: 'close' });
  const head = [`HTTP/1.1 ${status} Refused`, `Content-Length: ${Buffer.byteLength(body)}`];
  line.end([...head, ...lines.map(([name, value]) => `${name}: ${value}`), '', body].join('\r\n'));
}
