import { ActivityTypes } from 'botbuilder';
import type { DialogContext } from 'botbuilder-dialogs';
import { closeIncident, EMPTY_DIARY } from '../diary/diary';
import { type Answers, DANGER, lastAnswered, SKIPPED, withAnswer, withoutAnswer } from '../model/answers';
import type { Knowledge, Topic } from '../model/knowledge';
import type { NamedTopic } from '../model/namedEntries';
import type { ButtonPayload } from '../model/protocol/activities';
import { nextStep } from '../triage/nextStep';
import type { DiaryCommands } from './diary/diaryCommands';
import { showBlankSheet, showSummary } from './diary/showDiary';
import { carryOnChoice, HELPLINES_TOPIC, nextActions, showAnswers } from './nextActions';
import { askQuestion, explain, pendingQuestion } from './questionDialog';
import { commandChoice, line, message, type Reply, say } from './replies';
import { SELF_HARM_TOPIC, showAllServices, showTopic } from './showHelp';
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
        return this.command(dc, wanted.command);
      case 'topic':
        return this.#topic(dc, wanted.topic, wanted.from);
      case 'record':
        return this.diary.pressButton(dc, wanted);
      case 'change':
        return this.#changeAnswer(dc, wanted.question);
    }
  }

  /** By name: the ids in phrases.yaml, and some that only buttons have. */
  readonly #commands = new Map<string, (dc: DialogContext) => Promise<unknown>>([
    ['emergency', (dc) => this.#resumeTriage(dc, (answers) => withAnswer(answers, DANGER, ['yes']))],
    ['safe-now', (dc) => this.#resume(dc, (answers) => withAnswer(answers, DANGER, ['no']))],
    ['self-harm', (dc) => this.#topic(dc, SELF_HARM_TOPIC)],
    ['person', (dc) => this.#topic(dc, 'a-person-please' satisfies NamedTopic)],
    ['exit', async (dc) => (await this.diary.warnOnce(dc, 'exit-now')) || this.#exit(dc)],
    ['forget', async (dc) => (await this.diary.warnOnce(dc, 'forget-now')) || this.#forget(dc)],
    // Without asking: the Exit button, Shift three times, and whoever has been warned of what is lost.
    ['exit-now', (dc) => this.#exit(dc)],
    ['forget-now', (dc) => this.#forget(dc)],
    ['leave', (dc) => this.#leave(dc)],
    ['restart', (dc) => this.#restart(dc)],
    ['greeting', (dc) => this.#greeting(dc)],
    ['carry-on', (dc) => this.#resume(dc)],
    ['back', (dc) => this.#back(dc)],
    ['skip', (dc) => this.#skip(dc)],
    ['why', (dc) => this.#explain(dc)],
    ['explain', (dc) => this.#explain(dc)],
    ['change', (dc) => this.#change(dc)],
    ['more', (dc) => this.#more(dc)],
    ['record', (dc) => this.diary.open(dc)],
    ['summary', (dc) => this.#show(dc, showSummary(this.knowledge, turnOf(dc.context)))],
    ['blank-sheet', (dc) => this.#show(dc, showBlankSheet(this.knowledge, turnOf(dc.context).diary))],
  ]);

  /** @returns false when there is no such command */
  async command(dc: DialogContext, command: string): Promise<boolean> {
    if (await this.diary.command(dc, command)) return true;
    const run = this.#commands.get(command);
    await run?.(dc);
    return run !== undefined;
  }

  /** Shows what was asked for, and below it the way back to where the person was. */
  async #show({ context }: DialogContext, replies: Reply | readonly Reply[], topic?: Topic): Promise<void> {
    await say(context, ...[replies].flat(), nextActions(this.knowledge, turnOf(context), topic));
  }

  async #topic(dc: DialogContext, id: string, from = 0): Promise<boolean> {
    const topic = this.knowledge.topics.find((one) => one.id === id);
    if (topic) await this.#show(dc, showTopic(this.knowledge, topic, turnOf(dc.context), from), topic);
    return topic !== undefined;
  }

  /** An answer by a button, to the pending question or to an earlier one. The same one twice changes nothing. */
  async #answer(dc: DialogContext, { question, answer }: QuestionAnswer): Promise<boolean> {
    const asked = this.knowledge.questions.find(({ id }) => id === question);
    const ids = new Set(asked?.options.map(({ id }) => id)).add(SKIPPED);
    const fits = answer.length > 0 && (asked?.choose === 'many' || answer.length === 1);
    if (!asked || !fits || !answer.every((id) => ids.has(id))) return false;
    const turn = turnOf(dc.context);
    if (turn.answers[question]?.join() === answer.join() && pendingQuestion(turn) !== question) return true;
    await recordAnswer(this.knowledge, dc, { question, answer });
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
    await dc.cancelAllDialogs();
    await dc.beginDialog(TRIAGE_DIALOG);
  }

  /** What is written down is left as it is. */
  async #restart(dc: DialogContext): Promise<void> {
    const turn = turnOf(dc.context);
    turn.diary = closeIncident(turn.diary);
    await this.#resumeTriage(dc, () => ({}));
  }

  async #greeting(dc: DialogContext): Promise<void> {
    await say(dc.context, line(this.knowledge, 'hello-again'));
    await this.#resumeTriage(dc);
  }

  async #back(dc: DialogContext): Promise<void> {
    const last = lastAnswered(turnOf(dc.context).answers);
    if (!last) await say(dc.context, line(this.knowledge, 'no-way-back'));
    return this.#resumeTriage(dc, (answers) => (last ? withoutAnswer(answers, last) : answers));
  }

  async #skip(dc: DialogContext): Promise<void> {
    const question = pendingQuestion(turnOf(dc.context));
    if (question) await recordAnswer(this.knowledge, dc, { question, answer: [SKIPPED] });
    return this.#resumeTriage(dc);
  }

  async #explain(dc: DialogContext): Promise<unknown> {
    const turn = turnOf(dc.context);
    const { answers } = turn;
    const question = this.knowledge.questions.find(({ id }) => id === pendingQuestion(turn));
    if (!question) return this.#topic(dc, 'about-waymark' satisfies NamedTopic);
    return say(
      dc.context,
      explain(this.knowledge, question, answers, question.id !== DANGER),
      askQuestion(this.knowledge, question, { answers, noted: false }),
    );
  }

  async #change(dc: DialogContext): Promise<void> {
    const { answers } = turnOf(dc.context);
    if (Object.keys(answers).length === 0) return this.#resumeTriage(dc);
    await say(dc.context, showAnswers(this.knowledge, answers));
  }

  async #more(dc: DialogContext): Promise<unknown> {
    const turn = turnOf(dc.context);
    const step = nextStep(this.knowledge, turn.answers);
    if (step.kind === 'ask') return this.#topic(dc, HELPLINES_TOPIC);
    return this.#show(dc, showAllServices(this.knowledge, step.outcome.help, turn));
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

  /** It sounded like a wish to leave. Leaving deletes everything, so the person confirms it. */
  async #leave(dc: DialogContext): Promise<void> {
    const choices = [commandChoice(this.knowledge, 'choice-exit', 'exit'), carryOnChoice(this.knowledge)];
    await say(dc.context, message(text(this.knowledge, 'leaving'), { kind: 'choices' }, choices));
  }

  async #exit(dc: DialogContext): Promise<void> {
    turnOf(dc.context).end = 'exit';
    await dc.cancelAllDialogs();
    await say(dc.context, { type: ActivityTypes.EndOfConversation, code: 'userCancelled' });
  }
}

const unchanged = (answers: Answers): Answers => answers;
