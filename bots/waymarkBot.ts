import { type Activity, ActivityHandlerBase, ActivityTypes, type TurnContext } from 'botbuilder';
import type { DialogContext } from 'botbuilder-dialogs';
import { carriedMemory, carriedPress } from '../dialogs/carriedMemory';
import { Commands } from '../dialogs/commands';
import type { ConversationMemory } from '../dialogs/conversationMemory';
import { DialogSet, DialogTurnStatus } from '../dialogs/dialogLibrary';
import { DiaryCommands } from '../dialogs/diary/diaryCommands';
import { DiaryDialog } from '../dialogs/diary/diaryDialog';
import { IncidentWriter } from '../dialogs/diary/incidentWriter';
import { PoliceToday } from '../dialogs/diary/policeToday';
import { RecordEvents } from '../dialogs/diary/recordEvents';
import { HeardMessage } from '../dialogs/heardMessage';
import { asShownTo } from '../dialogs/lateMessage';
import { pendingQuestion, QuestionDialog } from '../dialogs/questionDialog';
import { message, say } from '../dialogs/replies';
import { withTakenOver } from '../dialogs/takeOver';
import { TRIAGE_DIALOG, TriageDialog } from '../dialogs/triageDialog';
import { dialogState, turnOf } from '../dialogs/turnInProgress';
import { backAgain, typedButton } from '../dialogs/typedButton';
import { audienceOf, text } from '../dialogs/wording';
import { AccountReader } from '../diary/accountReader';
import { IncidentReader } from '../diary/incidentReader';
import { TimeCues } from '../diary/timeCues';
import { ToldSigns } from '../diary/toldSigns';
import { NluPipeline } from '../language/nluPipeline';
import type { NluResult } from '../language/nluResult';
import { type Answers, DANGER, isInDanger, isOpenBetween } from '../model/answers';
import type { Knowledge } from '../model/knowledge';
import { type ButtonPayload, parseButtonPayload } from '../model/protocol/activities';
import { AnswerIds } from '../triage/answerIds';

/** Turns for which “no, not right now” keeps what only may be danger from being named: the next one. After that he may have come. */
const CALM_FOR = 1;

/** Greets, handles danger and commands before any question gets the message, and runs the dialogs. */
export class WaymarkBot extends ActivityHandlerBase {
  readonly #dialogs = new DialogSet(dialogState);
  readonly #commands: Commands;
  readonly #heard: HeardMessage;
  readonly #ids: AnswerIds;
  readonly #records: RecordEvents;

  /** @param understanding reads what people type; it takes a second to build, and may be shared */
  constructor(
    private readonly knowledge: Knowledge,
    private readonly understanding = new NluPipeline(knowledge),
  ) {
    super();
    const accounts = new AccountReader(knowledge, understanding);
    const cues = new TimeCues(understanding);
    const reader = new IncidentReader(knowledge.diary_fields, understanding, accounts, cues);
    const writer = new IncidentWriter(knowledge, reader);
    const police = new PoliceToday(knowledge, new ToldSigns(knowledge.danger_signs, understanding));
    this.#commands = new Commands(knowledge, new DiaryCommands(knowledge, writer, police));
    this.#heard = new HeardMessage(knowledge, this.#commands);
    this.#ids = new AnswerIds(knowledge);
    this.#dialogs
      .add(new TriageDialog(knowledge))
      .add(new QuestionDialog(knowledge))
      .add(new DiaryDialog(knowledge, writer));
    this.#records = new RecordEvents(knowledge, this.#commands.diary);
  }

  /** Greets whoever has come. */
  protected override async onConversationUpdateActivity(context: TurnContext): Promise<void> {
    const { membersAdded = [], recipient } = context.activity;
    if (membersAdded.every(({ id }) => id === recipient?.id)) return;
    await say(context, message(text(this.knowledge, 'greeting'), { kind: 'text', notice: true }));
    await this.#continueOrBegin(await this.#dialogs.createContext(context));
  }

  /** A button's payload says what it means. One that is not valid (any more) falls back on its text. */
  protected override async onMessageActivity(context: TurnContext): Promise<void> {
    const dc = await this.#dialogs.createContext(context);
    const pressed = parseButtonPayload(context.activity.value) ?? this.#typedButton(dc);
    if (pressed && (await this.#commands.run(dc, carriedPress(this.#ids, pressed)))) return;
    const { reading } = turnOf(context);
    if (!reading) return this.#continueOrBegin(dc);
    const isAside = this.isAside(context.activity);
    await this.#heard.handle(dc, reading, { isLabel: this.#isLabel(context, isAside), isAside });
  }

  protected override async onEventActivity(context: TurnContext): Promise<void> {
    await this.#records.take(await this.#dialogs.createContext(context));
  }

  protected override async onEndOfConversationActivity(context: TurnContext): Promise<void> {
    await this.#commands.command(await this.#dialogs.createContext(context), 'exit-now');
  }

  /** What was remembered, by this release or by another one. */
  opened(memory: ConversationMemory | undefined): ConversationMemory | undefined {
    return memory && carriedMemory(this.knowledge, this.#ids, memory);
  }

  /** As it is kept: one of the releases before this one may be the next to open it. */
  kept(memory: ConversationMemory): ConversationMemory {
    const formerly = this.#ids.formerNames(memory.answers);
    return Object.keys(formerly).length > 0 ? { ...memory, formerly } : memory;
  }

  /** The conversation as it stood before whoever wrote this. */
  shownTo(activity: Partial<Activity>, memory: ConversationMemory | undefined): ConversationMemory | undefined {
    return asShownTo(activity, memory, (id) => this.#ids.question(id));
  }

  /** What was typed, read once and whole, before anything is done with it. Nothing is read of a button's press. */
  read(activity: Partial<Activity>, memory: ConversationMemory | undefined, now: Date): NluResult | undefined {
    if (activity.type !== ActivityTypes.Message || parseButtonPayload(activity.value)) return undefined;
    const { answers = {} } = memory ?? {};
    const waits = this.isAside(activity) || memory?.confirming ? undefined : pendingQuestion(memory);
    const question = this.knowledge.questions.find(({ id }) => id === waits?.question);
    const isLeftOpen = question !== undefined && isOpenBetween(question, answers[question.id] ?? []);
    // What is asked again is open again.
    const saidCalm = answers[DANGER]?.includes('no') === true && waits?.question !== DANGER;
    const isCalmLongAgo = saidCalm && memory?.sinceNo !== undefined && memory.sinceNo >= CALM_FOR;
    const inDanger = isInDanger(answers);
    const isDespairAsked = memory?.confirming === 'despair';
    const known = {
      ...waits,
      noted: answers,
      isLeftOpen,
      saidCalm,
      isCalmLongAgo,
      inDanger,
      isDespairAsked,
      isOther: audienceOf(answers) === 'other',
    };
    return this.understanding.understand(activity.text ?? '', known, now);
  }

  /** Whether this is said while something else than the pending question is on the screen, and does not answer it. */
  protected isAside(_activity: Partial<Activity>): boolean {
    return false;
  }

  /** Passes the message to the active dialog, or begins the triage. */
  async #continueOrBegin(dc: DialogContext): Promise<void> {
    const { status } = await dc.continueDialog();
    if (status === DialogTurnStatus.empty) await dc.beginDialog(TRIAGE_DIALOG);
  }

  /** Not at the desk: there the handler types what a caller says, and "back" is a word like any other. */
  protected get mayTypeButtons(): boolean {
    return true;
  }

  /** What was told elsewhere is taken over, under the ids of this knowledge, and the questions go on from there. */
  protected async takeOver(context: TurnContext, told: Answers): Promise<void> {
    const turn = turnOf(context);
    const { answers } = this.#ids.carry({ answers: told });
    turn.answers = withTakenOver(this.knowledge.questions, turn.answers, answers);
    await this.#commands.ways.next(await this.#dialogs.createContext(context));
  }

  /** A button whose words were typed instead of pressed. */
  #typedButton(dc: DialogContext): ButtonPayload | undefined {
    const turn = turnOf(dc.context);
    const { reading, offered, isWaiting } = turn;
    if (!reading || !this.mayTypeButtons) return undefined;
    const typed =
      this.#commands.diary.typedButton(dc, reading) ??
      typedButton(offered, this.knowledge, dc.context.activity.text ?? '');
    turn.isWaiting = false;
    return isWaiting ? backAgain(typed) : typed;
  }

  /** Whether it is the text of a button of the pending question: that is never a cry for help. */
  #isLabel(context: TurnContext, isAside: boolean): boolean {
    const question = isAside ? undefined : pendingQuestion(turnOf(context))?.question;
    return (
      question !== undefined && this.understanding.optionByLabel(context.activity.text ?? '', question) !== undefined
    );
  }
}
