import type { DeskFlag, DeskMark, DeskState } from '../../../model/protocol/deskActivities';
import { el, unseen } from '../../shared/el';
import type { Desk } from '../desk';

const SIGNS: Readonly<Record<DeskMark['mark'], string>> = {
  yes: '✓',
  no: '✗',
  unsure: '?',
  'not-asked': '·',
};

/** What it looks like so far and why, the four marks, what calls for more, and who can help. */
export function soFarView(desk: Desk): readonly HTMLElement[] {
  const { state } = desk.call;
  return [looks(desk, state), four(desk, state), flags(desk), helplines(desk, state)];
}

function looks(desk: Desk, state: DeskState | undefined): HTMLElement {
  const { kind = 'not-clear', title = '', because = [] } = state?.looks ?? {};
  return el(
    'section',
    { class: 'looks' },
    el('h2', {}, desk.label(kind === 'sure' ? 'desk-looks' : 'desk-looks-so-far')),
    el('p', { class: 'title' }, title || desk.label('desk-not-yet')),
    el('ul', {}, ...because.map((one) => el('li', {}, one))),
  );
}

function four(desk: Desk, state: DeskState | undefined): HTMLElement {
  const marks = (state?.four ?? []).map(({ letter, name, mark }) =>
    el(
      'li',
      { class: mark },
      el('b', { 'aria-hidden': 'true' }, letter),
      el('span', { 'aria-hidden': 'true' }, SIGNS[mark]),
      unseen(`${name}: `),
      el('small', {}, desk.label(`desk-mark-${mark}`)),
    ),
  );
  return el('ul', { class: 'four', 'aria-label': desk.label('desk-four') }, ...marks);
}

/** What cannot wait comes first. */
const ACTS: readonly DeskFlag['act'][] = ['call-999', 'supervisor', 'today'];

/** Those that the answers raise, then those of themes that were ticked. */
function flags(desk: Desk): HTMLElement {
  const { call, words } = desk;
  const raised: readonly DeskFlag[] = call.state?.flags ?? [];
  const known = new Set(raised.map(({ id }) => id));
  const ticked = words.flags.filter(
    ({ id, themes }) => !known.has(id) && themes.some((theme) => call.ticked.get(theme) === true),
  );
  const inOrder = [...raised, ...ticked].sort((a, b) => ACTS.indexOf(a.act) - ACTS.indexOf(b.act));
  const all = inOrder.map(({ act, says }) =>
    el('li', { class: act }, el('b', {}, desk.label(`desk-act-${act}`)), ' ', says),
  );
  return el(
    'section',
    { class: 'flags' },
    el('h2', {}, desk.label('desk-flags')),
    all.length > 0 ? el('ul', {}, ...all) : el('p', { class: 'soft' }, desk.label('desk-no-flags')),
  );
}

function helplines(desk: Desk, state: DeskState | undefined): HTMLElement {
  const { given } = desk.call;
  const services = (state?.services ?? []).map(({ id, name, open, hours, numbers, by_text }) =>
    el(
      'li',
      { class: open },
      el('span', { class: 'name' }, name, ...(given.has(id) ? [el('em', {}, desk.label('desk-given'))] : [])),
      el('b', {}, numbers[0] ?? desk.label(by_text ? 'desk-by-text' : 'desk-online')),
      el('small', { title: hours }, hours),
    ),
  );
  const built = desk.words.helplines.map(({ name, number }) =>
    el('li', {}, el('span', { class: 'name' }, name), el('b', {}, number)),
  );
  const at = state && new Date(state.at);
  return el(
    'section',
    { class: 'helplines' },
    el('h2', {}, desk.label('desk-helplines'), ...(at ? [el('small', {}, clock(at))] : [])),
    el('ol', {}, ...(state ? services : built)),
  );
}

const time = new Intl.DateTimeFormat('en-GB', {
  hour: '2-digit',
  minute: '2-digit',
  timeZone: 'Europe/London',
});

function clock(at: Date): string {
  return time.format(at);
}
