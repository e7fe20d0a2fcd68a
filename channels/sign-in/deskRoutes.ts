import { freshClaims, TOKEN_LIFE } from '../direct-line/tokens';
import type { Handler, Http } from '../http/http';
import { pageSender } from '../http/pages';
import { signedOut } from '../http/refusal';
import { sendJson } from '../http/sendJson';
import { type DeskNeed, pageHandler, seeOther, shower } from './door';
import { linkRoutes } from './linkRoutes';
import { expectOwnPage, refuseOtherPages } from './ownPages';
import { signInRoutes } from './signInRoutes';

/** Who everybody at the desk is to the bot. */
const HANDLER = 'handler';

/** What somebody is told who is not in, by the way that there is. */
const OUTSIDE = { provider: 'sign-in', link: 'link-needed', closed: 'closed' } as const;

/** Old bookmarks, and links from before a provider was set: /desk tells what there is now. */
const ELSEWHERE = {
  provider: ['/desk/', '/desk/open'],
  link: ['/desk/', '/desk/sign-in', '/desk/signed-in'],
  closed: ['/desk/', '/desk/open', '/desk/sign-in', '/desk/signed-in'],
} as const;

/** Serves the desk at /desk to whoever may sit there, and tells everybody else how to come in. */
export function deskRoutes(http: Http, need: DeskNeed): void {
  const { sessions, way } = need;
  const { server } = http;
  const desk = pageSender(need.pages.desk);
  const show = shower(need.pages);

  const open = pageHandler(http, need, show, async (req, res) => {
    const session = await sessions.of(req);
    if (session === undefined) return show(req, res, OUTSIDE[way.kind]);
    await sessions.goOn(res, session);
    await desk(req, res);
  });
  server.get('/desk', open);
  server.head('/desk', open);
  server.get('/desk/session', http.handler(tellSession(need)));
  server.post('/desk/token', http.handler(giveToken(need)));
  server.post('/desk/sign-out', pageHandler(http, need, show, signOut(need)));
  server.get(
    '/desk/signed-out',
    http.handler((req, res) => show(req, res, 'signed-out')),
  );
  if (way.kind === 'provider') signInRoutes(http, need, way.signIns, show);
  if (way.kind === 'link') linkRoutes(http, need, way.link, show);
  const elsewhere = http.handler(async (_req, res) => seeOther(res, '/desk'));
  for (const path of ELSEWHERE[way.kind]) server.get(path, elsewhere);
}

function giveToken({ own, limits, sessions, tokens, random }: DeskNeed): Handler {
  return async (req, res) => {
    limits?.tokens(req);
    expectOwnPage(req, own);
    const session = await sessions.of(req);
    if (session === undefined) throw signedOut();
    const claims = { ...freshClaims(random, HANDLER), desk: session.who };
    await sessions.goOn(res, session);
    const token = await tokens.seal(claims);
    sendJson(res, 200, { conversationId: claims.conversation, token, expires_in: TOKEN_LIFE });
  };
}

/** Asking does not keep a session alive: a page asks by itself. */
function tellSession({ own, sessions }: DeskNeed): Handler {
  return async (req, res) => {
    refuseOtherPages(req, own);
    const session = await sessions.of(req);
    if (session === undefined) throw signedOut();
    const { name, idleEnds } = session;
    sendJson(res, 200, { ...(name && { name }), until: new Date(idleEnds).toISOString() });
  };
}

function signOut({ own, sessions, way }: DeskNeed): Handler {
  return async (req, res) => {
    expectOwnPage(req, own);
    await sessions.end(req, res);
    seeOther(res, way.kind === 'provider' ? '/desk/signing-out' : '/desk/signed-out');
  };
}
