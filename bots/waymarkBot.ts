import { ActivityHandler, type TurnContext } from 'botbuilder';
import type { DialogContext } from 'botbuilder-dialogs';
import { Commands } from '../dialogs/commands';
import { Dialogs } from '../dialogs/dialogs';
import { fillSlots, pendingQuestion } from '../dialogs/questionDialog';
import { message } from '../dialogs/replies';
import { turnMemory } from '../dialogs/turnMemory';
import { text } from '../dialogs/wording';
import { dialogueActOf } from '../language/dialogueAct';
import { NluPipeline } from '../language/nluPipeline';
import type { Knowledge } from '../model/knowledge';
import type { ButtonPayload } from '../model/protocol/activities';
import { parseButtonPayload } from '../model/protocol/parseButtonPayload';

/** The event by which the widget reports that the record has been printed, saved or copied. */
const RECORD_SAVED = 'record-saved';

/** Greets, handles danger and commands before any question gets the message, and runs the dialogs. */
export class WaymarkBot extends ActivityHandler {
  readonly #knowledge: Knowledge;
  protected readonly understanding: NluPipeline;
  readonly #dialogs: Dialogs;
  readonly #commands: Commands;

  constructor(knowledge: Knowledge) {
    super();
    this.#knowledge = knowledge;
    this.understanding = new NluPipeline(knowledge);
    this.#dialogs = new Dialogs(knowledge, this.understanding);
    this.#commands = new Commands(knowledge, this.#dialogs.diary);
    this.onMembersAdded(async (context, next) => {
      const others = context.activity.membersAdded?.filter(({ id }) => id !== context.activity.recipient?.id);
      if (others?.length) await this.#greet(context);
      await next();
    });
    this.onMessage(async (context, next) => {
      await this.#handleMessage(context);
      await next();
    });
    this.onEvent(async (context, next) => {
      const dc = await this.#dialogs.context(context);
      if (context.activity.name === RECORD_SAVED) this.#commands.diary.markSaved(dc);
      await next();
    });
    this.onEndOfConversation(async (context, next) => {
      await this.#commands.run(await this.#dialogs.context(context), 'exit-now');
      await next();
    });
  }

  /** The pending question, if there is one. */
  protected async pendingQuestion(context: TurnContext): Promise<string | undefined> {
    return pendingQuestion(await this.#dialogs.context(context));
  }

  async #greet(context: TurnContext): Promise<void> {
    await context.sendActivity(message(text(this.#knowledge, 'greeting'), { kind: 'text' }));
    await this.#dialogs.continueOrBegin(await this.#dialogs.context(context));
  }

  async #handleMessage(context: TurnContext): Promise<void> {
    const dc = await this.#dialogs.context(context);
    const done = context.activity.value ? await this.#handleButton(dc) : await this.#handleText(dc);
    if (!done) await this.#dialogs.continueOrBegin(dc);
  }

  /** A button's payload says what it means. One that is not valid (any more) falls back on its text. */
  async #handleButton(dc: DialogContext): Promise<boolean> {
    return this.#runPayload(dc, parseButtonPayload(dc.context.activity.value));
  }

  #runPayload(dc: DialogContext, press: ButtonPayload | undefined): Promise<boolean> {
    switch (press?.kind) {
      case 'answer':
        return this.#commands.answer(dc, press);
      case 'command':
        return this.#commands.run(dc, press.command);
      case 'topic':
        return this.#commands.topic(dc, press.topic, press.from);
      case 'record':
        return this.#commands.diary.pressButton(dc, press);
      case 'change':
        return this.#commands.changeAnswer(dc, press.question);
      default:
        return this.#handleText(dc);
    }
  }

  /** A button's own text is never a cry for help; any other text is checked for one first. */
  async #handleText(dc: DialogContext): Promise<boolean> {
    const typed = dc.context.activity.text ?? '';
    const waiting = pendingQuestion(dc);
    const turn = turnMemory(dc.context);
    const reading = this.understanding.understand(typed, waiting, turn.now);
    turn.reading = reading;
    if (waiting && this.understanding.optionByLabel(typed, waiting)) return false;
    const button = this.#commands.diary.typedButton(dc);
    if (button) return this.#runPayload(dc, button);
    const wish = dialogueActOf(reading);
    if (this.#commands.diary.takesMessage(dc, reading, wish)) return false;
    switch (wish.kind) {
      case 'at-once':
        return this.#commands.run(dc, wish.command);
      case 'command':
        await fillSlots(this.#knowledge, dc.context);
        return this.#commands.run(dc, wish.command);
      case 'topic':
        await fillSlots(this.#knowledge, dc.context);
        return this.#commands.topic(dc, wish.topic);
      case 'answer':
        // No question was asked yet: what the message tells is stored before the first one.
        if (!waiting && !dc.activeDialog) await fillSlots(this.#knowledge, dc.context);
        return false;
    }
  }
}
