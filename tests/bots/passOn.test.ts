import { randomBytes } from 'node:crypto';
import { ChannelBots } from '../../bots/channelBots';
import type { PassOn } from '../../dialogs/codeMaker';
import { newCode } from '../../model/passOnCode';
import type { DeskState } from '../../model/protocol/deskActivities';
import { MORNING, realKnowledge } from '../realKnowledge';

const codes = { newCode: () => newCode(randomBytes), life: 30 * 60_000 };
const bots = new ChannelBots(realKnowledge, 'https://www.example.police.uk', codes);
const MADE = MORNING.toISOString();

type Turn = Omit<Awaited<ReturnType<ChannelBots['turn']>>, 'passOn'> & { readonly passOn?: PassOn };

/** A conversation on a channel, of which everything that was said is remembered. */
class Talk {
  memory: unknown;
  said = '';

  constructor(
    readonly channelId: string,
    private readonly by = bots,
  ) {}

  async turn(activity: object): Promise<Turn> {
    const address = { channelId: this.channelId, conversation: { id: 'a', conversationType: 'personal' } };
    const turn = await this.by.turn({ ...address, ...activity } as never, this.memory, MORNING);
    this.memory = JSON.parse(JSON.stringify(turn.memory));
    this.said = JSON.stringify(turn.replies);
    return turn as Turn;
  }

  say = (text: string, value?: object) => this.turn({ type: 'message', text, value });
  press = (command: string) => this.say('', { kind: 'command', command });
  answer = (question: string, ...answer: string[]) => this.say('', { kind: 'answer', question, answer });
}

const ANSWERS: readonly (readonly [string, ...string[]])[] = [
  ['danger', 'no'],
  ['who-for', 'me'],
  ['what', 'following'],
  ['unwanted', 'yes'],
  ['repeated', 'several'],
  ['who', 'neighbour'],
  ['fixated', 'yes'],
  ['signs', 'worse'],
  ['where', 'bedfordshire'],
];

async function toTheOutcome(channel = 'directline', by = bots): Promise<Talk> {
  const talk = new Talk(channel, by);
  await talk.turn({ type: 'conversationUpdate', membersAdded: [{ id: 'person', name: '' }] });
  if (channel === 'msteams') await talk.say('', { kind: 'command', command: 'agree' });
  for (const one of ANSWERS) await talk.answer(...(one as [string, string]));
  return talk;
}

/** The signs that are read aloud, in order. */
const signsIn = (said: string) => [...said.matchAll(/\*\*([2-9B-Z])\*\* [A-Z]/g)].map(([, sign]) => sign).join('');

test('at an outcome a press gives a code to read aloud, each sign with its word, and what was told goes with it', async () => {
  const talk = await toTheOutcome();
  expect(talk.said).toContain('Give this to a person');
  const { passOn, replies } = await talk.press('pass-on');
  expect(signsIn(String(replies[0]?.text))).toBe(passOn?.code);
  expect(talk.said).toMatch(/works once, until 11am/);
  const { danger: _calm, ...told } = Object.fromEntries(ANSWERS.map(([id, ...answer]) => [id, answer]));
  expect(passOn?.summary).toMatchObject({ made: MADE, from: 'chat', answers: told, notes: [] });
  // Nothing of the code is remembered with the conversation.
  expect(JSON.stringify(talk.memory)).not.toContain(passOn?.code);
});

test.each(['give this to a person', 'Give this to a person', 'new code', 'can i have a code', 'they asked for a code'])(
  'who types “%s” gets one too',
  async (words) => {
    const talk = await toTheOutcome();
    expect((await talk.say(words)).passOn?.code).toMatch(/^[2-9B-Z]{8}$/);
  },
);

test('“not in danger” was true of one minute, and is not passed on; danger is', async () => {
  const talk = await toTheOutcome();
  expect((await talk.press('pass-on')).passOn?.summary).not.toHaveProperty('answers.danger');
  await talk.say('he is outside my door with a knife');
  expect((await talk.press('pass-on')).passOn?.summary).toHaveProperty('answers.danger', ['yes']);
});

test('before anything is told there is nothing to give', async () => {
  const talk = new Talk('directline');
  await talk.turn({ type: 'conversationUpdate', membersAdded: [{ id: 'person', name: '' }] });
  expect((await talk.press('pass-on')).passOn).toBeUndefined();
  expect(talk.said).toContain('nothing to sum up yet');
});

test('in the middle of the questions it goes on with them afterwards', async () => {
  const talk = new Talk('directline');
  await talk.turn({ type: 'conversationUpdate', membersAdded: [{ id: 'person', name: '' }] });
  for (const one of ANSWERS.slice(0, 3)) await talk.answer(...(one as [string, string]));
  expect((await talk.press('pass-on')).passOn?.summary).toMatchObject({ answers: { what: ['following'] } });
  await talk.press('carry-on');
  expect(talk.said).toContain('"question":"repeated"');
});

test('what was written down to take along goes with it, and that is said', async () => {
  const talk = await toTheOutcome();
  await talk.press('record');
  await talk.say('', { kind: 'record', do: 'begin' });
  await talk.say('he waited at the bus stop');
  await talk.say('', { kind: 'record', do: 'stop' });
  const { passOn } = await talk.press('pass-on');
  expect(JSON.stringify(passOn?.summary)).toContain('he waited at the bus stop');
  expect(talk.said).toContain('They also read what you wrote here');
});

test('who starts again takes the code back with what they told', async () => {
  const talk = await toTheOutcome();
  await talk.press('pass-on');
  expect((await talk.press('restart')).passOn).toBeUndefined();
  expect((await talk.press('restart-sure')).passOn).toBe('withdrawn');
});

test('in one chat there are ten codes and no more', async () => {
  const talk = await toTheOutcome();
  for (let i = 0; i < 10; i++) expect((await talk.press('pass-on')).passOn).toBeDefined();
  expect((await talk.press('pass-on')).passOn).toBeUndefined();
  expect(talk.said).toContain('cannot make more codes');
});

test('where there is no desk no code is offered, and who asks for one is told of the summary', async () => {
  const talk = await toTheOutcome('directline', new ChannelBots(realKnowledge, undefined));
  expect(talk.said).not.toContain('Give this to a person');
  expect((await talk.say('new code')).passOn).toBeUndefined();
  expect(talk.said).toContain('You can make a summary');
});

describe('in Teams', () => {
  test('the summary is given by a code and never said; the code goes when the person goes on', async () => {
    const talk = await toTheOutcome('msteams');
    await talk.press('summary');
    expect(talk.said).toContain('Give this to a person');
    expect(talk.said).not.toMatch(/neighbour|follow/i);
    const { passOn, replies } = await talk.press('pass-on');
    expect(signsIn(JSON.stringify(replies[0]))).toContain(passOn?.code);
    expect(passOn?.summary).toMatchObject({ from: 'teams', answers: { who: ['neighbour'] } });
    expect(talk.said).not.toMatch(/neighbour|follow/i);
    expect(JSON.stringify(passOn?.instead)).toContain('adaptive');
    const code = String(replies[0]?.id);
    await talk.press('more');
    expect(JSON.parse(talk.said)).toContainEqual(expect.objectContaining({ type: 'messageUpdate', id: code }));
  });

  test('that it was used is said in a line that tells whoever looks on nothing', async () => {
    const said = bots.codeOpened({ channelId: 'msteams' });
    expect(said).toHaveLength(1);
    expect(JSON.stringify(said)).not.toMatch(/stalk|harass|police|answers/i);
    expect(said[0]).toHaveProperty('id');
  });
});

describe('at the desk', () => {
  async function takenOver(answers: object, before: readonly (readonly [string, ...string[]])[] = []) {
    const talk = new Talk('desk');
    await talk.turn({ type: 'conversationUpdate', membersAdded: [{ id: 'person', name: '' }] });
    for (const one of before) await talk.answer(...(one as [string, string]));
    const { replies } = await talk.turn({ type: 'event', name: 'waymark.take-over', value: { answers, from: 'chat' } });
    return replies.find(({ name }) => name === 'waymark.desk')?.value as DeskState;
  }

  test('what was told in the chat is there at once, nothing of it is asked, and danger is asked about again', async () => {
    const { danger: _calm, ...told } = Object.fromEntries(ANSWERS.map(([id, ...answer]) => [id, answer]));
    const state = await takenOver(told);
    expect(state.answers).toEqual(told);
    expect([...state.changed].sort()).toEqual(Object.keys(told).sort());
    expect(state.asking?.id).toBe('danger');
    expect(state.looks.title).toContain('stalking');
  });

  test('danger that was told is danger at the desk, at once and with its flags, whatever the handler was told before', async () => {
    const told = { danger: ['yes'], what: ['threats'] };
    for (const before of [[], [['danger', 'no']]] as const) {
      const state = await takenOver(told, before);
      expect(state.danger).toBe(true);
      expect(state.changed).toContain('danger');
      expect(state.asking).toBeUndefined();
    }
  });

  test('what the handler was told stands; of what may be several, both', async () => {
    const told = { who: ['neighbour'], what: ['following'], repeated: ['several'] };
    const before = [
      ['danger', 'no'],
      ['who-for', 'me'],
      ['what', 'threats'],
    ] as const;
    const state = await takenOver(told, before);
    expect(state.answers).toMatchObject({ danger: ['no'], what: ['threats', 'following'], who: ['neighbour'] });
  });

  test('anything that is no answer of this knowledge is dropped', async () => {
    const state = await takenOver({ made: ['up'], who: ['nobody-of-this-name'], repeated: 'yes', danger: ['yes', 7] });
    expect(state.answers).toEqual({});
    expect((await takenOver([])).answers).toEqual({});
    expect((await takenOver('x' as never)).answers).toEqual({});
  });
});

describe('what no answer has a place for', () => {
  const TOLD = 'he swapped his shifts at the depot so that he is on with me';
  const typed = (words: string) => `Typed in the chat: “${words}”`;
  const afterDanger = async (channel = 'directline', by = bots) => {
    const talk = new Talk(channel, by);
    await talk.turn({ type: 'conversationUpdate', membersAdded: [{ id: 'person', name: '' }] });
    if (channel === 'msteams') await talk.say('', { kind: 'command', command: 'agree' });
    await talk.answer('danger', 'no');
    return talk;
  };

  test.each(['directline', 'msteams'])(
    'goes with the code as it was typed, and the person is told so (%s)',
    async (on) => {
      const talk = await afterDanger(on);
      await talk.say(TOLD);
      await talk.say('he writes to me every day and I told him to stop');
      await talk.say('Who can help me with this?');
      await talk.say('no');
      const { passOn } = await talk.press('pass-on');
      const notes = [typed(TOLD), typed('he writes to me every day and I told him to stop')];
      expect(passOn?.summary).toMatchObject({ notes });
      expect(talk.said).toContain('in your own words');
    },
  );

  test('is gone with everything else when it is forgotten', async () => {
    const talk = await afterDanger();
    await talk.say(TOLD);
    await talk.press('forget-sure');
    expect(JSON.stringify(talk.memory ?? {})).not.toContain('shifts');
  });

  test('nothing at all is remembered of what was forgotten, not even what was taken back', async () => {
    const talk = await afterDanger();
    await talk.say('my neighbour follows me to the chapel every morning, sometimes I think there is no point');
    await talk.say("no, it's not my neighbour");
    await talk.press('forget-sure');
    const { dialogs, calm, offered, diary, codesMade, ...rest } = talk.memory as Record<string, unknown>;
    expect(rest).toEqual({ answers: {} });
    expect(JSON.stringify([dialogs, offered, diary])).not.toMatch(/neighbour|following|chapel/);
  });

  test('is not kept where nobody could open a code', async () => {
    const talk = await afterDanger('directline', new ChannelBots(realKnowledge, undefined));
    await talk.say(TOLD);
    expect(JSON.stringify(talk.memory)).not.toContain('shifts');
  });

  test('is not kept at the desk, where the notes stay in the page', async () => {
    const talk = new Talk('desk');
    await talk.turn({ type: 'event', name: 'waymark.begin' });
    await talk.say(TOLD);
    expect(JSON.stringify(talk.memory ?? {})).not.toContain('shifts');
  });

  test('is kept thirty messages long, the latest of them', async () => {
    const talk = await afterDanger();
    for (let day = 1; day <= 31; day++)
      await talk.say(`the red van stood opposite the chapel again for ${day} minutes`);
    const { ownWords } = talk.memory as { ownWords: readonly string[] };
    expect(ownWords).toHaveLength(30);
    expect(ownWords.at(-1)).toContain('31');
  });
});
