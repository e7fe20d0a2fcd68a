import type { QuickHelp, ScriptStep } from '../../model/knowledge';
import type { DeskService, ServiceFault } from '../../model/protocol/deskActivities';
import type { Call } from './call';
import type { CallTurns } from './callTurns';
import type { DeskLabel, DeskPageData } from './deskPageData';
import { logEvent } from './note/recording';

/** The open overlay: quick help by its id, or one of the desk's own. */
export type OverlayName = 'keys' | 'practice' | 'end' | 'topic' | 'code' | `help:${string}` | undefined;

/** What was noted last, and how it is taken back. */
export interface Undo {
  /** What was noted, in words. */
  readonly noted: string;
  readonly run: () => void;
  /** Whether a single key must not do it: it would take back that there is danger. */
  readonly guarded: boolean;
}

/** Where the handler is in the call, and what the page tells them: the steps, overlays, notices, and what can be taken back. */
export abstract class DeskScreen {
  /** The handler's name, from the sign-in. */
  handler = '';
  abstract call: Call;
  abstract turns: CallTurns;
  abstract readonly now: () => Date;
  openOverlay: OverlayName;
  undo: Undo | undefined;
  #notice = '';
  /** Whether the bot still owes a reply. */
  protected awaitingReply = false;
  /** Reports that wait until the handler goes on: so long they can be taken back. */
  readonly #faults: ServiceFault[] = [];

  constructor(readonly pageData: DeskPageData) {}

  abstract readonly redraw: () => void;

  label(id: DeskLabel): string {
    return this.pageData.labels[id];
  }

  get step(): ScriptStep {
    return this.call.step;
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

  goTo(step: string, back = false): void {
    this.openOverlay = undefined;
    this.sendFaults();
    this.call.cameAt(this.now());
    this.call.shownField = undefined;
    this.call.wrapUpPage = 0;
    this.call.goToStep(step, back);
    if (this.step.kind !== 'summary') this.call.handedOver = false;
    if (this.step.kind === 'help') this.turns.refresh();
    this.passQuestions();
    this.redraw();
  }

  goToPart(kind: ScriptStep['kind']): void {
    this.goTo(this.call.stepOfKind(kind));
  }

  /** The next step of a usual call. */
  goOn(): void {
    this.goTo(this.call.nextStep());
  }

  /** The service that is shown to be read out. */
  get shownService() {
    const { state, shownService } = this.call;
    return this.step.kind === 'help' ? state?.services[shownService] : undefined;
  }

  /** Shows a number to be read out, and notes that it was given; the same key again takes that back. */
  give(service: DeskService, place: number): void {
    const { call } = this;
    this.sendFaults();
    const isAgain = call.givenServices.has(service.id) && place === call.shownService;
    const [taken, given] = [call.shownService, call.givenServices.has(service.id)];
    call.cameAt(this.now());
    if (isAgain) call.givenServices.delete(service.id);
    else call.givenServices.set(service.id, service);
    logEvent(this, isAgain ? 'number-back' : 'number', service.name);
    call.shownService = place;
    this.offerUndo(service.name, false, () => {
      call.shownService = taken;
      if (given) call.givenServices.set(service.id, service);
      else call.givenServices.delete(service.id);
      logEvent(this, 'taken-back', service.name);
    });
  }

  /** Reports the shown service, as soon as the handler goes on. */
  report(fault: ServiceFault['fault']): void {
    const { call, shownService } = this;
    if (!shownService) return;
    const reported: ServiceFault = { service: shownService.id, fault };
    call.faults.push(reported);
    this.#faults.push(reported);
    const what = this.label(fault === 'wrong-number' ? 'fault-wrong' : 'fault-closed');
    this.offerUndo(`${shownService.name}: ${what}`, true, () => {
      for (const list of [call.faults, this.#faults])
        if (list.includes(reported)) list.splice(list.indexOf(reported), 1);
    });
  }

  protected sendFaults(): void {
    const reported = this.#faults.splice(0);
    if (reported.length === 0) return;
    this.undo = undefined;
    this.notice = this.label(this.call.practice ? 'fault-practice' : 'fault-sent');
    if (!this.call.practice) for (const one of reported) this.turns.report(one);
  }

  takeBack(): void {
    const { undo } = this;
    if (!undo) return;
    undo.run();
    this.tell(`${this.label('taken-back')} ${undo.noted}`);
  }

  /** Shown in the status bar above the text box, in place of what can be taken back. */
  get notice(): string {
    return this.#notice;
  }

  set notice(notice: string) {
    this.#notice = notice;
    if (notice !== '') this.undo = undefined;
  }

  /** A single key is not enough for this. */
  tellToHoldAlt(): void {
    this.tell(this.label('hold-alt'));
  }

  protected tell(notice: string): void {
    this.notice = notice;
    this.undo = undefined;
    this.redraw();
  }

  offerUndo(noted: string, guarded: boolean, run: () => void): void {
    this.undo = { noted, guarded, run };
    this.notice = '';
    this.redraw();
  }

  /** When nothing is left to ask, the call moves on. In danger it stays where it is. */
  protected passQuestions(): void {
    const { call, step } = this;
    if (step.kind !== 'questions' || !call.state || call.state.asking || call.state.danger) return;
    if (this.awaitingReply) return;
    const next = call.returnTo ?? call.nextStep();
    call.returnTo = undefined;
    call.goToStep(next);
  }

  /** Danger comes before whatever is on the screen; the steps for a silent caller already lead to 999. */
  protected show999(): void {
    const { call, step } = this;
    this.openOverlay = undefined;
    if (step.silent || step.kind === 'questions') return;
    call.returnTo = step.id;
    call.goToStep(call.stepOfKind('questions'));
  }
}
