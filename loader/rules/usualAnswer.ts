import type { KnowledgeRule } from './knowledgeRule';

/** Exactly one answer of each question is the usual one: "about 3 questions left" is counted by it. */
export const usualAnswer: KnowledgeRule = {
  id: 'usual-answer',
  *check({ knowledge, sourceMap }) {
    for (const { options, ...question } of knowledge.questions) {
      const usual = options.filter((option) => option.usual);
      const [, second] = usual;
      if (usual.length === 1 || options.length === 0) continue;
      yield {
        position: second
          ? sourceMap.positionOf(second, 'usual')
          : sourceMap.positionOf(options[0] ?? question),
        message: `The question “${question.id}” has ${second ? usual.length : 'no'} usual answer${second ? 's' : ''}.`,
        cure: 'Write “usual: yes” on the one answer that most people give, and on no other.',
      };
    }
  },
};
