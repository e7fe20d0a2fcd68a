import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { ConversationReader } from '../../turns/conversationReader';
import type { Http } from '../http/http';
import {
  conversationNotFound,
  HttpError,
  invalidToken,
  missingToken,
  notFound,
  originNotAllowed,
  serverStopping,
  tooManyRequests,
} from '../http/httpError';
import { conversationOf } from '../http/tokens';
import { admitToDesk } from '../sign-in/sessionAuthGate';
import { isFromAllowedOrigin } from './allowedClients';
import type { DirectLineOptions } from './directLineOptions';
import { readWatermark, Stream, Streams } from './stream';

const PATH = /^\/v3\/directline\/conversations\/([\w-]+)\/stream$/;

/** Bytes of a client's message. Clients only ever send empty ones. */
const MAX_MESSAGE_BYTES = 1024;

/** Seconds after which to try again when the most streams are open. */
const RETRY_WHEN_FULL = 10;

/** Serves streams over WebSocket, and rejects every other upgrade. */
export function streamRoute(http: Http, options: DirectLineOptions): void {
  const limited = { maxPayload: MAX_MESSAGE_BYTES, perMessageDeflate: false };
  const sockets = new WebSocketServer({ noServer: true, ...limited });
  const kept = new ConversationReader(options.store, options.onError);
  const streams = new Streams();
  const beating = setInterval(() => streams.heartbeat(), options.heartbeatInterval);
  beating.unref();

  const open = (socket: WebSocket, { claims, watermark, deskSession }: StreamRequest) => {
    const stream = new Stream(socket, options.store, kept, conversationOf(claims), watermark, deskSession);
    const { streamsOfConversation } = options.limits?.quotas ?? {};
    socket.on('close', streams.add(claims.conversation, stream, streamsOfConversation));
  };

  // An invalid WebSocket handshake.
  sockets.on('wsClientError', (_error, line) =>
    http.rejectUpgrade(line, new HttpError(400, 'BadSyntax', 'This is not WebSocket 13')),
  );
  http.server.on('upgrade', async (req: IncomingMessage, line: Duplex, head: Buffer) => {
    line.on('error', () => line.destroy());
    try {
      const admitted = await authorizeStream(req, options, kept);
      if (streams.size >= (options.limits?.quotas.streams ?? Number.POSITIVE_INFINITY))
        throw tooManyRequests(RETRY_WHEN_FULL);
      if (http.isClosing) throw serverStopping();
      sockets.handleUpgrade(req, line, head, (socket) => open(socket, admitted));
    } catch (error) {
      http.rejectUpgrade(line, error);
    }
  });

  http.beforeClose(async () => {
    clearInterval(beating);
    await streams.goAway();
  });
}

type StreamRequest = Awaited<ReturnType<typeof authorizeStream>>;

async function authorizeStream(req: IncomingMessage, options: DirectLineOptions, kept: ConversationReader) {
  const [path = '', query = ''] = (req.url ?? '').split('?');
  const id = PATH.exec(path)?.[1];
  if (id === undefined) throw notFound();
  await options.limits?.streams(req);
  // CORS does not apply to WebSockets: without this any page could open one with a token it got hold of.
  if (req.headers.origin !== undefined && !isFromAllowedOrigin(req, options.allowedClients)) throw originNotAllowed();
  const asked = new URLSearchParams(query);
  const ticket = asked.get('t');
  if (ticket === null) throw missingToken();
  const watermark = readWatermark(asked.get('watermark'));
  const claims = await options.tickets.redeem(id, ticket);
  if (claims === undefined) throw invalidToken();
  const deskSession = await admitToDesk(options.desk, req, claims);
  if ((await kept.read(conversationOf(claims))) === undefined) throw conversationNotFound();
  return { claims, watermark, deskSession };
}
