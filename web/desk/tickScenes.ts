import type { ScriptStep } from '../../model/knowledge';
import type { Desk } from './desk';
import { type Choice, type Onward, type Scene, wordsOf } from './scene';

/** What else to ask about. Ticked, and never added up. */
export function themesScene(desk: Desk, step: ScriptStep): Scene {
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

/** Who can help, in words to be read out; what was read out is ticked. */
export function helpScene(desk: Desk, step: ScriptStep): Scene {
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

export function goingOn(desk: Desk): Onward {
  return { label: desk.label('desk-go-on'), act: () => desk.goOn() };
}
