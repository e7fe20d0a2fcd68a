import { el } from '../shared/el';
import { saveFile } from '../shared/saveFile';
import type { Consent } from './call';
import type { Desk } from './desk';
import type { DeskLabel } from './deskPageData';

/**
 * The note that is read back to the caller and handed over: what was said and agreed, without any conclusions
 * drawn from it. docs/schema/handover-summary.json is its schema.
 */
function summaryOf({ call, pageData, handler }: Desk) {
  const { state, chosenOptions, givenServices, consents, fields, unconfirmed } = call;
  return {
    format: 'waymark-handover-summary-1',
    practice: call.practice !== undefined,
    reference: call.reference,
    begun: call.startedAt.toISOString(),
    handler,
    script: [...chosenOptions].map(([step, { noted }]) => ({ step, noted })),
    answers: (state?.questions ?? [])
      .filter(({ answer }) => answer !== '')
      .map(({ id, name, answer }) => ({ question: name, answer, confirmed: !unconfirmed.has(id) })),
    caller_words: [...call.callerWords],
    themes: pageData.themes.filter(({ id }) => call.isTicked(id)).map(({ name }) => name),
    numbers_given: [...givenServices.values()].map(({ id, name, numbers }) => ({
      service: id,
      name,
      numbers,
      may_be_told: consents.get(id) ?? ('not-asked' satisfies Consent),
    })),
    details: pageData.wrap_up
      .map(({ id, name }) => ({ id, name, value: fields.get(id)?.trim() ?? '' }))
      .filter(({ value }) => value !== ''),
    dispositions: pageData.dispositions.filter((one) => call.hasCode(one)).map(({ code, name }) => ({ code, name })),
  };
}

/** The summary as text, section by section; empty sections are left out. */
function sectionsOf(desk: Desk) {
  const summary = summaryOf(desk);
  const label = (id: DeskLabel) => desk.label(id);
  const { practice, reference, begun, handler, answers, script, numbers_given, dispositions } = summary;
  const answerLine = ({ question, answer, confirmed }: (typeof answers)[number]) =>
    `${question}: ${answer}${confirmed ? '' : ` (${label('not-confirmed')})`}`;
  const numberLine = ({ name, numbers, may_be_told }: (typeof numbers_given)[number]) =>
    `${[name, ...numbers].join(', ')} (${label('consent')}: ${label(`consent-${may_be_told}`)})`;
  const call = [
    ...(practice ? [label('sum-practice')] : []),
    `${label('sum-reference')}: ${reference}`,
    `${label('sum-begun')}: ${ukDateTime.format(new Date(begun))}`,
    ...(handler ? [`${label('sum-handler')}: ${handler}`] : []),
  ];
  const sections: readonly (readonly [DeskLabel, readonly string[]])[] = [
    ['sum-call', call],
    ['sum-details', summary.details.map(({ name, value }) => `${name}: ${value}`)],
    ['sum-answers', answers.map(answerLine)],
    ['sum-words', summary.caller_words],
    ['sum-themes', summary.themes],
    ['sum-script', script.map(({ noted }) => noted)],
    ['sum-numbers', numbers_given.map(numberLine)],
    ['sum-codes', dispositions.map(({ code, name }) => `${code} ${name}`)],
  ];
  return sections.flatMap(([id, lines]) => (lines.length > 0 ? [{ heading: label(id), lines }] : []));
}

/** Date and time in the UK. */
const ukDateTime = new Intl.DateTimeFormat('en-GB', {
  dateStyle: 'long',
  timeStyle: 'short',
  timeZone: 'Europe/London',
});

/** The note, to be read back to the caller and then handed over. */
export function summaryBody(desk: Desk): HTMLElement {
  const sections = sectionsOf(desk).map(({ heading, lines }) =>
    el('section', {}, el('h3', {}, heading), el('ul', {}, ...lines.map((line) => el('li', {}, line)))),
  );
  const more = desk.label('note-more').replace('{minutes}', String(desk.pageData.forget_minutes));
  const note = { class: 'note', tabindex: '0', role: 'group', 'aria-label': desk.label('note') };
  const button = (key: string, label: DeskLabel, act: (desk: Desk) => void) => {
    const attributes = { type: 'button', 'aria-keyshortcuts': key, click: () => act(desk) };
    return el('button', attributes, el('kbd', {}, key), desk.label(label));
  };
  return el(
    'div',
    { class: 'summary' },
    el('div', note, el('div', {}, ...sections)),
    el(
      'div',
      { class: 'hand-over' },
      button('C', 'copy', copyNote),
      button('J', 'save', saveNote),
      button('I', 'print', printNote),
    ),
    el('p', { class: 'soft' }, more),
  );
}

/** Copies the note as plain text, to be pasted anywhere. */
export async function copyNote(desk: Desk): Promise<void> {
  const sections = sectionsOf(desk).map(({ heading, lines }) =>
    [heading.toUpperCase(), ...lines.map((line) => `- ${line}`)].join('\n'),
  );
  try {
    await navigator.clipboard.writeText(sections.join('\n\n'));
    markHandedOver(desk, 'copied');
  } catch {
    // Where the browser blocks it, the note is selected, ready for the handler's own Ctrl+C.
    const note = document.querySelector('.note');
    if (note) getSelection()?.selectAllChildren(note);
    desk.notice = desk.label('copy-failed');
    desk.showOverlay(undefined);
  }
}

export function saveNote(desk: Desk): void {
  const note = summaryOf(desk);
  saveFile(`${JSON.stringify(note, null, 2)}\n`, 'application/json', `waymark-${note.reference}.json`);
  markHandedOver(desk, 'saved');
}

export function printNote(desk: Desk): void {
  markHandedOver(desk, 'printed');
  print();
}

function markHandedOver(desk: Desk, notice: 'copied' | 'saved' | 'printed'): void {
  desk.call.handedOver = true;
  desk.notice = desk.label(notice);
  desk.showOverlay(undefined);
}
