import type { ScriptOption, ScriptStep } from '../../model/knowledge';
import type { ServiceFault } from '../../model/protocol/deskActivities';
import { OngoingCall, type Open } from './ongoingCall';

/** All that a handler can do. What is seen of it is for the screen. */
export class Desk extends OngoingCall {
  /** Who sits here, as the sign-in names them. */
  handler = '';

  end(): void {
    this.begin();
    this.notice = this.label('desk-ended');
    this.changed();
  }

  /** The page goes away: the server is told within this very task. */
  leave(): void {
    this.line.end();
  }

  hurry(): void {
    this.line.hurry();
  }

  show(open: Open): void {
    this.open = open;
    this.changed();
  }

  /** An option of the script is chosen: it is noted, and may answer a question or fill in the wrap-up. */
  choose(option: ScriptOption): void {
    const { step } = this;
    this.call.choose(step, option);
    for (const [question, answer] of Object.entries(option.answers))
      this.answer(question, answer, option.label);
    this.goTo(option.next ?? this.script.after(step));
  }

  answer(question: string, answer: readonly string[], text: string): void {
    this.notice = '';
    this.awaiting = true;
    this.call.answering = answer;
    this.line.press({ kind: 'answer', question, answer }, text);
    this.changed();
  }

  /** Asks a question again, or before its turn. */
  ask(question: string): void {
    const { call, step } = this;
    if (step.kind !== 'questions') call.returnTo = step.id;
    this.open = undefined;
    this.awaiting = true;
    this.line.press({ kind: 'change', question }, question);
    this.goTo(this.script.part('questions'));
  }

  say(text: string): void {
    this.call.words.push(text);
    this.notice = this.label('desk-sending');
    this.line.say(text, this.step.kind !== 'questions' || this.call.state?.asking === undefined);
    this.changed();
  }

  confirm(): void {
    this.call.unconfirmed.clear();
    this.notice = '';
    this.changed();
  }

  goTo(step: string, back = false): void {
    this.open = undefined;
    this.call.go(step, back);
    if (this.step.kind !== 'summary') this.call.handedOver = false;
    // Opening hours of this minute are what is read out.
    if (this.step.kind === 'help' && this.lineState === 'connected') this.line.look();
    this.passQuestions();
    this.changed();
  }

  goToPart(kind: ScriptStep['kind']): void {
    this.goTo(this.script.part(kind));
  }

  /** The step after this one, as a usual call goes. */
  goOn(): void {
    this.goTo(this.script.after(this.step));
  }

  /** The step before. Among the questions, the bot knows which was answered last. */
  goBack(): void {
    const { call, step } = this;
    const last = call.state?.questions.filter(({ state }) => state === 'done').at(-1);
    if (step.kind === 'questions' && last) {
      this.awaiting = true;
      this.line.press({ kind: 'command', command: 'back' }, last.name);
      return;
    }
    const before = call.path.pop();
    if (before) this.goTo(before, true);
  }

  report(fault: ServiceFault): void {
    this.call.faults.push(fault);
    this.notice = this.label(this.call.practice ? 'desk-fault-practice' : 'desk-fault-sent');
    if (!this.call.practice) this.line.report(fault);
    this.changed();
  }
}
