import { dialogueActOf } from '../../language/dialogueAct';
import type { NluPipeline, NluResult } from '../../language/nluPipeline';
import { DANGER } from '../../model/answers';
import type { Question } from '../../model/knowledge';
import type { ReplyLine } from '../labelledLines';
import { takesPlainReply } from '../trainingLine';
import { coarseAnswer } from './coarseAnswer';
import { ANY_TIME } from './evaluateOpeners';
import { Tally } from './tally';

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
const PLAIN = ['yes', 'no', 'unsure'];

export interface AnswersEvaluation {
  readonly replies: Tally;
  /** Only the lines that are a plain yes, no or unsure whatever is asked. */
  readonly plain: Tally;
}

/** Every reply, as it would be read under every question that takes a yes or no. */
export function evaluateAnswers(
  answers: readonly ReplyLine[],
  understanding: NluPipeline,
  questions: readonly Question[],
): AnswersEvaluation {
  const replies = new Tally('Replies to each question');
  const plain = new Tally('Plain yes, no and unsure');
  const asked = questions.filter(takesPlainReply).map((question) => question.id);
  for (const { id: line, text, any, by_question: byQuestion } of answers) {
    for (const question of asked) {
      const id = `${line} (${question})`;
      const wanted = coarseAnswer(question, byQuestion[question] ?? any);
      const got = predictedLabel(question, understanding.understand(text, question, ANY_TIME));
      const isRight = got === wanted;
      replies.add({ id, wanted, got, isRight });
      if (PLAIN.includes(any) && byQuestion[question] === undefined)
        plain.add({ id, wanted: any, got, isRight });
      if (isCostly(question, wanted, got))
        replies.costly.push(`${question}: ${wanted} read as ${got}: ${text}`);
    }
  }
  return { replies, plain };
}

/** What the bot would do, as a label of the lines. */
function predictedLabel(question: string, result: NluResult): string {
  const act = dialogueActOf(result);
  if (result.crisis) return result.crisis.kind === 'emergency' ? 'danger' : 'self_harm';
  if (act.kind === 'at-once' || act.kind === 'command') {
    if (act.command !== 'safe-now') return COMMANDS[act.command] ?? 'no_answer';
    if (question === DANGER) return 'no';
  }
  if (act.kind === 'topic') return act.topic === 'a-person-please' ? 'human' : 'no_answer';
  const [option] = result.answer ?? [];
  if (option !== undefined) return coarseAnswer(question, option);
  // A bare yes to what it is about is understood, and asked about.
  return (question === 'about' ? result.reply : undefined) ?? 'no_answer';
}

function isCostly(question: string, wanted: string, got: string): boolean {
  if (wanted === 'danger') return got !== 'danger';
  if (wanted === 'self_harm') return got !== 'self_harm' && got !== 'danger';
  if (wanted === 'yes') return got === 'no' && ['unwanted', 'repeated'].includes(question);
  return (wanted === 'exit' || wanted === 'human') && got !== wanted;
}
