import type { DialogContext } from 'botbuilder-dialogs';
import { type DialogueAct, dialogueActOf } from '../language/dialogueAct';
import type { NluResult } from '../language/nluPipeline';
import { type RecordedAnswers, recordAnswers } from '../language/recordAnswers';
import { DANGER, WHO_FOR, withAnswer, withoutIdleSituation } from '../model/answers';
import type { Knowledge } from '../model/knowledge';
import type { NamedPhrase, NamedShortAnswer } from '../model/namedEntries';
import type { Commands } from './commands';
import { confirm } from './confirmations';
import { feelingLine } from './feelings';
import {
  confirmation,
  helpCalled,
  isAsked,
  isComplaint,
  isDangerNamed,
  isOtherDespairing,
  requested,
  withoutDoubt,
} from './heardInTurn';
import { showNoted } from './noted';
import { pendingQuestion, QUESTION_DIALOG } from './questionDialog';
import { line, message, say } from './replies';
import { isShownAlready } from './showOutcome';
import { showShortAnswer } from './showShortAnswer';
import { takenBackBy, withoutTakenBack } from './takenBack';
import { repliesToNew, shortAnswersToNew, TRIAGE_DIALOG } from './triageDialog';
import { leaveDialogs, type TurnInProgress, turnOf } from './turnInProgress';

const CARRY_ON: NamedPhrase = 'carry-on';
const CHANGE: NamedPhrase = 'change';
const EXPLAIN: NamedPhrase = 'explain';
const EASY_WORDS: NamedShortAnswer = 'easy-words';

/** How a message came to be said. */
export interface MessageSetting {
  /** Whether it is a button's own text, which is never a cry for help. */
  readonly isLabel: boolean;
  /** Whether it is said while something else than the pending question is on the screen, and does not answer it. */
  readonly isAside: boolean;
}

/**
 * What is done with words: first everything that they tell is kept, then what they put right is put right, then it is
 * decided what to say. Nothing that comes first, not even danger, discards the rest.
 */
export class HeardMessage {
  constructor(
    private readonly knowledge: Knowledge,
    private readonly commands: Commands,
  ) {}

  async handle(dc: DialogContext, heard: NluResult, { isLabel, isAside }: MessageSetting): Promise<void> {
    const turn = turnOf(dc.context);
    const told = this.commands.diary.asAccount(dc, heard);
    const isAboutOther = !isLabel && isOtherDespairing(turn, told);
    const reading = (turn.wasDespairAsked && !isLabel) || isAboutOther ? withoutDoubt(told) : told;
    if (isAboutOther) {
      turn.wasListenerNamed = true;
      await say(dc.context, line(this.knowledge, 'they-despair'));
    } else if (reading !== told) await say(dc.context, line(this.knowledge, 'samaritans-listen'));
    const act: DialogueAct = isLabel ? { kind: 'answer' } : dialogueActOf(reading, turn.answers);
    const wasInDanger = turn.answers[DANGER]?.includes('yes') === true;
    const yesOrNo = confirmation(turn, reading);
    const isOver = wasInDanger && reading.danger === 'over';
    if (!yesOrNo && !isOver && this.commands.diary.takesMessage(dc, reading, act)) {
      if (reading.danger === 'perhaps') await say(dc.context, line(this.knowledge, 'danger-perhaps'));
      return this.#continue(dc);
    }
    if (wasInDanger && this.commands.diary.keepBeside(dc, reading))
      await say(dc.context, line(this.knowledge, 'record-kept'));
    const recorded = this.#record(turn, reading, isAside);
    if (isDangerNamed(turn, reading, act)) await say(dc.context, line(this.knowledge, 'danger-perhaps'));
    if (await this.#urgent(dc, reading, act, wasInDanger)) return;
    const wanted = helpCalled(act) ?? yesOrNo ?? requested(act);
    if (wanted && (await this.commands.run(dc, wanted))) return;
    await this.#prepare(dc, reading, act, recorded);
    // "What is fixed?" means a word of the question that waits.
    const isOfQuestion = act.kind === 'asked' && act.shortAnswer === EASY_WORDS && isAsked(turn);
    if (isOfQuestion && !recorded.isAnswered && (await this.commands.command(dc, EXPLAIN))) return;
    // Before help with one's own behaviour is shown, it is asked whose behaviour it is.
    const isToBeAsked = recorded.askBack?.question === WHO_FOR && turn.answers[DANGER] !== undefined;
    if (isComplaint(turn, reading, act, recorded)) {
      await this.commands.command(dc, CHANGE);
      return;
    }
    if (act.kind === 'asked' && !isToBeAsked && (await this.commands.asked.answerWords(dc, act.shortAnswer))) return;
    if (act.kind === 'topic' && (await this.commands.run(dc, act))) return;
    // What may be despair is no question: "what is the point of any of it".
    if (act.kind === 'unanswered' && !isAside && reading === told) {
      await this.commands.asked.leaveUnanswered(dc);
      return;
    }
    if (isAside) return;
    await this.#goOn(dc, reading, recorded);
  }

  /** The diary, or whatever dialog takes the message itself. */
  async #continue(dc: DialogContext): Promise<void> {
    await dc.continueDialog();
  }

  #record(turn: TurnInProgress, reading: NluResult, isAside: boolean): RecordedAnswers {
    const pending = isAside || turn.confirming ? undefined : pendingQuestion(turn);
    const told = withoutTakenBack(reading, this.knowledge.questions, turn.takenBack);
    const recorded = recordAnswers(told, this.knowledge.questions, turn.answers, pending ?? {});
    const gone = Object.entries(takenBackBy(this.knowledge.questions, turn.answers, recorded.answers));
    const labels = gone.flatMap(([question, answer]) => answer.map((one) => `${question}:${one}`));
    turn.takenBack = [...new Set([...turn.takenBack, ...labels])];
    const isNo =
      pending?.question === DANGER && !recorded.isAnswered && reading.reply === 'no' && reading.danger !== 'now';
    const isNoAgain = isNo && turn.saidNo;
    turn.saidNo = isNo;
    const answers = isNoAgain ? withAnswer(recorded.answers, DANGER, ['no']) : recorded.answers;
    turn.answers = withoutIdleSituation(answers, turn.answers);
    turn.noted = recorded.changed;
    return isNoAgain ? { ...recorded, isAnswered: true } : recorded;
  }

  /** Danger and despair go first. On the emergency screen everything that is said is about that. */
  async #urgent(dc: DialogContext, reading: NluResult, act: DialogueAct, wasInDanger: boolean): Promise<boolean> {
    if (act.kind === 'urgent') {
      if (act.need === 'despair') await this.#ask(dc, 'despair');
      else await this.commands.command(dc, act.need);
      return true;
    }
    if (!wasInDanger || (act.kind === 'command' && act.command !== CARRY_ON)) return false;
    return this.#onEmergencyScreen(dc, reading, act);
  }

  async #onEmergencyScreen(dc: DialogContext, reading: NluResult, act: DialogueAct): Promise<boolean> {
    const turn = turnOf(dc.context);
    const { danger, reply, isCorrection, isPast } = reading;
    const wasAsked = turn.confirming === 'safe-now';
    const goesOn = act.kind === 'command' && (wasAsked || turn.confirming === 'danger-screen');
    if (danger === 'over' || goesOn || (wasAsked && reply === 'yes')) return this.commands.command(dc, 'safe-now');
    // "Sorry, he hit me again" tells more, and takes nothing back.
    const isTakenBack =
      isCorrection && (isPast || danger === 'told') && danger !== 'perhaps' && turn.noted.length === 0;
    if (isTakenBack) return this.commands.command(dc, 'was-earlier');
    if (wasAsked && reply === 'no') return this.commands.command(dc, 'not-safe');
    if (act.kind === 'topic' || (act.kind === 'asked' && this.#helpsInDanger(act.shortAnswer))) return false;
    await say(dc.context, ...showNoted(this.knowledge, turn));
    await this.#ask(dc, 'safe-now');
    return true;
  }

  /** Any other answer, be it right, would hold up who has to call 999. */
  #helpsInDanger(id: string): boolean {
    return this.knowledge.short_answers.some((one) => one.id === id && one.in_danger);
  }

  async #ask(dc: DialogContext, id: 'despair' | 'safe-now'): Promise<void> {
    turnOf(dc.context).confirm = id;
    await say(dc.context, confirm(this.knowledge, id));
  }

  /** What is said before the next thing: a word for the feeling, what must be said at once, what was noted. */
  async #prepare(dc: DialogContext, reading: NluResult, act: DialogueAct, { askBack }: RecordedAnswers): Promise<void> {
    const turn = turnOf(dc.context);
    if (reading.isAskedAgain && !turn.wasToldSorry && Object.keys(turn.before).length + Number(turn.saidNo) > 0) {
      turn.wasToldSorry = true;
      await say(dc.context, line(this.knowledge, 'sorry-asked-again'));
    }
    if (reading.hintsDespair && !turn.wasListenerNamed && !turn.wasDespairAsked) {
      turn.wasListenerNamed = true;
      await say(dc.context, line(this.knowledge, 'samaritans-listen'));
    }
    const feeling = feelingLine(turn, reading);
    if (feeling) await say(dc.context, line(this.knowledge, feeling));
    const asked = act.kind === 'asked' ? act.shortAnswer : undefined;
    for (const answer of shortAnswersToNew(this.knowledge, turn).filter(({ id }) => id !== asked))
      await say(dc.context, showShortAnswer(this.knowledge, answer, turn));
    for (const reply of repliesToNew(this.knowledge, turn)) await say(dc.context, message(reply, { kind: 'text' }));
    if (!askBack) await say(dc.context, ...showNoted(this.knowledge, turn));
  }

  async #goOn(
    dc: DialogContext,
    { feeling, danger, denied, reply, likely }: NluResult,
    recorded: RecordedAnswers,
  ): Promise<void> {
    const { changed, isAnswered, askBack } = recorded;
    const turn = turnOf(dc.context);
    // The question about danger goes before any that is asked back.
    if (askBack && turn.answers[DANGER] !== undefined) {
      leaveDialogs(dc);
      await dc.beginDialog(TRIAGE_DIALOG, { change: askBack.question, among: askBack.among });
      return;
    }
    // "Good heavens, no, where did you get that from", to whether they think of ending their life.
    const isRefused = turn.confirming !== undefined && reply === 'no';
    const isDenied = denied.some(({ isSure }) => isSure);
    const isHeard = isRefused || isDenied || feeling !== undefined || danger === 'over' || turn.replies.length > 0;
    const isFollowed = isAnswered || changed.length > 0 || isHeard;
    if (isFollowed || dc.activeDialog?.id !== QUESTION_DIALOG) {
      const isDone = isShownAlready(this.knowledge, turn);
      if (isDone && !isFollowed && likely.length === 0) return this.#continue(dc);
      // "Might just take a bat with me": what has an answer is answered, be it not put as a question.
      if (isDone && !isFollowed) return void (await this.commands.asked.leaveUnanswered(dc));
      const pending = pendingQuestion(turn);
      const goesOn = isAnswered || pending === undefined || pending.late === true;
      // What told something else, or was put right, was understood.
      const isUnread = changed.length === 0 && !isDenied && feeling === undefined && pending?.question !== DANGER;
      if (isDone && changed.length > 0) await say(dc.context, line(this.knowledge, 'outcome-stands'));
      // "He was never my husband": who is told nothing at all was not heard, as far as they can see.
      else if (isDone && isDenied) await say(dc.context, line(this.knowledge, 'nothing-to-take-off'));
      return goesOn ? this.commands.ways.next(dc, isDone) : this.commands.ways.askAgain(dc, isUnread);
    }
    return this.#continue(dc);
  }
}
