import type { PracticeCall, ScriptStep } from '../../model/knowledge';
import { DESK_NOTE } from '../../model/protocol/deskActivities';
import type { Post } from '../direct-line/activity';
import type { Endpoint } from '../direct-line/conversation';
import type { Trouble } from '../direct-line/trouble';
import { Call } from './call';
import { DeskLine } from './line';
import { Script } from './script';
import type { DeskLabel, DeskWords } from './words';

/** How the line to the bot is. `gone`: the server's copy is no more. */
export type LineState = 'connecting' | 'connected' | 'gone' | Trouble['kind'];

/** What lies over the middle: quick help by its id, or one of the desk's own. */
export type Open = 'keys' | 'practice' | 'end' | 'topic' | `help:${string}` | undefined;

/** A call that had not begun is taken up anew when the server has dropped it; but not over and over, in milliseconds. */
const ANEW_AFTER = 60_000;

/** The call that is on, and what comes of what the bot says of it. */
export class OngoingCall {
  readonly script: Script;
  call: Call;
  open: Open;
  lineState: LineState = 'connecting';
  /** Messages on their way. */
  waiting = 0;
  /** Said in the line above the text box. */
  notice = '';
  protected line: DeskLine;
  /** Whether something was said to the bot that it has not answered yet. */
  protected awaiting = false;

  /** @param changed draws what has changed */
  constructor(
    readonly words: DeskWords,
    private readonly endpoint: Endpoint,
    protected readonly changed: () => void,
  ) {
    this.script = new Script(words.script);
    this.call = new Call(this.script.first.id);
    this.line = this.#connect();
  }

  label(id: DeskLabel): string {
    return this.words.labels[id];
  }

  get step(): ScriptStep {
    return this.script.step(this.call.step);
  }

  /** Begins a call, and has the server forget the one before. */
  begin(practice?: PracticeCall): void {
    this.line.end();
    this.call = new Call(this.script.first.id, practice);
    this.awaiting = false;
    this.line = this.#connect();
    this.lineState = 'connecting';
    this.open = undefined;
    this.notice = '';
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
    if (after) this.awaiting = false;
    const danger = state.danger && !call.state?.danger;
    call.take(state, typed);
    if (danger) this.#show999();
    if (typed && after.type === 'message') {
      this.notice = state.changed.length > 0 || state.topic ? '' : this.label('desk-nothing-understood');
    }
    if (state.topic !== undefined) this.open = 'topic';
    // The first greeting says nothing of where the call is.
    if (after?.type === 'message') this.passQuestions();
  }

  /** Danger comes before whatever is on the screen; a silent caller's steps lead to 999 by themselves. */
  #show999(): void {
    const { call, step } = this;
    if (step.aside || step.kind === 'questions') return;
    call.returnTo = step.id;
    call.go(this.script.part('questions'));
  }

  /** When nothing is left to ask, the call goes on. In danger it stays where it is. */
  protected passQuestions(): void {
    const { call, step } = this;
    if (step.kind !== 'questions' || !call.state || call.state.asking || call.state.danger) return;
    if (this.awaiting) return;
    const next = call.returnTo ?? this.script.after(step);
    call.returnTo = undefined;
    call.go(next);
  }

  #gone(): void {
    if (!this.call.touched && Date.now() - this.call.begun.getTime() > ANEW_AFTER) this.begin();
    else this.lineState = 'gone';
  }
}

function isNote({ value }: Post): boolean {
  return (value as { readonly kind?: unknown } | undefined)?.kind === DESK_NOTE;
}
