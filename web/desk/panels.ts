import { DANGER } from '../../model/answers';
import { el } from '../shared/el';
import { richText } from '../shared/richText';
import type { Desk } from './desk';
import type { Panel } from './scene';
import { keySheet } from './view/keySheet';

/** What lies over the middle of the desk, if anything does. */
export function panelOf(desk: Desk): Panel | undefined {
  const { open, words } = desk;
  switch (open) {
    case undefined:
      return undefined;
    case 'keys':
      return { name: desk.label('desk-keys'), says: [], choices: [], body: keySheet(desk) };
    case 'practice':
      return practicePanel(desk);
    case 'end':
      return endPanel(desk);
    case 'topic':
      return topicPanel(desk);
    default: {
      const help = words.quick_help.find(({ id }) => `help:${id}` === open);
      return (
        help && { name: help.name, says: help.says, note: help.note, choices: markDanger(desk, help.id) }
      );
    }
  }
}

/** Whoever is read the way to 999 is in danger, or may be. */
function markDanger(desk: Desk, id: string): Panel['choices'] {
  if (id !== EMERGENCY) return [];
  const label = desk.label('desk-mark-danger');
  const act = () => {
    desk.answer(DANGER, ['yes'], label);
    desk.goToPart('questions');
  };
  return [{ label, act }];
}

const EMERGENCY = 'emergency';

function practicePanel(desk: Desk): Panel {
  const calls = desk.words.practice_calls.map((practice) => ({
    label: practice.name,
    more: practice.about,
    act: () => desk.begin(practice),
  }));
  return {
    name: desk.label('desk-practice'),
    says: [],
    note: desk.label('desk-practice-more'),
    choices: calls,
  };
}

function endPanel(desk: Desk): Panel {
  return {
    name: desk.label('desk-end-sure'),
    says: [],
    note: desk.label(desk.call.handedOver ? 'desk-end-more' : 'desk-end-lost'),
    choices: [
      { label: desk.label('desk-end-yes'), act: () => desk.end() },
      { label: desk.label('desk-end-no'), act: () => desk.show(undefined) },
    ],
  };
}

function topicPanel(desk: Desk): Panel {
  const body = el('div', { class: 'read' }, ...richText(desk.call.state?.topic ?? ''));
  return { name: desk.label('desk-topic'), says: [], choices: [], body };
}
