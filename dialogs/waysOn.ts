import type { DialogContext } from 'botbuilder-dialogs';
import { type Answers, DANGER } from '../model/answers';
import type { Knowledge, Topic } from '../model/knowledge';
import { isStillAsked, nextStep } from '../triage/nextStep';
import { type ConfirmationId, confirm } from './confirmations';
import type { DiaryCommands } from './diary/diaryCommands';
import { nextActions } from './nextActions';
import { showNoted } from './noted';
import { pendingQuestion } from './questionDialog';
import { type Reply, say } from './replies';
import { SELF_HARM_TOPIC } from './showTopic';
import { TRIAGE_DIALOG } from './triageDialog';
import { leaveDialogs, type TurnInProgress, turnOf } from './turnInProgress';

/** Where a turn can lead: to the question that waits, to what comes after it, back to the record, to a yes or no. */
export class WaysOn {
  constructor(
    private readonly knowledge: Knowledge,
    readonly diary: DiaryCommands,
  ) {}

  /** After danger or a topic, back to what was being told or asked. */
  async carryOn(dc: DialogContext, change = unchanged): Promise<void> {
    if (!this.diary.isIncidentOpen(dc)) return this.toTriage(dc, change);
    const turn = turnOf(dc.context);
    turn.answers = change(turn.answers);
    await this.diary.open(dc);
  }

  /** On with the questions, and what was noted read back. */
  async toTriage(dc: DialogContext, change = unchanged): Promise<void> {
    const turn = turnOf(dc.context);
    turn.answers = change(turn.answers);
    await say(dc.context, ...showNoted(this.knowledge, turn));
    await this.next(dc);
  }

  /** On to what comes next. @param shown whether the outcome is on the screen already */
  async next(dc: DialogContext, shown = false): Promise<void> {
    leaveDialogs(dc);
    await dc.beginDialog(TRIAGE_DIALOG, { shown });
  }

  /**
   * The question that waits, as it was asked, if it is still to be answered; else what comes next.
   *
   * @param unread whether what was said was no answer, so that after one more the question is left
   */
  async askAgain(dc: DialogContext, unread = false): Promise<void> {
    const turn = turnOf(dc.context);
    const { question, among } = pendingQuestion(turn) ?? {};
    const isAnswered = question === undefined || isAnsweredNow(turn, question);
    if (isAnswered || !isStillAsked(this.knowledge, turn.answers, question)) return this.next(dc);
    leaveDialogs(dc);
    await dc.beginDialog(TRIAGE_DIALOG, { change: question, unread, ...(among && { among }) });
  }

  async confirm({ context }: DialogContext, id: ConfirmationId): Promise<void> {
    const turn = turnOf(context);
    turn.confirm = id;
    await say(context, confirm(this.knowledge, id, turn.answers));
  }

  /** Shows what was asked for, and below it the way back to where the person was. */
  async show({ context }: DialogContext, replies: Reply | readonly Reply[], topic?: Topic): Promise<void> {
    await say(context, ...[replies].flat(), nextActions(this.knowledge, turnOf(context), topic));
  }

  /**
   * After an answer, the pending question again. A yes to the one about danger must mean danger, so before that it is
   * asked to go on, and so it is after thoughts of death.
   */
  async backAfterAnswer(dc: DialogContext, from?: Topic): Promise<void> {
    const turn = turnOf(dc.context);
    const inRecord = this.diary.isIncidentOpen(dc) || this.diary.isOpen(dc);
    if (inRecord && from?.id !== SELF_HARM_TOPIC) return this.diary.askAgain(dc);
    const isAsking = nextStep(this.knowledge, turn.answers).kind === 'ask' && !inRecord;
    // Who was asked to go on, and asks something more instead, is not asked that again.
    const { reading } = turn;
    const asksMore = reading !== undefined && reading.reply !== 'no' && reading.selfHarm === undefined;
    const isAskedToGoOn = turn.confirming === 'carry-on' && asksMore;
    // Nor is who asked nothing, and only told what has an answer: "my ex is a police officer, he follows me".
    const isTelling = reading !== undefined && !reading.asksPlainly && !reading.isQuestion && turn.noted.length > 0;
    const isSettled = turn.answers[DANGER] !== undefined || isAskedToGoOn || isTelling;
    const mayAsk = isSettled && !from?.record && from?.id !== SELF_HARM_TOPIC;
    // What was answered beside it is not asked again.
    const isAnswered = isAnsweredNow(turn, pendingQuestion(turn)?.question ?? '');
    // Nor is what it leads to kept back: "Luton. Will you tell him?" has answered the last question.
    const goesOn = isAnswered && mayAsk && !inRecord;
    if (goesOn) return this.next(dc);
    if (isAsking && mayAsk) return this.askAgain(dc);
    await say(dc.context, nextActions(this.knowledge, turn, from));
  }
}

/** Whether this turn has answered a question, or taken an answer to it from words. */
function isAnsweredNow({ noted, answered }: TurnInProgress, question: string): boolean {
  return answered === question || noted.includes(question);
}

const unchanged = (answers: Answers): Answers => answers;
