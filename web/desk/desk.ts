import { DESK_NOTE, type ServiceFault } from '../../dialogs/deskActivities';
import type { PracticeCall, ScriptOption, ScriptStep } from '../../triage/knowledge';
import type { Post } from '../line/activity';
import type { Endpoint } from '../line/conversation';
import type { Trouble } from '../line/trouble';
import { Call } from './call';
import { DeskLine } from './line';
import type { DeskLabel, DeskWords } from './words';

/** How the line to the bot is. `gone`: the server's copy is no more. */
export type LineState = 'connecting' | 'connected' | 'gone' | Trouble['kind'];

/** What lies over the middle: quick help by its id, or one of the desk's own. */
export type Open = 'keys' | 'practice' | 'end' | 'topic' | `help:${string}` | undefined;

/** A call that had not begun is taken up anew when the server has dropped it; but not over and over, in milliseconds. */
const ANEW_AFTER = 60_000;

/** All that a handler can do, and what comes of it. What is seen of it is for the screen. */
export class Desk {
  call: Call;
  open: Open;
  lineState: LineState = 'connecting';
  /** Messages on their way. */
  waiting = 0;
  /** Said in the line above the text box. */
  notice = '';
  handler = '';
  #line: DeskLine;
  /** Whether something was said to the bot that it has not answered yet. */
  #awaiting = false;

  /** @param changed draws what has changed */
  constructor(
    readonly words: DeskWords,
    private readonly endpoint: Endpoint,
    private readonly changed: () => void,
  ) {
    this.call = new Call(this.#first);
    this.#line = this.#connect();
  }

  label(id: DeskLabel): string {
    return this.words.labels[id];
  }

  get step(): ScriptStep {
    return this.#stepCalled(this.call.step);
  }

  /** Begins a call, and has the server forget the one before. */
  begin(practice?: PracticeCall): void {
    this.#line.end();
    this.call = new Call(this.#first, practice);
    this.#awaiting = false;
    this.#line = this.#connect();
    this.lineState = 'connecting';
    this.open = undefined;
    this.notice = '';
    this.changed();
  }

  end(): void {
    this.begin();
    this.notice = this.label('desk-ended');
    this.changed();
  }

  /** The page goes away: the server is told within this very task. */
  leave(): void {
    this.#line.end();
  }

  hurry(): void {
    this.#line.hurry();
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
    this.goTo(option.next ?? this.#after(step));
  }

  answer(question: string, answer: readonly string[], text: string): void {
    this.notice = '';
    this.#awaiting = true;
    this.call.answering = answer;
    this.#line.press({ kind: 'answer', question, answer }, text);
    this.changed();
  }

  /** Asks a question again, or before its turn. */
  ask(question: string): void {
    const { call, step } = this;
    if (step.kind !== 'questions') call.returnTo = step.id;
    this.open = undefined;
    this.#awaiting = true;
    this.#line.press({ kind: 'change', question }, question);
    this.goTo(this.#part('questions'));
  }

  say(text: string): void {
    this.call.words.push(text);
    this.notice = this.label('desk-sending');
    this.#line.say(text, this.step.kind !== 'questions' || this.call.state?.asking === undefined);
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
    if (this.step.kind === 'help' && this.lineState === 'connected') this.#line.look();
    this.#passQuestions();
    this.changed();
  }

  goToPart(kind: ScriptStep['kind']): void {
    this.goTo(this.#part(kind));
  }

  /** The step after this one, as a usual call goes. */
  goOn(): void {
    this.goTo(this.#after(this.step));
  }

  /** The step before. Among the questions, the bot knows which was answered last. */
  goBack(): void {
    const { call, step } = this;
    const last = call.state?.questions.filter(({ state }) => state === 'done').at(-1);
    if (step.kind === 'questions' && last) {
      this.#awaiting = true;
      this.#line.press({ kind: 'command', command: 'back' }, last.name);
      return;
    }
    const before = call.path.pop();
    if (before) this.goTo(before, true);
  }

  report(fault: ServiceFault): void {
    this.call.faults.push(fault);
    this.notice = this.label(this.call.practice ? 'desk-fault-practice' : 'desk-fault-sent');
    if (!this.call.practice) this.#line.report(fault);
    this.changed();
  }

  #connect(): DeskLine {
    const { call } = this;
    /** What comes late, of a call that has ended, is nobody's. */
    const now =
      <T extends readonly unknown[]>(act: (...given: T) => void) =>
      (...given: T) => {
        if (this.call !== call) return;
        act(...given);
        this.changed();
      };
    return new DeskLine(this.endpoint, {
      stood: now((state, after) => this.#stood(state, after)),
      faultNoted: now(() => {
        this.notice = this.label('desk-fault-noted');
      }),
      connected: now(() => {
        this.lineState = 'connected';
      }),
      lost: now(({ kind }) => {
        this.lineState = kind;
      }),
      waiting: now((count) => {
        this.waiting = count;
      }),
      ended: now(() => this.#gone()),
    });
  }

  #stood(state: NonNullable<Call['state']>, after: Post | undefined): void {
    const { call } = this;
    const typed = after !== undefined && (after.value === undefined || isNote(after));
    if (after) this.#awaiting = false;
    const danger = state.danger && !call.state?.danger;
    call.take(state, typed);
    if (danger) this.#show999();
    if (typed && after.type === 'message') {
      this.notice = state.changed.length > 0 || state.topic ? '' : this.label('desk-nothing-understood');
    }
    if (state.topic !== undefined) this.open = 'topic';
    // The first greeting says nothing of where the call is.
    if (after?.type === 'message') this.#passQuestions();
  }

  /** Danger comes before whatever is on the screen; a silent caller's steps lead to 999 by themselves. */
  #show999(): void {
    const { call, step } = this;
    if (step.aside || step.kind === 'questions') return;
    call.returnTo = step.id;
    call.go(this.#part('questions'));
  }

  /** When nothing is left to ask, the call goes on. In danger it stays where it is. */
  #passQuestions(): void {
    const { call, step } = this;
    if (step.kind !== 'questions' || !call.state || call.state.asking || call.state.danger) return;
    if (this.#awaiting) return;
    const next = call.returnTo ?? this.#after(step);
    call.returnTo = undefined;
    call.go(next);
  }

  #gone(): void {
    if (!this.call.touched && Date.now() - this.call.begun.getTime() > ANEW_AFTER) this.begin();
    else this.lineState = 'gone';
  }

  get #first(): string {
    return this.words.script[0]?.id ?? '';
  }

  #stepCalled(id: string): ScriptStep {
    const found = this.words.script.find((one) => one.id === id) ?? this.words.script[0];
    if (!found) throw new Error('The script has no steps.');
    return found;
  }

  #part(kind: ScriptStep['kind']): string {
    return this.words.script.find((one) => one.kind === kind)?.id ?? this.#first;
  }

  #after({ id, aside }: ScriptStep): string {
    const usual = this.words.script.filter((one) => !one.aside);
    return usual[aside ? 0 : usual.findIndex((one) => one.id === id) + 1]?.id ?? id;
  }
}

function isNote({ value }: Post): boolean {
  return (value as { readonly kind?: unknown } | undefined)?.kind === DESK_NOTE;
}
