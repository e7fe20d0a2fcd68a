import { type Activity, ActivityTypes } from 'botbuilder';
import { parseButtonPayload } from '../../model/protocol/activities';

type TeamsActivity = Partial<Activity>;

/** The input in which a card sends the ticked options, separated by commas. */
export const CHOICES_INPUT = 'chosen';
/** A command that only Teams has: to go on after having read who may read along. */
export const AGREE_COMMAND = 'agree';

/** Turns the submit of a card into the activity that the bot knows from other channels. */
export function withChosenAnswers(activity: TeamsActivity): TeamsActivity {
  const press = parseButtonPayload(activity.value);
  const chosen: unknown = activity.value?.[CHOICES_INPUT];
  if (press?.kind !== 'answer' || typeof chosen !== 'string') return activity;
  const answer = chosen.split(',').filter((id) => id !== '');
  return { ...activity, value: { ...press, answer } };
}

/** Whether this is the card of a question with several answers, none of them ticked. */
export function isNothingTicked({ value }: TeamsActivity): boolean {
  const press = parseButtonPayload(value);
  return press?.kind === 'answer' && press.answer.length === 0;
}

export function isAgreement({ value, text }: TeamsActivity, words: string): boolean {
  const press = parseButtonPayload(value);
  if (press) return press.kind === 'command' && press.command === AGREE_COMMAND;
  return lettersOnly(text ?? '') === lettersOnly(words);
}

function lettersOnly(words: string): string {
  return words
    .toLowerCase()
    .replace(/[^a-z ]/g, '')
    .trim();
}

/** In words: a sentence rather than an answer. */
const STORY_WORDS = 8;

/** The bot was removed, by the person or by an administrator of Teams. */
export function isRemoval({ type, action, membersRemoved, recipient }: TeamsActivity): boolean {
  if (type === ActivityTypes.InstallationUpdate) return action === 'remove';
  return type === ActivityTypes.ConversationUpdate && !!membersRemoved?.some(({ id }) => id === recipient?.id);
}

/** Others may read along wherever Teams does not say that it is a chat of two: in groups, channels and meetings. */
export function isGroupChat({ conversation }: TeamsActivity): boolean {
  return conversation?.conversationType !== 'personal' || conversation.isGroup === true;
}

export function isLongText({ value, text: typed = '' }: TeamsActivity): boolean {
  return !value && typed.split(/\s+/).length >= STORY_WORDS;
}
