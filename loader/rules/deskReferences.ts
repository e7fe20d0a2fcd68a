import type { Knowledge } from '../../model/knowledge';
import { idsOf, inField, type ReferenceCheck } from './reference';

/** What the desk's lists name of one another, and of the questions. */
export function deskReferences(knowledge: Knowledge): readonly ReferenceCheck[] {
  const { script, themes, wrap_up, questions, dispositions, quick_help, flags, to_do: toDo } = knowledge;
  const { danger_scripts: inDanger, near_questions: near, practice_calls: practice } = knowledge;
  const options = script.flatMap((step) => step.options);
  const steps = idsOf(script);
  const toSteps = [
    ...inField('next', options),
    ...inField('steps', dispositions),
    ...inField('not_after', dispositions),
    ...inField('step', quick_help),
  ];
  const seen = [...inField('skips', options), ...inField('recalls', script)];
  const lines = practice.flatMap((call) => call.lines);
  const filled = [
    ...options.flatMap((entry) => Object.keys(entry.fills).map((word) => ({ word, entry, path: ['fills', word] }))),
    ...dispositions.flatMap((entry) =>
      Object.keys(entry.filled).map((word) => ({ word, entry, path: ['filled', word] })),
    ),
  ];
  const fields = [
    ...inField('fields', [...script, ...inDanger]),
    ...inField('field', toDo),
    ...inField('fills', practice),
    ...filled,
  ];
  return [
    { called: 'step', existing: steps, references: [...toSteps, ...seen] },
    {
      called: 'step, question or theme',
      existing: [...steps, ...idsOf(questions), ...idsOf(themes)],
      references: [...inField('at', lines), ...inField('asks', practice)],
    },
    { called: 'question', existing: idsOf(questions), references: inField('question', near) },
    { called: 'theme', existing: idsOf(themes), references: inField('themes', flags) },
    {
      called: 'flag',
      existing: idsOf(flags),
      references: [...inField('raises', options), ...inField('flags', [...toDo, ...practice])],
    },
    {
      called: 'code',
      existing: idsOf(dispositions),
      references: [...inField('codes', toDo), ...inField('gives', practice)],
    },
    { called: 'field of the wrap-up', existing: idsOf(wrap_up), references: fields },
  ];
}
