import { DANGER, WHAT } from '../model/answers';
import type { Knowledge } from '../model/knowledge';
import type { Step } from '../triage/nextStep';
import { answersInWords } from './answerWords';
import type { Standing } from './turnInProgress';

type Told = Pick<Standing, 'answers' | 'parts'>;
type Signposted = Extract<Step, { readonly kind: 'signpost' }>;

/**
 * The person's own facts that led to an outcome: what is dangerous, or else what they told was done, then what decided; at least
 * one of each. "It has happened more than once" alone is nobody's story.
 */
export function reasonsInWords(
  knowledge: Knowledge,
  { decision, because }: Pick<Signposted, 'decision' | 'because'>,
  { answers, parts }: Told,
  most: number,
): readonly string[] {
  const grave = dangerousFacts(knowledge, { answers, parts });
  // An author's last condition is the one that tells this decision from the others.
  const asked = Object.keys(decision.when).reverse();
  const decisive = asked.flatMap((id) => told(knowledge, id, because[id] ?? [], { answers, parts }));
  const done = told(knowledge, WHAT, (answers[WHAT] ?? []).slice(0, 1), { answers, parts });
  const first = grave.length > 0 ? grave.slice(0, decisive.length > 0 ? most - 1 : most) : done;
  return [...new Set([...first, ...decisive, ...grave])].slice(0, most);
}

/** What the danger signs rest on, the gravest first. */
function dangerousFacts(knowledge: Knowledge, { answers, parts }: Told): readonly string[] {
  return knowledge.danger_signs.flatMap(({ when }) => {
    const facts = Object.entries(when).map(
      ([id, wanted]) => [id, (answers[id] ?? []).filter((one) => wanted.includes(one))] as const,
    );
    if (facts.some(([id, found]) => id === DANGER || found.length === 0)) return [];
    return facts.flatMap(([id, found]) => told(knowledge, id, found, { answers, parts }));
  });
}

function told(
  knowledge: Knowledge,
  question: string,
  answer: readonly string[],
  { answers, parts }: Told,
): readonly string[] {
  return answersInWords(knowledge, { [question]: answer }, answers, parts);
}
