import type { Request, Response } from 'restify';
import { type Kept, KeptConversations } from '../../turns/keptConversations';
import { activityId } from '../../turns/logEntries';
import type { Handler } from '../http/http';
import { readJson } from '../http/readJson';
import { badArgument, badToken, missingToken, noConversation, notAllowed } from '../http/refusal';
import { sendJson, sendJsonText } from '../http/sendJson';
import { activitySet, readWatermark, type Watermark, watermarkAfter } from './activitySet';
import { addressed, greetingFor } from './addressed';
import { admit } from './deskDoor';
import type { DirectLineNeed } from './directLineOptions';
import { bearerOf, isFromAllowedOrigin, isSecret } from './doors';
import { type Incoming, incomingActivity, localeOf } from './incomingActivity';
import { PERSON, personIn } from './person';
import { type Claims, conversationOf, freshClaims, STREAM_TOKEN_LIFE, TOKEN_LIFE } from './tokens';

/** What each of the protocol's requests does. */
export class DirectLine {
  private readonly kept: KeptConversations;

  constructor(private readonly need: DirectLineNeed) {
    this.kept = new KeptConversations(need.store, need.failed);
  }

  readonly generate: Handler = async (req, res) => {
    const { doors, limits } = this.need;
    const bySecret = isSecret(bearerOf(req), doors);
    // Another server asks for many people from one address.
    if (!bySecret) limits?.tokens(req);
    if (!bySecret && !isFromAllowedOrigin(req, doors)) throw notAllowed();
    // Only another server is believed about who its person is.
    await this.sendToken(
      res,
      freshClaims(this.need.random, bySecret ? personIn(await readJson(req)) : PERSON),
    );
  };

  readonly refresh: Handler = async (req, res) => {
    this.need.limits?.tokens(req);
    const claims = await this.claims(req);
    if (claims.use === 'talk') await this.state(claims);
    await this.sendToken(res, claims);
  };

  readonly start: Handler = async (req, res) => {
    const bySecret = isSecret(bearerOf(req), this.need.doors);
    if (!bySecret) this.need.limits?.conversations(req);
    const claims = bySecret ? freshClaims(this.need.random, PERSON) : await this.claims(req);
    const began = await this.begin(claims, await readJson(req));
    await this.sendConversation(req, res, claims, 0, began ? 201 : 200);
  };

  readonly resume: Handler = async (req, res) => {
    const claims = await this.claims(req, req.params.id);
    const watermark = watermarkOf(req);
    await this.state(claims);
    await this.sendConversation(req, res, claims, watermark, 200);
  };

  readonly read: Handler = async (req, res) => {
    const claims = await this.claims(req, req.params.id);
    const from = watermarkOf(req);
    const { count } = await this.state(claims);
    const activities = await this.kept.activities(conversationOf(claims), from);
    if (activities === undefined) throw noConversation();
    sendJsonText(res, 200, activitySet(activities, watermarkAfter(activities, count)));
  };

  readonly post: Handler = async (req, res) => {
    const claims = await this.token(req, req.params.id);
    const sitting = await admit(this.need.desk, req, claims);
    const conversation = conversationOf(claims);
    const incoming = incomingActivity(await readJson(req));
    this.countPost(req, claims, incoming);
    if (incoming.kind === 'ignored') return sendJson(res, 200, { id: `${conversation.id}|ignored` });
    const activity = addressed(claims, incoming.activity);
    const arrival = { activity, clientId: incoming.clientId, begins: 'never' } as const;
    const taken = await this.need.turns.takeTurn(conversation, arrival);
    if (taken.kind === 'gone') throw noConversation();
    await sitting?.goOn(res);
    sendJson(res, 200, { id: activityId(conversation.id, taken.number) });
  };

  readonly upload: Handler = async () => {
    throw badArgument('Attachments are not accepted');
  };

  /** Whoever wants to be forgotten is never asked to wait. */
  private countPost(req: Request, { conversation }: Claims, incoming: Incoming): void {
    if (incoming.kind === 'turn' && incoming.activity.type === 'endOfConversation') return;
    this.need.limits?.posts(req);
    this.need.limits?.postsTo(conversation);
  }

  /** @throws Refusal unless the request carries a token that is good here, and, if it is the desk's, a session too */
  private async claims(req: Request, conversation?: unknown): Promise<Claims> {
    const claims = await this.token(req, conversation);
    await admit(this.need.desk, req, claims);
    return claims;
  }

  /** @throws Refusal unless the request carries a token that is good for this conversation (or for its own) */
  private async token(req: Request, conversation?: unknown): Promise<Claims> {
    const bearer = bearerOf(req);
    if (bearer === undefined) throw missingToken();
    const claims = await this.need.tokens.open(bearer);
    if (claims === undefined || claims.use === 'stream') throw badToken();
    if (conversation !== undefined && conversation !== claims.conversation) throw badToken();
    return claims;
  }

  /** @throws Refusal when the conversation has not begun, or is over */
  private async state(claims: Claims): Promise<Kept> {
    const kept = await this.kept.read(conversationOf(claims));
    if (kept === undefined) throw noConversation();
    return kept;
  }

  /** @returns whether the conversation begins with this request, which it does once */
  private async begin(claims: Claims, body: unknown): Promise<boolean> {
    if (claims.use !== 'start') {
      await this.state(claims);
      return false;
    }
    const arrival = { activity: greetingFor(claims, localeOf(body)), begins: 'only' } as const;
    const taken = await this.need.turns.takeTurn(conversationOf(claims), arrival);
    return taken.kind === 'taken' && !taken.again;
  }

  private async sendToken(res: Response, claims: Claims): Promise<void> {
    const token = await this.need.tokens.seal(claims);
    sendJson(res, 200, { conversationId: claims.conversation, token, expires_in: TOKEN_LIFE });
  }

  private async sendConversation(
    req: Request,
    res: Response,
    claims: Claims,
    watermark: Watermark,
    status: number,
  ): Promise<void> {
    const token = await this.need.tokens.seal({ ...claims, use: 'talk' });
    const streamToken = await this.need.tokens.seal({ ...claims, use: 'stream' }, STREAM_TOKEN_LIFE);
    const base = (this.need.publicUrl ?? `http://${req.headers.host}`).replace(/^http/, 'ws');
    const path = `/v3/directline/conversations/${claims.conversation}/stream`;
    const streamUrl = `${base}${path}?watermark=${watermark}&t=${streamToken}`;
    sendJson(res, status, { conversationId: claims.conversation, token, expires_in: TOKEN_LIFE, streamUrl });
  }
}

function watermarkOf(req: Request): Watermark {
  const query = new URLSearchParams(req.url?.split('?')[1] ?? '');
  return readWatermark(query.get('watermark'));
}
