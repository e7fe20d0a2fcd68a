import type { OpenAnswer, Question } from '../../model/knowledge';
import { didYouMean, oneOf } from '../didYouMean';
import { quoted } from '../readContext';
import type { KnowledgeRules, RuleContext, RuleViolation } from './knowledgeRule';

/** What is taken from words, and asked once more where they do not settle it. */
export const readingRules: KnowledgeRules = {
  /** An answer that is asked back is one that lowers care, and stands beside the usual one, which does not. */
  *'ask-back'({ knowledge, sourceMap }) {
    for (const question of knowledge.questions.filter(({ ask_back: asked }) => asked !== undefined)) {
      const { id, options } = question;
      const lowering = options.some((option) => option.lowers_care);
      if (lowering && options.some(({ usual, lowers_care: lowers }) => usual && !lowers)) continue;
      yield {
        position: sourceMap.keyPositionOf(question, 'ask_back'),
        message: lowering
          ? `What lowers care in “${id}” would be asked back with no other answer beside it.`
          : `No answer of “${id}” lowers care, so that nothing is ever asked back.`,
        cure: lowering
          ? 'Write “usual: yes” on the answer that most people give, and “lowers_care: yes” only on the others.'
          : 'Write “lowers_care: yes” on the answer whose wrong reading would end or lower care, or delete “ask_back”.',
      };
    }
  },

  /** Words that may well say an answer are asked back, which only what lowers care is. */
  *'perhaps-asked-back'({ knowledge, sourceMap }) {
    for (const { id: question, ask_back: askBack, options } of knowledge.questions) {
      for (const option of options) {
        if (option.perhaps.length === 0 || (askBack && option.lowers_care)) continue;
        yield {
          position: sourceMap.keyPositionOf(option, 'perhaps'),
          message: `“${option.id}” of “${question}” is never asked back, so that nothing can be “perhaps”.`,
          cure: 'Move the words to “also” or “plainly”, or write “lowers_care: yes” here and “ask_back” in the question.',
        };
      }
    }
  },

  /** Only a list to tick is asked anyway, with what was heard ticked. */
  *'ask-anyway'({ knowledge, sourceMap }) {
    for (const question of knowledge.questions) {
      const { id, choose, asked, ask_anyway: anyway } = question;
      if (!anyway || (asked && choose === 'many')) continue;
      yield {
        position: sourceMap.keyPositionOf(question, 'ask_anyway'),
        message: `“${id}” is to be asked anyway, but ${asked ? 'only one of its answers can be chosen' : 'it says “asked: no” too'}.`,
        cure: 'Delete the line. It is for questions with “choose: many”, whose list comes ticked.',
      };
    }
  },

  /** Words leave something open between two answers or more, of a question that takes one. */
  *'open-answer'(known) {
    for (const question of known.knowledge.questions) {
      for (const open of question.between) yield* openAnswerProblems(open, question, known);
    }
  },
};

function* openAnswerProblems(
  open: OpenAnswer,
  { id, choose }: Question,
  { sourceMap }: RuleContext,
): Iterable<RuleViolation> {
  if (choose === 'many' || open.options.length < 2) {
    yield {
      position: sourceMap.positionOf(open, 'options'),
      message: `“${open.id}” leaves nothing open: ${choose === 'many' ? `“${id}” takes several answers` : 'it is one answer'}.`,
      cure: 'Name two answers or more of a question with “choose: one”, or delete the entry.',
    };
  }
  for (const [when, answer] of Object.entries(open.by_time ?? {})) {
    if (open.options.includes(answer)) continue;
    yield {
      position: sourceMap.positionOf(open, 'by_time', when),
      message: `${quoted(answer)} is none of the answers that “${open.id}” leaves open${didYouMean(answer, open.options)}`,
      cure: oneOf(open.options),
    };
  }
}
