import type { Activity } from 'botbuilder';
import { pressOf } from '../../model/protocol/press';

/** By which name a card sends what was ticked on it, divided by commas. */
export const CHOSEN = 'chosen';
/** The command that only Teams has: to go on after having read who may read along. */
export const AGREE = 'agree';

/** What a press on a card comes to: the activity as the bot knows it from everywhere else. */
export function withPress(activity: Partial<Activity>): Partial<Activity> {
  const press = pressOf(activity.value);
  const chosen: unknown = activity.value?.[CHOSEN];
  if (press?.kind !== 'answer' || typeof chosen !== 'string') return activity;
  const answer = chosen.split(',').filter((id) => id !== '');
  return { ...activity, value: { ...press, answer } };
}

/** Whether this is the card of a question with several answers, none of them ticked. */
export function isNothingTicked({ value }: Partial<Activity>): boolean {
  const press = pressOf(value);
  return press?.kind === 'answer' && press.answer.length === 0;
}

export function isAgreement({ value, text }: Partial<Activity>, words: string): boolean {
  const press = pressOf(value);
  if (press) return press.kind === 'command' && press.command === AGREE;
  return bare(text ?? '') === bare(words);
}

function bare(words: string): string {
  return words
    .toLowerCase()
    .replace(/[^a-z ]/g, '')
    .trim();
}

/** Longer than a mention can be; the pattern below is slow on what is far longer. */
const LONGEST = 4000;

/** What was typed, without "@Waymark", which Teams puts into the text of who writes it. */
export function typedText({ text = '' }: Partial<Activity>): string {
  return text
    .slice(0, LONGEST)
    .replace(/<at\b[^<>]*>[^<>]*<\/at>/gi, ' ')
    .trim();
}
