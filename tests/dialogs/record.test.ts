import fc from 'fast-check';
import { TurnAdapter } from '../../bots/turnAdapter';
import { WaymarkBot } from '../../bots/waymarkBot';
import { Conversation, realKnowledge as knowledge, MORNING } from '../journeys/conversation';

const NOON = new Date('2026-11-24T12:00:00Z');
const STORY = 'he was outside my flat at half seven last tuesday quincunx';
const known = (id: string) => knowledge.phrases.find((one) => one.id === id);
const some = (phrases: readonly string[] = []) =>
  phrases.filter((_phrase, place) => place % Math.ceil(phrases.length / 8) === 0);

/** What is asked about by itself, and not together with another. */
const asked = knowledge.diary_fields.flatMap(({ id, with: lead }) => (lead ? [] : [id]));

/** Conversations in which each step of the record waits: the notice, each field, a time to settle, the record. */
async function everyStep(): Promise<readonly (readonly [string, Conversation])[]> {
  const conversation = new Conversation(knowledge, NOON);
  await conversation.begin();
  await conversation.press('No, not right now');
  await conversation.type('my record');
  const steps: [string, Conversation][] = [['the notice', conversation.fork()]];
  await conversation.press('Begin my record');
  for (const id of asked) {
    steps.push([id, conversation.fork()]);
    await conversation.press('Skip this one');
  }
  await conversation.type('my record');
  await conversation.press('Begin my record');
  await conversation.type(STORY);
  steps.push(['which time', conversation.fork()]);
  await conversation.press('Keep my words as they are');
  await conversation.press('That is all for this one');
  steps.push(['told', conversation.fork()]);
  await conversation.press('See, print or save my record');
  return [...steps, ['the record', conversation]];
}

const steps = everyStep();
const names = ['the notice', ...asked, 'which time', 'told', 'the record'];

describe.each(names)('while “%s” waits in the record', (name) => {
  const waiting = async () => {
    const found = (await steps).find(([one]) => one === name)?.[1];
    if (!found) throw new Error(`Nothing led to ${name}.`);
    return found.fork();
  };

  test('danger is met with 999 at once, and thoughts of suicide with crisis help', async () => {
    for (const phrase of some(known('emergency')?.within)) {
      const conversation = await waiting();
      await conversation.type(phrase);
      expect([phrase, conversation.replies[0]?.text?.includes('999')]).toEqual([phrase, true]);
    }
    for (const phrase of some(known('self-harm')?.within)) {
      const conversation = await waiting();
      await conversation.type(phrase);
      expect([phrase, conversation.said().includes('116 123')]).toEqual([phrase, true]);
    }
  });

  test('what may be danger gets a line with 999 beside what is written down', async () => {
    const conversation = await waiting();
    await conversation.type('i think he might be outside');
    expect(conversation.said()).toContain('call 999');
  });

  test('Exit never waits and never asks, whatever is written down', async () => {
    const adapter = new TurnAdapter(new WaymarkBot(knowledge));
    const { memory } = await waiting();
    const { end } = await adapter.turn({ type: 'endOfConversation' }, memory, NOON);
    expect(end).toBe('exit');
  });

  test('leaving by typing is at most one question away', async () => {
    for (const phrase of some(known('exit')?.whole)) {
      const conversation = await waiting();
      await conversation.type(phrase);
      if (conversation.end === 'no') await conversation.type(phrase);
      expect([phrase, conversation.end]).toEqual([phrase, 'exit']);
    }
  });

  test('forgetting leaves nothing of it', async () => {
    const conversation = await waiting();
    await conversation.pressValue({ kind: 'command', command: 'forget-now' });
    expect(conversation.end).toBe('forget');
    expect(JSON.stringify(conversation.memory)).not.toMatch(/quincunx|flat|incident":\d/);
  });
});

test('whatever is typed and pressed, the record never fails, and always has a next step', async () => {
  const act = fc.oneof(
    fc.record({
      type: fc.constantFrom(STORY, 'no', 'skip', 'back', 'why', 'on sunday', '30 february', 'ok', '2'),
    }),
    fc.record({ type: fc.string({ maxLength: 80 }) }),
    fc.record({ press: fc.nat({ max: 12 }) }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(act, { maxLength: 15 }), async (acts) => {
      const conversation = new Conversation(knowledge, NOON);
      await conversation.begin();
      await conversation.type('my record');
      for (const one of acts) {
        const buttons = conversation.buttons();
        if ('type' in one) await conversation.type(one.type);
        else await conversation.pressValue(buttons[one.press % buttons.length]?.value);
        if (conversation.end === 'exit') return;
        expect(conversation.buttons().length).toBeGreaterThan(0);
      }
    }),
    { numRuns: 120, seed: 8 },
  );
});

test('a forged press of the record changes nothing and breaks nothing', async () => {
  const conversation = (await steps).find(([one]) => one === 'told')?.[1].fork();
  if (!conversation) throw new Error('Nothing was told.');
  const before = incidentsIn(conversation.memory);
  for (const value of [
    { kind: 'record', do: 'remove-sure', incident: 77 },
    { kind: 'record', do: 'remove-sure' },
    { kind: 'record', do: 'option', incident: 2, field: '__proto__', choice: 0 },
    { kind: 'record', do: 'time', incident: 2, choice: 99 },
    { kind: 'record', do: 'constructor', incident: 2 },
    { kind: 'record', do: 'field', incident: -1, field: 'what' },
  ]) {
    await conversation.pressValue(value);
    expect(incidentsIn(conversation.memory)).toEqual(before);
  }
});

test('in Teams nothing is taken down: it says why, and leads on', async () => {
  const adapter = new TurnAdapter(new WaymarkBot(knowledge));
  let memory: unknown;
  const say = async (activity: object) => {
    const teams = { channelId: 'msteams', from: { id: 'a', name: '' }, recipient: { id: 'b', name: '' } };
    const turn = await adapter.turn({ type: 'message', ...teams, ...activity }, memory, NOON);
    memory = JSON.parse(JSON.stringify(turn.memory));
    return turn.replies.map(({ text }) => text ?? '').join('\n');
  };
  await say({ text: 'hello' });
  const refused = 'An employer can keep and read what is written in Teams';
  expect(await say({ text: 'my record' })).toContain(refused);
  expect(await say({ text: '', value: { kind: 'record', do: 'begin' } })).toContain(refused);
  expect(await say({ text: STORY })).not.toContain('I have written down');
  expect(JSON.stringify(memory)).not.toContain('quincunx');
});

test('what is taken along is offered once more after a change, and not asked about again before', async () => {
  const conversation = (await steps).find(([one]) => one === 'the record')?.[1].fork();
  if (!conversation) throw new Error('There is no record.');
  const adapter = new TurnAdapter(new WaymarkBot(knowledge));
  const value = { incidents: [1, 2] };
  const saved = await adapter.turn({ type: 'event', name: 'record-saved', value }, conversation.memory, NOON);
  expect(saved.replies).toEqual([]);
  const left = await adapter.turn({ type: 'message', text: 'exit' }, saved.memory, NOON);
  expect(left.end).toBe('exit');
});

function incidentsIn(memory: unknown): unknown {
  return (memory as { diary: { incidents: unknown } }).diary.incidents;
}

test.each(['stop', 'not now', 'not now. i want the summary', 'no i dont want to write it i want the summary'])(
  'whoever does not want to write has nothing written down: "%s"',
  async (text) => {
    const conversation = new Conversation(knowledge, MORNING);
    await conversation.begin();
    for (const line of ['no danger', 'write down what happened']) await conversation.type(line);
    await conversation.type(text);
    expect(JSON.stringify(conversation.memory)).not.toContain(text);
    expect(conversation.end).toBe('no');
  },
);
