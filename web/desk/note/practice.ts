import type { Call } from '../call';
import type { DeskPageData } from '../deskPageData';

/** Something that a practice call is there to learn, and whether it was done. */
export interface PracticePoint {
  readonly kind: 'asks' | 'gives' | 'flags' | 'fills';
  readonly name: string;
  readonly done: boolean;
}

export interface PracticeFeedback {
  readonly points: readonly PracticePoint[];
  /** Seconds that the call took, and that a good one takes at most. */
  readonly taken: number;
  readonly most: number;
}

type PageData = Pick<DeskPageData, 'script' | 'themes' | 'flags' | 'wrap_up' | 'dispositions'>;

/** What was asked, given, raised and taken down of what the call calls for; undefined in a real call. */
export function practiceFeedback(call: Call, pageData: PageData, now: Date): PracticeFeedback | undefined {
  const { practice, givenServices, raisedFlags, fields, startedAt, endedAt = now } = call;
  if (!practice) return undefined;
  const given = new Set([...givenServices.values()].flatMap(({ dispositions }) => dispositions));
  const { flags, wrap_up, dispositions } = pageData;
  return {
    points: [
      ...practice.asks.map((id) => askedPoint(call, pageData, id)),
      ...pointsFor(
        'flags',
        practice.flags,
        flags.map(({ id, says }) => ({ id, name: says })),
        (id) => raisedFlags.has(id),
      ),
      ...pointsFor('gives', practice.gives, dispositions, (id) => given.has(id)),
      ...pointsFor('fills', practice.fills, wrap_up, (id) => (fields.get(id)?.trim() ?? '') !== ''),
    ],
    taken: Math.round((endedAt.getTime() - startedAt.getTime()) / 1000),
    most: practice.seconds,
  };
}

/** A step at which something was chosen, a question with an answer, or a question about risk that was put. */
function askedPoint(call: Call, { script, themes }: PageData, id: string): PracticePoint {
  const question = call.state?.questions.find((one) => one.id === id);
  const named = [...script, ...themes].find((one) => one.id === id) ?? question;
  const done = call.chosenOptions.has(id) || call.riskAnswers.has(id) || (question?.answer ?? '') !== '';
  return { kind: 'asks', name: named?.name ?? id, done };
}

function pointsFor(
  kind: PracticePoint['kind'],
  wanted: readonly string[],
  named: readonly { readonly id: string; readonly name: string }[],
  isDone: (id: string) => boolean,
): readonly PracticePoint[] {
  return wanted.map((id) => ({ kind, name: named.find((one) => one.id === id)?.name ?? id, done: isDone(id) }));
}

/** Where a call is, as the lines of a practice call name it. */
export function placeOf({ step, state, shownTheme }: Call, { themes }: Pick<DeskPageData, 'themes'>): string {
  if (step.kind === 'questions') return state?.asking?.id ?? '';
  return step.kind === 'themes' ? (themes[shownTheme]?.id ?? step.id) : step.id;
}
