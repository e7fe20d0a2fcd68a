import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ChannelBots } from '../../bots/channelBots';
import type { ConversationMemory } from '../../dialogs/conversationMemory';
import { MORNING, realKnowledge } from '../realKnowledge';

const RELEASES = join(__dirname, 'releases');
const bots = new ChannelBots(realKnowledge, undefined);

/** What a release remembered after each turn of one conversation: see scripts/rememberTalk.mjs. */
const remembered = readdirSync(RELEASES).map((file) => {
  const memories: readonly ConversationMemory[] = JSON.parse(readFileSync(join(RELEASES, file), 'utf8'));
  return [file.replace('.json', ''), memories] as const;
});

async function turn(memory: ConversationMemory, said: object) {
  const activity = { type: 'message', channelId: 'directline', text: '', ...said };
  const { memory: after, replies, outdated } = await bots.turn(activity, memory, MORNING);
  const { answers } = after as ConversationMemory;
  return { answers, outdated, text: replies.map(({ text = '' }) => text).join('\n'), memory: after };
}

test('there are two releases to go on from', () => {
  expect(remembered.length).toBeGreaterThanOrEqual(2);
});

describe.each(remembered)('Whoever began to talk with release %s', (_release, memories) => {
  test('has told nothing in vain, wherever in the conversation they were', async () => {
    for (const memory of memories) {
      const { answers, outdated, text } = await turn(memory, { value: { kind: 'command', command: 'change' } });
      expect(outdated).toEqual([]);
      expect(answers).toMatchObject(memory.answers);
      expect(text).not.toBe('');
    }
  });

  test('is answered in words and by buttons, and finds their record as they wrote it', async () => {
    for (const memory of memories)
      for (const said of [
        { text: 'what do you mean' },
        { text: 'wobble' },
        { value: { kind: 'command', command: 'back' } },
      ])
        expect((await turn(memory, said)).text).not.toBe('');
    const last = memories.at(-1);
    if (last === undefined) throw new Error('It remembers nothing');
    const { memory } = await turn(last, { value: { kind: 'command', command: 'summary' } });
    expect(JSON.stringify(memory)).toContain('Jo saw it');
  });
});
