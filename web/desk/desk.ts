import type { ScriptOption, ScriptStep } from '../../model/knowledge';
import type { ServiceFault } from '../../model/protocol/deskActivities';
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

  /** The page unloads: the server is told before this task ends. */
  leave(): void {
    this.connection.end();
  }

  retryNow(): void {
    this.connection.retryNow();
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
    this.goTo(this.script.stepOfKind('questions'));
  }

  say(text: string): void {
    this.call.callerWords.push(text);
    this.notice = this.label('sending');
    this.connection.say(text, this.step.kind !== 'questions' || this.call.state?.asking === undefined);
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
    if (this.step.kind === 'help' && this.connectionState === 'connected') this.connection.requestState();
    this.passQuestions();
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
      this.awaitingReply = true;
      this.connection.press({ kind: 'command', command: 'back' }, last.name);
      return;
    }
    const before = call.path.pop();
    if (before) this.goTo(before, true);
  }

  report(fault: ServiceFault): void {
    this.call.faults.push(fault);
    this.notice = this.label(this.call.practice ? 'fault-practice' : 'fault-sent');
    if (!this.call.practice) this.connection.report(fault);
    this.redraw();
  }
}
