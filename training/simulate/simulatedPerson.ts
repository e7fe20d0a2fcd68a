import { DANGER } from '../../model/answers';
import { type ButtonPayload, parseButtonPayload } from '../../model/protocol/activities';
import { answerButtons, commandButton, type Heard, type SimulatedButton } from './heard';
import type { Ask, Correction, Life, LifeLine, Truth } from './lifeFormat';

/** What the person does in a turn: types a line, or presses a button. */
export interface Said {
  readonly text: string;
  /** Undefined where it was typed. */
  readonly press?: ButtonPayload;
  /** The line of the life that was typed. */
  readonly line?: LifeLine;
  /** The questions whose answers whoever hears it knows from now on. */
  readonly tells: readonly string[];
  /** What is true from now on, where the line puts something right. */
  readonly truth: Truth;
  /** Whether somebody is in danger as it is said. */
  readonly isInDanger: boolean;
}

/**
 * Plays a life's side of a conversation. Chance is drawn from the life's id, so that the same replies always get the
 * same lines.
 */
export class SimulatedPerson {
  readonly #typed = new Set<LifeLine>();
  /** How many lines were taken from each bank. */
  readonly #times = new Map<string, number>();
  readonly #told = new Set<string>();
  #messages = 0;
  #isInDanger = false;
  /** Whether they have said that the danger is over, or never was. */
  #isSafe = false;

  constructor(private readonly life: Life) {}

  /** @returns undefined where the person has nothing more to say */
  reply(heard: Heard): Said | undefined {
    const said = this.#choose(heard);
    if (!said) return undefined;
    this.#messages += 1;
    if (said.line) this.#typed.add(said.line);
    for (const question of said.tells) this.#told.add(question);
    this.#isInDanger = said.isInDanger;
    return said;
  }

  #choose(heard: Heard): Said | undefined {
    const opening = this.#untyped(this.life.opening);
    if (opening) return this.#types(opening);
    switch (heard.at) {
      case 'emergency':
        return this.#atEmergency(heard);
      case 'outcome':
        return this.#afterOutcome();
      case 'leaving':
        return this.#from('confirm-no', this.life.confirm.no);
      case 'despair':
        return this.life.self_harm === 'no'
          ? this.#from('confirm-no', this.life.confirm.no)
          : this.#from('confirm-yes', this.life.confirm.yes);
      case 'elsewhere':
        return this.#aside(heard.asked) ?? this.#from('confirm-yes', this.life.confirm.yes);
      case 'question':
        return this.#aside(heard.asked) ?? this.#answer(heard);
    }
  }

  /** Who is in danger, and has nothing to say once it is over, is gone. */
  #atEmergency(heard: Heard): Said | undefined {
    const { safe } = this.life;
    if (this.#isInDanger && safe.length === 0) return undefined;
    const line = this.#untyped(safe);
    const safeAgain = { tells: [DANGER], isInDanger: false };
    this.#isSafe = true;
    if (line) return this.#types(line, safeAgain);
    const button = commandButton(heard, 'safe-now');
    return button && this.#presses([button], safeAgain);
  }

  #afterOutcome(): Said | undefined {
    const ask = this.life.asks.find((one) => one.after !== undefined && !this.#typed.has(one));
    const line = this.#correction() ?? (ask && this.#types(ask));
    const last = this.#untyped(this.life.afterwards);
    return line ?? (last && this.#types(last));
  }

  /** What the person says by themselves, whatever was asked. */
  #aside(asked: string | undefined): Said | undefined {
    const isDue = (ask: Ask) => (ask.after === undefined ? ask.when_asked === asked : this.#isPast(ask.after));
    const ask = this.life.asks.find((one) => !this.#typed.has(one) && isDue(one));
    return this.#correction() ?? (ask && this.#types(ask));
  }

  #correction(): Said | undefined {
    const { corrects } = this.life;
    const due = corrects.find((one: Correction) => !this.#typed.has(one) && this.#isPast(one.after));
    return due && this.#types(due, { tells: Object.keys(due.truth_to), truth: due.truth_to });
  }

  #isPast(after: string | number): boolean {
    return typeof after === 'number' ? this.#messages >= after : this.#told.has(after);
  }

  /** Typed in every wording there is before the right button is looked for, or else pressed by chance. */
  #answer(heard: Heard): Said | undefined {
    const { asked = '' } = heard;
    const lines = this.#linesFor(asked);
    const isTyped = (this.#times.get(asked) ?? 0) >= lines.length;
    const hasCry = lines.some((line) => line.danger !== undefined || line.self_harm);
    if (isTyped || (!hasCry && chance(this.life.id, 'press', asked) < this.life.presses)) {
      const buttons = this.#rightButtons(heard);
      if (buttons.length > 0) return this.#presses(buttons, { tells: [asked] });
    }
    if (lines.length === 0) return this.#from('confused', this.life.confused);
    return this.#from(asked, lines, { tells: [asked] });
  }

  /** After a correction, and at the end of danger, the old lines no longer tell the truth. */
  #linesFor(question: string): readonly LifeLine[] {
    if (question === DANGER && this.#isSafe && this.life.safe.length > 0) return this.life.safe;
    const correction = this.#corrected(question);
    return correction ? [correction] : (this.life.says[question] ?? []);
  }

  #corrected(question: string): Correction | undefined {
    return this.life.corrects.findLast((one) => this.#typed.has(one) && question in one.truth_to);
  }

  #rightButtons(heard: Heard): readonly SimulatedButton[] {
    const { asked = '' } = heard;
    const offered = answerButtons(heard);
    const truth = this.#corrected(asked)?.truth_to ?? this.life.truth;
    const right = (truth[asked] ?? []).flatMap((option) => offered.get(option) ?? []);
    return heard.choose === 'many' ? right : right.slice(0, 1);
  }

  /** The next line of several: where the first is drawn by chance, then in order. */
  #from(what: string, lines: readonly LifeLine[], more: Partial<Said> = {}): Said | undefined {
    const before = this.#times.get(what) ?? 0;
    this.#times.set(what, before + 1);
    const first = Math.floor(chance(this.life.id, 'line', what) * lines.length);
    const line = lines[(first + before) % lines.length];
    return line && this.#types(line, more);
  }

  #untyped(lines: readonly LifeLine[]): LifeLine | undefined {
    return lines.find((line) => !this.#typed.has(line));
  }

  #types(line: LifeLine, { tells = [], truth = {}, isInDanger = this.#isInDanger }: Partial<Said> = {}): Said {
    const told = [...new Set([...tells, ...line.tells])];
    return { text: line.text, line, tells: told, truth, isInDanger: isInDanger || line.danger === 'now' };
  }

  #presses(buttons: readonly SimulatedButton[], { tells = [], isInDanger = this.#isInDanger }: Partial<Said>): Said {
    const [first, ...others] = buttons.map(({ value }) => parseButtonPayload(value));
    const more = others.flatMap((press) => (press?.kind === 'answer' ? press.answer : []));
    const press = first?.kind === 'answer' ? { ...first, answer: [...first.answer, ...more] } : first;
    const text = buttons.map(({ title }) => title).join(', ');
    return { text, ...(press && { press }), tells, truth: {}, isInDanger };
  }
}

/** A number from 0 up to 1 that depends on nothing but these words (FNV-1a, and a last stir of its bits). */
function chance(...words: readonly string[]): number {
  let hash = 0x811c9dc5;
  for (const char of words.join('\n')) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3ce5);
  return ((hash ^ (hash >>> 13)) >>> 0) / 2 ** 32;
}
