import type { Rule } from './rule';

/** Exactly one answer of each question is the usual one: "about 3 questions left" is counted by it. */
export const usualAnswer: Rule = {
  id: 'usual-answer',
  *check({ knowledge, origins }) {
    for (const { options, ...question } of knowledge.questions) {
      const usual = options.filter((option) => option.usual);
      const [, second] = usual;
      if (usual.length === 1 || options.length === 0) continue;
      yield {
        at: second ? origins.place(second, 'usual') : origins.place(options[0] ?? question),
        message: `The question “${question.id}” has ${second ? usual.length : 'no'} usual answer${second ? 's' : ''}.`,
        cure: 'Write “usual: yes” on the one answer that most people give, and on no other.',
      };
    }
  },
};
