import { type Problem, printProblems } from '../../../loader/problem';
import type { Life } from '../../../training/simulate/lifeFormat';
import { readLives } from '../../../training/simulate/readLives';
import { realKnowledge } from '../../realKnowledge';

/** A life in which nothing is wrong, and nothing is left to chance. */
export const A_LIFE = `lives:
  - id: neighbour-at-the-gate
    about: A man whose neighbour waits for him.
    temper: brief
    truth: { danger: no, who-for: me, who: neighbour, unwanted: yes }
    present_danger: no
    self_harm: no
    outcomes: { right: stalking, acceptable: may-be-stalking, never: something-else }
    opening: { text: him next door again, tells: who }
    says:
      danger: [nobody here, all quiet]
      who-for: me
      unwanted: yes it is
    presses: 0
    confused: no idea
    confirm: { yes: carry on then, no: stay }
    safe: nobody is here
`;

/** Reads lives of the project's questions. */
export function read(text: string, set = 'practice') {
  return readLives('training/lives', [{ name: `${set}/a.yaml`, text }], realKnowledge);
}

/** The sound life with some of its text replaced, which must still be sound. */
export function lifeWith(...changes: readonly (readonly [string, string])[]): Life {
  const { practice, problems } = read(changed(A_LIFE, changes));
  const [life] = practice;
  if (!life || problems.length > 0) throw new Error(printProblems(problems));
  return life;
}

/** What the author of the sound life would be told after a change. */
export function problemsWith(from: string, to: string): readonly Problem[] {
  return read(changed(A_LIFE, [[from, to]])).problems;
}

function changed(text: string, changes: readonly (readonly [string, string])[]): string {
  return changes.reduce((all, [from, to]) => {
    if (!all.includes(from)) throw new Error(`There is no “${from}” in the life.`);
    return all.replace(from, to);
  }, text);
}
