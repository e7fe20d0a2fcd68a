import type { Disposition, PracticeCall, ScriptOption, ScriptStep } from '../../model/knowledge';
import type { DeskService, DeskState, ServiceFault } from '../../model/protocol/deskActivities';
import type { PassedOn } from '../../model/protocol/passOn';
import { CallerLines } from './note/callerLines';
import type { CallEvent, RaisedFlag, RiskAnswer } from './note/callRecord';

export type Consent = 'yes' | 'no' | 'not-asked';

/** Whether a state follows from a key, the caller's own words, or what they told elsewhere; undefined where the call begins or is taken up again. */
export type StateSource = 'typed' | 'pressed' | PassedOn['from'] | undefined;

/** The state of one call that only this page holds. It goes when the call ends. */
export class Call {
  /** Lets the control room find the note again; it is stored nowhere else. */
  readonly reference = newReference();
  /** When the call came: the first key of it, and until then when the page was ready. */
  startedAt = new Date();
  /** The state of the call, as the bot last sent it. */
  state: DeskState | undefined;
  step: ScriptStep;
  /** The step to return to after an answer has been changed. */
  returnTo: string | undefined;
  /** The steps that led here, for going back. */
  readonly path: string[] = [];
  /** The options chosen at the steps of the script, in the order in which the steps were reached. */
  readonly chosenOptions = new Map<string, ScriptOption>();
  /** The caller's own words, as the handler typed them. */
  readonly callerWords: string[] = [];
  /** Questions that were answered from the caller's words and are not yet confirmed. */
  readonly unconfirmed = new Set<string>();
  /** Of these and of others, those that were told before this call, and where. */
  readonly toldBefore = new Map<string, PassedOn['from']>();
  /** What happened, in order; nothing is ever taken out. */
  readonly events: CallEvent[] = [];
  /** The answers that the events tell already, and whether they told of danger last. */
  readonly writtenAnswers = new Map<string, string>();
  writtenDanger = false;
  /** The turns that are in the events: when the call is told again, they are not written down again. */
  readonly writtenTurns = new Set<string>();
  /** The turns by which the handler took something back. */
  readonly turnsBack = new Set<string>();
  /** Every flag that was raised, even if it was taken back. */
  readonly raisedFlags = new Map<string, RaisedFlag>();
  /** The flags raised by options of the script. */
  readonly scriptFlags = new Set<string>();
  /** Whether somebody may hear the caller, who can then only say yes or no. */
  near = false;
  /** Steps to which the answers have led already. */
  readonly stepsDone = new Set<string>();
  /** The answers to questions about risk, by theme, and what was typed beside each. */
  readonly riskAnswers = new Map<string, Omit<RiskAnswer, 'line'>>();
  readonly riskLines = new Map<string, string>();
  /** The index of the theme that is asked about. */
  shownTheme = 0;
  wrapUpPage: 0 | 1 = 0;
  /** The field of the wrap-up that is being asked about. */
  shownField: string | undefined;
  /** Whether the handler asks for their supervisor. */
  assist = false;
  /** When the caller had gone. */
  endedAt: Date | undefined;
  /** The services that were read out to the caller, each as it was at that moment. */
  readonly givenServices = new Map<string, DeskService>();
  readonly consents = new Map<string, Consent>();
  readonly fields = new Map<string, string>();
  readonly codes = new Map<string, boolean>();
  readonly faults: ServiceFault[] = [];
  /** The index of the service that is shown to be read out. */
  shownService = 0;
  /** Options of a question with several answers that are chosen but not sent. */
  readonly selectedOptions = new Set<string>();
  /** What stands in the text box and was not noted yet. */
  draft = '';
  /** What to say after the last answer, before the next question. */
  first: readonly string[] = [];
  /** The answer that has been sent and not yet acknowledged by the bot. */
  pendingAnswer: readonly string[] = [];
  /** Whether the note has been copied, saved or printed in its current state. */
  handedOver = false;
  /** In a practice call. */
  readonly callerLines: CallerLines | undefined;

  constructor(
    private readonly script: readonly ScriptStep[],
    readonly practice?: PracticeCall,
  ) {
    const [first] = script;
    if (!first) throw new Error('The script has no steps.');
    this.step = first;
    this.callerLines = practice && new CallerLines(practice.lines);
  }

  /** Whether there is anything that would be lost. */
  get touched(): boolean {
    const { chosenOptions, callerWords, givenServices, fields, state, draft } = this;
    const answered = state?.questions.some(({ answer }) => answer !== '') === true;
    return answered || draft !== '' || chosenOptions.size + callerWords.length + givenServices.size + fields.size > 0;
  }

  /** A key was pressed. With the first of a call somebody is on the line. */
  cameAt(now: Date): void {
    if (!this.touched && this.step.id === this.script[0]?.id) this.startedAt = now;
  }

  /** @returns what takes it back: the step, what was chosen there before, and what that had filled in */
  choose(option: ScriptOption, now: Date): () => void {
    const { id } = this.step;
    const [chosen, filled, passed] = [this.chosenOptions.get(id), new Map(this.fields), this.path.length];
    this.chosenOptions.set(id, option);
    const [near, flags, endedAt] = [this.near, new Set(this.scriptFlags), this.endedAt];
    for (const [field, text] of Object.entries(option.fills)) this.fields.set(field, text);
    for (const flag of option.raises) this.scriptFlags.add(flag);
    if (option.near) this.near = true;
    if (option.gone) this.endedAt ??= now;
    return () => {
      this.near = near;
      this.endedAt = endedAt;
      for (const flag of option.raises) if (!flags.has(flag)) this.scriptFlags.delete(flag);
      this.path.length = passed;
      this.goToStep(id, true);
      if (chosen) this.chosenOptions.set(id, chosen);
      else this.chosenOptions.delete(id);
      for (const field of Object.keys(option.fills)) this.fields.set(field, filled.get(field) ?? '');
    };
  }

  /** Suggested by answers, by numbers given or reported, or by the call's steps, unless the handler overrides it. */
  hasCode({ id, steps, not_after, reported, filled }: Disposition): boolean {
    const cameTo = (step: string) => this.chosenOptions.has(step);
    const suggested =
      (this.state?.dispositions.includes(id) === true && !not_after.some(cameTo)) ||
      [...this.givenServices.values()].some(({ dispositions }) => dispositions.includes(id)) ||
      steps.some(cameTo) ||
      Object.entries(filled).some(([field, text]) => this.fields.get(field) === text) ||
      (reported === true && this.faults.length > 0);
    return this.codes.get(id) ?? suggested;
  }

  /** Applies the state that the bot worked out. */
  applyState(state: DeskState, source: StateSource): void {
    // A key pressed twice must not remove anything from the screen.
    const again = state.changed.length === 0 && state.asking?.id === this.state?.asking?.id;
    if (!again) this.first = state.first;
    this.state = state;
    this.pendingAnswer = [];
    this.selectedOptions.clear();
    for (const id of state.asking?.answer ?? []) this.selectedOptions.add(id);
    for (const id of state.changed) {
      if (source === undefined) continue;
      if (source === 'pressed') this.unconfirmed.delete(id);
      else this.unconfirmed.add(id);
      if (source === 'pressed' || source === 'typed') this.toldBefore.delete(id);
      else this.toldBefore.set(id, source);
    }
  }

  /** Goes to a step. @param back whether this is going back, which is not added to the path */
  goToStep(id: string, back = false): void {
    if (!back && id !== this.step.id) this.path.push(this.step.id);
    this.step = this.script.find((one) => one.id === id) ?? this.step;
  }

  /** Whether a step does not fit this caller, by what was chosen at others. */
  skips(step: string): boolean {
    return [...this.chosenOptions.values()].some(({ skips }) => skips.includes(step));
  }

  /** Whether the questions about risk are for this caller. */
  get isRiskAsked(): boolean {
    return !this.skips(this.stepOfKind('themes'));
  }

  /** The id of the first step of this kind. */
  stepOfKind(kind: ScriptStep['kind']): string {
    return (this.script.find((one) => one.kind === kind) ?? this.step).id;
  }

  /** The id of the next step in a usual call; the last step is followed by itself. */
  nextStep(): string {
    const { id, aside } = this.step;
    const usual = this.script.filter((one) => !one.aside && !this.skips(one.id));
    return usual[aside ? 0 : usual.findIndex((one) => one.id === id) + 1]?.id ?? id;
  }
}

/** Letters and digits that cannot be mistaken for one another when spoken. */
const CLEAR = '23456789CFHJKMPRTWXY';

function newReference(): string {
  const parts = crypto.getRandomValues(new Uint32Array(6));
  return [...parts].map((part) => CLEAR[part % CLEAR.length]).join('');
}
