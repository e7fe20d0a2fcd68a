import type { ToDo } from '../../../model/knowledge';
import type { Call } from '../call';
import type { DeskLabel, DeskPageData } from '../deskPageData';
import { riskAnswer } from './riskAnswers';

/** Something that is still to do before the note is handed over or the call ends. */
export interface OpenTask {
  readonly says: string;
  /** The field of the wrap-up that settles it. */
  readonly field?: string;
}

interface TaskSources {
  readonly call: Call;
  readonly pageData: Pick<DeskPageData, 'to_do' | 'themes' | 'wrap_up' | 'dispositions'>;
  readonly label: (id: DeskLabel) => string;
  /** How much of what was pressed and typed has not reached the server. */
  readonly unsent: number;
}

/** What is still to do, in order. Nothing here stops a handler: it is said, so that it is not passed over in silence. */
export function openTasks(sources: TaskSources): readonly OpenTask[] {
  const { call, pageData, label, unsent } = sources;
  const written = pageData.to_do
    .filter((one) => isOpen(one, call, pageData))
    .map(({ says, field }) => ({ says, field }));
  const notAsked = [...call.givenServices.keys()].filter(
    (id) => (call.consents.get(id) ?? 'not-asked') === 'not-asked',
  );
  const counts: readonly (readonly [DeskLabel, number])[] = [
    ['to-do-draft', call.draft.trim() === '' ? 0 : 1],
    ['to-do-unconfirmed', call.unconfirmed.size],
    ['to-do-consent', notAsked.length],
    [
      'to-do-risk',
      call.isRiskAsked ? pageData.themes.filter(({ id }) => riskAnswer(call, id) === undefined).length : 0,
    ],
    ['to-do-unsent', unsent],
  ];
  const counted = counts.filter(([, count]) => count > 0);
  return [...written, ...counted.map(([id, count]) => ({ says: label(id).replace('{count}', String(count)) }))];
}

function isOpen(
  { id, field, flags, acts, codes }: ToDo,
  call: Call,
  { wrap_up, dispositions }: TaskSources['pageData'],
): boolean {
  // A field of the other kind of room is not there to be filled in.
  if (!wrap_up.some((one) => one.id === field) || (call.fields.get(field)?.trim() ?? '') !== '') return false;
  const raised = [...call.raisedFlags.values()];
  const isRaised = raised.some((flag) => flags.includes(flag.id));
  const calls = raised.some((flag) => acts.includes(flag.act));
  const coded = dispositions.some((code) => codes.includes(code.id) && call.hasCode(code));
  return (
    (call.state?.to_do.includes(id) ?? true) &&
    (flags.length === 0 || isRaised) &&
    (acts.length === 0 || calls) &&
    (codes.length === 0 || coded)
  );
}
