import type { DeskAnswer } from '../../../model/protocol/deskActivities';
import { el, visuallyHidden } from '../../shared/el';
import type { Desk } from '../desk';
import type { DeskLabel } from '../deskPageData';

/** The state of a row; `unsure` was filled in from the caller's words and waits to be confirmed. */
type RowState = DeskAnswer['state'] | 'unsure';

const SIGNS: Readonly<Record<RowState, string>> = {
  asking: '▸',
  done: '✓',
  unsure: '?',
  'to-come': '',
  'not-needed': '',
};

/** The steps of the call and its questions: done, current and still to come. */
export function pathList(desk: Desk): HTMLElement {
  const steps = desk.pageData.script.filter((one) => !one.aside);
  const items = steps.flatMap((step) => {
    const rows = step.kind === 'questions' ? questionRows(desk) : [];
    return step.kind === 'questions' ? rows : [stepRow(desk, step.id, step.name, steps)];
  });
  return el('ol', {}, ...items);
}

function stepRow(
  desk: Desk,
  id: string,
  name: string,
  steps: readonly { readonly id: string }[],
): HTMLElement {
  const { call } = desk;
  const place = (one: string) => steps.findIndex((step) => step.id === one);
  const passed = call.chosenOptions.has(id) || (place(call.step) > place(id) && call.path.includes(id));
  const state = call.step === id ? 'asking' : passed ? 'done' : 'to-come';
  const answer = call.chosenOptions.get(id)?.label ?? '';
  const kind = desk.pageData.script.find((one) => one.id === id)?.kind === 'ask' ? 'tall' : 'low';
  return row(desk, { id, name, state, answer, act: () => desk.goTo(id) }, kind);
}

function questionRows(desk: Desk): readonly HTMLElement[] {
  const { call, step } = desk;
  return (call.state?.questions ?? []).map(({ id, name, state, answer }) => {
    const now = state === 'asking' && step.kind !== 'questions' ? 'to-come' : state;
    const shown = now === 'done' && call.unconfirmed.has(id) ? 'unsure' : now;
    return row(desk, { id, name, state: shown, answer, act: () => desk.ask(id) }, 'tall');
  });
}

interface Row {
  readonly id: string;
  readonly name: string;
  readonly state: RowState;
  readonly answer: string;
  readonly act: () => void;
}

function row(desk: Desk, { id, name, state, answer, act }: Row, kind: 'tall' | 'low'): HTMLElement {
  const label: DeskLabel = `row-${state}`;
  const button = el(
    'button',
    { type: 'button', class: `${kind} ${state}`, 'data-at': `row ${id}` },
    el('span', { class: 'sign', 'aria-hidden': 'true' }, SIGNS[state]),
    el('span', { class: 'name' }, name),
    visuallyHidden(` (${desk.label(label)})`),
    ...(answer ? [el('span', { class: 'answer' }, answer)] : []),
  );
  if (state === 'asking') button.setAttribute('aria-current', 'step');
  button.addEventListener('click', act);
  return el('li', {}, button);
}
