import type { Wording } from '../../model/knowledge';
import { type Replies, realKnowledge } from '../journeys/conversation';
import { eitherOf, listed, type OneOrMore } from './row';

/** A message of `knowledge/messages.yaml`, whatever its placeholders are filled with. */
export function isSaid(id: string, said: string): boolean {
  const parts = realKnowledge.messages[id]?.split(/\{[a-z-]+\}/).map(escaped);
  return parts !== undefined && new RegExp(parts.join('[^]*?')).test(said);
}

function escaped(words: string): string {
  return words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

/** @returns what is not there; undefined where all of it is */
export function lackingText(wanted: OneOrMore, said: string): string | undefined {
  const has = (words: string) => said.toLowerCase().includes(words.toLowerCase());
  const lacking = listed(wanted).filter((one) => !eitherOf(one).some(has));
  return lacking.length === 0 ? undefined : `no ${lacking.join(', ')}`;
}

/** All that can be read, apart from buttons. */
export function wordsIn(replies: Replies): readonly string[] {
  const texts = replies.flatMap(({ text = '', attachments = [] }) => [
    text,
    ...attachments.flatMap(({ content }) => [content?.title ?? '', content?.subtitle ?? '', content?.text ?? '']),
  ]);
  return texts
    .join(' ')
    .split(/\s+/)
    .filter((word) => /[\p{L}\d]/u.test(word));
}

/** To the person, and to someone who asks for another. */
export function wordingsOf({ person, other }: Wording): readonly string[] {
  return [person, ...(other === undefined ? [] : [other])];
}
