import { INTERNAL_PARTS, NOTE_PARTS } from '../../model/deskRecord';
import { DESK_KEYS, ROOMS } from '../../model/deskScript';
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

  /** Whoever sits at the desk has words for danger. */
  *'danger-scripts'({ knowledge: { danger_scripts: all }, sourceMap }) {
    const [first] = all;
    const missing = ROOMS.filter((room) => !all.some(({ id }) => id === room));
    if (!first || missing.length === 0) return;
    yield {
      position: sourceMap.positionOf(first),
      message: `There is no danger script for ${missing.join(' and ')}.`,
      cure: `Write one for each of ${ROOMS.join(', ')}.`,
    };
  },

  /** Nothing of a call is left out of a note, or stands in it twice, or is read out that must not be. */
  *'note-parts'({ knowledge: { note_templates: templates }, sourceMap }) {
    for (const template of templates) {
      const parts = template.sections.flatMap((section) => section.parts);
      const read = template.sections.flatMap((section) => (section.internal ? [] : section.parts));
      const missing = NOTE_PARTS.filter((part) => !parts.includes(part));
      const twice = NOTE_PARTS.filter((part) => parts.indexOf(part) !== parts.lastIndexOf(part));
      const open = INTERNAL_PARTS.filter((part) => read.includes(part));
      const faults = { 'lacks ': missing, 'has more than once: ': twice, 'would read out ': open };
      for (const [fault, wrong] of Object.entries(faults)) {
        if (wrong.length === 0) continue;
        yield {
          position: sourceMap.positionOf(template),
          message: `The template “${template.id}” ${fault}${wrong.join(', ')}.`,
          cure: `Put each part under one heading, and ${INTERNAL_PARTS.join(', ')} under one with “internal: yes”. The parts are ${NOTE_PARTS.join(', ')}.`,
        };
      }
    }
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
