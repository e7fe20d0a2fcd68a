import { type ByClassifier, byClassifier, type ClassifierName } from '../model/lexicon';
import type { NetworkExample, NetworkShape, NetworkTarget } from './growingNetwork';
import type { Random } from './random';
import type { TrainingLine } from './trainingLine';

export type LabelsByClassifier = ByClassifier<readonly string[]>;

/** In each pass, of the many questions that a line may reply to, so many are taken. */
export const QUESTIONS_A_PASS = 2;

/**
 * What a network learns: in each pass every line that teaches it something, as a whole, and one part of it as a cry or none.
 *
 * @param heads the classifiers that it is for
 * @param isToldLearnt for the lines that tell something, in turn, whether what they tell is learnt
 * @returns the examples of a pass, and what the network tells apart
 */
export function networkExamples(
  lines: readonly TrainingLine[],
  labels: LabelsByClassifier,
  heads: readonly ClassifierName[],
  isToldLearnt: (at: number) => boolean,
) {
  const learns = (head: ClassifierName) => heads.includes(head);
  const repliesOf = ({ replies }: TrainingLine) => (learns('reply') ? replies : []);
  const asked = [...new Set(lines.flatMap((line) => repliesOf(line).flatMap((one) => one.asked ?? [])))].sort();
  const place = (head: ClassifierName, label: string) => labels[head].indexOf(label);
  const one = (head: ClassifierName, label: string | undefined): readonly NetworkTarget[] =>
    label === undefined || !learns(head) ? [] : [{ head, labels: [place(head, label)] }];
  let told = 0;
  const all = lines.map((line) => {
    const { words, facts, crisis } = line;
    const isTaught = facts !== undefined && learns('facts') && isToldLearnt(told++);
    const cry = crisis.find(({ from, to }) => from === 0 && to === words.length);
    const targets = [
      ...one('crisis', cry?.label),
      ...one('intent', line.intent),
      ...one('asks', line.asks),
      ...(isTaught ? [{ head: 'facts' as const, labels: facts.map((label) => place('facts', label)) }] : []),
    ];
    const parts = learns('crisis') ? crisis.filter(({ from, to }) => to - from < words.length) : [];
    const choices = learns('choice') ? line.choices : [];
    return { words: words.map(({ word }) => word), targets, parts, replies: repliesOf(line), choices };
  });
  const fixed = all.filter(
    (one) => one.targets.length + one.parts.length + one.replies.length + one.choices.length > 0,
  );
  const examples = (random: Random): readonly (readonly NetworkExample[])[] =>
    fixed.map(({ words, targets, parts, replies, choices }) => {
      const replied = random.some(replies, QUESTIONS_A_PASS).map(({ asked: question, label }) => {
        return { head: 'reply' as const, labels: [place('reply', label)], asked: placeOf(asked, question) };
      });
      const segments = random.some(parts, 1).map(({ from, to, label }) => {
        return { words: words.slice(from, to), targets: one('crisis', label) };
      });
      const chosen = random.some(choices, 1).flatMap(({ label }) => one('choice', label));
      return [{ words, targets: [...targets, ...replied, ...chosen] }, ...segments];
    });
  const shape: NetworkShape = { labels: byClassifier((name) => (learns(name) ? labels[name].length : 0)), asked };
  return [examples, shape] as const;
}

function placeOf(asked: readonly string[], question: string | undefined): number | undefined {
  return question === undefined ? undefined : asked.indexOf(question);
}
