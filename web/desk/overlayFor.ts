import { DANGER } from '../../model/answers';
import { el } from '../shared/el';
import { richText } from '../shared/richText';
import type { Desk } from './desk';
import type { OverlayContent } from './screenContent';
import { keySheet } from './view/keySheet';

/** The overlay over the main pane, if one is open. */
export function overlayFor(desk: Desk): OverlayContent | undefined {
  const { openOverlay, pageData } = desk;
  switch (openOverlay) {
    case undefined:
      return undefined;
    case 'keys':
      return { name: desk.label('keys'), says: [], choices: [], body: keySheet(desk) };
    case 'practice':
      return practiceOverlay(desk);
    case 'end':
      return endOverlay(desk);
    case 'topic':
      return topicOverlay(desk);
    default: {
      const help = pageData.quick_help.find(({ id }) => `help:${id}` === openOverlay);
      return (
        help && {
          name: help.name,
          says: help.says,
          note: help.note,
          choices: help.emergency ? markDangerChoice(desk) : [],
        }
      );
    }
  }
}

/** A caller who is being guided to 999 is in danger, or may be. */
function markDangerChoice(desk: Desk): OverlayContent['choices'] {
  const label = desk.label('mark-danger');
  const act = () => {
    desk.answer(DANGER, ['yes'], label);
    desk.goToPart('questions');
  };
  return [{ label, act }];
}

function practiceOverlay(desk: Desk): OverlayContent {
  const calls = desk.pageData.practice_calls.map((practice) => ({
    label: practice.name,
    more: practice.about,
    act: () => desk.begin(practice),
  }));
  return {
    name: desk.label('practice'),
    says: [],
    note: desk.label('practice-more'),
    choices: calls,
  };
}

function endOverlay(desk: Desk): OverlayContent {
  return {
    name: desk.label('end-sure'),
    says: [],
    note: desk.label(desk.call.handedOver ? 'end-more' : 'end-lost'),
    choices: [
      { label: desk.label('end-yes'), act: () => desk.end() },
      { label: desk.label('end-no'), act: () => desk.showOverlay(undefined) },
    ],
  };
}

function topicOverlay(desk: Desk): OverlayContent {
  const body = el('div', { class: 'read' }, ...richText(desk.call.state?.topic ?? ''));
  return { name: desk.label('topic'), says: [], choices: [], body };
}
