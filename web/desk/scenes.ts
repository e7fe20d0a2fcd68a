import { DANGER } from '../../triage/answers';
import type { ScriptStep } from '../../triage/knowledge';
import type { Desk } from './desk';
import type { Choice, Scene } from './scene';
import { summaryBody } from './view/summaryBody';
import { wrapUpBody } from './view/wrapUpBody';

/** What stands in the middle of the desk at this moment of the call. */
export function sceneOf(desk: Desk): Scene {
  const { step } = desk;
  switch (step.kind) {
    case 'ask':
      return askScene(desk, step);
    case 'questions':
      return desk.call.state?.danger ? dangerScene(desk) : questionScene(desk, step);
    case 'themes':
      return themesScene(desk, step);
    case 'help':
      return helpScene(desk, step);
    case 'wrap-up':
      return { ...bodyScene(desk, step, () => wrapUpBody(desk)), hands: 'body' };
    case 'summary':
      return bodyScene(desk, step, () => summaryBody(desk));
  }
}

function askScene(desk: Desk, step: ScriptStep): Scene {
  const chosen = desk.call.chosen.get(step.id);
  return {
    ...wordsOf(step),
    choices: step.options.map((option) => ({
      label: option.label,
      current: option === chosen,
      act: () => desk.choose(option),
    })),
    hands: 'keys',
  };
}

function questionScene(desk: Desk, step: ScriptStep): Scene {
  const { state, choosing, answering } = desk.call;
  const asking = state?.asking;
  if (!state || !asking)
    return { ...wordsOf(step), says: [desk.label('desk-waiting')], choices: [], hands: 'keys' };
  const many = asking.choose === 'many';
  const send = (answer: readonly string[], text: string) => desk.answer(asking.id, answer, text);
  return {
    key: `question ${asking.id} ${state.at}`,
    name: asking.name,
    first: state.first,
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

function themesScene(desk: Desk, step: ScriptStep): Scene {
  const { call } = desk;
  return {
    ...wordsOf(step),
    choices: desk.words.themes.map(({ id, name, ask }) => ({
      label: name,
      more: ask,
      pressed: call.isTicked(id),
      act: () => {
        call.ticked.set(id, !call.isTicked(id));
        desk.show(desk.open);
      },
    })),
    onward: goingOn(desk),
    hands: 'keys',
  };
}

function helpScene(desk: Desk, step: ScriptStep): Scene {
  const { call } = desk;
  const services = call.state?.services ?? [];
  const read = services[call.reading];
  return {
    ...wordsOf(step),
    first: call.given.size > 0 ? [] : step.says,
    says: read?.says ?? [],
    listen_for: read ? [`${read.eligibility} ${read.checked}`, ...step.listen_for] : step.listen_for,
    long: true,
    choices: services.map((service, place): Choice => {
      const given = call.given.has(service.id);
      return {
        label: service.name,
        more: [service.numbers.slice(0, 2).join(', '), service.hours].filter(Boolean).join(' · '),
        pressed: given,
        current: place === call.reading,
        act: () => {
          // Read out once is given; the same key again takes that back.
          if (given && place === call.reading) call.given.delete(service.id);
          else call.give(service);
          call.reading = place;
          call.handedOver = false;
          desk.show(desk.open);
        },
      };
    }),
    onward: goingOn(desk),
    hands: 'keys',
  };
}

function bodyScene(desk: Desk, step: ScriptStep, body: () => HTMLElement): Scene {
  const onward = step.kind === 'wrap-up' ? goingOn(desk) : undefined;
  // The note is made anew each time somebody comes to it.
  return {
    ...wordsOf(step),
    key: `${step.id} ${desk.call.reference}`,
    choices: [],
    onward,
    body,
    hands: 'keys',
  };
}

function wordsOf({
  id,
  name,
  says,
  listen_for,
}: ScriptStep): Pick<Scene, 'key' | 'name' | 'says' | 'listen_for'> {
  return { key: id, name, says, listen_for };
}

function goingOn(desk: Desk) {
  return { label: desk.label('desk-go-on'), act: () => desk.goOn() };
}
