import type { QuickHelp, ScriptOption, ScriptStep } from '../../model/knowledge';
import { DESK_FAULT, DESK_NOTE, DESK_REFRESH, type ServiceFault } from '../../model/protocol/deskActivities';
import { OngoingCall, type OverlayName } from './ongoingCall';

/** Every action of a handler. Drawing is left to the view. */
export class Desk extends OngoingCall {
  /** The handler's name, from the sign-in. */
  handler = '';

  end(): void {
    this.begin();
    this.notice = this.label('ended');
    this.redraw();
  }

  /** Ends the call; asks first when there is something to lose. Once the note has been handed over, there is not. */
  askToEnd(): void {
    if (this.call.handedOver || !this.call.touched) this.end();
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
    const next = option.next ?? this.nextStep();
    this.call.choose(this.step, option);
    for (const [question, answer] of Object.entries(option.answers))
      this.answer(question, answer, option.label);
    this.goTo(next);
  }

  answer(question: string, answer: readonly string[], text: string): void {
    this.notice = '';
    this.awaitingReply = true;
    this.call.pendingAnswer = answer;
    this.connection.press({ kind: 'answer', question, answer }, text);
    this.redraw();
  }

  /** Asks a question again, or before its turn. */
  ask(question: string): void {
    const { call, step } = this;
    if (step.kind !== 'questions') call.returnTo = step.id;
    this.openOverlay = undefined;
    this.awaitingReply = true;
    this.connection.press({ kind: 'change', question }, question);
    this.goToPart('questions');
  }

  say(text: string): void {
    this.call.callerWords.push(text);
    this.notice = this.label('sending');
    const aside = this.step.kind !== 'questions' || this.call.state?.asking === undefined;
    this.connection.post('message', { text, ...(aside && { value: { kind: DESK_NOTE } }) });
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
    if (this.step.kind === 'help' && this.connection.state === 'connected')
      this.connection.post('event', { name: DESK_REFRESH });
    this.passQuestions();
    this.redraw();
  }

  goToPart(kind: ScriptStep['kind']): void {
    this.goTo(this.stepOfKind(kind));
  }

  /** The next step of a usual call. */
  goOn(): void {
    this.goTo(this.nextStep());
  }

  /** The previous step. Among the questions, the bot knows which was answered last. */
  goBack(): void {
    const { call, step } = this;
    const last = call.state?.questions.filter(({ state }) => state === 'done').at(-1);
    if (step.kind === 'questions' && last) {
      this.awaitingReply = true;
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
}
