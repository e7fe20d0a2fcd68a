import type { PracticeCall, ScriptStep } from '../../model/knowledge';
import { DESK_NOTE } from '../../model/protocol/deskActivities';
import type { Post } from '../direct-line/activity';
import type { Endpoint } from '../direct-line/conversation';
import type { RequestFailure } from '../direct-line/request';
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

/** The current call, and how it reacts to what the bot sends. */
export class OngoingCall {
  readonly script: CallScript;
  call: Call;
  openOverlay: OverlayName;
  connectionState: ConnectionState = 'connecting';
  /** How many messages have not been delivered yet. */
  unsentCount = 0;
  /** Shown in the status bar above the text box. */
  notice = '';
  protected connection: DeskConnection;
  /** Whether the bot still owes a reply. */
  protected awaitingReply = false;

  /** @param redraw draws what has changed */
  constructor(
    readonly pageData: DeskPageData,
    private readonly endpoint: Endpoint,
    protected readonly redraw: () => void,
  ) {
    this.script = new CallScript(pageData.script);
    this.call = new Call(this.script.first.id);
    this.connection = this.#connect();
  }

  label(id: DeskLabel): string {
    return this.pageData.labels[id];
  }

  get step(): ScriptStep {
    return this.script.step(this.call.step);
  }

  /** Starts a call, and asks the server to delete the previous one. */
  begin(practice?: PracticeCall): void {
    this.connection.end();
    this.call = new Call(this.script.first.id, practice);
    this.awaitingReply = false;
    this.connection = this.#connect();
    this.connectionState = 'connecting';
    this.openOverlay = undefined;
    this.notice = '';
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
    if (after) this.awaitingReply = false;
    const danger = state.danger && !call.state?.danger;
    call.applyState(state, typed);
    if (danger) this.#show999();
    if (typed && after.type === 'message') {
      this.notice = state.changed.length > 0 || state.topic ? '' : this.label('nothing-understood');
    }
    if (state.topic !== undefined) this.openOverlay = 'topic';
    // The greeting's state says nothing about where the call is.
    if (after?.type === 'message') this.passQuestions();
  }

  /** Danger comes before whatever is on the screen; the steps for a silent caller already lead to 999. */
  #show999(): void {
    const { call, step } = this;
    if (step.aside || step.kind === 'questions') return;
    call.returnTo = step.id;
    call.goToStep(this.script.stepOfKind('questions'));
  }

  /** When nothing is left to ask, the call moves on. In danger it stays where it is. */
  protected passQuestions(): void {
    const { call, step } = this;
    if (step.kind !== 'questions' || !call.state || call.state.asking || call.state.danger) return;
    if (this.awaitingReply) return;
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
