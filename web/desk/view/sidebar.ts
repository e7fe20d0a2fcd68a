import type { DeskCriterion, DeskState } from '../../../model/protocol/deskActivities';
import { el, visuallyHidden } from '../../shared/el';
import { ukTime } from '../../shared/ukDateTime';
import type { Desk } from '../desk';
import { standingFlags } from '../note/flags';

const SIGNS: Readonly<Record<DeskCriterion['mark'], string>> = {
  yes: '✓',
  no: '✗',
  unsure: '?',
  'not-asked': '·',
};

/** More of them, with their words, may not fit. */
const FLAGS_IN_VIEW = 3;

/** The provisional outcome and why, the four marks of stalking, the flags, and who can help. */
export function sidebar(desk: Desk): readonly HTMLElement[] {
  const { state } = desk.call;
  return [provisionalOutcome(desk, state), four(desk, state), flags(desk), helplines(desk, state)];
}

function provisionalOutcome(desk: Desk, state: DeskState | undefined): HTMLElement {
  const { kind = 'not-clear', title = '', because = [] } = state?.looks ?? {};
  return el(
    'section',
    { class: 'looks' },
    el('h2', {}, desk.label(kind === 'sure' ? 'looks' : 'looks-so-far')),
    el('p', { class: 'title' }, title || desk.label('not-yet')),
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
      visuallyHidden(`${name}: `),
      el('small', {}, desk.label(`mark-${mark}`)),
    ),
  );
  return el('ul', { class: 'four', 'aria-label': desk.label('four') }, ...marks);
}

/** Flags raised by the answers, by the script and by questions about risk. */
function flags(desk: Desk): HTMLElement {
  const inOrder = standingFlags(desk.call, desk.pageData);
  const all = inOrder.map(({ act, says }) =>
    el('li', { class: act }, el('b', {}, desk.label(`act-${act}`)), ' ', says),
  );
  return el(
    'section',
    // Where there are many, they scroll in their place, and a keyboard has to reach them.
    {
      class: 'flags',
      tabindex: all.length > FLAGS_IN_VIEW ? '0' : undefined,
      'aria-label': desk.label('flags'),
      'data-at': 'flags',
    },
    el('h2', {}, desk.label('flags')),
    all.length > 0 ? el('ul', {}, ...all) : el('p', { class: 'soft' }, desk.label('no-flags')),
  );
}

/** Until the bot has sent the call's state, those that are built into the page. */
function helplines(desk: Desk, state: DeskState | undefined): HTMLElement {
  const { givenServices } = desk.call;
  const services = state?.services.map(({ id, name, open, hours, numbers, by_text }) => {
    const given = givenServices.has(id) && el('em', {}, desk.label('given'));
    const number = numbers[0] ?? desk.label(by_text ? 'by-text' : 'online');
    const hoursShown = el('small', { title: hours }, hours);
    return el('li', { class: open }, el('span', { class: 'name' }, name, given), el('b', {}, number), hoursShown);
  });
  const built = desk.pageData.helplines.map(({ name, number }) =>
    el('li', {}, el('span', { class: 'name' }, name), el('b', {}, number)),
  );
  const at = state && el('small', {}, ukTime(state.at));
  return el(
    'section',
    { class: 'helplines' },
    el('h2', {}, desk.label('helplines'), at),
    el('ol', {}, ...(services ?? built)),
  );
}
