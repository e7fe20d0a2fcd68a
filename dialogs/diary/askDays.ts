import type { Diary, Incident } from '../../diary/diary';
import type { SeveralDays } from '../../diary/incidentTime';
import { accountsOf } from '../../diary/severalDays';
import type { Knowledge } from '../../model/knowledge';
import { choice, minorChoice, type Reply } from '../replies';
import { paragraphs, text } from '../wording';
import { buttonText, diaryMessage } from './askDiary';
import { briefly, titleWords } from './incidentWords';

/** Shows an account of several days as it can be taken apart, and asks whether it shall be. */
export function askDays(knowledge: Knowledge, { id: incident }: Incident, days: SeveralDays, diary: Diary): Reply {
  const here = { kind: 'record', incident } as const;
  const words = paragraphs(
    text(knowledge, 'record-days', { count: days.times.length }),
    ...happenings(knowledge, days),
  );
  return diaryMessage(diary, words, { kind: 'question' }, [
    choice(knowledge, 'record-days-yes', { ...here, do: 'split' }),
    choice(knowledge, 'record-days-move', { ...here, do: 'move' }),
    minorChoice(knowledge, 'record-days-one', { ...here, do: 'time-words' }),
  ]);
}

/** Asks which sentence is in the wrong place, and then where it belongs. */
export function askMove(
  knowledge: Knowledge,
  { id: incident }: Incident,
  days: SeveralDays,
  diary: Diary,
  sentence?: number,
): Reply {
  const here = { kind: 'record', do: 'move', incident } as const;
  const moved = sentence === undefined ? undefined : days.sentences[sentence];
  if (!moved)
    return diaryMessage(
      diary,
      text(knowledge, 'record-move-which'),
      { kind: 'question' },
      days.sentences.map(({ words }, place) => ({ title: briefly(words), press: { ...here, choice: place } })),
    );
  return diaryMessage(
    diary,
    text(knowledge, 'record-move-where', { words: moved.words }),
    { kind: 'question' },
    happenings(knowledge, days).flatMap((title, to) =>
      to === moved.of ? [] : [{ title: buttonText(title), press: { ...here, choice: sentence ?? 0, to } }],
    ),
  );
}

/** Each happening in a line and its words. */
function happenings(knowledge: Knowledge, days: SeveralDays): readonly string[] {
  return accountsOf(days).map((words, place) => {
    const when = titleWords(knowledge, days.times[place] ?? {});
    return text(knowledge, 'record-line', { number: place + 1, when, what: briefly(words) });
  });
}
