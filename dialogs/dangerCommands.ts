import type { DialogContext } from 'botbuilder-dialogs';
import { withoutLiveTime } from '../diary/account';
import { CANNOT_SPEAK, DANGER, isInDanger, SITUATION, withAnswer } from '../model/answers';
import type { Knowledge } from '../model/knowledge';
import type { NamedPhrase } from '../model/namedEntries';
import { line, say } from './replies';
import { turnOf } from './turnInProgress';
import type { WaysOn } from './waysOn';
import { audienceOf } from './wording';

const HELP_CALLED: NamedPhrase = 'help-called';

/** What is done in danger, and when it is over. */
export class DangerCommands {
  constructor(
    private readonly knowledge: Knowledge,
    private readonly ways: WaysOn,
  ) {}

  async emergency(dc: DialogContext): Promise<void> {
    const turn = turnOf(dc.context);
    const wasInDanger = isInDanger(turn.before);
    turn.answers = withAnswer(turn.answers, DANGER, ['yes']);
    // "He is outside, I rang the police." What is past is another call.
    const { command, isPast } = turn.reading ?? {};
    turn.isHelpCalled ||= command?.command === HELP_CALLED && !isPast;
    // The same screen again would tell who has called to call.
    if (wasInDanger && turn.isHelpCalled) {
      await say(dc.context, line(this.knowledge, 'police-know'));
      return this.ways.confirm(dc, 'safe-now');
    }
    await this.ways.next(dc);
  }

  /** The screen again, for who has to call in silence. */
  async cannotSpeak(dc: DialogContext): Promise<void> {
    const turn = turnOf(dc.context);
    const { [SITUATION]: situation = [] } = turn.answers;
    turn.answers = withAnswer(turn.answers, SITUATION, [...new Set([...situation, CANNOT_SPEAK])]);
    await this.ways.next(dc);
  }

  /** Somebody is on the way. Nothing is asked but whether they are safe. */
  async helpCalled(dc: DialogContext): Promise<void> {
    const turn = turnOf(dc.context);
    turn.isHelpCalled = true;
    const isForOther = audienceOf(turn.answers) === 'other';
    await say(dc.context, line(this.knowledge, isForOther ? 'police-coming-to-them' : 'police-coming'));
    if (isInDanger(turn.answers)) return this.ways.confirm(dc, 'safe-now');
    return this.ways.next(dc);
  }

  async safeNow(dc: DialogContext): Promise<void> {
    if (isInDanger(turnOf(dc.context).before)) await say(dc.context, line(this.knowledge, 'glad-safe'));
    await this.#over(dc);
  }

  /** "Sorry, I meant last week": it was no danger of now. */
  async wasEarlier(dc: DialogContext): Promise<void> {
    const turn = turnOf(dc.context);
    turn.diary = withoutLiveTime(turn.diary, this.knowledge.diary_fields);
    await say(dc.context, line(this.knowledge, 'danger-taken-back'));
    await this.#over(dc);
  }

  async #over(dc: DialogContext): Promise<void> {
    turnOf(dc.context).isHelpCalled = false;
    await this.ways.carryOn(dc, (answers) => withAnswer(answers, DANGER, ['no']));
  }
}
