import type { ScriptStep } from '../../model/knowledge';
import type { Desk } from './desk';
import { type DeskChoice, type ScreenAction, type ScreenContent, stepScreen } from './screenContent';

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
