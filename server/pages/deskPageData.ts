import type { Knowledge } from '../../model/knowledge';
import { mainHelplines } from './helplines';

/** What the desk's page needs from the knowledge: its script, what is noted of a call, and its own labels. */
export function deskPageData(knowledge: Knowledge, forgetIdleAfter: number, now: Date): object {
  const { script, quick_help, themes, flags, wrap_up, dispositions, practice_calls } = knowledge;
  return {
    labels: knowledge.labels.desk,
    helplines: mainHelplines(knowledge, now).map(({ name, phones }) => ({
      name,
      number: phones[0]?.number ?? '',
    })),
    script,
    quick_help,
    themes,
    flags,
    wrap_up,
    dispositions,
    practice_calls,
    forget_minutes: forgetIdleAfter / 60_000,
  };
}
