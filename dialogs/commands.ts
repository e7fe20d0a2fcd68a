import type { DialogContext } from 'botbuilder-dialogs';
import { type Answers, DANGER, lastAnswered, SKIPPED, withAnswer, withoutAnswer } from '../model/answers';
import type { Knowledge, Topic } from '../model/knowledge';
import type { NamedTopic } from '../model/namedEntries';
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
import { turnMemory } from './turnMemory';
import { text } from './wording';

/** What a person can ask for on every turn, whatever is being asked. Names are the ids in phrases.yaml. */
export class Commands {
  constructor(
    private readonly knowledge: Knowledge,
    readonly diary: DiaryCommands,
  ) {}

  readonly #commands = new Map<string, (dc: DialogContext) => Promise<unknown>>(
    Object.entries({
      emergency: (dc: DialogContext) =>
        this.#resumeTriage(dc, (answers) => withAnswer(answers, DANGER, ['yes'])),
      'self-harm': (dc: DialogContext) => this.topic(dc, SELF_HARM_TOPIC),
      exit: async (dc: DialogContext) => (await this.diary.warnOnce(dc, 'exit-now')) || this.#exit(dc),
      forget: async (dc: DialogContext) => (await this.diary.warnOnce(dc, 'forget-now')) || this.#forget(dc),
      // Exit without asking: the Exit button, Shift three times, and whoever has been warned of what is lost.
      'exit-now': (dc: DialogContext) => this.#exit(dc),
      'forget-now': (dc: DialogContext) => this.#forget(dc),
      record: (dc: DialogContext) => this.diary.open(dc),
      summary: async (dc: DialogContext) => {
        await this.diary.summary(dc);
        await this.#nextActions(dc);
      },
      'blank-sheet': async (dc: DialogContext) => {
        await this.diary.blankSheet(dc);
        await this.#nextActions(dc);
      },
      restart: (dc: DialogContext) => {
        this.diary.closeIncident(dc);
        return this.#resumeTriage(dc, () => ({}));
      },
      back: (dc: DialogContext) => this.#back(dc),
      skip: (dc: DialogContext) => this.#skip(dc),
      why: (dc: DialogContext) => this.#explain(dc),
      explain: (dc: DialogContext) => this.#explain(dc),
      person: (dc: DialogContext) => this.topic(dc, 'a-person-please' satisfies NamedTopic),
      change: (dc: DialogContext) => this.#change(dc),
      more: (dc: DialogContext) => this.#more(dc),
      'carry-on': (dc: DialogContext) => this.#resume(dc, (answers) => answers),
      greeting: (dc: DialogContext) => this.#greeting(dc),
      leave: (dc: DialogContext) => this.#leave(dc),
      'safe-now': (dc: DialogContext) => this.#resume(dc, (answers) => withAnswer(answers, DANGER, ['no'])),
    }),
  );

  /** @returns false when there is no such command */
  async run(dc: DialogContext, command: string): Promise<boolean> {
    if (await this.diary.command(dc, command)) return true;
    const run = this.#commands.get(command);
    await run?.(dc);
    return run !== undefined;
  }

  /** Shows a topic at once, and below it the way back to where the person was. */
  async topic(dc: DialogContext, id: string, from = 0): Promise<boolean> {
    const topic = this.knowledge.topics.find((one) => one.id === id);
    if (!topic) return false;
    const { answers, now } = turnMemory(dc.context);
    await sendAll(dc, showTopic(this.knowledge, topic, answers, now, from));
    await this.#nextActions(dc, topic);
    return true;
  }

  /** An answer by a button, to the pending question or to an earlier one. The same one twice changes nothing. */
  async answer(dc: DialogContext, { question, answer }: QuestionAnswer): Promise<boolean> {
    const asked = this.knowledge.questions.find(({ id }) => id === question);
    const ids = new Set(asked?.options.map(({ id }) => id)).add(SKIPPED);
    const fits = answer.length > 0 && (asked?.choose === 'many' || answer.length === 1);
    if (!asked || !fits || !answer.every((id) => ids.has(id))) return false;
    const known = turnMemory(dc.context).answers[question];
    if (known?.join() === answer.join() && pendingQuestion(dc) !== question) return true;
    await recordAnswer(this.knowledge, dc, { question, answer });
    await this.#resumeTriage(dc, (answers) => answers);
    return true;
  }

  /** Asks a question again; its answer stands until there is another. */
  async changeAnswer(dc: DialogContext, question: string): Promise<boolean> {
    if (!this.knowledge.questions.some(({ id }) => id === question)) return false;
    await dc.cancelAllDialogs();
    await dc.beginDialog(TRIAGE_DIALOG, { change: question });
    return true;
  }

  /** After danger or a topic, back to what was being told or asked. */
  async #resume(dc: DialogContext, change: (answers: Answers) => Answers): Promise<void> {
    if (!this.diary.isIncidentOpen(dc)) return this.#resumeTriage(dc, change);
    const turn = turnMemory(dc.context);
    turn.answers = change(turn.answers);
    await this.diary.open(dc);
  }

  async #resumeTriage(dc: DialogContext, change: (answers: Answers) => Answers): Promise<void> {
    const turn = turnMemory(dc.context);
    turn.answers = change(turn.answers);
    await dc.cancelAllDialogs();
    await dc.beginDialog(TRIAGE_DIALOG);
  }

  async #back(dc: DialogContext): Promise<void> {
    const last = lastAnswered(turnMemory(dc.context).answers);
    if (!last) await dc.context.sendActivity(message(text(this.knowledge, 'no-way-back'), { kind: 'text' }));
    await this.#resumeTriage(dc, (answers) => (last ? withoutAnswer(answers, last) : answers));
  }

  async #skip(dc: DialogContext): Promise<void> {
    const question = pendingQuestion(dc);
    if (question) await recordAnswer(this.knowledge, dc, { question, answer: [SKIPPED] });
    await this.#resumeTriage(dc, (answers) => answers);
  }

  async #explain(dc: DialogContext): Promise<void> {
    const id = pendingQuestion(dc);
    const question = this.knowledge.questions.find((one) => one.id === id);
    if (!question) return void (await this.topic(dc, 'about-waymark' satisfies NamedTopic));
    const { answers } = turnMemory(dc.context);
    await dc.context.sendActivity(explainQuestion(this.knowledge, question, answers));
    await dc.context.sendActivity(askQuestion(this.knowledge, question, { answers }));
  }

  async #change(dc: DialogContext): Promise<void> {
    const { answers } = turnMemory(dc.context);
    if (Object.keys(answers).length === 0) return this.#resumeTriage(dc, () => answers);
    await dc.context.sendActivity(showAnswers(this.knowledge, answers));
  }

  async #more(dc: DialogContext): Promise<void> {
    const { answers, now } = turnMemory(dc.context);
    const step = nextStep(this.knowledge, answers);
    if (step.kind === 'ask') return void (await this.topic(dc, HELPLINES_TOPIC));
    await sendAll(dc, showAllServices(this.knowledge, step.outcome.help, answers, now));
    await this.#nextActions(dc);
  }

  async #nextActions(dc: DialogContext, topic?: Topic): Promise<void> {
    await dc.context.sendActivity(nextActions(this.knowledge, turnMemory(dc.context), topic));
  }

  async #forget(dc: DialogContext): Promise<void> {
    const turn = turnMemory(dc.context);
    turn.answers = {};
    this.diary.forget(dc);
    turn.end = 'forget';
    await dc.cancelAllDialogs();
    const again: Choice = {
      title: text(this.knowledge, 'choice-restart'),
      press: { kind: 'command', command: 'restart' },
    };
    await dc.context.sendActivity(message(text(this.knowledge, 'forgotten'), { kind: 'choices' }, [again]));
  }

  async #greeting(dc: DialogContext): Promise<void> {
    await dc.context.sendActivity(message(text(this.knowledge, 'hello-again'), { kind: 'text' }));
    await this.#resumeTriage(dc, (answers) => answers);
  }

  /** It sounded like a wish to leave. Leaving deletes everything, so the person confirms it. */
  async #leave(dc: DialogContext): Promise<void> {
    const exit: Choice = {
      title: text(this.knowledge, 'choice-exit'),
      press: { kind: 'command', command: 'exit' },
    };
    const choices = [exit, carryOnChoice(this.knowledge)];
    await dc.context.sendActivity(message(text(this.knowledge, 'leaving'), { kind: 'choices' }, choices));
  }

  async #exit(dc: DialogContext): Promise<void> {
    turnMemory(dc.context).end = 'exit';
    await dc.cancelAllDialogs();
    await dc.context.sendActivity(endOfConversation());
  }
}
