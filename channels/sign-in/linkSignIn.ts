import type { Handler, Http } from '../http/http';
import { HttpError } from '../http/httpError';
import { isObject, readJson, sendJson } from '../http/json';
import { seeOther } from '../http/redirect';
import type { AuthPages, DeskAuthOptions } from './deskAuth';
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
  { sessions, limits, ownOrigins }: DeskAuthOptions,
  link: OneTimeLink,
  pages: AuthPages,
): void {
  http.on('post', '/desk/open', async (req, res) => {
    requireSameOrigin(req, ownOrigins);
    await limits?.signIns(req);
    const body = await readJson(req);
    if (!link.redeem(isObject(body) && body.secret))
      throw new HttpError(403, 'BadArgument', 'This link has been used, or is none');
    // Whoever tries it out on this machine may see all of it.
    await sessions.begin(req, res, LOCAL_SUBJECT, { isSupervisor: true });
    sendJson(res, 200, {});
  });
  const used: Handler = async (req, res) => {
    // Opened again in the same browser, it leads to the desk: there is a session already.
    const isIn = (await sessions.find(req)) !== undefined;
    return isIn ? seeOther(res, '/desk') : pages.show(req, res, 'link-used');
  };
  http.on('get', '/desk/open', (req, res) => pages.show(req, res, 'opening'));
  http.on('get', '/desk/link-used', pages.handler(used));
}
