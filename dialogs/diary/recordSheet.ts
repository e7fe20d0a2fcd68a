import { hasWords, type Incident, SKIPPED_FIELD } from '../../diary/diary';
import { type Frequency, pictureOf, type Timeline, timelineOf } from '../../diary/timeline';
import type { Answers } from '../../model/answers';
import type { DiaryField, Knowledge } from '../../model/knowledge';
import type { RecordSheet, SheetIncident, SheetLine } from '../../model/protocol/activities';
import { nextStep } from '../../triage/nextStep';
import { signpost } from '../../triage/signpost';
import { chosenLabels } from '../answerWords';
import type { Standing } from '../turnInProgress';
import { audienceOf, inWords, text } from '../wording';
import { instantWords, shortDate, timeWords } from './incidentWords';

/** All that the person may take with them: what happened, what they answered, and what they were told. */
export function recordSheet(knowledge: Knowledge, { diary, answers, now }: Standing): RecordSheet {
  const told = diary.incidents.filter(hasWords);
  const columns = pictureColumns(knowledge, told);
  return {
    made: text(knowledge, 'record-made', { when: instantWords(now.toISOString()) }),
    pattern: told.length > 0 ? patternWords(knowledge, told) : [],
    ...(columns && { picture: { columns } }),
    columns: [
      ...knowledge.diary_fields.flatMap(({ name, holds }) =>
        holds === 'time'
          ? [name, text(knowledge, 'record-column-words'), text(knowledge, 'record-column-certainty')]
          : [name],
      ),
      text(knowledge, 'record-column-written'),
    ],
    incidents: timelineOf(told).order.map((incident) => sheetIncident(knowledge, incident)),
    answers: answerLines(knowledge, answers),
    advised: adviceLines(knowledge, answers, now),
  };
}

function sheetIncident(knowledge: Knowledge, incident: Incident): SheetIncident {
  const { when, written } = incident;
  return {
    title: when ? timeWords(knowledge, when) : text(knowledge, 'record-no-day'),
    cells: [...knowledge.diary_fields.flatMap((field) => cells(knowledge, incident, field)), instantWords(written)],
  };
}

function cells(knowledge: Knowledge, { told, when }: Incident, field: DiaryField): readonly string[] {
  if (field.holds !== 'time') return [told[field.id] ?? SKIPPED_FIELD];
  if (!when) return ['', '', ''];
  const sure = text(knowledge, when.sure ? 'record-sure' : 'record-about');
  return when.moment ? [timeWords(knowledge, when), when.words, sure] : ['', when.words, ''];
}

/** Question and answer as the person saw them, in the order in which they were given. */
function answerLines(knowledge: Knowledge, answers: Answers): readonly SheetLine[] {
  return Object.keys(answers).flatMap((id) => {
    const question = knowledge.questions.find((one) => one.id === id);
    const said = question ? chosenLabels(question, answers) : '';
    if (!question || said === '') return [];
    return [{ name: firstSentence(inWords(question.ask, audienceOf(answers))), text: said }];
  });
}

/** The question itself, without what explains how to answer it. */
function firstSentence(asked: string): string {
  return asked.slice(0, asked.indexOf('?') + 1) || asked;
}

/** Numbers and the reasons to speak to the police; never what Waymark took it to be: others are to judge that. */
function adviceLines(knowledge: Knowledge, answers: Answers, now: Date): readonly SheetLine[] {
  if (Object.keys(answers).length === 0) return [];
  const step = nextStep(knowledge, answers);
  if (step.kind === 'ask') return [];
  const { best, danger_signs } = signpost(knowledge, step.outcome, answers, now);
  const audience = audienceOf(answers);
  const police = danger_signs.map(({ says }) => inWords(says, audience)).join(' ');
  const numbers = best.map(({ service: { name, phones, url } }) => ({
    name,
    text: phones[0]?.number ?? url ?? '',
  }));
  return [...(police ? [{ name: text(knowledge, 'record-police-today'), text: police }] : []), ...numbers];
}

/** What the incidents show together, in plain sentences. The picture says no more than these. */
export function patternWords(knowledge: Knowledge, incidents: readonly Incident[]): readonly string[] {
  const timeline = timelineOf(incidents);
  const undated = incidents.filter(({ when }) => !when?.moment).length;
  return [
    incidents.length === 1
      ? text(knowledge, 'record-count-one')
      : text(knowledge, 'record-count', { count: incidents.length }),
    ...spanWords(knowledge, timeline),
    ...(timeline.trend ? [text(knowledge, `record-trend-${timeline.trend}`)] : []),
    ...(incidents.some(({ when }) => when?.repeats) ? [text(knowledge, 'record-repeats')] : []),
    ...(undated > 0 && undated < incidents.length ? [text(knowledge, 'record-undated', { count: undated })] : []),
  ];
}

function spanWords(knowledge: Knowledge, { first, latest, often }: Timeline): readonly string[] {
  if (!first?.when || !latest?.when || first === latest) return [];
  return [
    text(knowledge, 'record-first', { when: timeWords(knowledge, first.when) }),
    text(knowledge, 'record-latest', { when: timeWords(knowledge, latest.when) }),
    ...(often ? [oftenWords(knowledge, often)] : []),
  ];
}

function oftenWords(knowledge: Knowledge, { times, span, unit, everyDays }: Frequency): string {
  if (unit === 'day' && times < 3) return text(knowledge, 'record-often-day', { times, days: span });
  return text(knowledge, 'record-often', {
    times,
    span:
      unit !== 'day' && span === 1
        ? text(knowledge, `record-unit-${unit}-one`)
        : text(knowledge, `record-unit-${unit}`, { count: span }),
    every:
      everyDays === 1 ? text(knowledge, 'record-every-day') : text(knowledge, 'record-every', { count: everyDays }),
  });
}

/** The picture's columns with their words; undefined where there is too little to draw. */
function pictureColumns(knowledge: Knowledge, incidents: readonly Incident[]) {
  const picture = pictureOf(incidents);
  return picture?.columns.map(({ from, count }, place) => {
    const begins = shortDate[picture.unit](from);
    const label = place === 0 ? picture.first : picture.latest;
    return {
      says: text(knowledge, `record-column-${picture.unit}`, { from: begins, count }),
      label: shortDate.day(label),
      count,
    };
  });
}
