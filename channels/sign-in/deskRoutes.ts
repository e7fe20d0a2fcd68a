import { boardRoutes } from '../desk-board/boardRoutes';
import type { Handler, Http } from '../http/http';
import { signInRequired } from '../http/httpError';
import { sendJson } from '../http/json';
import { currentSender, type Page, pageSender } from '../http/pages';
import { seeOther } from '../http/redirect';
import { newClaims, TOKEN_LIFE } from '../http/tokens';
import { codeRoutes } from '../pass-on/codeRoutes';
import { authPages, type DeskAuthOptions } from './deskAuth';
import { linkRoutes } from './linkSignIn';
import { refuseCrossOrigin, requireSameOrigin } from './sameOrigin';
import { signInRoutes } from './signInRoutes';

/** The bot's id for everybody at the desk. */
const HANDLER = 'handler';

/** The page for somebody who is not signed in, by auth method. */
const PAGE_IF_SIGNED_OUT = { provider: 'sign-in', link: 'link-needed', closed: 'closed' } as const;

/** Redirected to /desk: old bookmarks, and links from before a provider was set. */
const REDIRECTED = {
  provider: ['/desk/', '/desk/open'],
  link: ['/desk/', '/desk/sign-in', '/desk/signed-in'],
  closed: ['/desk/', '/desk/open', '/desk/sign-in', '/desk/signed-in'],
} as const;

/** Serves the desk at /desk to anyone with a session, and shows everybody else how to sign in. */
export function deskRoutes(http: Http, options: DeskAuthOptions): void {
  const { sessions, authMethod } = options;
  const desk = currentSender(() => options.pages.desk);
  const outside = authPages(http, options);
  const { show } = outside;

  const open: Handler = async (req, res) => {
    const session = await sessions.find(req);
    if (session === undefined) return show(req, res, PAGE_IF_SIGNED_OUT[authMethod.kind]);
    await sessions.renew(res, session);
    await desk(req, res);
  };
  http.onGetOrHead('/desk', outside.handler(open));
  for (const path of Object.keys(options.pages.parts)) http.on('get', path, sendPart(options, path));
  http.on('get', '/desk/session', sendSession(options));
  boardRoutes(http, options, { board: options.board, page: options.pages.supervisor }, outside);
  codeRoutes(http, options);
  http.on('post', '/desk/token', issueToken(options));
  http.on('post', '/desk/sign-out', outside.handler(signOut(options)));
  http.on('get', '/desk/signed-out', (req, res) => show(req, res, 'signed-out'));
  if (authMethod.kind === 'provider') signInRoutes(http, options, authMethod.signIn, outside);
  if (authMethod.kind === 'link') linkRoutes(http, options, authMethod.link, outside);
  for (const path of REDIRECTED[authMethod.kind]) http.on('get', path, async (_req, res) => seeOther(res, '/desk'));
}

/** Made when it is first asked for, and again when the knowledge has been exchanged. */
function sendPart({ sessions, pages }: DeskAuthOptions, path: string): Handler {
  let made: (() => Page) | undefined;
  let send: ReturnType<typeof pageSender> | undefined;
  return async (req, res) => {
    if ((await sessions.find(req)) === undefined) throw signInRequired();
    const make = pages.parts[path];
    if (make && make !== made) send = pageSender(make());
    made = make;
    await send?.(req, res);
  };
}

function issueToken({ ownOrigins, limits, sessions, tokens, random }: DeskAuthOptions): Handler {
  return async (req, res) => {
    requireSameOrigin(req, ownOrigins);
    const session = await sessions.find(req);
    if (session === undefined) throw signInRequired();
    await limits?.calls(session.subject);
    const claims = { ...newClaims(random, HANDLER), desk: session.subject };
    await sessions.renew(res, session);
    const token = await tokens.issue(claims);
    sendJson(res, 200, { conversationId: claims.conversation, token, expires_in: TOKEN_LIFE });
  };
}

/** Does not renew the session: the page polls this without anybody being there. */
function sendSession({ ownOrigins, sessions, callKeysOf }: DeskAuthOptions): Handler {
  return async (req, res) => {
    refuseCrossOrigin(req, ownOrigins);
    const session = await sessions.find(req);
    if (session === undefined) throw signInRequired();
    const { name, subject, supervisor, idleEnds } = session;
    sendJson(res, 200, {
      ...(name && { name }),
      ...(supervisor && { supervisor }),
      until: new Date(idleEnds).toISOString(),
      keys: callKeysOf(subject),
    });
  };
}

function signOut({ ownOrigins, sessions, authMethod }: DeskAuthOptions): Handler {
  return async (req, res) => {
    requireSameOrigin(req, ownOrigins);
    await sessions.end(req, res);
    seeOther(res, authMethod.kind === 'provider' ? '/desk/signing-out' : '/desk/signed-out');
  };
}
