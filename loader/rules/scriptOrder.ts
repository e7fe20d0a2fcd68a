import type { ScriptStepKind } from '../../model/knowledge';
import type { KnowledgeRule, RuleViolation } from './knowledgeRule';

const PARTS: readonly ScriptStepKind[] = ['questions', 'themes', 'help', 'wrap-up', 'summary'];

/** A call begins with a step to ask, then has each part of the desk once, in the order in which they are laid out. */
export const scriptOrder: KnowledgeRule = {
  id: 'script-order',
  *check({ knowledge: { script }, sourceMap }): Iterable<RuleViolation> {
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
};
