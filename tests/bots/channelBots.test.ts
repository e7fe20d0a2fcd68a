import type { Activity } from 'botbuilder';
import { ChannelBots } from '../../bots/channelBots';
import { NluPipeline } from '../../language/nluPipeline';
import { MORNING, realKnowledge } from '../realKnowledge';

/** The knowledge, with a count of how often the words that messages are read by are taken from it. */
let indexed = 0;
const counted = {
  ...realKnowledge,
  get word_sets() {
    indexed++;
    return realKnowledge.word_sets;
  },
};

const bots = new ChannelBots(counted, 'https://www.example.police.uk/stalking');
const CHANNELS = ['directline', 'msteams', 'desk'];

let understand: jest.SpiedFunction<NluPipeline['understand']>;
beforeEach(() => {
  understand = jest.spyOn(NluPipeline.prototype, 'understand');
});
afterEach(() => {
  jest.restoreAllMocks();
});

/** A conversation on a channel, in which people go on in Teams as they are asked to. */
class Talk {
  memory: unknown;

  constructor(private readonly channelId: string) {}

  async begin(): Promise<void> {
    await this.say({ type: 'conversationUpdate', membersAdded: [{ id: 'person', name: '' }] });
    if (this.channelId === 'msteams') await this.say({ value: { kind: 'command', command: 'agree' } });
  }

  async say(activity: Partial<Activity>) {
    const addressed = {
      type: 'message',
      channelId: this.channelId,
      conversation: { id: 'one', isGroup: false, conversationType: 'personal', name: '' },
      from: { id: 'person', name: '' },
      recipient: { id: 'waymark', name: '' },
      ...activity,
    };
    const turn = await bots.turn(addressed, this.memory, MORNING);
    this.memory = JSON.parse(JSON.stringify(turn.memory));
    return turn;
  }
}

describe.each(CHANNELS)('on the channel “%s”', (channelId) => {
  let talk: Talk;

  beforeEach(() => {
    talk = new Talk(channelId);
  });

  test('nobody waits for the words to be learnt: that was done at the start', async () => {
    indexed = 0;
    await talk.begin();
    await talk.say({ text: 'my ex keeps turning up at my work' });
    expect(indexed).toBe(0);
  });

  test.each([
    'no',
    'my ex keeps turning up at my work',
    'he is outside my house with a knife',
    'how do i report it to the police',
  ])('“%s” is read once', async (text) => {
    await talk.begin();
    understand.mockClear();
    await talk.say({ text });
    expect(understand).toHaveBeenCalledTimes(1);
  });

  test('what is pressed is not read at all', async () => {
    await talk.begin();
    understand.mockClear();
    await talk.say({ text: 'No', value: { kind: 'answer', question: 'danger', answer: ['no'] } });
    await talk.say({ text: 'Back', value: { kind: 'command', command: 'back' } });
    expect(understand).not.toHaveBeenCalled();
  });

  test('the outcome that a turn reaches is returned beside what is said, and nobody else is told it', async () => {
    await talk.begin();
    const { replies, reached } = await talk.say({ text: 'he is outside my house right now with a knife' });
    expect(reached).toEqual(['danger-now']);
    // The handler's own screen names it, for the note; what is said does not.
    const said = replies.filter(({ type }) => type === 'message');
    expect(JSON.stringify(said)).not.toContain('danger-now');
    expect((await talk.say({ text: 'thank you' })).reached ?? []).toEqual([]);
  });

  test('a turn leaves what it was given as it was, so that it can be run again', async () => {
    await talk.begin();
    const before = JSON.stringify(talk.memory);
    const given = JSON.parse(before);
    talk.memory = given;
    await talk.say({ text: 'no' });
    expect(JSON.stringify(given)).toBe(before);
  });
});

test.each(['my ex keeps turning up at my work', 'how do i report it to the police'])(
  'at the desk, “%s” said while something else is read out is read once',
  async (text) => {
    const talk = new Talk('desk');
    await talk.begin();
    understand.mockClear();
    await talk.say({ text, value: { kind: 'note' } });
    expect(understand).toHaveBeenCalledTimes(1);
  },
);

test('a fault that a call handler reports is returned, and confirmed to the desk', async () => {
  const talk = new Talk('desk');
  await talk.begin();
  const fault = { service: 'samaritans', fault: 'wrong-number' };
  const turn = await talk.say({
    type: 'event',
    name: 'waymark.fault',
    value: { ...fault, caller: 'a name' },
  });
  expect(turn).toMatchObject({ faults: [fault] });
  const [confirmed] = turn.replies.filter(({ name }) => name === 'waymark.fault-noted');
  expect(confirmed?.value).toEqual(fault);
});

test('who is to have the replies in the answer to the message has them, whatever the channel', async () => {
  for (const channelId of ['emulator', 'msteams']) {
    const said = { type: 'message', channelId, text: 'he follows me', deliveryMode: 'expectReplies' };
    const { replies } = await bots.turn({ ...said, conversation: PERSONAL }, undefined, MORNING);
    expect([channelId, replies.length > 0]).toEqual([channelId, true]);
  }
});

const PERSONAL = { id: 'c', name: '', isGroup: false, conversationType: 'personal' };
