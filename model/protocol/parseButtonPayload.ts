import type { ButtonPayload } from './activities';
import { DIARY_ACTIONS, type DiaryActionName } from './diaryActions';

const MOST_ANSWERS = 50;

/** Parses a button's payload; undefined where it is not one of ours: it comes from the network, untrusted. */
export function parseButtonPayload(value: unknown): ButtonPayload | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const {
    kind,
    question,
    answer,
    command,
    topic,
    from,
    do: deed,
    incident,
    field,
    choice,
  } = value as Readonly<Record<string, unknown>>;
  switch (kind) {
    case 'answer':
      return isText(question) && isTexts(answer) ? { kind, question, answer } : undefined;
    case 'command':
      return isText(command) ? { kind, command } : undefined;
    case 'topic':
      return isText(topic) ? { kind, topic, ...(isIndex(from) && { from }) } : undefined;
    case 'change':
      return isText(question) ? { kind, question } : undefined;
    case 'record':
      return isDiaryAction(deed)
        ? {
            kind,
            do: deed,
            ...(isIndex(incident) && { incident }),
            ...(isText(field) && { field }),
            ...(isIndex(choice) && { choice }),
          }
        : undefined;
    default:
      return undefined;
  }
}

function isDiaryAction(value: unknown): value is DiaryActionName {
  return DIARY_ACTIONS.some((deed) => deed === value);
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.length <= MOST_ANSWERS && value.every(isText);
}

function isIndex(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}
