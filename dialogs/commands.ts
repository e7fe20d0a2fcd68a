import type { DialogContext } from 'botbuilder-dialogs';
import { type Answers, DANGER, lastAnswered, SKIPPED, withAnswer, withoutAnswer } from '../model/answers';
import type { Knowledge, Topic } from '../model/knowledge';
import type { NamedTopic } from '../model/namedEntries';
import type { ButtonPayload } from '../model/protocol/activities';
import { nextStep } from '../triage/nextStep';
import { askQuestion, explainQuestion } from './askQuestion';
import type { DiaryCommands } from './diary/diaryCommands';
import { carryOnChoice, HELPLINES_TOPIC, nextActions } from './nextActions';
import { pendingQuestion } from './questionDialog';
import { type Choice, endOfConversation, message } from './replies';
import { showAnswers } from './showAnswers';
import { showAllServices } from './showServices';
import { SELF_HARM_TOPIC, showTopic } from './showTopic';
import { type QuestionAnswer, recordAnswer, sendAll, TRIAGE_DIALOG } from './triageDialog';
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

  /**
   * @param command an id in phrases.yaml, or one that only buttons have
   * @returns false when there is no such command
   */
  async command(dc: DialogContext, command: string): Promise<boolean> {
    if (await this.diary.command(dc, command)) return true;
    switch (command) {
      case 'emergency':
        return this.#resumeTriage(dc, (answers) => withAnswer(answers, DANGER, ['yes']));
      case 'safe-now':
        return this.#resume(dc, (answers) => withAnswer(answers, DANGER, ['no']));
      case 'self-harm':
        return this.#namedTopic(dc, SELF_HARM_TOPIC);
      case 'person':
        return this.#namedTopic(dc, 'a-person-please');
      case 'exit':
        return (await this.diary.warnOnce(dc, 'exit-now')) || this.#exit(dc);
      case 'forget':
        return (await this.diary.warnOnce(dc, 'forget-now')) || this.#forget(dc);
      // Without asking: the Exit button, Shift three times, and whoever has been warned of what is lost.
      case 'exit-now':
        return this.#exit(dc);
      case 'forget-now':
        return this.#forget(dc);
      case 'leave':
        return this.#leave(dc);
      case 'restart':
        this.diary.closeIncident(dc);
        return this.#resumeTriage(dc, () => ({}));
      case 'greeting':
        await this.#say(dc, 'hello-again');
        return this.#resumeTriage(dc);
      case 'carry-on':
        return this.#resume(dc);
      case 'back':
        return this.#back(dc);
      case 'skip':
        return this.#skip(dc);
      case 'why':
      case 'explain':
        return this.#explain(dc);
      case 'change':
        return this.#change(dc);
      case 'more':
        return this.#more(dc);
      case 'record':
        return this.diary.open(dc);
      case 'summary':
        await this.diary.summary(dc);
        return this.#nextActions(dc);
      case 'blank-sheet':
        await this.diary.blankSheet(dc);
        return this.#nextActions(dc);
      default:
        return false;
    }
  }

  /** Shows a topic at once, and below it the way back to where the person was. */
  async #topic(dc: DialogContext, id: string, from = 0): Promise<boolean> {
    const topic = this.knowledge.topics.find((one) => one.id === id);
    if (!topic) return false;
    const { answers, now } = turnOf(dc.context);
    await sendAll(dc, showTopic(this.knowledge, topic, answers, now, from));
    return this.#nextActions(dc, topic);
  }

  /** A channel may be without it: then nothing is said. */
  async #namedTopic(dc: DialogContext, id: NamedTopic): Promise<true> {
    await this.#topic(dc, id);
    return true;
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
    return this.#resumeTriage(dc);
  }

  /** Asks a question again; its answer stands until there is another. */
  async #changeAnswer(dc: DialogContext, question: string): Promise<boolean> {
    if (!this.knowledge.questions.some(({ id }) => id === question)) return false;
    await dc.cancelAllDialogs();
    await dc.beginDialog(TRIAGE_DIALOG, { change: question });
    return true;
  }

  /** After danger or a topic, back to what was being told or asked. */
  async #resume(dc: DialogContext, change = unchanged): Promise<true> {
    if (!this.diary.isIncidentOpen(dc)) return this.#resumeTriage(dc, change);
    const turn = turnOf(dc.context);
    turn.answers = change(turn.answers);
    return this.diary.open(dc);
  }

  async #resumeTriage(dc: DialogContext, change = unchanged): Promise<true> {
    const turn = turnOf(dc.context);
    turn.answers = change(turn.answers);
    await dc.cancelAllDialogs();
    await dc.beginDialog(TRIAGE_DIALOG);
    return true;
  }

  async #back(dc: DialogContext): Promise<true> {
    const last = lastAnswered(turnOf(dc.context).answers);
    if (!last) await this.#say(dc, 'no-way-back');
    return this.#resumeTriage(dc, (answers) => (last ? withoutAnswer(answers, last) : answers));
  }

  async #skip(dc: DialogContext): Promise<true> {
    const question = pendingQuestion(turnOf(dc.context));
    if (question) await recordAnswer(this.knowledge, dc, { question, answer: [SKIPPED] });
    return this.#resumeTriage(dc);
  }

  async #explain(dc: DialogContext): Promise<true> {
    const turn = turnOf(dc.context);
    const question = this.knowledge.questions.find(({ id }) => id === pendingQuestion(turn));
    if (!question) return this.#namedTopic(dc, 'about-waymark');
    const { answers } = turn;
    await dc.context.sendActivity(explainQuestion(this.knowledge, question, answers));
    await dc.context.sendActivity(askQuestion(this.knowledge, question, { answers }));
    return true;
  }

  async #change(dc: DialogContext): Promise<true> {
    const { answers } = turnOf(dc.context);
    if (Object.keys(answers).length === 0) return this.#resumeTriage(dc);
    await dc.context.sendActivity(showAnswers(this.knowledge, answers));
    return true;
  }

  async #more(dc: DialogContext): Promise<true> {
    const { answers, now } = turnOf(dc.context);
    const step = nextStep(this.knowledge, answers);
    if (step.kind === 'ask') return this.#namedTopic(dc, HELPLINES_TOPIC);
    await sendAll(dc, showAllServices(this.knowledge, step.outcome.help, answers, now));
    return this.#nextActions(dc);
  }

  async #nextActions(dc: DialogContext, topic?: Topic): Promise<true> {
    await dc.context.sendActivity(nextActions(this.knowledge, turnOf(dc.context), topic));
    return true;
  }

  async #forget(dc: DialogContext): Promise<true> {
    const turn = turnOf(dc.context);
    turn.answers = {};
    this.diary.forget(dc);
    turn.end = 'forget';
    await dc.cancelAllDialogs();
    const again: Choice = {
      title: text(this.knowledge, 'choice-restart'),
      press: { kind: 'command', command: 'restart' },
    };
    await dc.context.sendActivity(message(text(this.knowledge, 'forgotten'), { kind: 'choices' }, [again]));
    return true;
  }

  /** It sounded like a wish to leave. Leaving deletes everything, so the person confirms it. */
  async #leave(dc: DialogContext): Promise<true> {
    const exit: Choice = {
      title: text(this.knowledge, 'choice-exit'),
      press: { kind: 'command', command: 'exit' },
    };
    const choices = [exit, carryOnChoice(this.knowledge)];
    await dc.context.sendActivity(message(text(this.knowledge, 'leaving'), { kind: 'choices' }, choices));
    return true;
  }

  async #exit(dc: DialogContext): Promise<true> {
    turnOf(dc.context).end = 'exit';
    await dc.cancelAllDialogs();
    await dc.context.sendActivity(endOfConversation());
    return true;
  }

  async #say(dc: DialogContext, id: 'hello-again' | 'no-way-back'): Promise<void> {
    await dc.context.sendActivity(message(text(this.knowledge, id), { kind: 'text' }));
  }
}

const unchanged = (answers: Answers): Answers => answers;
