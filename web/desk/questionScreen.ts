import { DANGER } from '../../model/answers';
import type { ScriptStep } from '../../model/knowledge';
import type { Desk } from './desk';
import { type ScreenContent, stepScreen } from './screenContent';

/** The open question; after a yes to danger, what to say then. */
export function questionScreen(desk: Desk, step: ScriptStep): ScreenContent {
  const { state, selectedOptions, pendingAnswer } = desk.call;
  if (state?.danger) return dangerScreen(desk);
  const asking = state?.asking;
  if (!state || !asking)
    return { ...stepScreen(step), says: [desk.label('waiting')], choices: [], focus: 'keys' };
  const many = asking.choose === 'many';
  const send = (answer: readonly string[], text: string) => desk.answer(asking.id, answer, text);
  return {
    key: `question ${asking.id} ${state.at}`,
    name: asking.name,
    first: desk.call.first,
    says: [asking.ask],
    listen_for: asking.listen_for,
    choices: asking.options.map(({ id, label }) =>
      many
        ? { label, pressed: selectedOptions.has(id), act: () => toggle(desk, selectedOptions, id) }
        : {
            label,
            current: (pendingAnswer.length > 0 ? pendingAnswer : asking.answer).includes(id),
            act: () => send([id], label),
          },
    ),
    why: asking.why,
    next:
      many && selectedOptions.size > 0
        ? { label: desk.label('done'), act: () => send([...selectedOptions], asking.name) }
        : undefined,
    skip: { label: desk.label('skip'), act: () => send(['skipped'], asking.name) },
    focus: many && asking.answer.length === 0 ? 'box' : 'keys',
  };
}

function toggle(desk: Desk, choosing: Set<string>, id: string): void {
  if (!choosing.delete(id)) choosing.add(id);
  desk.showOverlay(desk.openOverlay);
}

/** After a yes to danger nothing more is asked: the screen shows what to say, and where to go next. */
function dangerScreen(desk: Desk): ScreenContent {
  const { state } = desk.call;
  return {
    key: `danger ${state?.at}`,
    name: state?.looks.title ?? '',
    says: state?.looks.says ?? [],
    listen_for: [desk.label('danger-note')],
    choices: [
      {
        label: desk.label('safe-now'),
        act: () => desk.answer(DANGER, ['no'], desk.label('safe-now')),
      },
      { label: desk.label('to-help'), act: () => desk.goToPart('help') },
      { label: desk.label('to-wrap-up'), act: () => desk.goToPart('wrap-up') },
    ],
    focus: 'keys',
    emergency: true,
  };
}
