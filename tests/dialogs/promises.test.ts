import fc from 'fast-check';
import { NluPipeline } from '../../language/nluPipeline';
import type { Answers } from '../../model/answers';
import { nextStep } from '../../triage/nextStep';
import { analysePaths } from '../../triage/paths';
import { Conversation, realKnowledge as knowledge } from '../journeys/conversation';
import { sayingOf, sureSayings } from '../language/sayings';

const NOON = new Date('2026-11-24T12:00:00Z');

/** For each question, answers after which it is asked: found by walking about, the same way every time. */
function waysToAsk(): ReadonlyMap<string, Answers> {
  const found = new Map<string, Answers>();
  for (let walk = 0; walk < 500 && found.size < knowledge.questions.length; walk++) {
    let answers: Answers = {};
    for (let chance = walk; ; chance = (chance * 31 + 7) % 1009) {
      const step = nextStep(knowledge, answers);
      if (step.kind !== 'ask') break;
      const { id, options } = step.question;
      if (!found.has(id)) found.set(id, answers);
      answers = { ...answers, [id]: [options[chance % options.length]?.id ?? ''] };
    }
  }
  return found;
}

const ways = [...waysToAsk()];
const known = (id: string) => knowledge.phrases.find((one) => one.id === id);
const sureOf = (id: string) => knowledge.phrases.filter((one) => one.id === id).flatMap(sureSayings);

/** A dozen of a list, from all over it. */
const some = (phrases: readonly string[] = []) =>
  phrases.filter((_phrase, place) => place % Math.ceil(phrases.length / 12) === 0);

const begun = new Map<Answers, Conversation>();

/** A conversation in which the question after these answers waits. */
async function asking(answers: Answers): Promise<Conversation> {
  const before = begun.get(answers);
  if (before) return before.fork();
  const conversation = new Conversation(knowledge, NOON);
  await conversation.begin();
  for (const [question, answer] of Object.entries(answers)) {
    await conversation.pressValue({ kind: 'answer', question, answer });
  }
  begun.set(answers, conversation.fork());
  return conversation;
}

/** The answers that are stored, all of them. */
function answersIn({ memory }: Conversation): Answers {
  return (memory as { readonly answers: Answers }).answers;
}

test('every question can be brought about', () => {
  expect(ways.map(([id]) => id).sort()).toEqual(knowledge.questions.map(({ id }) => id).sort());
});

describe.each(ways)('while “%s” is asked', (id, answers) => {
  test('danger, typed, is met with 999 and no question', async () => {
    for (const phrase of some(sureOf('emergency'))) {
      const conversation = await asking(answers);
      await conversation.type(phrase);
      const [first] = conversation.replies;
      expect([phrase, first?.text?.includes('999'), conversation.asked()]).toEqual([phrase, true, undefined]);
    }
  });

  test('thoughts of suicide, typed, are met with crisis help and no question', async () => {
    for (const phrase of some(sureOf('self-harm'))) {
      const conversation = await asking(answers);
      await conversation.type(phrase);
      const said = conversation.said();
      expect([phrase, said.includes('116 123'), said.includes('999'), conversation.asked()]).toEqual([
        phrase,
        true,
        true,
        undefined,
      ]);
    }
  });

  test.each([
    ['exit', (c: Conversation) => expect(c.end).toBe('exit')],
    ['forget', (c: Conversation) => expect(c.memory).toMatchObject({ answers: {} })],
    ['restart', (c: Conversation) => expect(c.asked()).toBe('danger')],
    ['explain', (c: Conversation) => expect(c.asked()).toBe(id)],
    ['why', (c: Conversation) => expect(c.asked()).toBe(id)],
    ['skip', (c: Conversation) => expect(c.asked()).not.toBe(id)],
    ['person', (c: Conversation) => expect(c.services().length).toBeGreaterThan(0)],
    ['back', (c: Conversation) => expect(c.asked()).toBe(Object.keys(answers).at(-1) ?? id)],
  ] as const)('“%s” is heard', async (command, promised) => {
    for (const phrase of some(known(command)?.whole.map(sayingOf))) {
      const conversation = await asking(answers);
      await conversation.type(phrase);
      try {
        promised(conversation);
      } catch (error) {
        throw new Error(`"${phrase}": ${String(error)}\n${conversation.said()}`);
      }
    }
  });

  test('rubbish is met kindly, and the question stays', async () => {
    const conversation = await asking(answers);
    await conversation.type('xyzzy plugh');
    expect(conversation.asked()).toBe(id);
    expect(conversation.said()).toMatch(/sorry|Thank you/);
  });

  test('why it is asked can be read', async () => {
    const conversation = await asking(answers);
    await conversation.press('Why do you ask?');
    expect(conversation.replies.length).toBeGreaterThan(1);
    expect(conversation.asked()).toBe(id);
  });
});

test.each(['emergency', 'self-harm'])('every wording of “%s” is heard', async (command) => {
  for (const phrase of sureOf(command)) {
    const conversation = await asking({ danger: ['no'] });
    await conversation.type(phrase);
    expect([phrase, conversation.said().includes('999'), conversation.asked()]).toEqual([phrase, true, undefined]);
  }
});

test.each(['emergency', 'self-harm'])('every phrase of “%s” finds what it says', (command) => {
  const { classifiers: _taught, ...untaught } = knowledge;
  const understanding = new NluPipeline(untaught);
  for (const phrase of known(command)?.within ?? []) {
    const saying = sayingOf(phrase);
    expect([phrase, saying, understanding.understand(saying, undefined, NOON).crisis !== undefined]).toEqual([
      phrase,
      saying,
      true,
    ]);
  }
});

describe('whatever a person presses', () => {
  test('danger is asked first, ten questions are enough, and the end is an outcome with help', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(), { minLength: 40, maxLength: 40 }), async (choices) => {
        const conversation = new Conversation(knowledge, NOON);
        await conversation.begin();
        const asked: string[] = [];
        for (const choice of choices) {
          const question = conversation.asked();
          if (question === undefined) break;
          asked.push(question);
          const options = conversation.buttons().filter(({ value }) => value.kind === 'answer');
          await conversation.pressValue(options[choice % options.length]?.value);
        }
        expect(asked[0]).toBe('danger');
        expect(asked.length).toBeLessThanOrEqual(10);
        expect(new Set(asked).size).toBe(asked.length);
        expect(conversation.asked()).toBeUndefined();
        expect(conversation.services().length).toBeGreaterThan(0);
        expect(conversation.services().length).toBeLessThanOrEqual(3);
      }),
      { numRuns: 150, seed: 1 },
    );
  });

  test('a press that comes twice, or late, never answers another question', async () => {
    const conversation = await asking({});
    const no = { kind: 'answer', question: 'danger', answer: ['no'] };
    await conversation.pressValue(no);
    const before = JSON.stringify(conversation.memory);
    await conversation.pressValue(no);
    expect(conversation.replies).toEqual([]);
    expect(JSON.stringify(conversation.memory)).toBe(before);
  });

  test('a forged press changes nothing and breaks nothing', async () => {
    await fc.assert(
      fc.asyncProperty(fc.anything(), async (value) => {
        const conversation = await asking({ danger: ['no'] });
        await conversation.pressValue(JSON.parse(JSON.stringify(value) ?? 'null'));
        expect(answersIn(conversation)).toEqual({ danger: ['no'] });
      }),
      { numRuns: 100, seed: 2 },
    );
  });

  test.each([
    ['an answer that no button has', { kind: 'answer', question: 'danger', answer: ['maybe'] }],
    ['a question that there is not', { kind: 'answer', question: 'nothing', answer: ['yes'] }],
    ['no answer at all', { kind: 'answer', question: 'danger', answer: [] }],
    ['two answers where one is asked for', { kind: 'answer', question: 'danger', answer: ['no', 'yes'] }],
    ['a name from the language', { kind: 'answer', question: '__proto__', answer: ['yes'] }],
    ['a command that there is not', { kind: 'command', command: 'constructor' }],
    ['a topic that there is not', { kind: 'topic', topic: 'nothing' }],
    ['another question to change', { kind: 'change', question: 'nothing' }],
  ])('a forged press with %s is not stored, and the question stays', async (_forgery, value) => {
    const conversation = await asking({ danger: ['no'] });
    await conversation.pressValue(value);
    expect(conversation.asked()).toBe('who-for');
    expect(answersIn(conversation)).toEqual({ danger: ['no'] });
  });

  test('of all that can be sent as an answer, only what the question’s own buttons offer is stored', async () => {
    const ids = knowledge.questions.flatMap(({ id, options }) => [id, ...options.map((option) => option.id)]);
    const answer = fc.array(fc.constantFrom(...new Set(ids), 'skipped', 'maybe', '', '__proto__'), {
      maxLength: 3,
    });
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...knowledge.questions), answer, async ({ id, options, choose }, sent) => {
        const conversation = await asking({});
        await conversation.pressValue({ kind: 'answer', question: id, answer: sent });
        const offered = [...options.map((option) => option.id), 'skipped'];
        const fits = sent.length > 0 && (choose === 'many' || sent.length === 1);
        const isOffered = fits && sent.every((one) => offered.includes(one));
        expect(Object.hasOwn(answersIn(conversation), id)).toBe(isOffered);
      }),
      { numRuns: 300, seed: 3 },
    );
  });
});

test('the walk over every combination keeps the promises of the design', () => {
  const { longest, usual, outcomes } = analysePaths(knowledge);
  expect(usual[0]).toBe('danger');
  expect(longest.length).toBeLessThanOrEqual(10);
  expect(usual.length).toBeLessThanOrEqual(8);
  expect([...outcomes].sort()).toEqual(knowledge.outcomes.map(({ id }) => id).sort());
});
