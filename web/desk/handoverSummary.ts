import type { Call, Consent } from './call';
import type { DeskLabel, DeskPageData } from './deskPageData';

/** The note that is read back to the caller and handed over; docs/schema/handover-summary.json is its schema. */
export type HandoverSummary = ReturnType<typeof summaryOf>;

/** What was said and agreed, without any conclusions drawn from it. */
export function summaryOf(call: Call, words: DeskPageData, handler: string) {
  const { state, chosenOptions, givenServices, consents, fields, unconfirmed } = call;
  return {
    format: 'waymark-handover-summary-1' as const,
    practice: call.practice !== undefined,
    reference: call.reference,
    begun: call.startedAt.toISOString(),
    handler,
    script: [...chosenOptions].map(([step, { noted }]) => ({ step, noted })),
    answers: (state?.questions ?? [])
      .filter(({ answer }) => answer !== '')
      .map(({ id, name, answer }) => ({ question: name, answer, confirmed: !unconfirmed.has(id) })),
    caller_words: [...call.callerWords],
    themes: words.themes.filter(({ id }) => call.isTicked(id)).map(({ name }) => name),
    numbers_given: [...givenServices.values()].map(({ id, name, numbers }) => ({
      service: id,
      name,
      numbers,
      may_be_told: consents.get(id) ?? ('not-asked' satisfies Consent),
    })),
    details: words.wrap_up
      .map(({ id, name }) => ({ id, name, value: fields.get(id)?.trim() ?? '' }))
      .filter(({ value }) => value !== ''),
    dispositions: words.dispositions
      .filter((one) => call.hasCode(one))
      .map(({ code, name }) => ({ code, name })),
  };
}

/** A heading and its lines. */
export interface SummarySection {
  readonly heading: string;
  readonly lines: readonly string[];
}

const ukDateTime = new Intl.DateTimeFormat('en-GB', {
  dateStyle: 'long',
  timeStyle: 'short',
  timeZone: 'Europe/London',
});

/** The summary as text, section by section; empty sections are left out. */
export function summarySections(
  summary: HandoverSummary,
  labels: DeskPageData['labels'],
): readonly SummarySection[] {
  const { practice, reference, begun, handler, script, answers, numbers_given } = summary;
  const call = [
    ...(practice ? [labels['sum-practice']] : []),
    nameAndValue(labels['sum-reference'], reference),
    nameAndValue(labels['sum-begun'], ukDateTime.format(new Date(begun))),
    ...(handler ? [nameAndValue(labels['sum-handler'], handler)] : []),
  ];
  const answered = answers.map(({ question, answer, confirmed }) =>
    nameAndValue(question, confirmed ? answer : `${answer} (${labels['not-confirmed']})`),
  );
  const numbers = numbers_given.map(({ name, numbers: all, may_be_told: told }) => {
    const consent = `${labels.consent}: ${labels[`consent-${told}`]}`;
    return `${[name, ...all].join(', ')} (${consent})`;
  });
  const sections: readonly (readonly [DeskLabel, readonly string[]])[] = [
    ['sum-call', call],
    ['sum-details', summary.details.map(({ name, value }) => nameAndValue(name, value))],
    ['sum-answers', answered],
    ['sum-words', summary.caller_words],
    ['sum-themes', summary.themes],
    ['sum-script', script.map(({ noted }) => noted)],
    ['sum-numbers', numbers],
    ['sum-codes', summary.dispositions.map(({ code, name }) => `${code} ${name}`)],
  ];
  return sections
    .filter(([, lines]) => lines.length > 0)
    .map(([heading, lines]) => ({ heading: labels[heading], lines }));
}

function nameAndValue(name: string, value: string): string {
  return `${name}: ${value}`;
}

/** The sections as plain text, to be pasted anywhere. */
export function summaryText(sections: readonly SummarySection[]): string {
  return sections
    .map(({ heading, lines }) => [heading.toUpperCase(), ...lines.map((line) => `- ${line}`)].join('\n'))
    .join('\n\n');
}
