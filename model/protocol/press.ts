import type { Press } from './activities';
import { DEEDS, type DeedName } from './diaryActions';

const MOST_ANSWERS = 50;

/** What a press says, or undefined where it is not one of ours: it came over the network and is not trusted. */
export function pressOf(value: unknown): Press | undefined {
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
      return isText(topic) ? { kind, topic, ...(isPlace(from) && { from }) } : undefined;
    case 'change':
      return isText(question) ? { kind, question } : undefined;
    case 'record':
      return isDeed(deed)
        ? {
            kind,
            do: deed,
            ...(isPlace(incident) && { incident }),
            ...(isText(field) && { field }),
            ...(isPlace(choice) && { choice }),
          }
        : undefined;
    default:
      return undefined;
  }
}

function isDeed(value: unknown): value is DeedName {
  return DEEDS.some((deed) => deed === value);
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.length <= MOST_ANSWERS && value.every(isText);
}

function isPlace(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}
