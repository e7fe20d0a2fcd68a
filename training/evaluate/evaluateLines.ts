import type { CrisisLabel } from '../../language/classifier/classifiers';
import { dialogueActOf } from '../../language/dialogueAct';
import { NluPipeline } from '../../language/nluPipeline';
import type { NluResult } from '../../language/nluResult';
import { PLAIN_REPLIES } from '../../language/phraseIndex';
import { DANGER, SKIPPED } from '../../model/answers';
import type { Knowledge, Question } from '../../model/knowledge';
import { withWhatHolds } from '../../model/questions';
import { type LabelledLines, NOTHING } from '../labelledLines';
import { crisisLabelOf, takesPlainReply } from '../trainingLine';
import { type Evaluation, Tally } from './tally';

/** For messages that do not depend on the time. */
const ANY_TIME = new Date('2026-11-24T12:00:00Z');

/** Reads every line as the bot would, and compares. */
export function evaluateLines(
  { answers, messages, asking, lines, chosen }: LabelledLines,
  knowledge: Knowledge,
): Evaluation {
  const understanding = new NluPipeline(knowledge);
  const { replies, plain } = evaluateAnswers(answers, understanding, knowledge.questions);
  const ownWords = evaluateChosen(chosen, understanding, knowledge.questions);
  const { intents, slots, asked, crises } = evaluateMessages(messages, lines, understanding, knowledge.questions);
  addAsking(asking, understanding, asked);
  return {
    tallies: [replies, plain, ownWords, intents, slots, asked, crises],
    measures: [
      { name: 'replies', share: replies.share() },
      { name: 'yes, no, unsure', share: plain.share() },
      { name: 'own words', share: ownWords.share() },
      { name: 'own words read wrong', share: ownWords.costly.length / ownWords.results.length },
      { name: 'intent', share: intents.share() },
      { name: 'answers in them', share: slots.share() },
      { name: 'questions in them', share: asked.share() },
      { name: 'danger: the screen', share: crises.share('screen') },
      { name: 'thoughts of death heard', share: crises.share('crisis lines') },
      { name: 'cries without a line', share: crises.costly.length / crises.count('screen', 'crisis lines') },
      { name: 'false screens', share: 1 - crises.share('none') },
    ],
  };
}

/** Every reply, as it would be read under every question that takes a yes or no. */
export function evaluateAnswers(
  answers: LabelledLines['answers'],
  understanding: NluPipeline,
  questions: readonly Question[],
) {
  const replies = new Tally('Replies to each question');
  /** Only the lines that are a plain yes, no or unsure whatever is asked. */
  const plain = new Tally('Plain yes, no and unsure');
  const asked = questions.filter((one) => takesPlainReply(one)).map((question) => question.id);
  for (const { id: line, text, any, by_question: byQuestion } of answers) {
    for (const question of asked) {
      const id = `${line} (${question})`;
      const own = byQuestion[question];
      const wanted = coarseAnswer(question, own ?? any);
      const got = predictedLabel(question, understanding.understand(text, question, ANY_TIME));
      replies.add(id, wanted, got);
      if (PLAIN_REPLIES.some((one) => one === any) && own === undefined) plain.add(id, any, got, got === wanted);
      if (isCostly(question, wanted, got)) replies.costly.push(`${question}: ${wanted} read as ${got}: ${text}`);
    }
  }
  return { replies, plain };
}

/** Every reply in words of its own, as it would be read under the question that it answers. */
export function evaluateChosen(
  chosen: LabelledLines['chosen'],
  understanding: NluPipeline,
  questions: readonly Question[],
): Tally {
  const tally = new Tally('Replies in own words');
  for (const { id, text, to } of chosen)
    for (const question of questions) {
      const wanted = to[question.id];
      if (wanted === undefined) continue;
      const result = understanding.understand(text, question.id, ANY_TIME);
      const { options = [] } = result.answer ?? {};
      const [first = NOTHING] = question.id === DANGER && result.danger === 'now' ? ['yes'] : options;
      const got = options.includes(wanted) ? wanted : first === SKIPPED ? NOTHING : first;
      const isRight = coarseAnswer(question.id, got) === coarseAnswer(question.id, wanted);
      tally.add(id, `${question.id}: ${wanted}`, got, isRight);
      if (!isRight && got !== NOTHING) tally.costly.push(`${question.id}: ${wanted} read as ${got}: ${text}`);
    }
  return tally;
}

/** Answers that lines tell only as a plain yes or no, or as one of a kind. */
const COARSE: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  [DANGER]: { yes: 'danger' },
  repeated: { several: 'yes', burst: 'yes', 'two-people': 'yes', once: 'no' },
  about: { dispute: 'yes', both: 'yes', person: 'no', 'something-else': 'no' },
  who: { 'ex-recent': 'ex', 'ex-partner': 'ex' },
};

/** An answer to a question as finely as it is judged: to be in danger is a cry, and two of several is a yes. */
function coarseAnswer(question: string, answer: string): string {
  return COARSE[question]?.[answer] ?? answer;
}

const COMMANDS: Readonly<Record<string, string>> = {
  explain: 'help',
  why: 'help',
  back: 'back',
  change: 'correction',
  skip: 'skip',
  restart: 'restart',
  person: 'human',
  exit: 'exit',
  leave: 'exit',
  forget: 'exit',
};

/** What the bot would do, as a label of the lines. */
function predictedLabel(question: string, result: NluResult): string {
  const act = dialogueActOf(result);
  if (result.danger === 'now') return 'danger';
  if (result.selfHarm === 'sure') return 'self_harm';
  if (act.kind === 'command') {
    if (act.command !== 'safe-now') return COMMANDS[act.command] ?? 'no_answer';
    if (question === DANGER) return 'no';
  }
  const [option] = result.answer?.options ?? [];
  if (option !== undefined) return coarseAnswer(question, option);
  if (question === DANGER && result.danger === 'over') return 'no';
  const isForPerson =
    (act.kind === 'topic' && act.topic === 'a-person-please') ||
    (act.kind === 'asked' && act.shortAnswer === 'talk-now');
  if (isForPerson) return 'human';
  if (act.kind === 'asked') return act.shortAnswer === 'easy-words' ? 'help' : 'no_answer';
  // A bare yes to what it is about is understood, and asked about.
  return (question === 'about' ? result.reply : undefined) ?? 'no_answer';
}

function isCostly(question: string, wanted: string, got: string): boolean {
  if (wanted === 'danger') return got !== 'danger';
  if (wanted === 'self_harm') return got !== 'self_harm' && got !== 'danger';
  if (wanted === 'yes') return got === 'no' && ['unwanted', 'repeated'].includes(question);
  return (wanted === 'exit' || wanted === 'human') && got !== wanted;
}

/** Lines that are labelled for nothing but what they ask. */
export function addAsking(asking: LabelledLines['asking'], understanding: NluPipeline, asked: Tally): void {
  for (const { id, text, asks } of asking) {
    const { asks: got = 'nothing' } = understanding.understand(text, undefined, ANY_TIME);
    asked.add(id, 'asked', got, asks.length > 0 ? asks.includes(got) : got === 'nothing');
  }
}

/** First messages: what they are about, what they answer, and whether danger is heard in the right grade. */
export function evaluateMessages(
  messages: LabelledLines['messages'],
  lines: LabelledLines['lines'],
  understanding: NluPipeline,
  questions: readonly Question[],
) {
  const intents = new Tally('What first messages are about');
  const slots = new Tally('Answers that first messages hold');
  const asked = new Tally('Questions that they ask');
  const crises = new Tally('Danger and thoughts of death');
  for (const { id, text, intent, also, ...labels } of messages) {
    const read = understanding.understand(text, undefined, ANY_TIME);
    const got = read.mainIntent.intent ?? 'nothing';
    intents.add(id, intent, got, [intent, ...also].includes(read.mainIntent.intent ?? 'off_topic'));
    tallyCrisis(crises, { id, text, reading: crisisLabelOf(labels) }, read);
    tallySlots(slots, id, labels.tells, read, questions);
    if (labels.asks.length > 0) asked.add(id, 'asked', read.asks ?? 'nothing', labels.asks.includes(read.asks ?? ''));
  }
  for (const line of lines) tallyCrisis(crises, line, understanding.understand(line.text, undefined, ANY_TIME));
  return { intents, slots, asked, crises };
}

/** Danger is judged as a cry, not as an answer. */
function tallySlots(
  tally: Tally,
  line: string,
  labels: LabelledLines['messages'][number]['tells'],
  { slots }: NluResult,
  questions: readonly Question[],
): void {
  for (const [question, wanted = []] of Object.entries(labels)) {
    const { options = [] } = questions.find(({ id }) => id === question) ?? {};
    const heard = slots
      .filter((one) => one.question === question)
      .flatMap(({ option }) => withWhatHolds({ id: question, options }, option))
      .map((option) => coarseAnswer(question, option));
    for (const label of question === DANGER ? [] : wanted) {
      const coarse = coarseAnswer(question, label);
      tally.add(
        `${line} (${question})`,
        `${question} ${coarse}`,
        heard.join(' and ') || 'nothing',
        heard.includes(coarse),
      );
    }
  }
}

/** What a person in each state should get: the screen, the line with 999, the crisis lines, or none of these. */
const SHOULD_GET: Readonly<Record<CrisisLabel, string>> = {
  danger_now: 'screen',
  danger_perhaps: 'line',
  danger_told: 'none',
  danger_over: 'none',
  self_harm: 'crisis lines',
  self_harm_perhaps: 'asked',
  others: 'none',
  neither: 'none',
};
/** What is a good enough answer to each: the line costs little, a screen much. */
const GOOD_ENOUGH: Readonly<Record<string, readonly string[]>> = {
  screen: ['screen'],
  line: ['line', 'screen'],
  'crisis lines': ['crisis lines', 'screen', 'asked'],
  asked: ['asked', 'crisis lines'],
  none: ['none', 'line', 'asked'],
};

function tallyCrisis(
  tally: Tally,
  { id, text, reading }: LabelledLines['lines'][number],
  { danger, selfHarm }: NluResult,
): void {
  const wanted = SHOULD_GET[reading];
  const got = gotten(danger, selfHarm);
  tally.add(id, wanted, got, GOOD_ENOUGH[wanted]?.includes(got));
  if ((wanted === 'screen' || wanted === 'crisis lines') && got === 'none')
    tally.costly.push(`${wanted} missed, no line: ${text}`);
}

function gotten(danger: NluResult['danger'], selfHarm: NluResult['selfHarm']): string {
  if (danger === 'now') return 'screen';
  if (selfHarm === 'sure') return 'crisis lines';
  if (selfHarm === 'perhaps') return 'asked';
  return danger === 'perhaps' ? 'line' : 'none';
}
