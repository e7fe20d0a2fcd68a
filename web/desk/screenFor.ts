import { DANGER } from '../../model/answers';
import type { ScriptStep } from '../../model/knowledge';
import type { Desk } from './desk';
import { type DeskChoice, type ScreenAction, type ScreenContent, stepScreen } from './screenContent';
import { summaryBody } from './view/summaryBody';
import { wrapUpBody } from './view/wrapUpBody';

/** The content of the main pane at this point of the call. */
export function screenFor(desk: Desk): ScreenContent {
  const { step } = desk;
  switch (step.kind) {
    case 'ask':
      return askScreen(desk, step);
    case 'questions':
      return questionScreen(desk, step);
    case 'themes':
      return themesScreen(desk, step);
    case 'help':
      return helpScreen(desk, step);
    case 'wrap-up':
      return { ...bodyScreen(desk, step, () => wrapUpBody(desk)), focus: 'body' };
    case 'summary':
      return bodyScreen(desk, step, () => summaryBody(desk));
  }
}

function askScreen(desk: Desk, step: ScriptStep): ScreenContent {
  const chosen = desk.call.chosenOptions.get(step.id);
  return {
    ...stepScreen(step),
    choices: step.options.map((option) => ({
      label: option.label,
      current: option === chosen,
      act: () => desk.choose(option),
    })),
    focus: 'keys',
  };
}

function bodyScreen(desk: Desk, step: ScriptStep, body: () => HTMLElement): ScreenContent {
  const onward = step.kind === 'wrap-up' ? nextAction(desk) : undefined;
  // The note is rebuilt each time the handler comes to it.
  return {
    ...stepScreen(step),
    key: `${step.id} ${desk.call.reference}`,
    choices: [],
    next: onward,
    body,
    focus: 'keys',
  };
}

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

/** Further themes to ask about: ticked, never scored. */
export function themesScreen(desk: Desk, step: ScriptStep): ScreenContent {
  const { call } = desk;
  return {
    ...stepScreen(step),
    choices: desk.pageData.themes.map(({ id, name, ask }) => ({
      label: name,
      more: ask,
      pressed: call.isTicked(id),
      act: () => {
        call.tickedThemes.set(id, !call.isTicked(id));
        desk.showOverlay(desk.openOverlay);
      },
    })),
    next: nextAction(desk),
    focus: 'keys',
  };
}

/** The services that can help, to be read out; each one read out is ticked. */
export function helpScreen(desk: Desk, step: ScriptStep): ScreenContent {
  const { call } = desk;
  const services = call.state?.services ?? [];
  const read = services[call.shownService];
  return {
    ...stepScreen(step),
    first: call.givenServices.size > 0 ? [] : step.says,
    says: read?.says ?? [],
    listen_for: read ? [`${read.eligibility} ${read.checked}`, ...step.listen_for] : step.listen_for,
    long: true,
    choices: services.map((service, place): DeskChoice => {
      const given = call.givenServices.has(service.id);
      return {
        label: service.name,
        more: [service.numbers.slice(0, 2).join(', '), service.hours].filter(Boolean).join(' · '),
        pressed: given,
        current: place === call.shownService,
        act: () => {
          // The first press marks it as given; the same key again undoes that.
          if (given && place === call.shownService) call.givenServices.delete(service.id);
          else call.recordGiven(service);
          call.shownService = place;
          call.handedOver = false;
          desk.showOverlay(desk.openOverlay);
        },
      };
    }),
    next: nextAction(desk),
    focus: 'keys',
  };
}

export function nextAction(desk: Desk): ScreenAction {
  return { label: desk.label('go-on'), act: () => desk.goOn() };
}
