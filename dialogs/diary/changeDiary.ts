import type { Diary, Incident } from '../../diary/diary';
import { timelineOf } from '../../diary/timeline';
import type { DiaryField, Knowledge } from '../../model/knowledge';
import { type Choice, choice, message, minorChoice, type Reply } from '../replies';
import { paragraphs, text } from '../wording';
import { diaryExtras, incidentLines } from './askDiary';
import { incidentInBrief } from './showDiary';

/** Each incident as a button. */
export function pickIncident(knowledge: Knowledge, diary: Diary): Reply {
  const choices: readonly Choice[] = timelineOf(diary.incidents).order.map((incident, place) => ({
    title: buttonText(
      text(knowledge, 'record-line', { number: place + 1, ...incidentInBrief(knowledge, incident) }),
    ),
    press: { kind: 'record', do: 'change', incident: incident.id },
  }));
  return message(text(knowledge, 'record-which'), { kind: 'choices', record: diaryExtras(diary) }, [
    ...choices,
    backToRecord(knowledge),
  ]);
}

/** Each part of an incident as a button, and the way to remove all of it. */
export function pickField(knowledge: Knowledge, incident: Incident, diary: Diary): Reply {
  const here = { incident: incident.id };
  const choices: readonly Choice[] = knowledge.diary_fields.map((field: DiaryField) => ({
    title: field.name,
    press: { kind: 'record', do: 'field', ...here, field: field.id },
  }));
  return message(
    paragraphs(incidentLines(knowledge, incident), text(knowledge, 'record-which-field')),
    { kind: 'choices', record: diaryExtras(diary) },
    [
      ...choices,
      choice(knowledge, 'record-remove', { kind: 'record', do: 'remove', ...here }),
      backToRecord(knowledge),
    ],
  );
}

export function askRemoval(knowledge: Knowledge, incident: Incident, diary: Diary): Reply {
  const { when, what } = incidentInBrief(knowledge, incident);
  const press = { kind: 'record', incident: incident.id } as const;
  return message(
    text(knowledge, 'record-remove-sure', { incident: `${when}: ${what}` }),
    { kind: 'choices', record: diaryExtras(diary) },
    [
      choice(knowledge, 'record-remove-yes', { ...press, do: 'remove-sure' }),
      choice(knowledge, 'record-remove-no', { ...press, do: 'change' }),
    ],
  );
}

function backToRecord(knowledge: Knowledge): Choice {
  return minorChoice(knowledge, 'record-back', { kind: 'record', do: 'show' });
}

/** A button has no bold letters, and is one line. */
function buttonText(words: string): string {
  return words.replaceAll('**', '').replace('\n', ': ');
}
