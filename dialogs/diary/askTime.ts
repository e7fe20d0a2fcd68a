import type { Diary, DiaryStep } from '../../diary/diary';
import type { UnconfirmedTime } from '../../diary/incidentTime';
import type { Knowledge } from '../../model/knowledge';
import { type Choice, choice, message, minorChoice, type Reply } from '../replies';
import { text } from '../wording';
import { diaryExtras } from './askDiary';
import { timeWords } from './whenWords';

type ConfirmTimeStep = Extract<DiaryStep, { kind: 'settle' }>;

/** Asks which time was meant. What the words cannot have meant is never taken for what they did mean. */
export function askTime(knowledge: Knowledge, { incident, unsettled }: ConfirmTimeStep, diary: Diary): Reply {
  const here = { incident: incident.id };
  const choices: readonly Choice[] = unsettled.choices.map((time, place) => ({
    title: timeWords(knowledge, time),
    press: { kind: 'record', do: 'time', ...here, choice: place },
  }));
  return message(doubtWords(knowledge, unsettled), { kind: 'question', record: diaryExtras(diary) }, [
    ...choices,
    choice(knowledge, 'record-time-again', { kind: 'record', do: 'time-again', ...here }),
    minorChoice(knowledge, 'record-time-words', { kind: 'record', do: 'time-words', ...here }),
  ]);
}

function doubtWords(knowledge: Knowledge, { why, words, read, choices }: UnconfirmedTime): string {
  if (why !== 'future') return text(knowledge, `record-time-${why}`, { words });
  if (!read || choices.length === 0) return text(knowledge, 'record-time-future-only', { words });
  return text(knowledge, 'record-time-future', { words, when: timeWords(knowledge, read) });
}
