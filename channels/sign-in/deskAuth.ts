import type { Request, Response } from 'restify';
import type { Random } from '../../turns/secrets';
import type { Wallboard } from '../desk-board/wallboard';
import type { Handler, Http } from '../http/http';
import { HttpError } from '../http/httpError';
import { currentSender, type Page } from '../http/pages';
import type { Tokens } from '../http/tokens';
import type { RateLimits } from '../limits/rateLimits';
import type { DeskCodes } from '../pass-on/codeRoutes';
import type { OidcSignIn } from './oidcSignIn';
import type { OneTimeLink } from './oneTimeLink';
import type { OwnOrigins } from './sameOrigin';
import type { Sessions } from './sessions';
import { SignInError } from './signInError';

/** The pages for somebody who is not signed in, and the status of each. */
export const AUTH_PAGE_STATUS = {
  'sign-in': 401,
  'link-needed': 401,
  closed: 403,
  'no-role': 403,
  'no-supervisor': 403,
  failed: 400,
  late: 400,
  'link-used': 403,
  busy: 429,
  'no-answer': 502,
  trouble: 500,
  opening: 200,
  'signing-out': 200,
  'signed-out': 200,
} as const;

export type AuthPageId = keyof typeof AUTH_PAGE_STATUS;

/** The desk, and the pages outside it, as they are now. Built by server/pages/, which has the wording. */
export interface DeskPages {
  readonly desk: Page;
  /** What the desk loads after its page, by path. Made on first use: they are large. */
  readonly parts: Readonly<Record<string, () => Page>>;
  readonly supervisor: Page;
  readonly authPages: Readonly<Record<AuthPageId, Page>>;
}

/** How people sign in: with a provider, with a link printed on this machine, or not at all. */
export type AuthMethod =
  | { readonly kind: 'provider'; readonly signIn: OidcSignIn }
  | { readonly kind: 'link'; readonly link: OneTimeLink }
  | { readonly kind: 'closed' };

export interface DeskAuthOptions {
  readonly pages: DeskPages;
  readonly sessions: Sessions;
  readonly authMethod: AuthMethod;
  readonly tokens: Tokens;
  /** The keys that seal a handler's calls in their browser. */
  readonly callKeysOf: (subject: string) => readonly string[];
  readonly random: Random;
  /** This server's own origins, which may be filled in only once it listens. */
  readonly ownOrigins: OwnOrigins;
  readonly limits?: RateLimits | undefined;
  /** The calls that are going on, for supervisors. */
  readonly board: Wallboard;
  /** What people in the chat pass on to a handler by a code. */
  readonly codes: DeskCodes;
  readonly now: () => Date;
  /** Called for sign-ins that failed through no fault of the person. */
  readonly onError: (error: unknown) => void;
}

/** What answers a person with pages. */
export type AuthPages = ReturnType<typeof authPages>;

export function authPages(http: Http, { pages, onError }: DeskAuthOptions) {
  const states = Object.keys(pages.authPages) as readonly AuthPageId[];
  const senders = new Map(states.map((state) => [state, currentSender(() => pages.authPages[state])]));
  /** Shows one of the pages outside the desk. */
  const show = async (req: Request, res: Response, state: AuthPageId) =>
    senders.get(state)?.(req, res, AUTH_PAGE_STATUS[state]);
  /** For addresses that a person opens: what goes wrong there is shown as a page too. */
  const handler =
    (handle: Handler): Handler =>
    async (req, res) => {
      try {
        await handle(req, res);
      } catch (error) {
        const state = errorPage(error);
        if (state === undefined || res.headersSent) throw error;
        if (error instanceof HttpError) res.setHeaders(new Map(Object.entries(http.httpErrorFor(error).headers)));
        // Reported to the operator where they can mend it.
        else if (!(error instanceof SignInError) || error.isFault) onError(error);
        await show(req, res, state);
      }
    };
  return { show, handler };
}

/** @returns undefined for a request that no page of this server makes */
function errorPage(error: unknown): AuthPageId | undefined {
  if (error instanceof HttpError) return error.status === AUTH_PAGE_STATUS.busy ? 'busy' : undefined;
  if (error instanceof SignInError) return error.kind === 'no-answer' ? 'no-answer' : 'failed';
  return 'trouble';
}
