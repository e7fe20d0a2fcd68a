import type { ScriptStep } from '../../model/knowledge';
import type { Desk } from './desk';
import { questionScene } from './questionScene';
import { type Scene, wordsOf } from './scene';
import { goingOn, helpScene, themesScene } from './tickScenes';
import { summaryBody } from './view/summaryBody';
import { wrapUpBody } from './view/wrapUpBody';

/** What stands in the middle of the desk at this moment of the call. */
export function sceneOf(desk: Desk): Scene {
  const { step } = desk;
  switch (step.kind) {
    case 'ask':
      return askScene(desk, step);
    case 'questions':
      return questionScene(desk, step);
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
