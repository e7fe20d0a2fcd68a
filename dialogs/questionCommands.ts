import type { DialogContext } from 'botbuilder-dialogs';
import { DANGER, lastAnswered, SKIPPED, withoutAnswer, withoutNothing } from '../model/answers';
import type { Knowledge } from '../model/knowledge';
import type { NamedTopic } from '../model/namedEntries';
import type { AskedCommands } from './askedCommands';
import { showAnswers } from './nextActions';
import { askQuestion, explain, inEasyWords, pendingQuestion } from './questionDialog';
import { questionOnScreen } from './questionOnScreen';
import { line, say } from './replies';
import { settle } from './settled';
import { type QuestionAnswer, recordAnswer, TRIAGE_DIALOG } from './triageDialog';
import { leaveDialogs, turnOf } from './turnInProgress';
import type { WaysOn } from './waysOn';

/** What a person does with a question: answer it, change, skip or take back an answer, or have it explained. */
export class QuestionCommands {
  constructor(
    private readonly knowledge: Knowledge,
    private readonly ways: WaysOn,
    private readonly asked: AskedCommands,
  ) {}

  /** An answer by a button, to the pending question or to an earlier one. The same one twice changes nothing. */
  async answer(dc: DialogContext, { question, answer }: QuestionAnswer): Promise<boolean> {
    const asked = this.knowledge.questions.find(({ id }) => id === question);
    const ids = new Set(asked?.options.map(({ id }) => id)).add(SKIPPED);
    const fits = answer.length > 0 && (asked?.choose === 'many' || answer.length === 1 || answer.includes(SKIPPED));
    if (!asked || !fits || !answer.every((id) => ids.has(id))) return false;
    const turn = turnOf(dc.context);
    const pending = pendingQuestion(turn);
    if (pending?.question === question) settle(turn, pending);
    const chosen = asked.choose === 'many' ? withoutNothing(asked, [...new Set(answer)]) : answer;
    if (turn.answers[question]?.join() === chosen.join() && pending?.question !== question) return true;
    await recordAnswer(this.knowledge, dc, { question, answer: chosen });
    await this.ways.toTriage(dc);
    return true;
  }

  /** Asks a question again; its answer stands until there is another. */
  async changeAnswer(dc: DialogContext, question: string): Promise<boolean> {
    if (!this.knowledge.questions.some(({ id }) => id === question)) return false;
    leaveDialogs(dc);
    await dc.beginDialog(TRIAGE_DIALOG, { change: question });
    return true;
  }

  async back(dc: DialogContext): Promise<void> {
    const last = lastAnswered(turnOf(dc.context).before);
    if (!last) await say(dc.context, line(this.knowledge, 'no-way-back'));
    return this.ways.toTriage(dc, (answers) => (last ? withoutAnswer(answers, last) : answers));
  }

  async skip(dc: DialogContext): Promise<void> {
    const turn = turnOf(dc.context);
    const { question: id, among } = pendingQuestion(turn) ?? {};
    const question = this.knowledge.questions.find((one) => one.id === id);
    if (question) {
      settle(turn, { question: question.id, among });
      const { skipped: answer } = questionOnScreen(question, turn.answers, among);
      await recordAnswer(this.knowledge, dc, { question: question.id, answer });
    }
    return this.ways.toTriage(dc);
  }

  /** @param wanted why it is asked, or the same question in easier words */
  async explain(dc: DialogContext, wanted: 'why' | 'words'): Promise<unknown> {
    const turn = turnOf(dc.context);
    const { answers } = turn;
    const { question: id, among } = pendingQuestion(turn) ?? {};
    const question = this.knowledge.questions.find((one) => one.id === id);
    if (!question) return this.asked.topic(dc, 'about-waymark' satisfies NamedTopic);
    return say(
      dc.context,
      explain(
        this.knowledge,
        wanted === 'words' ? inEasyWords(this.knowledge, question, answers) : question,
        answers,
        question.id !== DANGER,
      ),
      askQuestion(this.knowledge, question, turn, among),
    );
  }

  async change(dc: DialogContext): Promise<void> {
    const turn = turnOf(dc.context);
    if (Object.keys(turn.answers).length === 0) return this.ways.toTriage(dc);
    await say(dc.context, showAnswers(this.knowledge, turn));
  }
}
