import type { Problem } from '../../loader/problem';
import { quoted } from '../../loader/readContext';
import type { PathStep, SourceMap } from '../../loader/sourceMap';
import type { Life, LifeLine } from './lifeFormat';

/** What is wrong with a life although each of its fields is well written. */
type LifeFault = Pick<Problem, 'rule' | 'message' | 'cure'> & { readonly path: readonly PathStep[] };

/** A line of a life, and where it is in it. */
interface PlacedLine {
  readonly line: LifeLine;
  readonly path: readonly PathStep[];
}

export function lifeProblems(life: Life, sourceMap: SourceMap): readonly Problem[] {
  const faults = [
    ...criedWhen('present_danger', life, ({ danger }) => danger === 'now'),
    ...criedWhen('self_harm', life, ({ self_harm }) => self_harm),
    ...withoutSafe(life),
    ...withoutTruth(life),
    ...askedWhen(life),
    ...judgedTwice(life),
  ];
  return faults.map(({ path, ...fault }) => ({ ...sourceMap.positionOf(life, ...path), ...fault }));
}

function openingOf({ opening }: Life): readonly PlacedLine[] {
  return opening.map((line, at) => ({ line, path: ['opening', at] }));
}

function linesOf(life: Life): readonly PlacedLine[] {
  const { says, asks, corrects, confused, confirm, safe, afterwards } = life;
  const banks = { asks, corrects, confused, safe, afterwards };
  const placed = (lines: readonly LifeLine[], ...path: readonly PathStep[]) =>
    lines.map((line, at) => ({ line, path: [...path, at] }));
  return [
    ...openingOf(life),
    ...Object.entries(says).flatMap(([question, lines = []]) => placed(lines, 'says', question)),
    ...Object.entries(banks).flatMap(([name, lines]) => placed(lines, name)),
    ...Object.entries(confirm).flatMap(([name, lines]) => placed(lines, 'confirm', name)),
  ];
}

/** The field says when the first cry comes, so that a forgotten mark on a line is noticed. */
function criedWhen(
  field: 'present_danger' | 'self_harm',
  life: Life,
  isCry: (line: LifeLine) => boolean,
): readonly LifeFault[] {
  const isMarked = (placed: readonly PlacedLine[]) => placed.some(({ line }) => isCry(line));
  const found = isMarked(openingOf(life)) ? 'yes' : isMarked(linesOf(life)) ? 'later-line' : 'no';
  const said = life[field];
  if (said === found) return [];
  const mark = field === 'present_danger' ? 'danger: now' : 'self_harm: yes';
  const message = `“${field}” of life “${life.id}” is “${said}”, but by its lines it is “${found}”.`;
  return [
    { rule: 'cried-when', path: [field], message, cure: `Mend it, or mark the lines that tell it with “${mark}”.` },
  ];
}

function withoutSafe({ id, present_danger, safe }: Life): readonly LifeFault[] {
  if (safe.length > 0 || present_danger !== 'no') return [];
  const message = `Life “${id}” is never in danger, and has nothing to type at an emergency screen.`;
  return [{ rule: 'missing-safe', path: ['id'], message, cure: 'Add “safe” with a line or two.' }];
}

/** Whatever is told must be true or not, or no answer could be judged. */
function withoutTruth(life: Life): readonly LifeFault[] {
  const told = [
    ...Object.keys(life.says).map((question) => ({ question, path: ['says', question] })),
    ...linesOf(life).flatMap(({ line, path }) => line.tells.map((question) => ({ question, path }))),
    ...life.corrects.flatMap(({ truth_to: to }, at) =>
      Object.keys(to).map((question) => ({ question, path: ['corrects', at, 'truth_to', question] })),
    ),
  ];
  return told
    .filter(({ question }) => life.truth[question] === undefined)
    .map(({ question, path }) => ({
      rule: 'missing-truth',
      path,
      message: `Life “${life.id}” tells “${question}” here, but its “truth” does not say what is true.`,
      cure: `Add “${question}” to “truth”, or take it away here.`,
    }));
}

function askedWhen({ asks }: Life): readonly LifeFault[] {
  return asks.flatMap(({ text, after, when_asked: when }, at) => {
    if ((after === undefined) !== (when === undefined)) return [];
    const message = `It must be said once when ${quoted(text)} is typed.`;
    return [{ rule: 'asked-when', path: ['asks', at], message, cure: 'Write either “after” or “when_asked”.' }];
  });
}

function judgedTwice({ id, outcomes: { right, acceptable, never } }: Life): readonly LifeFault[] {
  const judged = [
    ...right.map((outcome) => ({ outcome, path: ['outcomes', 'right'] })),
    ...acceptable.map((outcome) => ({ outcome, path: ['outcomes', 'acceptable'] })),
    ...never.map((outcome) => ({ outcome, path: ['outcomes', 'never'] })),
  ];
  return judged
    .filter(({ outcome }, at) => judged.findIndex((one) => one.outcome === outcome) < at)
    .map(({ outcome, path }) => ({
      rule: 'judged-twice',
      path,
      message: `The outcome “${outcome}” of life “${id}” stands in more than one place.`,
      cure: 'Leave it only where it belongs: right, acceptable or never.',
    }));
}
