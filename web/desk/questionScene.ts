import { DANGER } from '../../model/answers';
import type { ScriptStep } from '../../model/knowledge';
import type { Desk } from './desk';
import { type Scene, wordsOf } from './scene';

/** The question that waits; after a yes to danger, what to say then. */
export function questionScene(desk: Desk, step: ScriptStep): Scene {
  const { state, choosing, answering } = desk.call;
  if (state?.danger) return dangerScene(desk);
  const asking = state?.asking;
  if (!state || !asking)
    return { ...wordsOf(step), says: [desk.label('desk-waiting')], choices: [], hands: 'keys' };
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
        ? { label, pressed: choosing.has(id), act: () => toggle(desk, choosing, id) }
        : {
            label,
            current: (answering.length > 0 ? answering : asking.answer).includes(id),
            act: () => send([id], label),
          },
    ),
    why: asking.why,
    onward:
      many && choosing.size > 0
        ? { label: desk.label('desk-done'), act: () => send([...choosing], asking.name) }
        : undefined,
    skip: { label: desk.label('desk-skip'), act: () => send(['skipped'], asking.name) },
    hands: many && asking.answer.length === 0 ? 'box' : 'keys',
  };
}

function toggle(desk: Desk, choosing: Set<string>, id: string): void {
  if (!choosing.delete(id)) choosing.add(id);
  desk.show(desk.open);
}

/** After a yes to danger nothing is asked: what to say stands there, and the two ways on. */
function dangerScene(desk: Desk): Scene {
  const { state } = desk.call;
  return {
    key: `danger ${state?.at}`,
    name: state?.looks.title ?? '',
    says: state?.looks.says ?? [],
    listen_for: [desk.label('desk-danger-note')],
    choices: [
      {
        label: desk.label('desk-safe-now'),
        act: () => desk.answer(DANGER, ['no'], desk.label('desk-safe-now')),
      },
      { label: desk.label('desk-to-help'), act: () => desk.goToPart('help') },
      { label: desk.label('desk-to-wrap-up'), act: () => desk.goToPart('wrap-up') },
    ],
    hands: 'keys',
    emergency: true,
  };
}
