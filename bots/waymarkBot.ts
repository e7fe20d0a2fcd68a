import { ActivityHandler, type TurnContext } from 'botbuilder';
import type { DialogContext } from 'botbuilder-dialogs';
import { Commands } from '../dialogs/commands';
import { Dialogs } from '../dialogs/dialogs';
import { noteStory, waitingFor } from '../dialogs/questionDialog';
import { message } from '../dialogs/replies';
import { turnMemory } from '../dialogs/turnMemory';
import { text } from '../dialogs/words';
import { wishOf } from '../language/decide';
import { Understanding } from '../language/understand';
import type { Knowledge } from '../model/knowledge';
import type { Press } from '../model/protocol/activities';
import { pressOf } from '../model/protocol/press';

/** The event by which the widget tells that the record has been printed, saved or copied. */
const RECORD_SAVED = 'record-saved';

/** Greets, hears safety and commands before any question sees the message, and runs the dialogs. */
export class WaymarkBot extends ActivityHandler {
  readonly #knowledge: Knowledge;
  protected readonly understanding: Understanding;
  readonly #dialogs: Dialogs;
  readonly #commands: Commands;

  constructor(knowledge: Knowledge) {
    super();
    this.#knowledge = knowledge;
    this.understanding = new Understanding(knowledge);
    this.#dialogs = new Dialogs(knowledge, this.understanding);
    this.#commands = new Commands(knowledge, this.#dialogs.diary);
    this.onMembersAdded(async (context, next) => {
      const others = context.activity.membersAdded?.filter(({ id }) => id !== context.activity.recipient?.id);
      if (others?.length) await this.#greet(context);
      await next();
    });
    this.onMessage(async (context, next) => {
      await this.#hear(context);
      await next();
    });
    this.onEvent(async (context, next) => {
      const dc = await this.#dialogs.context(context);
      if (context.activity.name === RECORD_SAVED) this.#commands.diary.saved(dc);
      await next();
    });
    this.onEndOfConversation(async (context, next) => {
      await this.#commands.run(await this.#dialogs.context(context), 'exit-now');
      await next();
    });
  }

  /** The question that waits for its answer, if one does. */
  protected async waiting(context: TurnContext): Promise<string | undefined> {
    return waitingFor(await this.#dialogs.context(context));
  }

  async #greet(context: TurnContext): Promise<void> {
    await context.sendActivity(message(text(this.#knowledge, 'greeting'), { kind: 'text' }));
    await this.#dialogs.goOn(await this.#dialogs.context(context));
  }

  async #hear(context: TurnContext): Promise<void> {
    const dc = await this.#dialogs.context(context);
    const done = context.activity.value ? await this.#pressed(dc) : await this.#typed(dc);
    if (!done) await this.#dialogs.goOn(dc);
  }

  /** A press says itself what it means. One that means nothing (any more) falls back on its words. */
  async #pressed(dc: DialogContext): Promise<boolean> {
    return this.#does(dc, pressOf(dc.context.activity.value));
  }

  #does(dc: DialogContext, press: Press | undefined): Promise<boolean> {
    switch (press?.kind) {
      case 'answer':
        return this.#commands.answer(dc, press);
      case 'command':
        return this.#commands.run(dc, press.command);
      case 'topic':
        return this.#commands.topic(dc, press.topic, press.from);
      case 'record':
        return this.#commands.diary.press(dc, press);
      case 'change':
        return this.#commands.changeAnswer(dc, press.question);
      default:
        return this.#typed(dc);
    }
  }

  /** The words of a button are ours, so they are no cry for help; anything else is heard for one first. */
  async #typed(dc: DialogContext): Promise<boolean> {
    const typed = dc.context.activity.text ?? '';
    const waiting = waitingFor(dc);
    const turn = turnMemory(dc.context);
    const reading = this.understanding.understand(typed, waiting, turn.now);
    turn.reading = reading;
    if (waiting && this.understanding.label(typed, waiting)) return false;
    const button = this.#commands.diary.typed(dc);
    if (button) return this.#does(dc, button);
    const wish = wishOf(reading);
    if (this.#commands.diary.keeps(dc, reading, wish)) return false;
    switch (wish.kind) {
      case 'at-once':
        return this.#commands.run(dc, wish.command);
      case 'command':
        await noteStory(this.#knowledge, dc.context);
        return this.#commands.run(dc, wish.command);
      case 'topic':
        await noteStory(this.#knowledge, dc.context);
        return this.#commands.topic(dc, wish.topic);
      case 'answer':
        // Nobody was asked anything yet: what they say is kept before the first question.
        if (!waiting && !dc.activeDialog) await noteStory(this.#knowledge, dc.context);
        return false;
    }
  }
}
