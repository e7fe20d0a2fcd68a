import { ChannelBots } from '../../bots/channelBots';
import { deskTurns } from '../../bots/deskTurns';
import type { DeskState } from '../../model/protocol/deskActivities';
import { packKnowledge } from '../../model/protocol/packedKnowledge';
import { MORNING, realKnowledge } from '../realKnowledge';

const packed = packKnowledge(realKnowledge, ({ buffer, byteOffset, byteLength }) =>
  Buffer.from(buffer, byteOffset, byteLength).toString('base64'),
);

/** One call with everything in it: presses, a story, what is asked on the way, danger, a change, a note, going back. */
const ACTIVITIES = [
  undefined,
  { type: 'message', value: { kind: 'answer', question: 'danger', answer: ['no'] } },
  { type: 'message', value: { kind: 'answer', question: 'who-for', answer: ['me'] } },
  { type: 'message', text: 'my ex keeps following me home, he threatened to kill me. is it a waste of police time?' },
  { type: 'message', text: 'we split up in june' },
  { type: 'message', value: { kind: 'change', question: 'who' } },
  { type: 'message', text: 'he said go away last week', value: { kind: 'note' } },
  { type: 'message', text: 'he is outside my door with a knife right now', value: { kind: 'note' } },
  { type: 'message', value: { kind: 'answer', question: 'danger', answer: ['no'] } },
  { type: 'message', text: 'i cant go on like this i want to end it all' },
  { type: 'message', value: { kind: 'command', command: 'back' } },
  { type: 'event', name: 'waymark.look' },
];

test('a handler whose connection is gone is told, word for word, what the server would have said', async () => {
  const server = new ChannelBots(realKnowledge, undefined);
  const page = deskTurns(packed);
  const began = { type: 'conversationUpdate', membersAdded: [{ id: 'person', name: '' }] };
  let memory: unknown;
  let known: unknown;
  const dangers: boolean[] = [];
  for (const activity of ACTIVITIES) {
    const said = await server.turn({ ...(activity ?? began), channelId: 'desk' }, memory, MORNING);
    memory = JSON.parse(JSON.stringify(said.memory));
    const turn = await page.turn(activity, known, MORNING);
    known = turn.memory;
    const state: DeskState = said.replies.find(({ name }) => name === 'waymark.desk')?.value;
    expect(turn.state).toEqual(state);
    dangers.push(state.danger);
  }
  expect(dangers).toEqual([false, false, false, false, false, false, false, true, false, false, false, false]);
});
