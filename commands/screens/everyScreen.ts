import { type Answers, DANGER, SKIPPED, WHAT, WHERE, WHO_FOR, YOU } from '../../model/answers';
import type { Knowledge } from '../../model/knowledge';
import type { ButtonPayload } from '../../model/protocol/activities';
import type { Condition, Question } from '../../model/questions';
import { nextStep } from '../../triage/nextStep';
import { type Screen, type ScreenSource, screenAfter, screenFrom } from './screen';

type Screens = AsyncGenerator<Screen>;
const CARRY_ON: ButtonPayload = { kind: 'command', command: 'carry-on' };
const SIGNS = 'signs';
const SITUATION = 'situation';
/** To somebody, and to somebody who asks for another. */
const AUDIENCES = ['me', 'someone-else'];

/** Every kind of screen over the whole knowledge, each in the words to both kinds of people. */
export async function* everyScreen(source: ScreenSource): Screens {
  yield* questionScreens(source);
  yield* recaps(source);
  yield* outcomeScreens(source);
  yield* emergencyScreens(source);
  yield* topicScreens(source);
  yield* otherScreens(source);
}

/** After every answer to every question what comes next; and why each is asked. */
export async function* questionScreens(source: ScreenSource): Screens {
  for (const answers of waysToAsk(source.knowledge)) {
    const step = nextStep(source.knowledge, answers);
    if (step.kind !== 'ask') continue;
    const { id, options } = step.question;
    const asked = await screenAfter(source, answers, CARRY_ON);
    yield asked;
    yield await screenFrom(source, asked.memory, { kind: 'command', command: 'why' }, `why ${id}`);
    for (const one of [...options.map((option) => option.id), SKIPPED])
      yield await screenAfter(source, answers, { kind: 'answer', question: id, answer: [one] });
  }
}

/** Answers after which a question is asked: every question by several ways, the same each time. */
function waysToAsk(knowledge: Knowledge): readonly Answers[] {
  const found = new Map<string, Answers>();
  for (let walk = 0; walk < WALKS; walk++) {
    let answers: Answers = {};
    for (let chance = walk; ; chance = (chance * 31 + 7) % 1009) {
      const step = nextStep(knowledge, answers);
      if (step.kind !== 'ask') break;
      const { id, options } = step.question;
      found.set(`${id} ${chance % VARIETY}`, answers);
      answers = { ...answers, [id]: [options[chance % options.length]?.id ?? ''] };
    }
  }
  return [...found.values()];
}

const WALKS = 400;
const VARIETY = 12;

/** What was told in a story, read back after the question about danger: from one fact to all there are. */
export async function* recaps(source: ScreenSource): Screens {
  const { questions } = source.knowledge;
  const told = questions.filter(({ id }) => id !== DANGER && id !== WHO_FOR && id !== WHERE);
  for (const audience of AUDIENCES)
    for (const first of told)
      for (let facts = 1; facts <= MOST_FACTS; facts++) {
        const rest = told.filter((one) => one !== first).slice(0, facts);
        const answers = Object.fromEntries([first, ...rest].map((one) => [one.id, longest(one, facts)]));
        yield await screenAfter(source, { [WHO_FOR]: [audience], ...answers }, ANSWERED_NO);
      }
}

const MOST_FACTS = 8;
const ANSWERED_NO: ButtonPayload = { kind: 'answer', question: DANGER, answer: ['no'] };

/** The answers that take most words to read back. */
function longest({ options, choose }: Question, facts: number): readonly string[] {
  const byLength = [...options].sort((a, b) => b.told.person.length - a.told.person.length);
  const facing = byLength.filter(({ means }) => means !== 'no');
  return facing.slice(0, choose === 'many' ? facts : 1).map(({ id }) => id);
}

/** Every decision in every area, with every danger sign, service for some people and audience in turn. */
async function* outcomeScreens(source: ScreenSource): Screens {
  const { decisions, areas } = source.knowledge;
  const offered = areas.filter(({ offered: is }) => is).map(({ id }) => id);
  const graves = [[], ...optionsOf(source.knowledge, SIGNS), ['kill-threat', 'strangled', 'worse']];
  let turn = 0;
  for (const { when } of decisions)
    for (const audience of AUDIENCES)
      for (const where of offered)
        for (const signs of graves) {
          turn += 1;
          const about = optionsOf(source.knowledge, YOU)[turn % 13] ?? [];
          const chosen = { ...chosenFor(when, turn), [SIGNS]: signs, [WHERE]: [where], [YOU]: about };
          yield await screenAfter(source, finished(source.knowledge, audience, chosen), CARRY_ON);
        }
}

function optionsOf({ questions }: Knowledge, id: string): readonly (readonly string[])[] {
  return questions.find((one) => one.id === id)?.options.map((option) => [option.id]) ?? [];
}

/** Answers that satisfy a condition; where several do, another of them each turn. */
function chosenFor(when: Condition, turn: number): Answers {
  return Object.fromEntries(Object.entries(when).map(([id, wanted]) => [id, [wanted[turn % wanted.length] ?? '']]));
}

/** The answers with all that is still asked skipped, or answered with its longest. */
function finished(knowledge: Knowledge, audience: string, chosen: Answers): Answers {
  let answers: Answers = { [DANGER]: ['no'], [WHO_FOR]: [audience], [WHAT]: ['publishing', 'threats'], ...chosen };
  for (let step = nextStep(knowledge, answers); step.kind === 'ask'; step = nextStep(knowledge, answers))
    answers = { ...answers, [step.question.id]: [SKIPPED] };
  return answers;
}

/** In danger: every situation, alone and two together, and everything that fits about the person. */
export async function* emergencyScreens(source: ScreenSource): Screens {
  const situations = [[], ...optionsOf(source.knowledge, SITUATION)];
  for (const audience of AUDIENCES)
    for (const one of situations)
      for (const other of situations)
        for (const you of [[], ...optionsOf(source.knowledge, YOU)]) {
          const answers = { [WHO_FOR]: [audience], [SITUATION]: [...one, ...other], [YOU]: you };
          yield await screenAfter(source, answers, { kind: 'command', command: 'emergency' });
        }
}

/** Every topic and every part of it, asked for before, among and after the questions; and every short answer. */
async function* topicScreens(source: ScreenSource): Screens {
  const { knowledge } = source;
  const among: Answers = { [DANGER]: ['no'], [WHO_FOR]: ['me'] };
  const places: readonly Answers[] = [{}, among, finished(knowledge, 'someone-else', { [WHAT]: ['following'] })];
  for (const { id, says } of knowledge.topics)
    for (const answers of places) {
      yield await screenAfter(source, answers, { kind: 'topic', topic: id });
      for (let from = 0; from < says.length + PARTS; from++)
        yield await screenAfter(source, answers, { kind: 'topic', topic: id, from });
    }
}

/** Of a topic beyond its paragraphs. */
const PARTS = 20;

/** What is asked beside the questions, more of an outcome, the answers as a list, and the record. */
async function* otherScreens(source: ScreenSource): Screens {
  const { knowledge } = source;
  const all = Object.fromEntries(knowledge.questions.map((one) => [one.id, longest(one, 4)]));
  const told = finished(knowledge, 'me', { ...all, [DANGER]: ['no'], [WHO_FOR]: ['me'], [WHERE]: ['bedfordshire'] });
  for (const command of OTHERS) yield await screenAfter(source, told, { kind: 'command', command });
  for (const command of ['more', 'about-outcome'])
    for (let from = 0; from < 60; from++) yield await screenAfter(source, told, { kind: 'command', command, from });
}

const OTHERS = [
  'forget',
  'restart',
  'leave',
  'change',
  'greeting',
  'self-harm',
  'person',
  'record',
  'summary',
  'safe-now',
  'was-earlier',
];
