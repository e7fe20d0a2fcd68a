import { type Answers, FOR_OTHERS, WHO_FOR } from '../model/answers';
import type { Audience, Knowledge, Wording } from '../model/knowledge';
import type { MessageId, Placeholder } from '../model/textIds';

/** A text of `knowledge/messages.yaml` with its placeholders filled in. */
export function text<Id extends MessageId>(
  knowledge: Knowledge,
  id: Id,
  ...[values]: [Placeholder<Id>] extends [never] ? [] : [Readonly<Record<Placeholder<Id>, string | number>>]
): string {
  const template = knowledge.messages[id] ?? '';
  const filled: Readonly<Record<string, string | number>> = { ...values };
  return template.replace(/\{([a-z-]+)\}/g, (_all, name: string) => String(filled[name] ?? ''));
}

/** Whom the words are for, from the person's own answer. */
export function audienceOf(answers: Answers): Audience {
  return FOR_OTHERS.includes(answers[WHO_FOR]?.[0] ?? '') ? 'other' : 'person';
}

export function inWords(wording: Wording, audience: Audience): string {
  return wording[audience] ?? wording.person;
}

export function paragraphs(...texts: readonly string[]): string {
  return texts.filter((one) => one !== '').join('\n\n');
}

export function bulletList(items: readonly string[]): string {
  return items.map((item) => `- ${item}`).join('\n');
}
