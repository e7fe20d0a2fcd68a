import type { RecordSheet } from '../../model/protocol/activities';
import { Conversation, realKnowledge as knowledge } from '../journeys/conversation';

/** A Saturday, before dawn. */
export const NIGHT = new Date('2026-11-28T04:28:00Z');

/** The record after these lines; one in brackets is the beginning of a button's words. */
export async function told(...lines: readonly string[]): Promise<{ sheet: RecordSheet; talk: Conversation }> {
  const talk = new Conversation(knowledge, NIGHT);
  await talk.begin();
  await talk.press('No, not right now');
  await talk.type('I want to write down what happened');
  await talk.press('Begin my record');
  for (const line of lines) {
    talk.now = new Date(talk.now.getTime() + 60_000);
    const title = talk.buttons().find((one) => line.startsWith('[') && one.title.startsWith(line.slice(1, -1)))?.title;
    await (title ? talk.press(title) : talk.type(line));
  }
  const record = talk.fork();
  await record.pressValue({ kind: 'record', do: 'show' });
  const sheet = record.replies.map(({ channelData }) => channelData?.waymark?.record?.sheet).find((one) => one);
  return { sheet, talk };
}

export const cellsOf = (sheet: RecordSheet, place = 0) => sheet.incidents[place]?.cells.join('\n') ?? '';
export const titlesOf = (sheet: RecordSheet) => sheet.incidents.map(({ title }) => title);
