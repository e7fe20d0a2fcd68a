import { DESK_KEYS } from '../../model/deskScript';
import type { KnowledgeRule, RuleContext, RuleViolation } from './knowledgeRule';

/** Every quick help has a letter of its own that is not the desk's, and one of them guides to 999. */
export const quickHelpRule: KnowledgeRule = {
  id: 'quick-help',
  *check(known) {
    yield* letters(known);
    const { quick_help } = known.knowledge;
    const [first] = quick_help;
    if (!first || quick_help.some(({ emergency }) => emergency)) return;
    yield {
      position: known.sourceMap.positionOf(first),
      message: 'No quick help guides a caller to 999.',
      cure: 'Write “emergency: yes” in the one that does.',
    };
  },
};

function* letters({ knowledge, sourceMap }: RuleContext): Iterable<RuleViolation> {
  const taken = new Map<string, string>(DESK_KEYS.map((key) => [key, 'the desk itself']));
  for (const help of knowledge.quick_help) {
    const { id, key } = help;
    const owner = taken.get(key);
    if (key !== '' && (owner !== undefined || !/^[a-z]$/.test(key))) {
      const free = [...'abcdefghijklmnopqrstuvwxyz'].filter((letter) => !taken.has(letter));
      yield {
        position: sourceMap.positionOf(help, 'key'),
        message:
          owner === undefined
            ? `The key of “${id}” is “${key}”, which is not one small letter.`
            : `The key of “${id}” is “${key}”, which is that of ${owner} already.`,
        cure: `Write a letter that is free: ${free.join(', ')}.`,
      };
    } else taken.set(key, `“${id}”`);
  }
}
