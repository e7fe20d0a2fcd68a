import type { TurnInProgress } from './turnInProgress';

/** What was asked back and is answered, or left, is not asked back again. */
export function settle(
  turn: TurnInProgress,
  { question, among }: { readonly question?: string; readonly among?: readonly string[] | undefined } = {},
): void {
  if (question !== undefined && among) turn.settled = [...new Set([...turn.settled, question])];
}
