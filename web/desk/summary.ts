import type { Call, Consent } from './call';
import type { DeskLabel, DeskWords } from './words';

/** The note that is read back to the caller and handed over. docs/schema/handover-summary.json describes it. */
export interface Summary {
  readonly format: 'waymark-handover-summary-1';
  readonly practice: boolean;
  readonly reference: string;
  readonly begun: string;
  readonly handler: string;
  readonly script: readonly { readonly step: string; readonly noted: string }[];
  readonly answers: readonly {
    readonly question: string;
    readonly answer: string;
    readonly confirmed: boolean;
  }[];
  readonly caller_words: readonly string[];
  readonly themes: readonly string[];
  readonly numbers_given: readonly {
    readonly service: string;
    readonly name: string;
    readonly numbers: readonly string[];
    readonly may_be_told: Consent;
  }[];
  readonly details: readonly { readonly id: string; readonly name: string; readonly value: string }[];
  readonly dispositions: readonly { readonly code: string; readonly name: string }[];
}

/** What was said and agreed, and nothing that anybody concluded from it. */
export function summaryOf(call: Call, words: DeskWords, handler: string): Summary {
  const { state, chosen, given, consents, fields, unconfirmed } = call;
  return {
    format: 'waymark-handover-summary-1',
    practice: call.practice !== undefined,
    reference: call.reference,
    begun: call.begun.toISOString(),
    handler,
    script: [...chosen].map(([step, { noted }]) => ({ step, noted })),
    answers: (state?.questions ?? [])
      .filter(({ answer }) => answer !== '')
      .map(({ id, name, answer }) => ({ question: name, answer, confirmed: !unconfirmed.has(id) })),
    caller_words: [...call.words],
    themes: words.themes.filter(({ id }) => call.isTicked(id)).map(({ name }) => name),
    numbers_given: [...given.values()].map(({ id, name, numbers }) => ({
      service: id,
      name,
      numbers,
      may_be_told: consents.get(id) ?? 'not-asked',
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
export interface Section {
  readonly heading: string;
  readonly lines: readonly string[];
}

/** The same in words, section by section; what is empty is left out. */
export function sectionsOf(summary: Summary, labels: DeskWords['labels']): readonly Section[] {
  const consent = (one: Consent) => labels[`desk-consent-${one}`];
  const section = (heading: DeskLabel, lines: readonly string[]) => ({ heading: labels[heading], lines });
  return [
    section('desk-sum-call', [
      ...(summary.practice ? [labels['desk-sum-practice']] : []),
      pair(labels['desk-sum-reference'], summary.reference),
      pair(labels['desk-sum-begun'], ukWords(new Date(summary.begun))),
      ...(summary.handler ? [pair(labels['desk-sum-handler'], summary.handler)] : []),
    ]),
    section('desk-sum-details', values(summary)),
    section(
      'desk-sum-answers',
      summary.answers.map(({ question, answer, confirmed }) =>
        pair(question, confirmed ? answer : `${answer} (${labels['desk-not-confirmed']})`),
      ),
    ),
    section('desk-sum-words', summary.caller_words),
    section('desk-sum-themes', summary.themes),
    section(
      'desk-sum-script',
      summary.script.map(({ noted }) => noted),
    ),
    section(
      'desk-sum-numbers',
      summary.numbers_given.map(
        ({ name, numbers, may_be_told }) =>
          `${[name, ...numbers].join(', ')} (${labels['desk-consent']}: ${consent(may_be_told)})`,
      ),
    ),
    section(
      'desk-sum-codes',
      summary.dispositions.map(({ code, name }) => `${code} ${name}`),
    ),
  ].filter(({ lines }) => lines.length > 0);
}

function values({ details }: Summary): readonly string[] {
  return details.map(({ name, value }) => pair(name, value));
}

function pair(name: string, value: string): string {
  return `${name}: ${value}`;
}

/** As plain text, to be pasted anywhere. */
export function plainText(sections: readonly Section[]): string {
  return sections
    .map(({ heading, lines }) => [heading.toUpperCase(), ...lines.map((line) => `- ${line}`)].join('\n'))
    .join('\n\n');
}

const moment = new Intl.DateTimeFormat('en-GB', {
  dateStyle: 'long',
  timeStyle: 'short',
  timeZone: 'Europe/London',
});

/** A moment as a clock and a calendar in the UK show it. */
export function ukWords(at: Date): string {
  return moment.format(at);
}
