import type { IncomingMessage } from 'node:http';
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
} from '../http/httpError';
import { conversationOf } from '../http/tokens';
import { StreamPlaces } from '../limits/streamPlaces';
import { admitToDesk } from '../sign-in/sessionAuthGate';
import { isFromAllowedOrigin } from './allowedClients';
import type { DirectLineOptions } from './directLineOptions';
import { readWatermark, Stream, Streams } from './stream';

const PATH = /^\/v3\/directline\/conversations\/([\w-]+)\/stream$/;

/** Bytes of a client's message. Clients only ever send empty ones. */
const MAX_MESSAGE_BYTES = 1024;

/** Serves streams over WebSocket, and rejects every other upgrade. */
export function streamRoute(http: Http, options: DirectLineOptions): void {
  const limited = { maxPayload: MAX_MESSAGE_BYTES, perMessageDeflate: false };
  const sockets = new WebSocketServer({ noServer: true, ...limited });
  const kept = new ConversationReader(options.store, options.onError);
  const streams = new Streams();
  const beating = setInterval(() => streams.heartbeat(), options.heartbeatInterval);
  beating.unref();

  const places = options.limits && new StreamPlaces(options.limits);
  const open = (req: IncomingMessage, socket: WebSocket, { claims, watermark, deskSession }: StreamRequest) => {
    const stream = new Stream(socket, options.store, kept, conversationOf(claims), watermark, deskSession);
    const { streamsOfConversation } = options.limits?.quotas ?? {};
    const leave = places?.take(req);
    if (leave) socket.on('close', leave);
    socket.on('close', streams.add(claims.conversation, stream, streamsOfConversation));
  };

  // An invalid WebSocket handshake.
  sockets.on('wsClientError', (_error, line) =>
    http.rejectUpgrade(line, new HttpError(400, 'BadSyntax', 'This is not WebSocket 13')),
  );
  http.onUpgrade(async (req, line, head) => {
    const admitted = await authorizeStream(req, options, kept);
    places?.check(req, admitted.isTalking);
    if (http.isClosing) throw serverStopping();
    sockets.handleUpgrade(req, line, head, (socket) => open(req, socket, admitted));
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
  const asked = new URLSearchParams(query);
  const ticket = await ticketIn(req, asked.get('t'), options);
  const watermark = readWatermark(asked.get('watermark'));
  const claims = await options.tickets.redeem(id, ticket);
  if (claims === undefined) throw invalidToken();
  await options.limits?.requests(id);
  const deskSession = await admitToDesk(options.desk, req, claims);
  const conversation = await kept.read(conversationOf(claims));
  if (conversation === undefined) throw conversationNotFound();
  return { claims, watermark, deskSession, isTalking: conversation.state.seen.length > 0 };
}

async function ticketIn(
  req: IncomingMessage,
  ticket: string | null,
  { allowedClients, limits }: DirectLineOptions,
): Promise<string> {
  // CORS does not apply to WebSockets: without this any page could open one with a ticket it got hold of.
  const isElsewhere = req.headers.origin !== undefined && !isFromAllowedOrigin(req, allowedClients);
  if (!isElsewhere && ticket !== null) return ticket;
  await limits?.failures(req);
  throw isElsewhere ? originNotAllowed() : missingToken();
}
