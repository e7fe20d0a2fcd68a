import type { PracticeCall, QuickHelp, ScriptOption, ScriptStep } from '../../model/knowledge';
import type { ButtonPayload } from '../../model/protocol/activities';
import {
  DESK_FAULT,
  DESK_NOTE,
  DESK_REFRESH,
  type DeskState,
  type ServiceFault,
} from '../../model/protocol/deskActivities';
import type { Post } from '../direct-line/activity';
import type { Endpoint } from '../direct-line/conversation';
import { Call } from './call';
import { DeskConnection, type DeskListener } from './deskConnection';
import type { DeskLabel, DeskPageData } from './deskPageData';
import { followAnswers, hasOpenFlag, logOption, logWords, recordState, showTheme } from './note/recording';

/** The open overlay: quick help by its id, or one of the desk's own. */
export type OverlayName = 'keys' | 'practice' | 'end' | 'topic' | `help:${string}` | undefined;

/** An empty call that the server has dropped is restarted only if it is at least this old, in milliseconds. */
const RESTART_AFTER = 60_000;

/** The current call: every action of a handler, and how it reacts to what the bot sends. Drawing is left to the view. */
export class Desk implements DeskListener {
  /** The handler's name, from the sign-in. */
  handler = '';
  call: Call;
  connection: DeskConnection;
  openOverlay: OverlayName;
  /** Called while the call that ends can still be looked at. */
  ending = (): void => {};
  /** Shown in the status bar above the text box. */
  notice = '';
  /** Whether the bot still owes a reply. */
  #awaitingReply = false;

  /** @param redraw draws what has changed */
  constructor(
    readonly pageData: DeskPageData,
    private readonly endpoint: Endpoint,
    readonly redraw: () => void,
    readonly now: () => Date = () => new Date(),
  ) {
    this.call = new Call(pageData.script);
    this.connection = new DeskConnection(endpoint, this);
  }

  label(id: DeskLabel): string {
    return this.pageData.labels[id];
  }

  get step(): ScriptStep {
    return this.call.step;
  }

  /** Starts a call, and asks the server to delete the previous one. */
  begin(practice?: PracticeCall): void {
    this.connection.end();
    this.call = new Call(this.pageData.script, practice);
    this.#awaitingReply = false;
    this.connection = new DeskConnection(this.endpoint, this);
    this.openOverlay = undefined;
    this.notice = '';
    this.redraw();
  }

  end(): void {
    this.ending();
    this.begin();
    this.notice = this.label('ended');
    this.redraw();
  }

  /** Ends the call; asks first when there is something to lose, or a flag of which nobody was told. */
  askToEnd(): void {
    const { call } = this;
    if (!call.touched || (call.handedOver && !hasOpenFlag(this))) this.end();
    else this.showOverlay('end');
  }

  practise(): void {
    this.showOverlay(this.call.touched ? 'end' : 'practice');
  }

  showOverlay(open: OverlayName): void {
    this.openOverlay = open;
    this.redraw();
  }

  toggleOverlay(name: OverlayName): void {
    this.showOverlay(this.openOverlay === name ? undefined : name);
  }

  toggleQuickHelp({ id, step }: QuickHelp): void {
    if (step) this.goTo(step);
    else this.toggleOverlay(`help:${id}`);
  }

  /** Chooses an option of the script: it is noted, and may answer a question or fill in the wrap-up. */
  choose(option: ScriptOption): void {
    const next = option.next ?? this.call.nextStep();
    this.call.choose(option);
    logOption(this, option);
    for (const [question, answer] of Object.entries(option.answers)) this.answer(question, answer, option.label);
    this.goTo(next);
  }

  answer(question: string, answer: readonly string[], text: string): void {
    this.notice = '';
    this.#awaitingReply = true;
    this.call.pendingAnswer = answer;
    this.connection.press({ kind: 'answer', question, answer }, text);
    this.redraw();
  }

  /** Presses a button under what is read out: for more of it, or for what the caller said to it. */
  pressTopic(press: ButtonPayload, text: string): void {
    this.#awaitingReply = true;
    this.connection.press(press, text);
    this.showOverlay(undefined);
  }

  /** Asks a question again, or before its turn. */
  ask(question: string): void {
    const { call, step } = this;
    if (step.kind !== 'questions') call.returnTo = step.id;
    this.openOverlay = undefined;
    this.#awaitingReply = true;
    this.connection.press({ kind: 'change', question }, question);
    this.goToPart('questions');
  }

  say(text: string): void {
    logWords(this, text);
    this.notice = this.label('sending');
    const aside = this.step.kind !== 'questions' || this.call.state?.asking === undefined;
    const answering = aside ? undefined : this.call.state?.asking?.id;
    this.connection.post('message', { text, ...(aside && { value: { kind: DESK_NOTE } }) }, answering);
    this.redraw();
  }

  confirm(): void {
    this.call.unconfirmed.clear();
    this.notice = '';
    this.redraw();
  }

  goTo(step: string, back = false): void {
    this.openOverlay = undefined;
    this.call.shownField = undefined;
    this.call.wrapUpPage = 0;
    this.call.goToStep(step, back);
    if (this.step.kind !== 'summary') this.call.handedOver = false;
    // The opening hours read out must be those of this minute.
    if (this.step.kind === 'help' && this.connection.state === 'connected')
      this.connection.post('event', { name: DESK_REFRESH });
    this.#passQuestions();
    this.redraw();
  }

  goToPart(kind: ScriptStep['kind']): void {
    this.goTo(this.call.stepOfKind(kind));
  }

  /** The next step of a usual call. */
  goOn(): void {
    this.goTo(this.call.nextStep());
  }

  /** The previous step. Among the questions, the bot knows which was answered last. */
  goBack(): void {
    const { call, step } = this;
    if (step.kind === 'themes' && call.shownTheme > 0) {
      showTheme(this, call.shownTheme - 1);
      return;
    }
    const last = call.state?.questions.filter(({ state }) => state === 'done').at(-1);
    if (step.kind === 'questions' && last) {
      this.#awaitingReply = true;
      this.connection.press({ kind: 'command', command: 'back' }, last.name);
      return;
    }
    const before = call.path.pop();
    if (before) this.goTo(before, true);
  }

  /** The service that is shown to be read out. */
  get shownService() {
    const { state, shownService } = this.call;
    return this.step.kind === 'help' ? state?.services[shownService] : undefined;
  }

  /** Reports the shown service. */
  report(fault: ServiceFault['fault']): void {
    const { call, shownService } = this;
    if (!shownService) return;
    const value: ServiceFault = { service: shownService.id, fault };
    call.faults.push(value);
    this.notice = this.label(call.practice ? 'fault-practice' : 'fault-sent');
    if (!call.practice) this.connection.post('event', { name: DESK_FAULT, value });
    this.redraw();
  }

  stateReceived(state: DeskState, after: Post | undefined): void {
    const { call } = this;
    const typed = after !== undefined && (after.value === undefined || isNote(after));
    if (after) this.#awaitingReply = false;
    const danger = state.danger && !call.state?.danger;
    recordState(this, state, typed);
    if (danger) this.#show999();
    followAnswers(this, state);
    if (typed && after.type === 'message') {
      this.notice = state.changed.length > 0 || state.topic ? '' : this.label('nothing-understood');
    }
    if (state.topic !== undefined) this.openOverlay = 'topic';
    // The greeting's state says nothing about where the call is.
    if (after?.type === 'message') this.#passQuestions();
    this.redraw();
  }

  faultNoted(): void {
    this.notice = this.label('fault-noted');
    this.redraw();
  }

  conversationLost(): void {
    const old = Date.now() - this.call.startedAt.getTime() > RESTART_AFTER;
    if (old && !this.call.touched) this.begin();
    else this.redraw();
  }

  /** When nothing is left to ask, the call moves on. In danger it stays where it is. */
  #passQuestions(): void {
    const { call, step } = this;
    if (step.kind !== 'questions' || !call.state || call.state.asking || call.state.danger) return;
    if (this.#awaitingReply) return;
    const next = call.returnTo ?? call.nextStep();
    call.returnTo = undefined;
    call.goToStep(next);
  }

  /** Danger comes before whatever is on the screen; the steps for a silent caller already lead to 999. */
  #show999(): void {
    const { call, step } = this;
    if (step.aside || step.kind === 'questions') return;
    call.returnTo = step.id;
    call.goToStep(call.stepOfKind('questions'));
  }
}

function isNote({ value }: Post): boolean {
  return (value as { readonly kind?: unknown } | undefined)?.kind === DESK_NOTE;
}
