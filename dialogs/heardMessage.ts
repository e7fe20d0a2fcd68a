import type { DialogContext } from 'botbuilder-dialogs';
import { type DialogueAct, dialogueActOf } from '../language/dialogueAct';
import type { NluResult } from '../language/nluResult';
import type { RecordedAnswers } from '../language/recordAnswers';
import { DANGER, isInDanger, WHO_FOR } from '../model/answers';
import type { Knowledge } from '../model/knowledge';
import type { NamedPhrase, NamedShortAnswer } from '../model/namedEntries';
import type { Commands } from './commands';
import { feelingLine } from './feelings';
import { HeardInDanger } from './heardInDanger';
import {
  confirmation,
  helpCalled,
  isAsked,
  isComplaint,
  isDangerAskedAgain,
  isDangerNamed,
  isNotMeant,
  isOtherDespairing,
  isOwnDenial,
  isOwnTakenOff,
  lineToChange,
  requested,
  withoutDoubt,
} from './heardInTurn';
import { showNoted } from './noted';
import { keepOwnWords } from './ownWords';
import { pendingQuestion, QUESTION_DIALOG } from './questionDialog';
import { isCalmBesideOffer, recordHeard } from './recordHeard';
import { line, message, type Reply, say } from './replies';
import { answerAfter, showAfter, standing } from './showAfter';
import { isShownAlready } from './showOutcome';
import { showShortAnswer } from './showShortAnswer';
import { keepTold } from './told';
import { repliesToNew, shortAnswersToNew, TRIAGE_DIALOG } from './triageDialog';
import { leaveDialogs, turnOf } from './turnInProgress';
import { text } from './wording';

const CHANGE: NamedPhrase = 'change';
const EXPLAIN: NamedPhrase = 'explain';
const RECORD: NamedPhrase = 'record';
const EASY_WORDS: NamedShortAnswer = 'easy-words';

/** So many answers that may have been meant are remembered: some of them have been given. */
const NEAREST = 5;

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
  readonly #danger: HeardInDanger;

  constructor(
    private readonly knowledge: Knowledge,
    private readonly commands: Commands,
  ) {
    this.#danger = new HeardInDanger(knowledge, commands);
  }

  async handle(dc: DialogContext, heard: NluResult, { isLabel, isAside }: MessageSetting): Promise<void> {
    const turn = turnOf(dc.context);
    const told = this.commands.diary.hearing.asAccount(dc, heard);
    turn.isWaiting = heard.asksToWait;
    const isAboutOther = !isLabel && isOtherDespairing(turn, told);
    const reading = (turn.wasDespairAsked && !isLabel) || isAboutOther ? withoutDoubt(told) : told;
    if (isAboutOther) {
      turn.wasListenerNamed = true;
      await say(dc.context, line(this.knowledge, 'they-despair'));
    } else if (reading !== told && !isOwnDenial(turn, told))
      await say(dc.context, line(this.knowledge, 'samaritans-listen'));
    const act: DialogueAct = isLabel
      ? { kind: 'answer' }
      : this.commands.diary.hearing.actOf(dc, dialogueActOf(reading, turn.answers));
    const wasInDanger = turn.answers[DANGER]?.includes('yes') === true;
    const yesOrNo = isCalmBesideOffer(turn, reading) ? undefined : confirmation(turn, reading);
    const isOver = wasInDanger && reading.danger === 'over';
    if (!yesOrNo && !isOver && this.commands.diary.hearing.takesMessage(dc, reading, act)) {
      await this.commands.diary.hearing.nameDanger(dc, reading);
      return this.#continue(dc);
    }
    // "He said he'd finish me. Who do I tell?" is written as well.
    const isPoliceNamed = act.kind !== 'urgent' && (await this.commands.diary.hearing.namePolice(dc, reading));
    if (wasInDanger && !yesOrNo && this.commands.diary.hearing.keepBeside(dc, reading, act))
      await say(dc.context, line(this.knowledge, 'record-kept'));
    const recorded = recordHeard(this.knowledge.questions, turn, reading, isAside);
    if (!isLabel) keepOwnWords(turn, dc.context.activity.text ?? '', reading, act, recorded);
    if (!isPoliceNamed && isDangerNamed(turn, reading, act))
      await say(dc.context, line(this.knowledge, 'danger-perhaps'));
    if (await this.#danger.handle(dc, reading, act, wasInDanger)) return;
    // "I have rung them, he is outside" is answered as such, and so is who wants to be gone.
    const mayAskAgain = act.kind !== 'command' && (yesOrNo === undefined || turn.confirming === 'carry-on');
    if (mayAskAgain && isDangerAskedAgain(turn, reading)) return this.#askDangerAgain(dc, act);
    // Who begins with a wish to write is told what must be said at once, "get seen by a doctor", all the same.
    if (act.kind === 'command' && act.command === RECORD) await this.#sayAtOnce(dc, act);
    const wrong = lineToChange(this.knowledge, turn, reading, recorded);
    if (wrong && (await this.commands.run(dc, { kind: 'change', question: wrong }))) return;
    const wanted = helpCalled(act) ?? yesOrNo ?? requested(act);
    if (wanted && (await this.commands.run(dc, wanted))) return;
    await this.#prepare(dc, reading, act, recorded);
    if (reading.asksPlainly && !reading.isMisheard) turn.nearest = reading.mayAsk.slice(0, NEAREST);
    // "What is fixed?" means a word of the question that waits.
    const isOfQuestion = act.kind === 'asked' && act.shortAnswer === EASY_WORDS && isAsked(turn);
    if (isOfQuestion && !recorded.isAnswered && (await this.commands.command(dc, EXPLAIN))) return;
    // Before help with one's own behaviour is shown, it is asked whose behaviour it is.
    const isToBeAsked = recorded.askBack?.question === WHO_FOR && turn.answers[DANGER] !== undefined;
    if (isOwnTakenOff(turn, reading) && (await this.commands.run(dc, { kind: 'change', question: WHO_FOR }))) return;
    if (isComplaint(turn, reading, act, recorded)) {
      await this.commands.command(dc, CHANGE);
      return;
    }
    if (act.kind === 'asked' && !isToBeAsked && (await this.commands.asked.answer(dc, act.shortAnswer))) return;
    if (act.kind === 'services' && (await this.commands.asked.services(dc, act.services))) return;
    if (act.kind === 'topic' && (await this.commands.asked.topicInWords(dc, act.topic))) return;
    // What may be despair is no question: "what is the point of any of it".
    if (act.kind === 'unanswered' && !isToBeAsked && !isAside && reading === told) {
      await this.commands.asked.leaveUnanswered(dc);
      return;
    }
    if (isAside) return;
    if (reading.isMisheard && !recorded.isAnswered && recorded.changed.length === 0)
      return void (await this.commands.asked.misheard(dc));
    await this.#goOn(dc, reading, recorded);
  }

  /** What was asked for sure is answered first, or it would be lost. */
  async #askDangerAgain(dc: DialogContext, act: DialogueAct): Promise<void> {
    const turn = turnOf(dc.context);
    turn.wasDangerAskedAgain = true;
    const asked = act.kind === 'asked' ? act.shortAnswer : undefined;
    const answer = this.knowledge.short_answers.find(({ id }) => id === asked);
    await say(dc.context, ...(answer ? [showShortAnswer(this.knowledge, answer, turn)] : []));
    await say(dc.context, ...showNoted(this.knowledge, turn));
    await this.commands.run(dc, { kind: 'change', question: DANGER });
  }

  /** The diary, or whatever dialog takes the message itself. */
  async #continue(dc: DialogContext): Promise<void> {
    await dc.continueDialog();
  }

  /** What is said before the next thing: a word for the feeling, what must be said at once, what was noted. */
  async #prepare(dc: DialogContext, reading: NluResult, act: DialogueAct, { askBack }: RecordedAnswers): Promise<void> {
    const turn = turnOf(dc.context);
    if (reading.isAskedAgain && !turn.wasToldSorry && Object.keys(turn.before).length + Number(turn.saidNo) > 0) {
      turn.wasToldSorry = true;
      await say(dc.context, line(this.knowledge, 'sorry-asked-again'));
    }
    if (reading.hintsDespair && !turn.wasListenerNamed && !turn.wasDespairAsked && !isOwnDenial(turn, reading)) {
      turn.wasListenerNamed = true;
      await say(dc.context, line(this.knowledge, 'samaritans-listen'));
    }
    const feeling = feelingLine(turn, reading);
    if (feeling) await say(dc.context, line(this.knowledge, feeling));
    await this.#sayAtOnce(dc, act);
    if (!askBack) await say(dc.context, ...showNoted(this.knowledge, turn));
  }

  /** What must be said of what was just told, whatever else comes. */
  async #sayAtOnce({ context }: DialogContext, act: DialogueAct): Promise<void> {
    const turn = turnOf(context);
    const asked = act.kind === 'asked' ? act.shortAnswer : undefined;
    for (const answer of shortAnswersToNew(this.knowledge, turn).filter(({ id }) => id !== asked)) {
      keepTold(this.knowledge, turn, answer);
      await say(context, showShortAnswer(this.knowledge, answer, turn));
    }
    for (const reply of repliesToNew(this.knowledge, turn)) await say(context, message(reply, { kind: 'text' }));
  }

  async #goOn(dc: DialogContext, reading: NluResult, recorded: RecordedAnswers): Promise<void> {
    const { feeling, danger, selfHarm, denied, reply, likely, isCorrection, asksPlainly } = reading;
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
      const fitting = isDone && !isInDanger(turn.answers) ? answerAfter(this.knowledge, turn) : undefined;
      if (fitting) return void (await this.commands.asked.answer(dc, fitting));
      // What puts something right that was not found: all of it is shown, with a way to change each line.
      if (isDone && !isFollowed && isCorrection && denied.length > 0 && !asksPlainly)
        return void (await this.commands.command(dc, CHANGE));
      if (isDone && !isFollowed && likely.length === 0) return this.#continue(dc);
      // "Might just take a bat with me": what has an answer is answered, be it not put as a question.
      if (isDone && !isFollowed) return void (await this.commands.asked.leaveUnanswered(dc));
      const pending = pendingQuestion(turn);
      const goesOn = isAnswered || pending === undefined || pending.late === true;
      // What told something else, or was put right, was understood.
      const isUnread = changed.length === 0 && !isDenied && feeling === undefined && pending?.question !== DANGER;
      if (isDone && changed.length > 0) await say(dc.context, ...standing(this.knowledge, reading));
      // "He was never my husband": who is told nothing at all was not heard, as far as they can see.
      else if (isDone && isDenied)
        await say(
          dc.context,
          line(
            this.knowledge,
            isOwnDenial(turn, reading)
              ? 'taken-at-word'
              : selfHarm === 'other' || isNotMeant(denied)
                ? 'not-meant'
                : 'nothing-to-take-off',
          ),
        );
      // Nobody is left with nothing but buttons: "I am afraid to call, he will know", said twice.
      const isLine = ({ text: words }: Reply) => words === text(this.knowledge, 'danger-perhaps');
      if (isDone && turn.replies.every(isLine)) await say(dc.context, ...showAfter(this.knowledge, turn));
      return goesOn ? this.commands.ways.next(dc, isDone) : this.commands.ways.askAgain(dc, isUnread);
    }
    return this.#continue(dc);
  }
}
