import type { Diary, Incident } from '../../diary/diary';
import type { DiaryAction } from '../../diary/diaryActions';
import type { Redaction } from '../../diary/redaction';
import type { TakeOut } from '../../diary/takingOut';
import type { Knowledge } from '../../model/knowledge';
import { minorChoice, type Reply } from '../replies';
import { bulletList, paragraphs, text } from '../wording';
import { diaryChoice, diaryMessage } from './askDiary';
import { briefly, incidentInBrief, singleLine, titleWords } from './incidentWords';

/** Incidents of which it is shown what would go; of more it is said how many. */
const SHOWN = 5;

/** Asks before an incident is removed. */
export function askRemoval(knowledge: Knowledge, incident: Incident, diary: Diary): Reply {
  const { when, what } = incidentInBrief(knowledge, incident);
  const words = text(knowledge, 'record-remove-sure', { incident: `${when}: ${what}` });
  return diaryMessage(diary, words, { kind: 'choices' }, [
    diaryChoice(knowledge, 'record-remove-yes', { do: 'remove-sure', incident: incident.id }),
    diaryChoice(knowledge, 'record-remove-no', { do: 'change', incident: incident.id }),
  ]);
}

/** Asks before several incidents are taken out, each named by its words. */
export function askRemovals(knowledge: Knowledge, incidents: readonly Incident[], diary: Diary): Reply {
  const ids = incidents.map(({ id }) => id);
  const lines = incidents.map((incident) =>
    text(knowledge, 'record-line', { number: incident.id, ...incidentInBrief(knowledge, incident) }),
  );
  const words = paragraphs(text(knowledge, 'record-remove-these', { count: ids.length }), ...lines);
  return diaryMessage(diary, words, { kind: 'choices' }, [
    diaryChoice(knowledge, 'record-remove-all-yes', { do: 'remove-sure', incidents: ids }),
    minorChoice(knowledge, 'record-remove-all-no', { kind: 'record', do: 'show' }),
  ]);
}

/** Asks before what was said is taken out of an incident. @param place that of what was said */
export function askUnsay(knowledge: Knowledge, incident: Incident, place: number, diary: Diary): Reply {
  const words = text(knowledge, 'record-bit-sure', { words: incident.said?.[place]?.words ?? '' });
  const here = { do: 'unsay', incident: incident.id } as const;
  return takeOutOrLeave(knowledge, diary, words, { ...here, choice: place }, here);
}

/** Asks before words are taken out, wherever they stand: how they are spelt there, and in which incidents. */
export function askOmission(
  knowledge: Knowledge,
  diary: Diary,
  wanted: readonly TakeOut[],
  redaction: Redaction,
): Reply {
  const asked = diary.incidents.filter(({ id }) => diary.out?.incidents.includes(id));
  const lines = asked.flatMap((incident) => {
    const found = [...new Set(wanted.flatMap((one) => redaction.foundIn(incident, one)))];
    const words = found
      .map((one) => text(knowledge, 'record-when-words', { words: briefly(singleLine(one)) }))
      .join(', ');
    const when = titleWords(knowledge, incident);
    return words === '' ? [] : [text(knowledge, 'record-out-line', { number: incident.id, when, words })];
  });
  const instead = [...new Set(wanted.flatMap(({ isGap, instead: put }) => (isGap ? [] : [put])))];
  const more = lines.length - SHOWN;
  const words = paragraphs(
    text(knowledge, 'record-out-sure'),
    bulletList(lines.slice(0, SHOWN)),
    more > 0 ? text(knowledge, 'record-out-more', { count: more }) : '',
    ...instead.map((put) => text(knowledge, 'record-out-instead', { words: put })),
  );
  return takeOutOrLeave(knowledge, diary, words, { do: 'omit' }, { do: 'omit-not' });
}

function takeOutOrLeave(
  knowledge: Knowledge,
  diary: Diary,
  words: string,
  takeOut: DiaryAction,
  leave: DiaryAction,
): Reply {
  return diaryMessage(diary, words, { kind: 'choices' }, [
    diaryChoice(knowledge, 'record-take-out', takeOut),
    diaryChoice(knowledge, 'record-keep-it', leave),
  ]);
}
