import type { Knowledge, PracticeCall, ScriptStep, ScriptStepKind } from '../../model/knowledge';
import { DESK_NOTE, type DeskState } from '../../model/protocol/deskActivities';
import type { Labels } from '../../model/textIds';
import type { Post } from '../direct-line/activity';
import type { Endpoint } from '../direct-line/conversation';
import type { Helpline } from '../shared/helplines';
import { Call } from './call';
import { DeskConnection, type DeskListener } from './deskConnection';

export type DeskLabel = keyof Labels['desk'];

/** What the server embeds in the desk's page. */
export interface DeskPageData
  extends Pick<
    Knowledge,
    'script' | 'quick_help' | 'themes' | 'flags' | 'wrap_up' | 'dispositions' | 'practice_calls'
  > {
  readonly labels: Labels['desk'];
  /** Shown until the bot has sent the call's state. */
  readonly helplines: readonly Helpline[];
  /** After how many minutes of inactivity the server deletes its copy. */
  readonly forget_minutes: number;
}

/** The open overlay: quick help by its id, or one of the desk's own. */
export type OverlayName = 'keys' | 'practice' | 'end' | 'topic' | `help:${string}` | undefined;

/** An empty call that the server has dropped is restarted only if it is at least this old, in milliseconds. */
const RESTART_AFTER = 60_000;

/** The current call and its script, and how it reacts to what the bot sends. */
export class OngoingCall implements DeskListener {
  call: Call;
  connection: DeskConnection;
  openOverlay: OverlayName;
  /** Shown in the status bar above the text box. */
  notice = '';
  /** Whether the bot still owes a reply. */
  protected awaitingReply = false;
  readonly #firstStep: ScriptStep;

  /** @param redraw draws what has changed */
  constructor(
    readonly pageData: DeskPageData,
    private readonly endpoint: Endpoint,
    readonly redraw: () => void,
  ) {
    const [first] = pageData.script;
    if (!first) throw new Error('The script has no steps.');
    this.#firstStep = first;
    this.call = new Call(first.id);
    this.connection = new DeskConnection(endpoint, this);
  }

  label(id: DeskLabel): string {
    return this.pageData.labels[id];
  }

  get step(): ScriptStep {
    return this.pageData.script.find(({ id }) => id === this.call.step) ?? this.#firstStep;
  }

  /** Starts a call, and asks the server to delete the previous one. */
  begin(practice?: PracticeCall): void {
    this.connection.end();
    this.call = new Call(this.#firstStep.id, practice);
    this.awaitingReply = false;
    this.connection = new DeskConnection(this.endpoint, this);
    this.openOverlay = undefined;
    this.notice = '';
    this.redraw();
  }

  stateReceived(state: DeskState, after: Post | undefined): void {
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
    this.redraw();
  }

  faultNoted(): void {
    this.notice = this.label('fault-noted');
    this.redraw();
  }

  connectionChanged(): void {
    this.redraw();
  }

  conversationLost(): void {
    const old = Date.now() - this.call.startedAt.getTime() > RESTART_AFTER;
    if (old && !this.call.touched) this.begin();
    else this.redraw();
  }

  /** The id of the first step of this kind. */
  protected stepOfKind(kind: ScriptStepKind): string {
    return (this.pageData.script.find((one) => one.kind === kind) ?? this.#firstStep).id;
  }

  /** The id of the next step in a usual call; the last step is followed by itself. */
  protected nextStep(): string {
    const { id, aside } = this.step;
    const usual = this.pageData.script.filter((one) => !one.aside);
    return usual[aside ? 0 : usual.findIndex((one) => one.id === id) + 1]?.id ?? id;
  }

  /** When nothing is left to ask, the call moves on. In danger it stays where it is. */
  protected passQuestions(): void {
    const { call, step } = this;
    if (step.kind !== 'questions' || !call.state || call.state.asking || call.state.danger) return;
    if (this.awaitingReply) return;
    const next = call.returnTo ?? this.nextStep();
    call.returnTo = undefined;
    call.goToStep(next);
  }

  /** Danger comes before whatever is on the screen; the steps for a silent caller already lead to 999. */
  #show999(): void {
    const { call, step } = this;
    if (step.aside || step.kind === 'questions') return;
    call.returnTo = step.id;
    call.goToStep(this.stepOfKind('questions'));
  }
}

function isNote({ value }: Post): boolean {
  return (value as { readonly kind?: unknown } | undefined)?.kind === DESK_NOTE;
}
