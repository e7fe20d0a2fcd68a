import type { NotePart } from '../../../model/knowledge';
import { ukDateTime, ukTime } from '../../shared/ukDateTime';
import type { DeskLabel } from '../deskPageData';
import type { EventKind } from './callRecord';
import type { HandoverSummary } from './handoverSummary';

type Label = (id: DeskLabel) => string;

/** The lines of each part of a note. A part of which there is nothing has none. */
export type NoteParts = Readonly<Record<NotePart, readonly string[]>>;

/** What a summary says, part by part, in words. */
export function noteParts(summary: HandoverSummary, label: Label): NoteParts {
  const { risk, flags, events, dispositions, script } = summary;
  const inPart = (part: string) =>
    summary.details.filter((one) => one.part === part).map(({ name, value }) => `${name}: ${value}`);
  const codes = (internal: boolean) =>
    dispositions.filter((one) => one.internal === internal).map(({ code, name }) => `${code} ${name}`);
  return {
    call: callLines(summary, label),
    place: inPart('place'),
    contact: inPart('contact'),
    danger: [...dangerLines(summary, label), ...inPart('danger')],
    care: inPart('care'),
    police: inPart('police'),
    agreed: inPart('agreed'),
    internal: inPart('internal'),
    flags: flags.map(({ at, act, says }) => `${ukTime(at)} ${label(`act-${act}`)} ${says}`),
    told: summary.answers.map((one) => answerLine(one, label)),
    words: events.filter(isSaid).map((one) => (one.kind === 'told' ? eventLine(one, label) : saidLine(one))),
    risk: risk.filter(({ answer }) => answer !== 'not-asked').map((one) => riskLine(one, label)),
    'not-asked': notAsked(summary, label),
    script: script.map(({ noted }) => sentence(noted)),
    numbers: summary.numbers_given.map((one) => numberLine(one, label)),
    codes: codes(false),
    'internal-codes': codes(true),
    events: events.filter((one) => !isSaid(one)).map((one) => eventLine(one, label)),
  };
}

function isSaid({ kind }: HandoverSummary['events'][number]): boolean {
  return kind === 'said' || kind === 'told';
}

function saidLine({ at, what }: HandoverSummary['events'][number]): string {
  return `${ukTime(at)} “${what}”`;
}

function callLines(summary: HandoverSummary, label: Label): readonly string[] {
  const { practice, reference, begun, ended, handler, still_on: isOn } = summary;
  const minutes = Math.round((Date.parse(ended) - Date.parse(begun)) / 60_000);
  return [
    ...(practice ? [label('sum-practice')] : []),
    `${label('sum-reference')}: ${reference}`,
    `${label('sum-begun')}: ${ukDateTime(begun)}`,
    `${label('sum-ended')}: ${isOn ? label('sum-still-on').replace('{time}', ukTime(ended)) : ukDateTime(ended)} (${label('sum-minutes').replace('{count}', String(minutes))})`,
    ...(handler ? [`${label('sum-handler')}: ${handler}`] : []),
  ];
}

const OF_DANGER: readonly EventKind[] = ['danger', 'safe', 'danger-word', 'danger-back'];

/** Danger is a thing that happened: it stays, whatever was answered afterwards. */
function dangerLines({ events }: HandoverSummary, label: Label): readonly string[] {
  return events.filter(({ kind }) => OF_DANGER.includes(kind)).map((one) => eventLine(one, label));
}

function eventLine({ at, kind, what }: HandoverSummary['events'][number], label: Label): string {
  return `${ukTime(at)} ${label(`event-${kind}`).replace('{what}', () => what)}`;
}

function answerLine(
  { question, told, confirmed, told_before: before }: HandoverSummary['answers'][number],
  label: Label,
): string {
  const marks = [...(before ? [label(`told-${before}`)] : []), ...(confirmed ? [] : [label('not-confirmed')])];
  return `${question}: ${told}${marks.length > 0 ? ` (${marks.join(', ')})` : ''}.`;
}

function riskLine({ ask, answer, line, at }: HandoverSummary['risk'][number], label: Label): string {
  const when = at === undefined ? label('risk-told') : ukTime(at);
  return `${ask} ${label(`risk-${answer}`)}${line ? `, “${line}”` : ''} (${when})`;
}

function notAsked({ risk }: HandoverSummary, label: Label): readonly string[] {
  const names = risk.filter(({ answer }) => answer === 'not-asked').map(({ theme }) => theme);
  return names.length > 0 ? [`${label('risk-not-asked')}: ${names.join('; ')}`] : [];
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

function numberLine({ name, numbers, may_be_told }: HandoverSummary['numbers_given'][number], label: Label): string {
  return `${[name, ...numbers].join(', ')} (${label('consent')}: ${label(`consent-${may_be_told}`)})`;
}
