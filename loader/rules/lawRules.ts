import type { Knowledge, Law } from '../../model/knowledge';
import type { Valid } from '../../triage/valid';
import type { KnowledgeRules, RuleContext } from './knowledgeRule';
import { textsOf } from './shownTexts';

/** What is said of the law rests on a law that is in force, and where that was read is known. */
export const lawRules: KnowledgeRules = {
  /** Nothing is said of a law before it begins, or after it has ended. */
  *'law-not-in-force'(known) {
    const laws = new Map(known.knowledge.laws.map((law) => [law.id, law]));
    for (const { entry, name, place } of restingOnLaw(known)) {
      const law = laws.get(name);
      if (!law || isInForce(law, known.today) || isSaidOnlyThen(entry, law)) continue;
      yield {
        position: known.sourceMap.positionOf(entry, 'law', place),
        message: `“${entry.id}” rests on “${name}”, which is not in force, or is not known to be.`,
        cure: 'Say what holds now. What will hold goes into “first”, with “valid_from”, and names its law then.',
      };
    }
  },

  /** Who speaks of orders and crimes by their names says what that rests on. */
  *'law-unnamed'(known) {
    if (known.knowledge.laws.length === 0) return;
    for (const entry of entriesWithLaw(known.knowledge)) {
      if (entry.law !== undefined) continue;
      for (const { text, path } of textsOf(entry)) {
        const found = OF_THE_LAW.exec(text)?.[0];
        if (found === undefined) continue;
        yield {
          position: known.sourceMap.positionOf(entry, ...path),
          message: `“${entry.id}” says “${found}”, and not on which law that rests.`,
          cure: 'Write “law: ” with the name of one in laws.yaml, or add it there with its source.',
        };
        break;
      }
    }
  },
};

const OF_THE_LAW =
  /\bAct (?:of )?\d{4}|\bprotection orders?\b|\bnon-molestation|\binjunctions?\b|\binterdicts?\b|\brestraining orders?\b|\bnon-harassment orders?\b|\bexclusion orders?\b|\bClare['’]s Law|\bis (?:also )?a crime\b|\bcan be (?:a|the) crime\b|\bare (?:both |all )?crimes\b|\bagainst the law\b|\billegal\b|\bwithin six months of the last/i;

/** Whether words wait for the day on which the law begins. */
function isSaidOnlyThen(entry: object, { in_force: force }: Law): boolean {
  if (force.kind !== 'since' || !('first' in entry) || !Array.isArray(entry.first)) return false;
  return entry.first.some(({ valid_from: from }: Valid) => from !== undefined && from >= force.since);
}

function isInForce({ in_force: force, valid_to: to }: Law, today: string): boolean {
  if (to !== undefined && to < today) return false;
  return force.kind === 'since' ? force.since <= today : force.kind === 'yes';
}

export function entriesWithLaw(knowledge: Knowledge) {
  const { topics, short_answers, advice, outcomes, danger_signs } = knowledge;
  return [...topics, ...short_answers, ...advice, ...outcomes, ...danger_signs];
}

function restingOnLaw(known: RuleContext) {
  return entriesWithLaw(known.knowledge).flatMap((entry) =>
    (entry.law ?? []).map((name, place) => ({ entry, name, place })),
  );
}
