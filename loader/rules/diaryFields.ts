import type { KnowledgeRules, RuleContext, RuleViolation } from './knowledgeRule';

export const diaryRules: KnowledgeRules = {
  /** The first diary field holds the story, and exactly one holds the time. */
  *'diary-fields'(known) {
    const fields = known.knowledge.diary_fields;
    const [first] = fields;
    if (!first) return;
    yield* onlyOne(known, 'story');
    yield* onlyOne(known, 'time');
    if (first.holds !== 'story' && fields.some(({ holds }) => holds === 'story')) {
      yield {
        position: known.sourceMap.positionOf(first),
        message: `The first diary field is “${first.id}”, but people begin with what happened.`,
        cure: 'Move the field with “holds: story” to the top.',
      };
    }
  },
};

function* onlyOne({ knowledge, sourceMap }: RuleContext, holds: 'story' | 'time'): Iterable<RuleViolation> {
  const fields = knowledge.diary_fields;
  const [found, second] = fields.filter((field) => field.holds === holds);
  const at = second ?? (found ? undefined : fields[0]);
  if (!at) return;
  yield {
    position: sourceMap.positionOf(at, ...(second ? ['holds'] : [])),
    message: second
      ? `The diary fields “${found?.id}” and “${second.id}” both hold the ${holds}.`
      : `No diary field holds the ${holds}.`,
    cure: `Write “holds: ${holds}” for exactly one diary field.`,
  };
}
