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
  const chosen = call.chosenOptions.get(id);
  const passed = chosen !== undefined || (place(call.step.id) > place(id) && call.path.includes(id));
  const toCome = call.skips(id) ? 'not-needed' : 'to-come';
  const state = call.step.id === id ? 'asking' : passed ? 'done' : toCome;
  const row = { id, name, state, answer: chosen?.label ?? '' } as const;
  return rowButton(desk, row, kind === 'ask' ? 'tall' : 'low', () => desk.goTo(id));
}

function questionRows(desk: Desk): readonly HTMLElement[] {
  const { call, step } = desk;
  return (call.state?.questions ?? []).map(({ id, name, state, answer }) => {
    const now = state === 'asking' && step.kind !== 'questions' ? 'to-come' : state;
    const shown = now === 'done' && call.unconfirmed.has(id) ? 'unsure' : now;
    return rowButton(desk, { id, name, state: shown, answer }, 'tall', () => desk.ask(id));
  });
}

type Row = Omit<DeskAnswer, 'state' | 'told'> & { readonly state: RowState };

function rowButton(desk: Desk, row: Row, height: 'tall' | 'low', click: () => void): HTMLElement {
  const { id, name, state, answer } = row;
  const current = state === 'asking' ? 'step' : undefined;
  const button = el(
    'button',
    { type: 'button', class: `${height} ${state}`, 'data-at': `row ${id}`, 'aria-current': current, click },
    el('span', { class: 'sign', 'aria-hidden': 'true' }, SIGNS[state]),
    el('span', { class: 'name' }, name),
    visuallyHidden(` (${desk.label(`row-${state}`)})`),
    answer && el('span', { class: 'answer' }, answer),
  );
  return el('li', {}, button);
}
