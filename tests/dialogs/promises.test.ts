import fc from 'fast-check';
import type { ConversationMemory } from '../../dialogs/conversationMemory';
import { pendingQuestion } from '../../dialogs/questionDialog';
import { type Answers, DANGER, HEARD, isOpenBetween, SKIPPED, UNKNOWN, UNSURE, WHERE } from '../../model/answers';
import { nextStep } from '../../triage/nextStep';
import { analysePaths } from '../../triage/paths';
import { Conversation, realKnowledge as knowledge } from '../journeys/conversation';
import { sayingOf, sureSayings } from '../language/sayings';
import { type WalkedTurn, walkAbout } from './walks';

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

function memoryOf({ memory }: Conversation): ConversationMemory {
  return memory as ConversationMemory;
}

/** The answers that are stored, all of them. */
function answersIn(conversation: Conversation): Answers {
  return memoryOf(conversation).answers;
}

test('every question that is asked at all can be brought about', () => {
  const asked = knowledge.questions.flatMap(({ id, asked: isAsked }) => (isAsked ? [id] : []));
  expect(ways.map(([id]) => id).sort()).toEqual(asked.sort());
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
    ['explain', (c: Conversation) => expect(c.asked()).toBe(id)],
    ['why', (c: Conversation) => expect(c.asked()).toBe(id)],
    ['skip', (c: Conversation) => expect(c.asked()).not.toBe(id)],
    ['person', (c: Conversation) => expect(c.said()).toContain('116 123')],
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

  test('“forget” and “restart” are heard, and asked about before anything is deleted', async () => {
    for (const phrase of some(known('forget')?.whole.map(sayingOf))) {
      const conversation = await asking(answers);
      await conversation.type(phrase);
      expect([phrase, answersIn(conversation)]).toEqual([phrase, answers]);
      await conversation.type('yes');
      expect([phrase, answersIn(conversation), conversation.end]).toEqual([phrase, {}, 'forget']);
    }
    for (const phrase of some(known('restart')?.whole.map(sayingOf))) {
      const conversation = await asking(answers);
      await conversation.type(phrase);
      expect([phrase, answersIn(conversation)]).toEqual([phrase, answers]);
      if (id !== DANGER) await conversation.type('yes');
      expect([phrase, answersIn(conversation), conversation.asked()]).toEqual([phrase, {}, 'danger']);
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
        // In danger the number that helps stands in the words themselves.
        const inWords = conversation.reached.includes('danger-now') && conversation.said().includes('999');
        expect(inWords || conversation.services().length > 0).toBe(true);
        expect(conversation.services().length).toBeLessThanOrEqual(3);
      }),
      { numRuns: 150, seed: 1 },
    );
  });

  test('a press that comes twice, or late, never answers another question', async () => {
    const conversation = await asking({});
    const no = { kind: 'answer', question: 'danger', answer: ['no'] };
    await conversation.pressValue(no);
    const { calm: _turns, ...before } = memoryOf(conversation);
    await conversation.pressValue(no);
    expect(conversation.replies).toEqual([]);
    expect(memoryOf(conversation)).toMatchObject(before);
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

describe('whatever is typed or pressed', () => {
  const WALKS = 300;
  const STEPS = 16;
  let turns: readonly WalkedTurn[] = [];
  beforeAll(async () => {
    turns = await walkAbout(WALKS, STEPS);
  }, 120_000);

  /** The paths of the turns that break a promise, the shortest first. */
  const broken = (isKept: (turn: WalkedTurn) => boolean) =>
    turns
      .filter((turn) => !isKept(turn))
      .map(({ path, after, said }) => [...path, JSON.stringify(after.answers), said])
      .sort((one, other) => one.length - other.length)
      .slice(0, 3);

  test('the walks come to all there is', () => {
    const asked = new Set(turns.flatMap((turn) => turn.asked ?? []));
    expect([...ways.map(([id]) => id)].filter((id) => !asked.has(id))).toEqual([]);
    expect(new Set(turns.map(({ end }) => end))).toEqual(new Set(['no', 'forget', 'exit']));
    expect(turns.filter(({ reading }) => reading?.danger === 'now').length).toBeGreaterThan(20);
  });

  test('nothing that was told is lost or turned round, but by a press, a reply to its question or a correction', () => {
    expect(broken((turn) => lost(turn).length === 0)).toEqual([]);
  });

  test('after “yes” to danger nothing is asked', () => {
    // But what the person wants to change, and wants explained.
    const isAskedFor = ({ press, asked, before }: WalkedTurn) =>
      press?.kind === 'change' || asked === pendingIn(before);
    const inDanger = ({ after }: WalkedTurn) => after.answers[DANGER]?.includes('yes') === true;
    expect(broken((turn) => !inDanger(turn) || turn.asked === undefined || isAskedFor(turn))).toEqual([]);
  });

  test('what was answered by a press is not asked again', () => {
    const pressed = new Map<string, ReadonlySet<string>>();
    const isAgain = (turn: WalkedTurn) => {
      const earlier = pressed.get(JSON.stringify(turn.path.slice(0, -1))) ?? new Set<string>();
      const kept = new Set([...earlier, ...answeredBy(turn)].filter((id) => isSettled(turn, id)));
      pressed.set(JSON.stringify(turn.path), kept);
      // What is said against it since, and would lower care, is asked back.
      const isAskedBack = pendingQuestion(turn.after)?.among !== undefined;
      return turn.asked !== undefined && kept.has(turn.asked) && !isAskedBack;
    };
    expect(broken((turn) => !isAgain(turn))).toEqual([]);
  });

  test('nothing is deleted unless it was asked about and confirmed, or Exit was chosen', () => {
    expect(
      broken(({ before, after, end, press, reading }) => {
        const isGone = Object.keys(before.answers).length > 1 && Object.keys(after.answers).length === 0;
        const isExit = press?.command === 'exit' || reading?.command?.command === 'exit';
        // The second button, after the warning of what is lost.
        const isWarned = press?.command === 'exit-now' || press?.command === 'forget-now';
        const isConfirmed = CONFIRMED.includes(before.confirming ?? '') || isWarned;
        return (!isGone && end === 'no') || isConfirmed || (end === 'exit' && isExit);
      }),
    ).toEqual([]);
  });

  test('999 is in the reply wherever danger is or may be spoken of', () => {
    const isDanger = ({ reading }: WalkedTurn) => reading?.danger === 'now' || reading?.danger === 'perhaps';
    expect(broken((turn) => !isDanger(turn) || turn.said.includes('999') || turn.end !== 'no')).toEqual([]);
  });

  test('a plain yes or no to anything else never answers the question about danger', () => {
    const isPlain = ({ reading }: WalkedTurn) => reading?.reply !== undefined && reading.wordCount === 1;
    const isAboutElse = ({ before: { confirming } }: WalkedTurn) =>
      confirming !== undefined && confirming !== 'safe-now';
    const danger = ({ answers }: ConversationMemory) => JSON.stringify(answers[DANGER]);
    const isKept = ({ before, after }: WalkedTurn) =>
      danger(before) === danger(after) || Object.keys(after.answers).length === 0;
    expect(broken((turn) => !(isPlain(turn) && isAboutElse(turn)) || isKept(turn))).toEqual([]);
  });
});

/** The confirmations after which something is deleted. */
const CONFIRMED: readonly string[] = ['forget', 'restart', 'leave'];
/** Commands that take an answer back, change it, or let all of them go. */
const UNDOING = ['back', 'skip', 'restart', 'restart-sure', 'forget-sure', 'exit', 'forget-now', 'exit-now'];

/** The questions whose answers a turn took away or turned round though nothing was put right. */
function lost({ before, after, press, reading, end }: WalkedTurn): readonly string[] {
  if (end !== 'no' || UNDOING.includes(press?.command ?? reading?.command?.command ?? '')) return [];
  if (CONFIRMED.includes(before.confirming ?? '')) return [];
  return Object.keys(before.answers).filter((id) => {
    if (id === DANGER || id === WHERE || id === press?.question || id === pendingIn(before)) return false;
    return !isKept(id, before.answers[id] ?? [], after.answers[id] ?? [], reading);
  });
}

function isKept(id: string, was: readonly string[], is: readonly string[], reading: WalkedTurn['reading']): boolean {
  const question = knowledge.questions.find((one) => one.id === id);
  const isPutRight = (one: { readonly question: string; readonly isPlain?: boolean }) =>
    one.question === id && one.isPlain;
  if (!question || reading?.isCorrection || reading?.slots.some(isPutRight)) return true;
  if (reading?.denied.some((one) => one.question === id)) return true;
  const nothing = question.options.filter(({ means, lowers_care: lowers }) => lowers || means === 'no');
  const facts = was.filter(
    (one) => ![HEARD, SKIPPED, UNKNOWN, UNSURE, ...nothing.map((option) => option.id)].includes(one),
  );
  // Of several that were open, one may be settled.
  return isOpenBetween(question, facts) ? is.length > 0 : facts.every((one) => is.includes(one));
}

function pendingIn({ dialogs }: ConversationMemory): string | undefined {
  return dialogs?.dialogStack.at(-1)?.state?.question;
}

/** What a press answers. To skip a question leaves it open. */
function answeredBy({ press }: WalkedTurn): readonly string[] {
  return press?.question && press.kind === 'answer' && !press.answer?.includes(SKIPPED) ? [press.question] : [];
}

/** Whether an answer still stands as it was pressed: not taken back, nor asked to be changed. */
function isSettled({ after, press, reading }: WalkedTurn, id: string): boolean {
  const isChanging = press?.kind === 'change' || reading?.isCorrection;
  return after.answers[id] !== undefined && !isChanging;
}
