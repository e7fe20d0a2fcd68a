import type { Disposition, PracticeCall, ScriptOption, ScriptStep } from '../../model/knowledge';
import type { DeskService, DeskState, ServiceFault } from '../../model/protocol/deskActivities';

/** A number that was read out, as it was then. */
export type Given = Pick<DeskService, 'id' | 'name' | 'numbers' | 'url' | 'dispositions'>;

export type Consent = 'yes' | 'no' | 'not-asked';

/** One call, as far as it is kept in this page alone. With the call it goes. */
export class Call {
  /** For the control room to find the note again; it is nowhere else. */
  readonly reference = newReference();
  readonly begun = new Date();
  /** How the bot says that the call stands. */
  state: DeskState | undefined;
  step: string;
  /** Where to go on when an answer has been changed from there. */
  returnTo: string | undefined;
  /** The steps that led here, for the way back. */
  readonly path: string[] = [];
  /** What was chosen at the steps of the script, in the order in which they were come to. */
  readonly chosen = new Map<string, ScriptOption>();
  /** The caller's own words, as the handler typed them. */
  readonly words: string[] = [];
  /** Questions that were answered out of the caller's words and not confirmed yet. */
  readonly unconfirmed = new Set<string>();
  /** What the handler has ticked, or taken away. */
  readonly ticked = new Map<string, boolean>();
  readonly given = new Map<string, Given>();
  readonly consents = new Map<string, Consent>();
  readonly fields = new Map<string, string>();
  readonly codes = new Map<string, boolean>();
  readonly faults: ServiceFault[] = [];
  /** The service whose words are shown to be read out. */
  reading = 0;
  /** Options of a question with several answers that are chosen but not sent. */
  readonly choosing = new Set<string>();
  /** To be said before the question, after the answer before it. */
  first: readonly string[] = [];
  /** The answer that is on its way to the bot. */
  answering: readonly string[] = [];
  /** Whether the note has been copied, saved or printed as it is now. */
  handedOver = false;

  constructor(
    first: string,
    readonly practice?: PracticeCall,
  ) {
    this.step = first;
  }

  /** Whether there is anything that would be lost. */
  get touched(): boolean {
    const { chosen, words, given, fields, state } = this;
    const answered = state?.questions.some(({ answer }) => answer !== '') === true;
    return answered || chosen.size + words.length + given.size + fields.size > 0;
  }

  choose(step: ScriptStep, option: ScriptOption): void {
    this.chosen.set(step.id, option);
    for (const [field, text] of Object.entries(option.fills)) this.fields.set(field, text);
  }

  isTicked(theme: string): boolean {
    return this.ticked.get(theme) ?? this.state?.themes.includes(theme) === true;
  }

  /** Suggested by answers, by numbers given or reported, or by the way of the call, unless the handler says otherwise. */
  hasCode({ id, steps, reported }: Disposition): boolean {
    const suggested =
      this.state?.dispositions.includes(id) === true ||
      [...this.given.values()].some(({ dispositions }) => dispositions.includes(id)) ||
      steps.some((step) => this.chosen.has(step)) ||
      (reported === true && this.faults.length > 0);
    return this.codes.get(id) ?? suggested;
  }

  give({ id, name, numbers, url, dispositions }: DeskService): void {
    this.given.set(id, { id, name, numbers, dispositions, ...(url !== undefined && { url }) });
  }

  /** Takes in how the call stands. @param typed whether it follows from the caller's own words */
  take(state: DeskState, typed: boolean): void {
    // A key that was pressed twice takes nothing off the screen.
    const again = state.changed.length === 0 && state.asking?.id === this.state?.asking?.id;
    if (!again) this.first = state.first;
    this.state = state;
    this.answering = [];
    this.choosing.clear();
    for (const id of state.asking?.answer ?? []) this.choosing.add(id);
    for (const id of state.changed) {
      if (typed) this.unconfirmed.add(id);
      else this.unconfirmed.delete(id);
    }
  }

  /** Goes to a step. @param back whether it is the way back, which leaves no trace */
  go(step: string, back = false): void {
    if (!back && step !== this.step) this.path.push(this.step);
    this.step = step;
  }
}

/** Letters and digits that cannot be misheard for one another. */
const CLEAR = '23456789CFHJKMPRTWXY';

function newReference(): string {
  const parts = crypto.getRandomValues(new Uint32Array(6));
  return [...parts].map((part) => CLEAR[part % CLEAR.length]).join('');
}
