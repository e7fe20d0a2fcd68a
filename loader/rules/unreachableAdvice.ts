import type { KnowledgeRule } from './knowledgeRule';

/** All advice belongs to a topic that shows it or that an outcome offers. */
export const unreachableAdvice: KnowledgeRule = {
  id: 'unreachable-advice',
  *check({ knowledge: { advice, topics, outcomes }, sourceMap }) {
    const shown = new Set([
      ...topics.filter((topic) => topic.advice).map(({ id }) => id),
      ...outcomes.flatMap((outcome) => outcome.topics),
    ]);
    for (const one of advice.filter(
      ({ topic }) => topics.some(({ id }) => id === topic) && !shown.has(topic),
    )) {
      yield {
        position: sourceMap.positionOf(one, 'topic'),
        message: `Nobody is ever shown the advice “${one.id}”.`,
        cure: `Write “advice: yes” in the topic “${one.topic}”, or name that topic in an outcome.`,
      };
    }
  },
};
