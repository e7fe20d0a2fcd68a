import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '../../channels/http/pages';
import { type DeskPages, DOOR_STATUS, type DoorState } from '../../channels/sign-in/doorPages';
import type { Knowledge } from '../../model/knowledge';
import type { LabelId } from '../../model/labels';
import { deskWords } from './deskWords';
import { escaped, inScript } from './template';

/** Where the button of a page leads; a page without one has none. */
const LEADS = {
  'sign-in': '/desk/sign-in',
  'no-role': '/desk/sign-in?again',
  failed: '/desk/sign-in',
  late: '/desk/sign-in',
  busy: '/desk',
  'no-answer': '/desk/sign-in',
  trouble: '/desk',
  'signed-out': '/desk',
} as const satisfies Partial<Record<DoorState, string>>;
/** Where somebody finds help who is not staff, and has lost their way. */
const HELP = '/plain';

/**
 * The desk, and the pages before its door, with their words put in.
 * @param folder where the build is
 * @param role who may sit at the desk, as the provider calls it
 * @param forgetIdleAfter milliseconds after which a conversation that nobody uses is gone
 */
export function deskPages(
  folder: string,
  knowledge: Knowledge,
  role: string,
  forgetIdleAfter: number,
  now: Date,
): DeskPages {
  const manifest: Readonly<Record<string, { readonly type: string; readonly csp: string }>> = JSON.parse(
    readFileSync(join(folder, 'manifest.json'), 'utf8'),
  );
  const label = (id: LabelId) => escaped((knowledge.labels[id] ?? '').replace('{role}', role));
  const page = (file: string, door = ''): Page => {
    const built = manifest[file];
    if (!built) throw new Error(`The build has no ${file}: delete the folder dist and start again.`);
    const body = readFileSync(join(folder, file), 'utf8')
      .replaceAll('{{door}}', () => door)
      .replaceAll('{{json}}', () => inScript(deskWords(knowledge, forgetIdleAfter, now)))
      .replace(/\{\{([a-z0-9-]+)\}\}/g, (_all, id: LabelId) => label(id));
    const policy = `${built.csp}; frame-ancestors 'none'`;
    return { body, type: built.type, headers: { 'Content-Security-Policy': policy } };
  };
  const door = (state: DoorState) =>
    page(state === 'opening' ? 'open.html' : 'door.html', told(state, label));
  return { desk: page('desk.html'), door: mapped(door) };
}

function told(state: DoorState, label: (id: LabelId) => string): string {
  const go = leads(state)
    ? `<p><a class="go" href="${LEADS[state]}">${label(`door-${state}-go`)}</a></p>`
    : '';
  const lost = `<p class="lost">${label('door-lost')} <a href="${HELP}">${label('door-lost-go')}</a></p>`;
  return `<h1>${label(`door-${state}`)}</h1><p>${label(`door-${state}-more`)}</p>${go}${lost}`;
}

function leads(state: DoorState): state is keyof typeof LEADS {
  return state in LEADS;
}

function mapped(page: (state: DoorState) => Page): DeskPages['door'] {
  const states = Object.keys(DOOR_STATUS) as readonly DoorState[];
  return Object.fromEntries(states.map((state) => [state, page(state)])) as Record<DoorState, Page>;
}
