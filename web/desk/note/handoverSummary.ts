import type { Call, Consent } from '../call';
import type { DeskPageData } from '../deskPageData';
import { riskAnswer } from './riskAnswers';

/** Of the call, what goes into its note. */
export interface SummarySources {
  readonly call: Call;
  readonly pageData: Pick<DeskPageData, 'themes' | 'wrap_up' | 'dispositions'>;
  readonly handler: string;
  readonly now: Date;
}

export type HandoverSummary = ReturnType<typeof summaryOf>;

/**
 * What was said, asked, agreed and done in a call, and when, without any conclusions drawn from it. Part of it is
 * internal and never read to the caller. docs/schema/handover-summary.json is its schema.
 */
export function summaryOf({ call, pageData, handler, now }: SummarySources) {
  const { state, chosenOptions, unconfirmed } = call;
  return {
    format: 'waymark-handover-summary-2',
    practice: call.practice !== undefined,
    reference: call.reference,
    begun: call.startedAt.toISOString(),
    ended: (call.endedAt ?? now).toISOString(),
    still_on: call.endedAt === undefined,
    handler,
    script: [...chosenOptions].map(([step, { noted }]) => ({ step, noted })),
    answers: (state?.questions ?? [])
      .filter(({ answer }) => answer !== '')
      .map(({ id, name, answer, told }) => ({
        question: name,
        answer,
        told: told || answer,
        confirmed: !unconfirmed.has(id),
        ...toldBefore(call, id),
      })),
    caller_words: [...call.callerWords],
    flags: [...call.raisedFlags.values()],
    risk: riskOf(call, pageData),
    events: [...call.events],
    numbers_given: numbersOf(call),
    details: detailsOf(call, pageData),
    dispositions: pageData.dispositions
      .filter((one) => call.hasCode(one))
      .map(({ code, name, internal }) => ({ code, name, internal })),
  };
}

/** Where it was told, if that was before this call: in the chat, or to another handler. */
function toldBefore({ toldBefore: told }: Call, question: string): { readonly told_before?: 'chat' | 'desk' } {
  const from = told.get(question);
  return from === undefined ? {} : { told_before: from === 'desk' ? 'desk' : 'chat' };
}

const NOT_ASKED = { answer: 'not-asked', line: '', at: undefined } as const;

function riskOf(call: Call, { themes }: SummarySources['pageData']) {
  const audience = call.state?.audience ?? 'person';
  const all = themes.map(({ id, name, ask }) => {
    const { answer, line, at } = riskAnswer(call, id) ?? NOT_ASKED;
    return { theme: name, ask: ask[audience] ?? ask.person, answer, line, ...(at !== undefined && { at }) };
  });
  // Of whoever does it, nothing was left out.
  return call.isRiskAsked ? all : all.filter(({ answer }) => answer !== 'not-asked');
}

function numbersOf({ givenServices, consents }: Call) {
  return [...givenServices.values()].map(({ id, name, numbers }) => ({
    service: id,
    name,
    numbers,
    may_be_told: consents.get(id) ?? ('not-asked' satisfies Consent),
  }));
}

function detailsOf({ fields }: Call, { wrap_up }: SummarySources['pageData']) {
  return wrap_up
    .map(({ id, name, part }) => ({ id, name, part, value: fields.get(id)?.trim() ?? '' }))
    .filter(({ value }) => value !== '');
}
