import { type Activity, ActivityHandler, ActivityTypes, type BotHandler, type TurnContext } from 'botbuilder';
import { type DialogContext, DialogSet, DialogTurnStatus } from 'botbuilder-dialogs';
import { Commands } from '../dialogs/commands';
import { DiaryCommands } from '../dialogs/diary/diaryCommands';
import { DiaryDialog } from '../dialogs/diary/diaryDialog';
import { IncidentWriter } from '../dialogs/diary/incidentWriter';
import { fillSlots, pendingQuestion, QuestionDialog } from '../dialogs/questionDialog';
import { line, say } from '../dialogs/replies';
import { TRIAGE_DIALOG, TriageDialog } from '../dialogs/triageDialog';
import { type ConversationMemory, dialogState, turnOf } from '../dialogs/turnInProgress';
import { AccountReader } from '../diary/accountReader';
import { type DialogueAct, dialogueActOf } from '../language/dialogueAct';
import { NluPipeline, type NluResult } from '../language/nluPipeline';
import type { Knowledge } from '../model/knowledge';
import { type ButtonPayload, parseButtonPayload } from '../model/protocol/activities';

/** Greets, handles danger and commands before any question gets the message, and runs the dialogs. */
export class WaymarkBot extends ActivityHandler {
  readonly #dialogs = new DialogSet(dialogState);
  readonly #commands: Commands;

  /** @param understanding reads what people type; it takes a second to build, and may be shared */
  constructor(
    private readonly knowledge: Knowledge,
    private readonly understanding = new NluPipeline(knowledge),
  ) {
    super();
    const accounts = new AccountReader(knowledge, (text) => understanding.tokenize(text));
    const writer = new IncidentWriter(knowledge, accounts);
    this.#commands = new Commands(knowledge, new DiaryCommands(knowledge, writer));
    this.#dialogs
      .add(new TriageDialog(knowledge))
      .add(new QuestionDialog(knowledge))
      .add(new DiaryDialog(knowledge, writer));
    this.onMembersAdded(thenNext((context) => this.#greet(context)));
    this.onMessage(thenNext((context) => this.#handleMessage(context)));
    this.onEvent(thenNext(recordSaved));
    this.onEndOfConversation(
      thenNext(async (context) => this.#commands.command(await this.#dialogs.createContext(context), 'exit-now')),
    );
  }

  /** What was typed, read once and whole, before anything is done with it. Nothing is read of a button's press. */
  read(activity: Partial<Activity>, memory: ConversationMemory | undefined, now: Date): NluResult | undefined {
    if (activity.type !== ActivityTypes.Message || parseButtonPayload(activity.value)) return undefined;
    const waiting = this.isAside(activity) ? undefined : pendingQuestion(memory);
    return this.understanding.understand(activity.text ?? '', waiting, now);
  }

  /** Whether this is said while something else than the pending question is on the screen, and does not answer it. */
  protected isAside(_activity: Partial<Activity>): boolean {
    return false;
  }

  async #greet(context: TurnContext): Promise<void> {
    const { membersAdded = [], recipient } = context.activity;
    if (membersAdded.every(({ id }) => id === recipient?.id)) return;
    await say(context, line(this.knowledge, 'greeting'));
    await this.#continueOrBegin(await this.#dialogs.createContext(context));
  }

  /** Passes the message to the active dialog, or begins the triage. */
  async #continueOrBegin(dc: DialogContext): Promise<void> {
    const { status } = await dc.continueDialog();
    if (status === DialogTurnStatus.empty) await dc.beginDialog(TRIAGE_DIALOG);
  }

  /** A button's payload says what it means. One that is not valid (any more) falls back on its text. */
  async #handleMessage(context: TurnContext): Promise<void> {
    const dc = await this.#dialogs.createContext(context);
    const wanted = parseButtonPayload(context.activity.value) ?? (await this.#recordAndDecide(dc));
    const done = wanted !== undefined && (await this.#commands.run(dc, wanted));
    if (!done && !this.isAside(context.activity)) await this.#continueOrBegin(dc);
  }

  /** First what the message tells is recorded, then it is decided what it asks for. @returns undefined if nothing */
  async #recordAndDecide(dc: DialogContext): Promise<ButtonPayload | undefined> {
    const { activity } = dc.context;
    const turn = turnOf(dc.context);
    const { reading } = turn;
    if (!reading) return undefined;
    const { diary } = this.#commands;
    const waiting = this.isAside(activity) ? undefined : pendingQuestion(turn);
    const button = diary.typedButton(dc, reading);
    if (button) return button;
    // A button's own text is never a cry for help; any other text is checked for one first.
    const isLabel = waiting && this.understanding.optionByLabel(activity.text ?? '', waiting);
    const act: DialogueAct = isLabel ? { kind: 'answer' } : dialogueActOf(reading);
    if (diary.takesMessage(dc, reading, act)) return undefined;
    await this.#record(dc, reading, act, waiting);
    if (act.kind === 'answer') return undefined;
    return act.kind === 'topic' ? act : { kind: 'command', command: act.command };
  }

  /** The one place where what was read becomes answers. */
  async #record(dc: DialogContext, reading: NluResult, act: DialogueAct, waiting: string | undefined): Promise<void> {
    if (act.kind === 'at-once') return;
    const isReply = act.kind === 'answer';
    // Where no question waits, the dialog that does may take the message itself: the record of what happened.
    if (isReply && !waiting && dc.activeDialog && !this.isAside(dc.context.activity)) return;
    await fillSlots(this.knowledge, dc.context, reading, isReply ? waiting : undefined);
  }
}

/** The widget reports that the record has been printed, saved or copied. */
async function recordSaved(context: TurnContext): Promise<void> {
  const turn = turnOf(context);
  if (context.activity.name === 'record-saved') turn.diary = { ...turn.diary, saved: true };
}

/** A handler of an activity, which lets the handlers after it have the activity too. */
export function thenNext(work: (context: TurnContext) => Promise<unknown>): BotHandler {
  return async (context, next) => {
    await work(context);
    await next();
  };
}
