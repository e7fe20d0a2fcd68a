import type { Knowledge } from '../../model/knowledge';
import { simulatedBot } from '../measureConversations';
import { everyScreen } from './everyScreen';
import { BUDGETS, type Screen, type ScreenKind } from './screen';

/** A Saturday night before a bank holiday: what says when a service opens is at its longest. */
const WHEN = new Date('2026-05-02T22:30:00Z');

/** All screens of one kind: how many, how many over the budget, and the longest. */
export interface ScreenTally {
  readonly kind: ScreenKind;
  readonly count: number;
  readonly over: number;
  readonly worst: Screen | undefined;
}

export async function tallyScreens(knowledge: Knowledge): Promise<readonly ScreenTally[]> {
  const kinds = Object.keys(BUDGETS) as readonly ScreenKind[];
  const tallies = new Map<ScreenKind, ScreenTally>(
    kinds.map((kind) => [kind, { kind, count: 0, over: 0, worst: undefined }]),
  );
  for await (const screen of everyScreen({ knowledge, bot: simulatedBot(knowledge), now: WHEN })) {
    const { kind, count = 0, over = 0, worst } = tallies.get(screen.kind) ?? { kind: screen.kind };
    const isWorst = !worst || screen.words > worst.words;
    const isOver = screen.words > BUDGETS[kind];
    tallies.set(kind, { kind, count: count + 1, over: over + Number(isOver), worst: isWorst ? screen : worst });
  }
  return [...tallies.values()];
}

/** `npm run measure -- screens`: the words that a person sees at once, over all there is. @returns the exit code */
export async function measureScreens(knowledge: Knowledge, isWhole: boolean): Promise<number> {
  const tallies = await tallyScreens(knowledge);
  process.stdout.write(`${['screen', 'screens', 'allowed', 'worst', 'over'].map(cell).join('')}\n`);
  for (const { kind, count, over, worst } of tallies)
    process.stdout.write(`${[kind, count, BUDGETS[kind], worst?.words ?? 0, over].map(cell).join('')}\n`);
  if (isWhole) for (const { worst } of tallies) if (worst) process.stdout.write(`\n${wholeScreen(worst)}\n`);
  return tallies.some(({ over }) => over > 0) ? 1 : 0;
}

function cell(one: string | number): string {
  return String(one).padEnd(11);
}

function wholeScreen({ name, words, replies }: Screen): string {
  const said = replies.flatMap(({ text, attachments = [] }) => [text, ...attachments.map((one) => one.content?.text)]);
  return [`== ${words} words: ${name}`, ...said].join('\n');
}
