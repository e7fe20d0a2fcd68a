import type { Http } from '../http/http';
import { HttpError } from '../http/httpError';
import { readJson } from '../http/readJson';
import { sendJson } from '../http/sendJson';
import { type DeskAuthOptions, pageHandler, type ShowAuthPage, seeOther } from './deskAuth';
import type { OneTimeLink } from './oneTimeLink';
import { requireSameOrigin } from './sameOrigin';

/** The subject of every session by link: whoever uses this machine. */
const LOCAL_SUBJECT = 'somebody at this machine';

/**
 * Signs in with the one-time link. Its secret is in the fragment, which browsers never send: the page takes it
 * out of the address bar, and posts it.
 */
export function linkRoutes(
  http: Http,
  options: DeskAuthOptions,
  link: OneTimeLink,
  show: ShowAuthPage,
): void {
  const use = http.handler(async (req, res) => {
    await options.limits?.signIns(req);
    requireSameOrigin(req, options.ownOrigins);
    if (!link.redeem(secretIn(await readJson(req)))) throw linkUsed();
    await options.sessions.begin(req, res, LOCAL_SUBJECT);
    sendJson(res, 200, {});
  });
  http.server.get(
    '/desk/open',
    http.handler((req, res) => show(req, res, 'opening')),
  );
  const used = pageHandler(http, options, show, async (req, res) => {
    // Opened again in the same browser, it leads to the desk: there is a session already.
    const isIn = (await options.sessions.find(req)) !== undefined;
    return isIn ? seeOther(res, '/desk') : show(req, res, 'link-used');
  });
  http.server.get('/desk/link-used', used);
  http.server.post('/desk/open', use);
}

const linkUsed = () => new HttpError(403, 'BadArgument', 'This link has been used, or is none');

function secretIn(body: unknown): unknown {
  return typeof body === 'object' && body !== null && 'secret' in body ? body.secret : undefined;
}
