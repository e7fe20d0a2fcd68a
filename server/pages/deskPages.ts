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
  'no-supervisor': '/desk',
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

/** The desk, and the pages outside it, with their words filled in. @param digest of the knowledge */
export function deskPages(
  knowledge: Knowledge,
  digest: string,
  { web, desk, deskPage, forgetIdleAfter }: Pick<Settings, 'web' | 'desk' | 'deskPage' | 'forgetIdleAfter'>,
  now: Date,
): DeskPages {
  const role = desk.provider?.role ?? '';
  const page = builtPages(web, knowledge, (csp) => `${csp}; frame-ancestors 'none'`);
  const label = (id: DoorLabel) => escapeHtml((knowledge.labels.door?.[id] ?? '').replace('{role}', role));
  const states = Object.keys(AUTH_PAGE_STATUS) as readonly AuthPageId[];
  const authPage = (state: AuthPageId) =>
    page(state === 'opening' ? 'open.html' : 'door.html', () => ({ door: authPageBody(state, label) }));
  const bot = page('deskBot.js', () => ({}));
  const version = versionOf(digest, `${bot.body}`);
  const parts = Object.fromEntries(Object.entries(PARTS).map(([part, path]) => [part, `${path}?${version}`]));
  const json = jsonForScript({ ...deskPageData(knowledge, { deskPage, forgetIdleAfter }, now), parts });
  return {
    // Large, as compressing it well takes a fifth of a second of every start for a tenth of its size.
    desk: { ...page('desk.html', () => ({ json })), large: true },
    supervisor: page('supervisor.html', () => ({ json: jsonForScript(supervisorPageData(knowledge)) })),
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
function versionOf(digest: string, code: string): string {
  return createHash('sha256').update(code).update(digest).digest('base64url').slice(0, 16);
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

/**
 * What the desk's page needs from the knowledge: its script, what is noted of a call, and its own labels.
 * @throws if the layout of the note that is set is not in the knowledge
 */
export function deskPageData(
  knowledge: Knowledge,
  { deskPage: { room, note }, forgetIdleAfter }: Pick<Settings, 'deskPage' | 'forgetIdleAfter'>,
  now: Date,
): object {
  const { script, quick_help, themes, flags, wrap_up, to_do, dispositions, practice_calls } = knowledge;
  const { danger_scripts: inDanger, note_templates: templates } = knowledge;
  const template = note === undefined ? templates[0] : templates.find(({ id }) => id === note);
  if (!template)
    throw new Error(`WAYMARK_DESK_NOTE is "${note}", but must be one of ${templates.map(({ id }) => id).join(', ')}.`);
  return {
    labels: knowledge.labels.desk,
    spelling: knowledge.labels.spelling,
    helplines: helplineNumbers(knowledge, mainHelplines(knowledge, now), now),
    script,
    danger_script: inDanger.find(({ id }) => id === room),
    quick_help,
    themes,
    flags,
    wrap_up: wrap_up.filter((one) => one.room === undefined || one.room === room),
    to_do,
    dispositions,
    note_template: template,
    practice_calls,
    forget_minutes: forgetIdleAfter / 60_000,
  };
}

/** The words of the supervisor's page for the ids that a report of a call may name. */
export function supervisorPageData({ labels, flags, outcomes, dispositions }: Knowledge): object {
  const names = (all: readonly (readonly [string, string])[]) => Object.fromEntries(all);
  return {
    labels: labels.supervisor,
    flags: flags.map(({ id, act, says }) => ({ id, act, says })),
    acts: names(flags.map(({ act }) => [act, labels.desk?.[`act-${act}`] ?? ''])),
    outcome: names(outcomes.map(({ id, title }) => [id, title.person])),
    code: names(dispositions.map(({ id, code, name }) => [id, `${code} ${name}`])),
  };
}
