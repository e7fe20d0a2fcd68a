import { WHO_DOES_IT } from '../model/answers';
import { caseAboutChild } from './caseAboutChild';
import { matchesOf, type Part } from './match';
import type { Message } from './message';
import { labelOf } from './questionOption';

/** Where a message speaks of who has died, or of who is only told or asked something, or of a child whom a case is about: none does anything to anybody. */
export function bystandersIn({ marks }: Pick<Message, 'marks'>): readonly Part[] {
  const stops = new Set(marks.flatMap(({ meaning, from }) => (meaning === 'told-to-stop' ? [from] : [])));
  const told = marks.filter(({ meaning, to }) => meaning === 'has-died' || (meaning === 'bystander' && !stops.has(to)));
  // "Ex customers" are no ex.
  const exes = marks.filter(({ meaning }) => meaning === 'ex-of-else').map(({ from }) => ({ from, to: from + 1 }));
  return [...told, ...caseAboutChild({ marks }), ...exes];
}

/** Who is named only so, as labels: the landlord of "should we get the landlord to change the locks". */
export function bystanders({ marks, matches, sayings }: Message): ReadonlySet<string> {
  const parts = bystandersIn({ marks });
  const isOf = ({ from, to }: Part) => parts.some((one) => one.from <= from && to <= one.to);
  const doers = [...matchesOf(matches, 'option'), ...sayings].filter(({ meaning }) => meaning.question === WHO_DOES_IT);
  const beside = new Set(doers.filter((one) => !isOf(one)).map(({ meaning }) => labelOf(meaning)));
  return new Set(doers.map(({ meaning }) => labelOf(meaning)).filter((label) => !beside.has(label)));
}
