import { createHash } from 'node:crypto';
import { AUTH_PAGE_STATUS, type AuthPageId, type DeskPages } from '../../channels/sign-in/deskAuth';
import type { Knowledge } from '../../model/knowledge';
import { packKnowledge } from '../../model/protocol/packedKnowledge';
import type { Labels } from '../../model/textIds';
import type { Settings } from '../settings/readSettings';
import { builtPages, escapeHtml, jsonForScript } from './builtPages';
import { helplineNumbers, mainHelplines } from './helplines';

/** Where the button of each page leads; a page that is not listed has no button. */
const BUTTON_LINKS = {
  'sign-in': '/desk/sign-in',
  'no-role': '/desk/sign-in?again',
  failed: '/desk/sign-in',
  late: '/desk/sign-in',
  busy: '/desk',
  'no-answer': '/desk/sign-in',
  trouble: '/desk',
  'signed-out': '/desk',
} as const satisfies Partial<Record<AuthPageId, string>>;
/** The bot that runs in the page, and what it knows. Their addresses carry a version, so that browsers may keep them. */
const PARTS = { bot: '/desk/bot.js', knowledge: '/desk/knowledge.json' } as const;
const KEPT = { 'Cache-Control': 'private, max-age=31536000, immutable' };
/** Help for somebody who is not staff and has got lost. */
const HELP = '/plain';

/** The desk, and the pages outside it, with their words filled in. */
export function deskPages(
  knowledge: Knowledge,
  { web, desk, forgetIdleAfter }: Pick<Settings, 'web' | 'desk' | 'forgetIdleAfter'>,
  now: Date,
): DeskPages {
  const role = desk.provider?.role ?? '';
  const page = builtPages(web, knowledge, (csp) => `${csp}; frame-ancestors 'none'`);
  const label = (id: DoorLabel) => escapeHtml((knowledge.labels.door?.[id] ?? '').replace('{role}', role));
  const states = Object.keys(AUTH_PAGE_STATUS) as readonly AuthPageId[];
  const authPage = (state: AuthPageId) =>
    page(state === 'opening' ? 'open.html' : 'door.html', () => ({ door: authPageBody(state, label) }));
  const bot = page('deskBot.js', () => ({}));
  const version = versionOf(knowledge, `${bot.body}`);
  const parts = Object.fromEntries(Object.entries(PARTS).map(([part, path]) => [part, `${path}?${version}`]));
  const json = jsonForScript({ ...deskPageData(knowledge, forgetIdleAfter, now), parts });
  return {
    desk: page('desk.html', () => ({ json })),
    parts: {
      [PARTS.bot]: () => ({ ...bot, headers: KEPT }),
      [PARTS.knowledge]: () => ({ body: packed(knowledge), type: 'application/json', headers: KEPT, large: true }),
    },
    authPages: Object.fromEntries(states.map((state) => [state, authPage(state)])) as DeskPages['authPages'],
  };
}

function packed(knowledge: Knowledge): string {
  return packKnowledge(knowledge, ({ buffer, byteOffset, byteLength }) =>
    Buffer.from(buffer, byteOffset, byteLength).toString('base64'),
  );
}

/** Of the knowledge and of the code beside it, which change together with a release or by themselves. */
function versionOf({ classifiers, ...written }: Knowledge, code: string): string {
  const digest = createHash('sha256').update(code).update(JSON.stringify(written));
  if (classifiers) digest.update(classifiers.crisis.weights).update(classifiers.network.vectors.bytes);
  return digest.digest('base64url').slice(0, 16);
}

type DoorLabel = keyof Labels['door'];

function authPageBody(state: AuthPageId, label: (id: DoorLabel) => string): string {
  const go = hasButton(state) ? `<p><a class="go" href="${BUTTON_LINKS[state]}">${label(`${state}-go`)}</a></p>` : '';
  const lost = `<p class="lost">${label('lost')} <a href="${HELP}">${label('lost-go')}</a></p>`;
  return `<h1>${label(state)}</h1><p>${label(`${state}-more`)}</p>${go}${lost}`;
}

function hasButton(state: AuthPageId): state is keyof typeof BUTTON_LINKS {
  return state in BUTTON_LINKS;
}

/** What the desk's page needs from the knowledge: its script, what is noted of a call, and its own labels. */
export function deskPageData(knowledge: Knowledge, forgetIdleAfter: number, now: Date): object {
  const { script, quick_help, themes, flags, wrap_up, dispositions, practice_calls } = knowledge;
  return {
    labels: knowledge.labels.desk,
    helplines: helplineNumbers(knowledge, mainHelplines(knowledge, now), now),
    script,
    quick_help,
    themes,
    flags,
    wrap_up,
    dispositions,
    practice_calls,
    forget_minutes: forgetIdleAfter / 60_000,
  };
}
