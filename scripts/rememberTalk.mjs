// node scripts/rememberTalk.mjs FOLDER FILE: what a release, built in a folder, remembers after each turn of a conversation:
// tests/bots/releases holds these of the latest releases, and every later one has to go on from any of them.
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';

const [, , folder = '.', file] = process.argv;
process.chdir(folder);
const built = createRequire(join(resolve(folder), 'dist', 'index.js'));
const { ChannelBots } = built('./bots/channelBots');
const { loadKnowledge } = built('./loader/loadKnowledge');

const press = (question, ...answer) => ({ kind: 'answer', question, answer });
const TALK = [
  { value: press('danger', 'no') },
  { value: press('who-for', 'me') },
  { value: press('what', 'contact', 'following') },
  { value: press('unwanted', 'yes') },
  { value: press('repeated', 'several') },
  { value: press('fixated', 'yes') },
  { value: press('who', 'ex-recent') },
  { value: { kind: 'command', command: 'record' } },
  { text: 'He waited outside my work on Tuesday at 5pm and shouted. Jo saw it.' },
  { value: press('where', 'bedfordshire') },
];
const NOON = new Date('2026-11-24T12:00:00Z');

const loaded = loadKnowledge('knowledge', '2026-11-28');
const bots = new ChannelBots(loaded.knowledge, undefined);
const memories = [];
let memory;
for (const said of TALK) {
  const activity = {
    type: 'message',
    channelId: 'directline',
    text: '',
    conversation: { id: 'one' },
    from: { id: 'person' },
    ...said,
  };
  ({ memory } = await bots.turn(activity, memory, NOON));
  memories.push(memory);
}
writeFileSync(file, `${JSON.stringify(memories, undefined, 1)}\n`);
