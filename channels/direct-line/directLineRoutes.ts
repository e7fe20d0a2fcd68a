import type { Activity } from 'botbuilder';
import type { Request, Response } from 'restify';
import { DESK_CHANNEL } from '../../model/protocol/deskActivities';
import { activityId } from '../../turns/completedTurn';
import { ConversationReader, type StoredConversation } from '../../turns/conversationReader';
import { bearerToken, isSecret } from '../http/bearerToken';
import type { Handler, Http } from '../http/http';
import { badArgument, conversationNotFound, invalidToken, missingToken } from '../http/httpError';
import { readJson, sendJson, sendJsonText } from '../http/json';
import { type Claims, conversationOf, newClaims, TOKEN_LIFE } from '../http/tokens';
import { ReadPlaces } from '../limits/readPlaces';
import { admitToDesk } from '../sign-in/sessionAuthGate';
import { allowCors } from './allowedClients';
import type { DirectLineOptions } from './directLineOptions';
import { admitPage, limitPost, limitStart } from './fairLimits';
import { localeOf, parsePostedActivity, personIdIn } from './postedActivity';
import { activitySet, readWatermark, type Watermark, watermarkAfter } from './stream';
import { streamRoute } from './streamRoute';

/**
 * Serves Direct Line 3.0, the protocol of Bot Framework's own clients, under /v3/directline.
 * Source: "API reference - Direct Line API 3.0".
 */
export function directLineRoutes(http: Http, options: DirectLineOptions): void {
  const directLine = new DirectLine(options);
  allowCors(http, options.allowedClients);
  http.on('post', '/v3/directline/tokens/generate', directLine.generate);
  http.on('post', '/v3/directline/tokens/refresh', directLine.refresh);
  http.on('post', '/v3/directline/conversations', directLine.start);
  http.on('get', '/v3/directline/conversations/:id', directLine.resume);
  http.on('get', '/v3/directline/conversations/:id/activities', directLine.read);
  http.on('post', '/v3/directline/conversations/:id/activities', directLine.post);
  http.on('post', '/v3/directline/conversations/:id/upload', directLine.upload);
  http.beforeClose(() => options.turns.idle());
  streamRoute(http, options);
}

class DirectLine {
  private readonly reader: ConversationReader;
  private readonly reads: ReadPlaces;

  constructor(private readonly options: DirectLineOptions) {
    this.reader = new ConversationReader(options.store, options.onError);
    this.reads = new ReadPlaces(options.limits?.quotas.readsOfConversation ?? Number.POSITIVE_INFINITY);
  }

  readonly generate: Handler = async (req, res) => {
    const bySecret = isSecret(bearerToken(req), this.options.allowedClients.secret);
    // Another server asks on behalf of many people, from one address.
    if (!bySecret) await admitPage(req, this.options);
    // Only another server may say who its person is.
    const person = bySecret ? personIdIn(await readJson(req)) : undefined;
    await this.sendToken(res, newClaims(this.options.random, person));
  };

  readonly refresh: Handler = async (req, res) => {
    const claims = await this.authorize(req);
    if (claims.use === 'start') {
      await this.options.limits?.tokens(req);
      await this.refuseEnded(claims);
    } else await this.requireConversation(claims);
    await this.sendToken(res, claims);
  };

  readonly start: Handler = async (req, res) => {
    const bySecret = isSecret(bearerToken(req), this.options.allowedClients.secret);
    const claims = bySecret ? newClaims(this.options.random) : await this.authorize(req);
    await limitStart(req, claims, bySecret, this.options, this.reader);
    const began = await this.begin(claims, await readJson(req));
    await this.sendConversation(res, claims, 0, began ? 201 : 200);
  };

  readonly resume: Handler = async (req, res) => {
    const claims = await this.authorize(req, req.params.id);
    const watermark = watermarkOf(req);
    await this.requireConversation(claims);
    await this.sendConversation(res, claims, watermark, 200);
  };

  readonly read: Handler = async (req, res) => {
    const claims = await this.authorize(req, req.params.id);
    const from = watermarkOf(req);
    await this.reads.during(claims.conversation, res, async () => {
      const { count } = await this.requireConversation(claims);
      const activities = await this.reader.activities(conversationOf(claims), from);
      if (activities === undefined) throw conversationNotFound();
      sendJsonText(res, 200, activitySet(activities, watermarkAfter(activities, count)));
    });
  };

  readonly post: Handler = async (req, res) => {
    const claims = await this.readToken(req, req.params.id);
    const sitting = await admitToDesk(this.options.desk, req, claims);
    const conversation = conversationOf(claims);
    const incoming = parsePostedActivity(await readJson(req));
    await limitPost(claims, incoming, this.options);
    if (incoming.kind === 'ignored') return sendJson(res, 200, { id: `${conversation.id}|ignored` });
    const activity = addressActivity(claims, incoming.activity);
    const arrival = { activity, clientId: incoming.clientId, mode: 'mustExist' } as const;
    // Before it ends, or a start that is on its way just then would begin it again. That it cannot be marked keeps nobody here.
    if (activity.type === 'endOfConversation') await this.markEnded(claims).catch(this.options.onError);
    const taken = await this.options.turns.takeTurn(conversation, arrival);
    if (taken.kind === 'gone') throw conversationNotFound();
    if (taken.ended) await this.markEnded(claims).catch(this.options.onError);
    await sitting?.renew(res);
    sendJson(res, 200, { id: activityId(conversation.id, taken.number) });
  };

  readonly upload: Handler = async () => {
    throw badArgument('Attachments are not accepted');
  };

  /** @throws HttpError unless the request carries a valid token, and, for the desk's, a session */
  private async authorize(req: Request, conversation?: unknown): Promise<Claims> {
    const claims = await this.readToken(req, conversation);
    await admitToDesk(this.options.desk, req, claims);
    await this.options.limits?.requests(claims.conversation);
    return claims;
  }

  /** @throws HttpError unless the request carries a token that is valid for this conversation (or for its own) */
  private async readToken(req: Request, conversation?: unknown): Promise<Claims> {
    const bearer = bearerToken(req);
    if (bearer === undefined) {
      await this.options.limits?.failures(req);
      throw missingToken();
    }
    const claims = await this.options.tokens.verify(bearer);
    if (claims === undefined) throw invalidToken();
    if (conversation !== undefined && conversation !== claims.conversation) throw invalidToken();
    return claims;
  }

  /** @throws HttpError when the conversation has not started, or is over */
  private async requireConversation(claims: Claims): Promise<StoredConversation> {
    const kept = await this.reader.read(conversationOf(claims));
    if (kept === undefined) throw conversationNotFound();
    return kept;
  }

  /** @returns whether this request started the conversation, which happens once */
  private async begin(claims: Claims, body: unknown): Promise<boolean> {
    if (claims.use !== 'start') {
      await this.requireConversation(claims);
      return false;
    }
    await this.refuseEnded(claims);
    const arrival = { activity: greetingActivity(claims, localeOf(body)), mode: 'createOnly' } as const;
    const taken = await this.options.turns.takeTurn(conversationOf(claims), arrival);
    return taken.kind === 'taken' || taken.kind === 'failed';
  }

  private markEnded(claims: Claims): Promise<boolean> {
    return this.options.store.useOnce(endOf(claims), TOKEN_LIFE * 1000);
  }

  /** @throws HttpError when the conversation has been ended: the token that started it cannot start it again */
  private async refuseEnded(claims: Claims): Promise<void> {
    if (await this.options.store.isUsed(endOf(claims))) throw conversationNotFound();
  }

  private async sendToken(res: Response, claims: Claims): Promise<void> {
    const token = await this.options.tokens.issue(claims);
    sendJson(res, 200, { conversationId: claims.conversation, token, expires_in: TOKEN_LIFE });
  }

  private async sendConversation(res: Response, claims: Claims, watermark: Watermark, status: number) {
    const token = await this.options.tokens.issue({ ...claims, use: 'talk' });
    const ticket = await this.options.tickets.issue(claims);
    const base = (this.options.publicUrl ?? `http://${res.req.headers.host}`).replace(/^http/, 'ws');
    const path = `/v3/directline/conversations/${claims.conversation}/stream`;
    const streamUrl = `${base}${path}?watermark=${watermark}&t=${ticket}`;
    sendJson(res, status, { conversationId: claims.conversation, token, expires_in: TOKEN_LIFE, streamUrl });
  }
}

/** The name under which it is remembered that a conversation was ended, for as long as a token to start it is good. */
function endOf({ conversation }: Claims): string {
  return `end of ${conversation}`;
}

function watermarkOf(req: Request): Watermark {
  const query = new URLSearchParams(req.url?.split('?')[1] ?? '');
  return readWatermark(query.get('watermark'));
}

const BOT = { id: 'waymark', name: '', role: 'bot' };

/** Sets sender, recipient and conversation from the token, whatever the client sent. */
function addressActivity(claims: Claims, activity: Partial<Activity>): Partial<Activity> {
  const conversation = { id: claims.conversation, name: '', isGroup: false, conversationType: 'personal' };
  const channelId = claims.desk === undefined ? 'directline' : DESK_CHANNEL;
  return { ...activity, channelId, conversation, from: personOf(claims), recipient: BOT };
}

function greetingActivity(claims: Claims, locale: { readonly locale?: string }): Partial<Activity> {
  const membersAdded = [BOT, personOf(claims)];
  return addressActivity(claims, { type: 'conversationUpdate', membersAdded, ...locale });
}

function personOf({ person }: Claims) {
  return { id: person, name: '', role: 'user' };
}
