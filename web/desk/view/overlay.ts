import { DANGER } from '../../../model/answers';
import { el } from '../../shared/el';
import { richText } from '../../shared/richText';
import type { Desk } from '../desk';
import { keySheet } from '../keySheet';
import { tasksOf } from '../note/recording';
import { codeBody } from './codeBody';
import { choiceList, type DeskChoice, keyButton, spokenParagraphs } from './controls';

/** The content of the overlay, which covers the main pane until it is closed. */
export interface OverlayContent {
  readonly name: string;
  readonly says?: readonly string[];
  readonly note?: string | undefined;
  readonly choices: readonly DeskChoice[];
  readonly body?: HTMLElement;
}

/** The overlay over the main pane, if one is open. */
export function overlayFor(desk: Desk): OverlayContent | undefined {
  const { openOverlay, pageData, call } = desk;
  switch (openOverlay) {
    case undefined:
      return undefined;
    case 'keys':
      return { name: desk.label('keys'), choices: [], body: keySheet(desk) };
    case 'practice': {
      const choices = pageData.practice_calls.map((practice) => ({
        label: practice.name,
        more: practice.about,
        guarded: true,
        act: () => desk.begin(practice),
      }));
      return { name: desk.label('practice'), note: desk.label('practice-more'), choices };
    }
    case 'code': {
      const make = { label: desk.label('code-make'), act: () => void desk.codes.make() };
      return { name: desk.label('code'), choices: desk.codes.made ? [] : [make], body: codeBody(desk) };
    }
    case 'end': {
      const choices = [
        { label: desk.label('end-no'), act: () => desk.showOverlay(undefined) },
        { label: desk.label('end-yes'), guarded: true, act: () => desk.end() },
      ];
      return {
        name: desk.label('end-sure'),
        note: desk.label(call.handedOver || !call.touched ? 'end-more' : 'end-lost'),
        body: openList(desk),
        choices,
      };
    }
    case 'topic': {
      const { name = desk.label('topic'), says = '', choices = [] } = call.state?.topic ?? {};
      return {
        name,
        choices: choices.map(({ label, press }) => ({ label, act: () => desk.pressTopic(press, label) })),
        // Its name stands above it already.
        body: el('div', { class: 'read' }, ...richText(says.replace(`**${name}**`, '').trimStart())),
      };
    }
    default: {
      const help = pageData.quick_help.find(({ id }) => `help:${id}` === openOverlay);
      return help && { ...help, choices: help.emergency ? [dangerChoice(desk)] : [] };
    }
  }
}

/** What is still to do, before it is too late. */
function openList(desk: Desk): HTMLElement {
  const tasks = tasksOf(desk).map(({ says }) => el('li', {}, says));
  return el('div', { class: 'open' }, ...(tasks.length > 0 ? [desk.label('end-open'), el('ul', {}, ...tasks)] : []));
}

/** A caller who is being guided to 999 is in danger, or may be. */
function dangerChoice(desk: Desk): DeskChoice {
  const label = desk.label('mark-danger');
  const act = () => {
    desk.answer(DANGER, ['yes'], label);
    desk.goToPart('questions');
  };
  return { label, act, guarded: true };
}

export function overlayElements(desk: Desk, overlay: OverlayContent): readonly HTMLElement[] {
  const { name, says = [], note, choices, body } = overlay;
  const close = keyButton('Esc', desk.label('close'), () => desk.showOverlay(undefined));
  return [
    el('div', { class: 'panel-head' }, el('h2', { tabindex: '-1', 'data-at': 'panel' }, name), close),
    el('div', { class: 'read' }, ...spokenParagraphs(says)),
    ...(note ? [el('p', { class: 'soft' }, note)] : []),
    ...(body ? [body] : []),
    ...(choices.length ? [choiceList(choices, desk.label('now'))] : []),
  ];
}
