import type { Evaluation } from './evaluate';
import { percent } from './tally';

const SHOWN = 10;

/** What got better and worse between two readings of the same lines, for a screen: ids, and never a text. */
export function comparison(before: Evaluation, after: Evaluation): readonly string[] {
  const changes = changedResults(before, after);
  const worse = changes.filter(({ from, to }) => from.isRight && !to.isRight);
  const better = changes.filter(({ from, to }) => !from.isRight && to.isRight);
  const ordered = [...worse, ...better, ...changes.filter((one) => ![...worse, ...better].includes(one))];
  return [
    `${'held-out lines'.padEnd(20)} before    after`,
    ...after.measures.map(({ name, share }, at) => {
      const was = before.measures[at]?.share ?? Number.NaN;
      return `${name.padEnd(20)} ${percent(was).padStart(6)}   ${percent(share).padStart(6)}`;
    }),
    `Read otherwise: ${changes.length}, of which ${better.length} are right now and ${worse.length} no longer.`,
    ...ordered.slice(0, SHOWN).map(({ from, to }) => {
      const verdict = to.isRight ? 'better' : from.isRight ? 'worse' : 'still wrong';
      return `  ${to.id}: ${from.got} -> ${to.got}, should be ${to.wanted} (${verdict})`;
    }),
    ...(ordered.length > SHOWN ? [`  and ${ordered.length - SHOWN} more`] : []),
  ];
}

function changedResults({ tallies: before }: Evaluation, { tallies: after }: Evaluation) {
  return after.flatMap(({ results }, tally) =>
    results.flatMap((to, at) => {
      const from = before[tally]?.results[at];
      return from && from.got !== to.got ? [{ from, to }] : [];
    }),
  );
}
