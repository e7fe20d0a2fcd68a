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

/** The summary as text, section by section; empty sections are left out. */
export function summarySections(
  summary: HandoverSummary,
  labels: DeskPageData['labels'],
): readonly SummarySection[] {
  const consent = (one: Consent) => labels[`consent-${one}`];
  const section = (heading: DeskLabel, lines: readonly string[]) => ({ heading: labels[heading], lines });
  return [
    section('sum-call', [
      ...(summary.practice ? [labels['sum-practice']] : []),
      nameAndValue(labels['sum-reference'], summary.reference),
      nameAndValue(labels['sum-begun'], ukDateTime(new Date(summary.begun))),
      ...(summary.handler ? [nameAndValue(labels['sum-handler'], summary.handler)] : []),
    ]),
    section('sum-details', detailLines(summary)),
    section(
      'sum-answers',
      summary.answers.map(({ question, answer, confirmed }) =>
        nameAndValue(question, confirmed ? answer : `${answer} (${labels['not-confirmed']})`),
      ),
    ),
    section('sum-words', summary.caller_words),
    section('sum-themes', summary.themes),
    section(
      'sum-script',
      summary.script.map(({ noted }) => noted),
    ),
    section(
      'sum-numbers',
      summary.numbers_given.map(
        ({ name, numbers, may_be_told }) =>
          `${[name, ...numbers].join(', ')} (${labels.consent}: ${consent(may_be_told)})`,
      ),
    ),
    section(
      'sum-codes',
      summary.dispositions.map(({ code, name }) => `${code} ${name}`),
    ),
  ].filter(({ lines }) => lines.length > 0);
}

function detailLines({ details }: HandoverSummary): readonly string[] {
  return details.map(({ name, value }) => nameAndValue(name, value));
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

const moment = new Intl.DateTimeFormat('en-GB', {
  dateStyle: 'long',
  timeStyle: 'short',
  timeZone: 'Europe/London',
});

/** Date and time in the UK. */
export function ukDateTime(at: Date): string {
  return moment.format(at);
}
