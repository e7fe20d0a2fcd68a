import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { KeptConversations } from '../../turns/keptConversations';
import type { Http } from '../http/http';
import {
  badSyntax,
  badToken,
  missingToken,
  noConversation,
  notAllowed,
  notFound,
  Refusal,
  serviceError,
  stopping,
  tooMany,
} from '../http/refusal';
import { JSON_TYPE } from '../http/sendJson';
import { readWatermark } from './activitySet';
import { admit as admitToDesk, type Sitting } from './deskDoor';
import type { DirectLineNeed } from './directLineOptions';
import { isFromAllowedOrigin } from './doors';
import { Stream } from './stream';
import { Streams } from './streams';
import { type Claims, conversationOf } from './tokens';

const PATH = /^\/v3\/directline\/conversations\/([\w-]+)\/stream$/;

/** Bytes that a client may send at once. All it ever sends is empty. */
const LONGEST_MESSAGE = 1024;

/** Seconds after which to try again when as many streams are open as may be. */
const FULL = 10;

/** Serves streams over WebSocket, and refuses every other upgrade. */
export function streamRoute(http: Http, need: DirectLineNeed): void {
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: LONGEST_MESSAGE,
    perMessageDeflate: false,
  });
  const kept = new KeptConversations(need.store, need.failed);
  const streams = new Streams();
  const beating = setInterval(() => streams.beat(), need.beatEvery);
  beating.unref();

  const open = (socket: WebSocket, { claims, watermark, sitting }: Admitted) => {
    const stream = new Stream(socket, need.store, kept, conversationOf(claims), watermark, sitting);
    const { streamsOfConversation } = need.limits?.allowed ?? {};
    socket.on('close', streams.add(claims.conversation, stream, streamsOfConversation));
  };

  // A handshake of no known WebSocket.
  sockets.on('wsClientError', (_error, line) => refuse(http, line, badSyntax('This is not WebSocket 13')));
  http.server.on('upgrade', async (req: IncomingMessage, line: Duplex, head: Buffer) => {
    line.on('error', () => line.destroy());
    try {
      const admitted = await admit(req, need, kept);
      if (streams.size >= (need.limits?.allowed.streams ?? Number.POSITIVE_INFINITY)) throw tooMany(FULL);
      if (http.closing) throw stopping();
      sockets.handleUpgrade(req, line, head, (socket) => open(socket, admitted));
    } catch (error) {
      if (!(error instanceof Refusal)) need.failed(error);
      refuse(http, line, error instanceof Refusal ? error : serviceError());
    }
  });

  http.whenClosing(async () => {
    clearInterval(beating);
    await streams.goAway();
  });
}

interface Admitted {
  readonly claims: Claims;
  readonly watermark: number;
  readonly sitting: Sitting | undefined;
}

async function admit(req: IncomingMessage, need: DirectLineNeed, kept: KeptConversations): Promise<Admitted> {
  const [path = '', query = ''] = (req.url ?? '').split('?');
  const id = PATH.exec(path)?.[1];
  if (id === undefined) throw notFound();
  need.limits?.posts(req);
  // A socket is not held back by CORS: without this any page could open it with a token it got hold of.
  if (req.headers.origin !== undefined && !isFromAllowedOrigin(req, need.doors)) throw notAllowed();
  const asked = new URLSearchParams(query);
  const token = asked.get('t');
  if (token === null) throw missingToken();
  const claims = await need.tokens.open(token);
  if (claims?.conversation !== id) throw badToken();
  const watermark = readWatermark(asked.get('watermark'));
  const sitting = await admitToDesk(need.desk, req, claims);
  if ((await kept.read(conversationOf(claims))) === undefined) throw noConversation();
  return { claims, watermark, sitting };
}

function refuse(http: Http, line: Duplex, { status, body, headers }: Refusal): void {
  const all = { ...http.headers, ...headers, 'Content-Type': JSON_TYPE, Connection: 'close' };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}`);
  const length = `Content-Length: ${Buffer.byteLength(body)}`;
  line.end([`HTTP/1.1 ${status} Refused`, length, ...lines, '', body].join('\r\n'));
}
