import { ActivityTypes } from 'botbuilder';
import type { DialogContext } from 'botbuilder-dialogs';
import { withoutLiveTime } from '../diary/account';
import { closeIncident, EMPTY_DIARY } from '../diary/diary';
import {
  type Answers,
  DANGER,
  DESPAIR,
  lastAnswered,
  SKIPPED,
  withAnswer,
  withoutAnswer,
  withoutNothing,
  YOU,
} from '../model/answers';
import type { Knowledge, Topic } from '../model/knowledge';
import type { NamedTopic } from '../model/namedEntries';
import type { ButtonPayload } from '../model/protocol/activities';
import { isStillAsked, nextStep } from '../triage/nextStep';
import { type ConfirmationId, confirm } from './confirmations';
import type { DiaryCommands } from './diary/diaryCommands';
import { showBlankSheet, showSummary } from './diary/showDiary';
import { HELPLINES_TOPIC, nextActions, showAnswers } from './nextActions';
import { showNoted } from './noted';
import { askQuestion, explain, pendingQuestion } from './questionDialog';
import { questionOnScreen } from './questionOnScreen';
import { commandChoice, line, message, type Reply, say } from './replies';
import { showServices } from './serviceCard';
import { showAboutOutcome } from './showOutcome';
import { SELF_HARM_TOPIC, showShortAnswer, showTopic, showTopicInShort, showWhoMayKnow } from './showTopic';
import { type QuestionAnswer, recordAnswer, TRIAGE_DIALOG } from './triageDialog';
import { turnOf } from './turnInProgress';
import { text } from './wording';

/** What a person can ask for on every turn, by a button or in words, whatever is being asked. */
export class Commands {
  constructor(
    private readonly knowledge: Knowledge,
    readonly diary: DiaryCommands,
  ) {}

  /** @returns false when there is nothing of that name (any more) */
  run(dc: DialogContext, wanted: ButtonPayload): Promise<boolean> {
    switch (wanted.kind) {
      case 'answer':
        return this.#answer(dc, wanted);
      case 'command':
        return this.command(dc, wanted.command, wanted.from);
      case 'topic':
        return this.#topic(dc, wanted.topic, wanted.from);
      case 'ask':
        return this.answerAsked(dc, wanted.ask);
      case 'record':
        return this.diary.pressButton(dc, wanted);
      case 'change':
        return this.#changeAnswer(dc, wanted.question);
    }
  }

  /** By name: the ids in phrases.yaml, and some that only buttons have. */
  readonly #commands = new Map<string, (dc: DialogContext, from: number) => Promise<unknown>>([
    ['emergency', (dc) => this.#emergency(dc)],
    ['safe-now', (dc) => this.#safeNow(dc)],
    ['not-safe', (dc) => this.command(dc, 'emergency')],
    ['was-earlier', (dc) => this.#wasEarlier(dc)],
    ['help-called', (dc) => this.#helpCalled(dc)],
    ['self-harm', (dc) => this.#despair(dc)],
    ['person', (dc) => this.#topic(dc, 'a-person-please' satisfies NamedTopic)],
    // Never asks, whatever is lost: somebody may be at the door. The Exit button and Shift three times do the same.
    ['exit', (dc) => this.#exit(dc)],
    ['exit-now', (dc) => this.#exit(dc)],
    // Whatever deletes asks first.
    ['forget', (dc) => this.#confirm(dc, 'forget')],
    ['forget-sure', async (dc) => (await this.diary.warnOnce(dc)) || this.#forget(dc)],
    // Without asking: the page has asked, or whoever it is has been warned of what is lost.
    ['forget-now', (dc) => this.#forget(dc)],
    ['leave', (dc) => this.#confirm(dc, 'leave')],
    ['restart', (dc) => this.#askToRestart(dc)],
    ['restart-sure', (dc) => this.#restart(dc)],
    ['greeting', (dc) => this.#greeting(dc)],
    ['carry-on', (dc) => this.#resume(dc)],
    ['back', (dc) => this.#back(dc)],
    ['skip', (dc) => this.#skip(dc)],
    ['why', (dc) => this.#explain(dc)],
    ['explain', (dc) => this.#explain(dc)],
    ['change', (dc) => this.#change(dc)],
    ['more', (dc, from) => this.#more(dc, from)],
    ['about-outcome', (dc, from) => this.#aboutOutcome(dc, from)],
    ['record', (dc) => this.diary.open(dc)],
    ['summary', (dc) => this.#show(dc, showSummary(this.knowledge, turnOf(dc.context)))],
    ['blank-sheet', (dc) => this.#show(dc, showBlankSheet(this.knowledge, turnOf(dc.context).diary))],
  ]);

  /**
   * @param from where a further part of what it shows begins
   * @returns false when there is no such command
   */
  async command(dc: DialogContext, command: string, from = 0): Promise<boolean> {
    if (await this.diary.command(dc, command)) return true;
    const run = this.#commands.get(command);
    await run?.(dc, from);
    return run !== undefined;
  }

  /** Shows what was asked for, and below it the way back to where the person was. */
  async #show({ context }: DialogContext, replies: Reply | readonly Reply[], topic?: Topic): Promise<void> {
    await say(context, ...[replies].flat(), nextActions(this.knowledge, turnOf(context), topic));
  }

  /** @param from where a part of the long page begins; without it, only the short answer is shown */
  async #topic(dc: DialogContext, id: string, from?: number): Promise<boolean> {
    const topic = this.knowledge.topics.find((one) => one.id === id);
    if (!topic) return false;
    const turn = turnOf(dc.context);
    if (from !== undefined) await this.#show(dc, showTopic(this.knowledge, topic, turn, from), topic);
    else {
      await say(dc.context, showTopicInShort(this.knowledge, topic, turn));
      await this.#backAfterAnswer(dc, topic);
    }
    return true;
  }

  /** From here on the crisis lines are in every outcome. */
  async #despair(dc: DialogContext): Promise<void> {
    const turn = turnOf(dc.context);
    const { [YOU]: you = [] } = turn.answers;
    turn.answers = withAnswer(turn.answers, YOU, [...new Set([...you, DESPAIR])]);
    await this.#topic(dc, SELF_HARM_TOPIC);
  }

  /** The answer to a question that was asked on the way. @returns false where there is none of that name */
  async answerAsked(dc: DialogContext, id: string): Promise<boolean> {
    const answer = this.knowledge.short_answers.find((one) => one.id === id);
    if (!answer) return false;
    const turn = turnOf(dc.context);
    // Who asks on after an answer has not been helped by it: word for word again, it would mock them.
    if (turn.lastAnswer === id) return this.leaveUnanswered(dc);
    turn.answered = id;
    await say(dc.context, showShortAnswer(this.knowledge, answer, turn));
    await this.#backAfterAnswer(dc);
    return true;
  }

  /** To a plain question that nothing here answers for sure: that it is so, what may be meant, and who may know. */
  async leaveUnanswered(dc: DialogContext): Promise<true> {
    const turn = turnOf(dc.context);
    await say(dc.context, showWhoMayKnow(this.knowledge, turn, turn.reading?.mayAsk ?? []));
    await this.#backAfterAnswer(dc);
    return true;
  }

  /**
   * The pending question again. A yes to the one about danger must mean danger, so before that it is asked to go on, and
   * so it is after thoughts of death.
   */
  async #backAfterAnswer(dc: DialogContext, from?: Topic): Promise<void> {
    const turn = turnOf(dc.context);
    const isAsking = nextStep(this.knowledge, turn.answers).kind === 'ask' && !this.diary.isIncidentOpen(dc);
    const mayAsk = turn.answers[DANGER] !== undefined && !from?.record && from?.id !== SELF_HARM_TOPIC;
    // What was answered beside it is not asked again.
    const isAnswered = turn.noted.includes(pendingQuestion(turn)?.question ?? '');
    // Nor is what it leads to kept back: "Luton. Will you tell him?" has answered the last question.
    const goesOn = isAnswered && mayAsk && !this.diary.isIncidentOpen(dc);
    if (goesOn) return this.resume(dc);
    if (isAsking && mayAsk) return this.askAgain(dc);
    await say(dc.context, nextActions(this.knowledge, turn, from));
  }

  /** An answer by a button, to the pending question or to an earlier one. The same one twice changes nothing. */
  async #answer(dc: DialogContext, { question, answer }: QuestionAnswer): Promise<boolean> {
    const asked = this.knowledge.questions.find(({ id }) => id === question);
    const ids = new Set(asked?.options.map(({ id }) => id)).add(SKIPPED);
    const fits = answer.length > 0 && (asked?.choose === 'many' || answer.length === 1 || answer.includes(SKIPPED));
    if (!asked || !fits || !answer.every((id) => ids.has(id))) return false;
    const turn = turnOf(dc.context);
    const chosen = asked.choose === 'many' ? withoutNothing(asked, [...new Set(answer)]) : answer;
    if (turn.answers[question]?.join() === chosen.join() && pendingQuestion(turn)?.question !== question) return true;
    await recordAnswer(this.knowledge, dc, { question, answer: chosen });
    await this.#resumeTriage(dc);
    return true;
  }

  /** Asks a question again; its answer stands until there is another. */
  async #changeAnswer(dc: DialogContext, question: string): Promise<boolean> {
    if (!this.knowledge.questions.some(({ id }) => id === question)) return false;
    await dc.cancelAllDialogs();
    await dc.beginDialog(TRIAGE_DIALOG, { change: question });
    return true;
  }

  async #emergency(dc: DialogContext): Promise<void> {
    const turn = turnOf(dc.context);
    const wasInDanger = turn.before[DANGER]?.includes('yes');
    turn.answers = withAnswer(turn.answers, DANGER, ['yes']);
    // The same screen again would tell who has called to call.
    if (wasInDanger && turn.isHelpCalled) {
      await say(dc.context, line(this.knowledge, 'police-know'));
      return this.#confirm(dc, 'safe-now');
    }
    await this.resume(dc);
  }

  async #safeNow(dc: DialogContext): Promise<void> {
    const wasInDanger = turnOf(dc.context).before[DANGER]?.includes('yes');
    if (wasInDanger) await say(dc.context, line(this.knowledge, 'glad-safe'));
    turnOf(dc.context).isHelpCalled = false;
    await this.#resume(dc, (answers) => withAnswer(answers, DANGER, ['no']));
  }

  /** "Sorry, I meant last week": it was no danger of now. */
  async #wasEarlier(dc: DialogContext): Promise<void> {
    const turn = turnOf(dc.context);
    turn.diary = withoutLiveTime(turn.diary, this.knowledge.diary_fields);
    await say(dc.context, line(this.knowledge, 'danger-taken-back'));
    await this.#resume(dc, (answers) => withAnswer(answers, DANGER, ['no']));
  }

  /** After danger or a topic, back to what was being told or asked. */
  async #resume(dc: DialogContext, change = unchanged): Promise<void> {
    if (!this.diary.isIncidentOpen(dc)) return this.#resumeTriage(dc, change);
    const turn = turnOf(dc.context);
    turn.answers = change(turn.answers);
    await this.diary.open(dc);
  }

  async #resumeTriage(dc: DialogContext, change = unchanged): Promise<void> {
    const turn = turnOf(dc.context);
    turn.answers = change(turn.answers);
    await say(dc.context, ...showNoted(this.knowledge, turn));
    await this.resume(dc);
  }

  /** The question that waits, as it was asked, if it is still to be answered; else what comes next. */
  async askAgain(dc: DialogContext): Promise<void> {
    const turn = turnOf(dc.context);
    const { question, among } = pendingQuestion(turn) ?? {};
    const isAnswered = question === undefined || turn.noted.includes(question);
    if (isAnswered || !isStillAsked(this.knowledge, turn.answers, question)) return this.resume(dc);
    await dc.cancelAllDialogs();
    await dc.beginDialog(TRIAGE_DIALOG, { change: question, ...(among && { among }) });
  }

  /** On to what comes next. @param shown whether the outcome is on the screen already */
  async resume(dc: DialogContext, shown = false): Promise<void> {
    await dc.cancelAllDialogs();
    await dc.beginDialog(TRIAGE_DIALOG, { shown });
  }

  async #confirm({ context }: DialogContext, id: ConfirmationId): Promise<void> {
    turnOf(context).confirm = id;
    await say(context, confirm(this.knowledge, id));
  }

  async #askToRestart(dc: DialogContext): Promise<void> {
    const isNothingTold = Object.keys(turnOf(dc.context).answers).length === 0;
    return isNothingTold ? this.#restart(dc) : this.#confirm(dc, 'restart');
  }

  /** Somebody is on the way. Nothing is asked but whether they are safe. */
  async #helpCalled(dc: DialogContext): Promise<void> {
    const turn = turnOf(dc.context);
    turn.isHelpCalled = true;
    await say(dc.context, line(this.knowledge, 'police-coming'));
    if (turn.answers[DANGER]?.includes('yes')) return this.#confirm(dc, 'safe-now');
    return this.resume(dc);
  }

  /** What is written down is left as it is. */
  async #restart(dc: DialogContext): Promise<void> {
    const turn = turnOf(dc.context);
    turn.diary = closeIncident(turn.diary);
    await this.#resumeTriage(dc, () => ({}));
  }

  async #greeting(dc: DialogContext): Promise<void> {
    const turn = turnOf(dc.context);
    await say(dc.context, line(this.knowledge, 'hello-again'), ...showNoted(this.knowledge, turn));
    await this.resume(dc, nextStep(this.knowledge, turn.answers).kind === 'signpost');
  }

  async #back(dc: DialogContext): Promise<void> {
    const last = lastAnswered(turnOf(dc.context).before);
    if (!last) await say(dc.context, line(this.knowledge, 'no-way-back'));
    return this.#resumeTriage(dc, (answers) => (last ? withoutAnswer(answers, last) : answers));
  }

  async #skip(dc: DialogContext): Promise<void> {
    const turn = turnOf(dc.context);
    const { question: id, among } = pendingQuestion(turn) ?? {};
    const question = this.knowledge.questions.find((one) => one.id === id);
    if (question) {
      const { skipped: answer } = questionOnScreen(question, turn.answers, among);
      await recordAnswer(this.knowledge, dc, { question: question.id, answer });
    }
    return this.#resumeTriage(dc);
  }

  async #explain(dc: DialogContext): Promise<unknown> {
    const turn = turnOf(dc.context);
    const { answers } = turn;
    const { question: id, among } = pendingQuestion(turn) ?? {};
    const question = this.knowledge.questions.find((one) => one.id === id);
    if (!question) return this.#topic(dc, 'about-waymark' satisfies NamedTopic);
    return say(
      dc.context,
      explain(this.knowledge, question, answers, question.id !== DANGER),
      askQuestion(this.knowledge, question, turn, among),
    );
  }

  async #change(dc: DialogContext): Promise<void> {
    const { answers } = turnOf(dc.context);
    if (Object.keys(answers).length === 0) return this.#resumeTriage(dc);
    await say(dc.context, showAnswers(this.knowledge, answers));
  }

  async #more(dc: DialogContext, from: number): Promise<unknown> {
    const turn = turnOf(dc.context);
    const step = nextStep(this.knowledge, turn.answers);
    if (step.kind === 'ask') return this.#topic(dc, HELPLINES_TOPIC);
    const press = (next: number) => ({ kind: 'command', command: 'more', from: next }) as const;
    return this.#show(dc, showServices(this.knowledge, step.outcome.help, turn, { from, press }));
  }

  async #aboutOutcome(dc: DialogContext, from: number): Promise<unknown> {
    const turn = turnOf(dc.context);
    const step = nextStep(this.knowledge, turn.answers);
    if (step.kind === 'ask') return this.resume(dc);
    return this.#show(dc, showAboutOutcome(this.knowledge, step, turn, from));
  }

  async #forget(dc: DialogContext): Promise<void> {
    const turn = turnOf(dc.context);
    turn.answers = {};
    turn.diary = EMPTY_DIARY;
    turn.end = 'forget';
    await dc.cancelAllDialogs();
    const again = commandChoice(this.knowledge, 'choice-restart', 'restart');
    await say(dc.context, message(text(this.knowledge, 'forgotten'), { kind: 'choices' }, [again]));
  }

  async #exit(dc: DialogContext): Promise<void> {
    turnOf(dc.context).end = 'exit';
    await dc.cancelAllDialogs();
    await say(dc.context, { type: ActivityTypes.EndOfConversation, code: 'userCancelled' });
  }
}

const unchanged = (answers: Answers): Answers => answers;
