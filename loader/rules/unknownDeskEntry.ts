import type { KnowledgeRule, RuleContext } from './knowledgeRule';
import { idsOf, type Reference, unknownReferences } from './references';

/** The desk names only steps, themes and fields that exist. */
export const unknownDeskEntry: KnowledgeRule = {
  id: 'unknown-desk-entry',
  *check(known) {
    const { script, themes, wrap_up, questions } = known.knowledge;
    const steps = idsOf(script);
    yield* unknownReferences(known, 'step', steps, stepsNamed(known));
    yield* unknownReferences(known, 'step or question', [...steps, ...idsOf(questions)], placesNamed(known));
    yield* unknownReferences(known, 'theme', idsOf(themes), themesNamed(known));
    yield* unknownReferences(known, 'field of the wrap-up', idsOf(wrap_up), fieldsNamed(known));
  },
};

function stepsNamed({ knowledge }: RuleContext): readonly Reference[] {
  const named = [...knowledge.script.flatMap(({ options }) => options)].map((entry) => ({
    word: entry.next ?? '',
    entry,
    path: ['next'],
  }));
  return [
    ...named,
    ...knowledge.dispositions.flatMap((entry) =>
      entry.steps.map((word, place) => ({ word, entry, path: ['steps', place] })),
    ),
    ...knowledge.quick_help.map((entry) => ({ word: entry.step ?? '', entry, path: ['step'] })),
  ];
}

function placesNamed({ knowledge }: RuleContext): readonly Reference[] {
  return knowledge.practice_calls.flatMap(({ lines }) =>
    lines.map((entry) => ({ word: entry.at, entry, path: ['at'] })),
  );
}

function themesNamed({ knowledge }: RuleContext): readonly Reference[] {
  return knowledge.flags.flatMap((entry) =>
    entry.themes.map((word, place) => ({ word, entry, path: ['themes', place] })),
  );
}

function fieldsNamed({ knowledge }: RuleContext): readonly Reference[] {
  return knowledge.script.flatMap(({ options }) =>
    options.flatMap((entry) =>
      Object.keys(entry.fills).map((word) => ({ word, entry, path: ['fills', word] })),
    ),
  );
}
