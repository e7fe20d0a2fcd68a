import type { DialogContext } from 'botbuilder-dialogs';
import { type DialogueAct, FOR_HELPERS, isKnownForOther } from '../language/dialogueAct';
import type { NluResult } from '../language/nluResult';
import type { Knowledge } from '../model/knowledge';
import type { NamedPhrase } from '../model/namedEntries';
import type { Commands } from './commands';
import { confirm } from './confirmations';
import { showNoted } from './noted';
import { say } from './replies';
import { type TurnInProgress, turnOf } from './turnInProgress';

const CARRY_ON: NamedPhrase = 'carry-on';

/** What goes before everything else. */
export class HeardInDanger {
  constructor(
    private readonly knowledge: Knowledge,
    private readonly commands: Commands,
  ) {}

  /**
   * Danger and despair go first. On the emergency screen everything that is said is about that.
   *
   * @returns whether all was said
   */
  async handle(dc: DialogContext, reading: NluResult, act: DialogueAct, wasInDanger: boolean): Promise<boolean> {
    if (act.kind === 'urgent') {
      const helping = act.need === 'emergency' && wasInDanger ? this.#askedInDanger(dc, reading) : undefined;
      if (helping && (await this.commands.asked.answer(dc, helping))) return true;
      if (act.need === 'despair') await this.#ask(dc, 'despair');
      else await this.commands.command(dc, act.need);
      return true;
    }
    if (!wasInDanger || (act.kind === 'command' && act.command !== CARRY_ON)) return false;
    return this.#onEmergencyScreen(dc, reading, act);
  }

  async #onEmergencyScreen(dc: DialogContext, reading: NluResult, act: DialogueAct): Promise<boolean> {
    const turn = turnOf(dc.context);
    const { danger, reply, isCorrection, isPast } = reading;
    const wasAsked = turn.confirming === 'safe-now';
    const goesOn = act.kind === 'command' && (wasAsked || turn.confirming === 'danger-screen');
    if (danger === 'over' || goesOn || (wasAsked && reply === 'yes')) return this.commands.command(dc, 'safe-now');
    // "Sorry, he hit me again" tells more, and takes nothing back.
    const isTakenBack =
      isCorrection && (isPast || danger === 'told') && danger !== 'perhaps' && turn.noted.length === 0;
    if (isTakenBack) return this.commands.command(dc, 'was-earlier');
    if (wasAsked && reply === 'no') return this.commands.command(dc, 'not-safe');
    // Who has called may ask anything while they wait: "can I change the locks".
    if (act.kind === 'topic' || act.kind === 'services') return false;
    if (act.kind === 'asked' && (turn.isHelpCalled || this.#helpsInDanger(act.shortAnswer))) return false;
    // "Where do I drive to": what helps now is said, be it not sure that it was meant.
    const likely = this.#helping(turn, reading.likely);
    if (act.kind === 'unanswered' && likely) return this.commands.asked.answer(dc, likely);
    await say(dc.context, ...showNoted(this.knowledge, turn));
    await this.#ask(dc, 'safe-now');
    return true;
  }

  /** Behind the screen that they have seen: "he is still sat there, should I go out and tell him". */
  #askedInDanger({ context }: DialogContext, { asksPlainly, sure }: NluResult): string | undefined {
    return asksPlainly ? this.#helping(turnOf(context), sure) : undefined;
  }

  /** Advice for who stands by somebody would be dangerous to whom it happens: "go to them". */
  #helping({ answers }: TurnInProgress, ids: readonly string[]): string | undefined {
    const mayHelp = isKnownForOther(answers);
    return ids.find((id) => this.#helpsInDanger(id) && (mayHelp || !FOR_HELPERS.includes(id)));
  }

  /** Any other answer, be it right, would hold up who has to call 999. */
  #helpsInDanger(id: string): boolean {
    return this.knowledge.short_answers.some((one) => one.id === id && one.in_danger);
  }

  async #ask(dc: DialogContext, id: 'despair' | 'safe-now'): Promise<void> {
    const turn = turnOf(dc.context);
    turn.confirm = id;
    await say(dc.context, confirm(this.knowledge, id, turn.answers));
  }
}
