import type { PracticeCall, ScriptOption, ScriptStep } from '../../model/knowledge';
import { DESK_NOTE, type ServiceFault } from '../../model/protocol/deskActivities';
import type { Post } from '../direct-line/activity';
import type { Endpoint } from '../direct-line/conversation';
import type { RequestFailure } from '../direct-line/requestFailure';
import { Call } from './call';
import { CallScript } from './callScript';
import { DeskConnection } from './deskConnection';
import type { DeskLabel, DeskPageData } from './deskPageData';

/** The state of the connection to the bot. `gone`: the server's copy no longer exists. */
export type ConnectionState = 'connecting' | 'connected' | 'gone' | RequestFailure['kind'];

/** The open overlay: quick help by its id, or one of the desk's own. */
export type OverlayName = 'keys' | 'practice' | 'end' | 'topic' | `help:${string}` | undefined;

/** An empty call that the server has dropped is restarted only if it is at least this old, in milliseconds. */
const RESTART_AFTER = 60_000;

/** The current call: every action of a handler, and how it reacts to what the bot sends. Drawing is left to the view. */
export class Desk {
  /** The handler's name, from the sign-in. */
  handler = '';
  readonly script: CallScript;
  call: Call;
  openOverlay: OverlayName;
  connectionState: ConnectionState = 'connecting';
  /** How many messages have not been delivered yet. */
  unsentCount = 0;
  /** Shown in the status bar above the text box. */
  notice = '';
  #connection: DeskConnection;
  /** Whether the bot still owes a reply. */
  #awaitingReply = false;

  /** @param redraw draws what has changed */
  constructor(
    readonly pageData: DeskPageData,
    private readonly endpoint: Endpoint,
    private readonly redraw: () => void,
  ) {
    this.script = new CallScript(pageData.script);
    this.call = new Call(this.script.first.id);
    this.#connection = this.#connect();
  }

  label(id: DeskLabel): string {
    return this.pageData.labels[id];
  }

  get step(): ScriptStep {
    return this.script.step(this.call.step);
  }

  /** Starts a call, and asks the server to delete the previous one. */
  begin(practice?: PracticeCall): void {
    this.#connection.end();
    this.call = new Call(this.script.first.id, practice);
    this.#awaitingReply = false;
    this.#connection = this.#connect();
    this.connectionState = 'connecting';
    this.openOverlay = undefined;
    this.notice = '';
    this.redraw();
  }

  end(): void {
    this.begin();
    this.notice = this.label('ended');
    this.redraw();
  }

  /** The page unloads: the server is told before this task ends. */
  leave(): void {
    this.#connection.end();
  }

  retryNow(): void {
    this.#connection.retryNow();
  }

  showOverlay(open: OverlayName): void {
    this.openOverlay = open;
    this.redraw();
  }

  /** Chooses an option of the script: it is noted, and may answer a question or fill in the wrap-up. */
  choose(option: ScriptOption): void {
    const { step } = this;
    this.call.choose(step, option);
    for (const [question, answer] of Object.entries(option.answers))
      this.answer(question, answer, option.label);
    this.goTo(option.next ?? this.script.nextStep(step));
  }

  answer(question: string, answer: readonly string[], text: string): void {
    this.notice = '';
    this.#awaitingReply = true;
    this.call.pendingAnswer = answer;
    this.#connection.press({ kind: 'answer', question, answer }, text);
    this.redraw();
  }

  /** Asks a question again, or before its turn. */
  ask(question: string): void {
    const { call, step } = this;
    if (step.kind !== 'questions') call.returnTo = step.id;
    this.openOverlay = undefined;
    this.#awaitingReply = true;
    this.#connection.press({ kind: 'change', question }, question);
    this.goTo(this.script.stepOfKind('questions'));
  }

  say(text: string): void {
    this.call.callerWords.push(text);
    this.notice = this.label('sending');
    this.#connection.say(text, this.step.kind !== 'questions' || this.call.state?.asking === undefined);
    this.redraw();
  }

  confirm(): void {
    this.call.unconfirmed.clear();
    this.notice = '';
    this.redraw();
  }

  goTo(step: string, back = false): void {
    this.openOverlay = undefined;
    this.call.goToStep(step, back);
    if (this.step.kind !== 'summary') this.call.handedOver = false;
    // The opening hours read out must be those of this minute.
    if (this.step.kind === 'help' && this.connectionState === 'connected') this.#connection.requestState();
    this.#passQuestions();
    this.redraw();
  }

  goToPart(kind: ScriptStep['kind']): void {
    this.goTo(this.script.stepOfKind(kind));
  }

  /** The next step of a usual call. */
  goOn(): void {
    this.goTo(this.script.nextStep(this.step));
  }

  /** The previous step. Among the questions, the bot knows which was answered last. */
  goBack(): void {
    const { call, step } = this;
    const last = call.state?.questions.filter(({ state }) => state === 'done').at(-1);
    if (step.kind === 'questions' && last) {
      this.#awaitingReply = true;
      this.#connection.press({ kind: 'command', command: 'back' }, last.name);
      return;
    }
    const before = call.path.pop();
    if (before) this.goTo(before, true);
  }

  report(fault: ServiceFault): void {
    this.call.faults.push(fault);
    this.notice = this.label(this.call.practice ? 'fault-practice' : 'fault-sent');
    if (!this.call.practice) this.#connection.report(fault);
    this.redraw();
  }

  #connect(): DeskConnection {
    const { call } = this;
    /** Late messages of a call that has ended are dropped. */
    const now =
      <T extends readonly unknown[]>(act: (...given: T) => void) =>
      (...given: T) => {
        if (this.call !== call) return;
        act(...given);
        this.redraw();
      };
    return new DeskConnection(this.endpoint, {
      stateReceived: now((state, after) => this.#applyState(state, after)),
      faultNoted: now(() => {
        this.notice = this.label('fault-noted');
      }),
      connected: now(() => {
        this.connectionState = 'connected';
      }),
      lost: now(({ kind }) => {
        this.connectionState = kind;
      }),
      unsentChanged: now((count) => {
        this.unsentCount = count;
      }),
      ended: now(() => this.#conversationLost()),
    });
  }

  #applyState(state: NonNullable<Call['state']>, after: Post | undefined): void {
    const { call } = this;
    const typed = after !== undefined && (after.value === undefined || isNote(after));
    if (after) this.#awaitingReply = false;
    const danger = state.danger && !call.state?.danger;
    call.applyState(state, typed);
    if (danger) this.#show999();
    if (typed && after.type === 'message') {
      this.notice = state.changed.length > 0 || state.topic ? '' : this.label('nothing-understood');
    }
    if (state.topic !== undefined) this.openOverlay = 'topic';
    // The greeting's state says nothing about where the call is.
    if (after?.type === 'message') this.#passQuestions();
  }

  /** Danger comes before whatever is on the screen; the steps for a silent caller already lead to 999. */
  #show999(): void {
    const { call, step } = this;
    if (step.aside || step.kind === 'questions') return;
    call.returnTo = step.id;
    call.goToStep(this.script.stepOfKind('questions'));
  }

  /** When nothing is left to ask, the call moves on. In danger it stays where it is. */
  #passQuestions(): void {
    const { call, step } = this;
    if (step.kind !== 'questions' || !call.state || call.state.asking || call.state.danger) return;
    if (this.#awaitingReply) return;
    const next = call.returnTo ?? this.script.nextStep(step);
    call.returnTo = undefined;
    call.goToStep(next);
  }

  #conversationLost(): void {
    if (!this.call.touched && Date.now() - this.call.startedAt.getTime() > RESTART_AFTER) this.begin();
    else this.connectionState = 'gone';
  }
}

function isNote({ value }: Post): boolean {
  return (value as { readonly kind?: unknown } | undefined)?.kind === DESK_NOTE;
}
