import { DESK_KEYS } from '../../model/deskScript';
import type { ScriptStepKind } from '../../model/knowledge';
import type { KnowledgeRules, RuleContext, RuleViolation } from './knowledgeRule';

const PARTS: readonly ScriptStepKind[] = ['questions', 'themes', 'help', 'wrap-up', 'summary'];

export const deskRules: KnowledgeRules = {
  /** A call begins with a step to ask, then has each part of the desk once, in the order in which they are laid out. */
  *'script-order'({ knowledge: { script }, sourceMap }) {
    const [first] = script;
    if (!first) return;
    const usual = script.filter(({ aside }) => !aside);
    const parts = usual.map(({ kind }) => kind).filter((kind) => kind !== 'ask');
    if (usual[0]?.kind !== 'ask' || parts.join() !== PARTS.join()) {
      yield {
        position: sourceMap.positionOf(first),
        message: `The script does not begin with a step to ask and then have each part once: ${PARTS.join(', ')}.`,
        cure: `Begin with a step of the kind ask, and have one step of each other kind in this order: ${PARTS.join(', ')}.`,
      };
    }
    for (const step of script) {
      if ((step.kind === 'ask') === step.options.length > 0) continue;
      yield {
        position: sourceMap.keyPositionOf(step, 'options'),
        message: `The step “${step.id}” ${step.kind === 'ask' ? 'has nothing to choose' : 'is a part of the desk and has options of its own'}.`,
        cure: 'Give options to steps of the kind ask, and to no others.',
      };
    }
  },

  /** Every quick help has a letter of its own that is not the desk's, and one of them guides to 999. */
  *'quick-help'(known) {
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
