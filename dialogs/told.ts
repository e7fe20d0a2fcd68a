import { isInDanger } from '../model/answers';
import type { Knowledge, ShortAnswer, Topic } from '../model/knowledge';
import { fittingTo } from './showTopic';
import type { Standing, TurnInProgress } from './turnInProgress';
import { audienceOf, inWords } from './wording';

/** Whether this person has been told just that: word for word again, it would mock who was not helped by it. What is said in danger, and in danger anything, is said again. */
export function isTold(
  knowledge: Knowledge,
  turn: Standing & Pick<TurnInProgress, 'told'>,
  answer: ShortAnswer | Topic,
): boolean {
  const isGrave = 'in_danger' in answer && answer.in_danger;
  return !isGrave && !isInDanger(turn.answers) && turn.told[answer.id] === lengthFor(knowledge, turn, answer);
}

/** So many of what was told last: who asks again after more of it has forgotten, and is told once more. */
const REMEMBERED = 3;

export function keepTold(knowledge: Knowledge, turn: TurnInProgress, answer: ShortAnswer | Topic): void {
  const { [answer.id]: _before, ...others } = turn.told;
  const told = [...Object.entries(others), [answer.id, lengthFor(knowledge, turn, answer)] as const];
  turn.told = Object.fromEntries(told.slice(-REMEMBERED));
}

/** It tells the words for one nation, or for a helper, from those for another. */
function lengthFor(knowledge: Knowledge, standing: Standing, answer: ShortAnswer | Topic): number {
  const fitting = fittingTo(knowledge, standing, answer);
  return inWords('short' in fitting ? fitting.short : fitting.says, audienceOf(standing.answers)).length;
}
