import { hasWords, type Incident } from '../../diary/diary';
import { type Frequency, pictureOf, type Timeline, timelineOf } from '../../diary/timeline';
import { type Answers, DANGER } from '../../model/answers';
import type { Knowledge } from '../../model/knowledge';
import type { RecordSheet, SheetLine } from '../../model/protocol/activities';
import { nextStep } from '../../triage/nextStep';
import { signpost } from '../../triage/signpost';
import { chosenLabels } from '../answerWords';
import type { Standing } from '../turnInProgress';
import { audienceOf, inWords, text } from '../wording';
import { instantWords, shortDate, timeOrAbout } from './incidentWords';
import { sheetColumns, sheetIncident } from './sheetIncident';

/** What happened, to be taken along: what the person wrote, and apart from it how it was read. */
export function recordSheet(knowledge: Knowledge, { diary, now }: Standing): RecordSheet {
  const told = diary.incidents.filter(hasWords);
  const columns = pictureColumns(knowledge, told);
  return {
    made: text(knowledge, 'record-made', { when: instantWords(now.toISOString()) }),
    pattern: told.length > 0 ? countedWords(knowledge, told) : [],
    ...(columns && { picture: { columns } }),
    columns: sheetColumns(knowledge),
    incidents: timelineOf(told).order.map((incident) => sheetIncident(knowledge, incident)),
    answers: [],
    advised: [],
  };
}

/** The same with what was noted in the chat, and what the person was told: for a helpline, and no evidence. */
export function summarySheet(knowledge: Knowledge, standing: Standing): RecordSheet {
  const { answers, now } = standing;
  return {
    ...recordSheet(knowledge, standing),
    answers: answerLines(knowledge, answers),
    advised: adviceLines(knowledge, answers, now),
  };
}

/** Question and answer as the person saw them, in the order in which they were given. */
function answerLines(knowledge: Knowledge, answers: Answers): readonly SheetLine[] {
  // "Right now" was true of one minute of the chat, and nobody can tell of which.
  const ids = Object.keys(answers).filter((id) => id !== DANGER);
  return ids.flatMap((id) => {
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
  const { often, trend } = timelineOf(incidents);
  return [
    ...countedWords(knowledge, incidents),
    ...(often ? [oftenWords(knowledge, often)] : []),
    ...(trend ? [text(knowledge, `record-trend-${trend}`)] : []),
  ];
}

/** How many there are, the first and the latest: what anyone can count, and no more. */
function countedWords(knowledge: Knowledge, incidents: readonly Incident[]): readonly string[] {
  const timeline = timelineOf(incidents);
  const undated = incidents.filter(({ when }) => !when?.moment).length;
  return [
    incidents.length === 1
      ? text(knowledge, 'record-count-one')
      : text(knowledge, 'record-count', { count: incidents.length }),
    ...spanWords(knowledge, timeline, undated > 0),
    ...(incidents.some(({ when }) => when?.repeats) ? [text(knowledge, 'record-repeats')] : []),
    ...(undated > 0 && undated < incidents.length ? [text(knowledge, 'record-undated', { count: undated })] : []),
  ];
}

function spanWords(knowledge: Knowledge, { first, latest }: Timeline, isPart: boolean): readonly string[] {
  if (!first?.when || !latest?.when || first === latest) return [];
  return [
    text(knowledge, isPart ? 'record-first-dated' : 'record-first', { when: timeOrAbout(knowledge, first.when) }),
    text(knowledge, isPart ? 'record-latest-dated' : 'record-latest', { when: timeOrAbout(knowledge, latest.when) }),
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
