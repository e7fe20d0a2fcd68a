import type { ScriptStep } from '../../../model/knowledge';
import type { DeskAnswer } from '../../../model/protocol/deskActivities';
import { el, visuallyHidden } from '../../shared/el';
import type { Desk } from '../desk';

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
  const items = steps.flatMap((step) =>
    step.kind === 'questions' ? questionRows(desk) : [stepRow(desk, step, steps)],
  );
  return el('ol', {}, ...items);
}

function stepRow(desk: Desk, { id, name, kind }: ScriptStep, steps: readonly ScriptStep[]): HTMLElement {
  const { call } = desk;
  const place = (one: string) => steps.findIndex((step) => step.id === one);
  const passed = call.chosenOptions.has(id) || (place(call.step) > place(id) && call.path.includes(id));
  const state = call.step === id ? 'asking' : passed ? 'done' : 'to-come';
  const answer = call.chosenOptions.get(id)?.label ?? '';
  const size = kind === 'ask' ? 'tall' : 'low';
  return row(desk, { id, name, state, answer, size, click: () => desk.goTo(id) });
}

function questionRows(desk: Desk): readonly HTMLElement[] {
  const { call, step } = desk;
  return (call.state?.questions ?? []).map(({ id, name, state, answer }) => {
    const now = state === 'asking' && step.kind !== 'questions' ? 'to-come' : state;
    const shown = now === 'done' && call.unconfirmed.has(id) ? 'unsure' : now;
    return row(desk, { id, name, state: shown, answer, size: 'tall', click: () => desk.ask(id) });
  });
}

interface Row {
  readonly id: string;
  readonly name: string;
  readonly state: RowState;
  readonly answer: string;
  readonly size: 'tall' | 'low';
  readonly click: () => void;
}

function row(desk: Desk, { id, name, state, answer, size, click }: Row): HTMLElement {
  const current = state === 'asking' ? 'step' : undefined;
  const button = el(
    'button',
    { type: 'button', class: `${size} ${state}`, 'data-at': `row ${id}`, 'aria-current': current, click },
    el('span', { class: 'sign', 'aria-hidden': 'true' }, SIGNS[state]),
    el('span', { class: 'name' }, name),
    visuallyHidden(` (${desk.label(`row-${state}`)})`),
    answer && el('span', { class: 'answer' }, answer),
  );
  return el('li', {}, button);
}
