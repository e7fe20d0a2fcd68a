import type { ScriptStep } from '../../model/knowledge';
import type { Desk } from './desk';
import { questionScreen } from './questionScreen';
import { type ScreenContent, stepScreen } from './screenContent';
import { helpScreen, nextAction, themesScreen } from './tickScreens';
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
