import type { ConversationStore } from '../../store/conversationStore';
import type { Http } from '../http/http';
import type { Limits } from '../limits/limits';
import type { Random } from '../../turns/secrets';
import type { Turns } from '../../turns/turns';
import type { DeskDoor } from './deskDoor';
import { DirectLine } from './directLine';
import { type Doors, openToOrigins } from './doors';
import { streamRoute } from './streamRoute';
import type { Tokens } from './tokens';

export interface DirectLineNeed {
  readonly turns: Turns;
  readonly store: ConversationStore;
  readonly tokens: Tokens;
  readonly doors: Doors;
  /** Without it nobody may sit at the desk. */
  readonly desk?: DeskDoor | undefined;
  readonly random: Random;
  /** Without them nothing is counted, and nobody is asked to wait. */
  readonly limits?: Limits | undefined;
  /** Where clients reach this server (`https://waymark.example`, no slash at the end), when that is not what they call it in Host. */
  readonly publicUrl?: string | undefined;
  /** Milliseconds between two signs of life on a stream. */
  readonly beatEvery: number;
  /** Told of errors in opening a stream, and of records that do not open. */
  readonly failed: (error: unknown) => void;
}

/**
 * Serves Direct Line 3.0, the protocol of Bot Framework's own clients, under /v3/directline.
 * Source: "API reference - Direct Line API 3.0".
 */
export function directLineRoutes(http: Http, need: DirectLineNeed): void {
  const directLine = new DirectLine(need);
  const { server } = http;
  openToOrigins(http, need.doors);
  server.post('/v3/directline/tokens/generate', http.handler(directLine.generate));
  server.post('/v3/directline/tokens/refresh', http.handler(directLine.refresh));
  server.post('/v3/directline/conversations', http.handler(directLine.start));
  server.get('/v3/directline/conversations/:id', http.handler(directLine.resume));
  server.get('/v3/directline/conversations/:id/activities', http.handler(directLine.read));
  server.post('/v3/directline/conversations/:id/activities', http.handler(directLine.post));
  server.post('/v3/directline/conversations/:id/upload', http.handler(directLine.upload));
  http.whenClosing(() => need.turns.idle());
  streamRoute(http, need);
}
