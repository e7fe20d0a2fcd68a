import { ActivityTypes } from 'botbuilder';
import type { DialogContext } from 'botbuilder-dialogs';
import { closeIncident, EMPTY_DIARY, unsavedIn } from '../diary/diary';
import type { Knowledge } from '../model/knowledge';
import type { NamedTopic } from '../model/namedEntries';
import type { ButtonPayload } from '../model/protocol/activities';
import { nextStep } from '../triage/nextStep';
import { AskedCommands } from './askedCommands';
import { forgetTold } from './conversationMemory';
import { DangerCommands } from './dangerCommands';
import type { DiaryCommands } from './diary/diaryCommands';
import { showBlankSheet, showSummary } from './diary/showDiary';
import { showNoted } from './noted';
import { QuestionCommands } from './questionCommands';
import { commandChoice, line, message, say } from './replies';
import { leaveDialogs, type Standing, turnOf } from './turnInProgress';
import { WaysOn } from './waysOn';
import { text } from './wording';

/** What a person can ask for on every turn, by a button or in words, whatever is being asked. */
export class Commands {
  readonly ways: WaysOn;
  readonly asked: AskedCommands;
  readonly #danger: DangerCommands;
  readonly #questions: QuestionCommands;

  constructor(
    private readonly knowledge: Knowledge,
    readonly diary: DiaryCommands,
  ) {
    this.ways = new WaysOn(knowledge, diary);
    this.asked = new AskedCommands(knowledge, this.ways);
    this.#danger = new DangerCommands(knowledge, this.ways);
    this.#questions = new QuestionCommands(knowledge, this.ways, this.asked);
  }

  /** @returns false when there is nothing of that name (any more) */
  run(dc: DialogContext, wanted: ButtonPayload): Promise<boolean> {
    switch (wanted.kind) {
      case 'answer':
        return this.#questions.answer(dc, wanted);
      case 'command':
        return this.command(dc, wanted.command, wanted.from);
      case 'topic':
        return this.asked.topic(dc, wanted.topic, wanted.from);
      case 'ask':
        return this.asked.answer(dc, wanted.ask);
      case 'record':
        return this.diary.pressButton(dc, wanted);
      case 'change':
        return this.#questions.changeAnswer(dc, wanted.question);
    }
  }

  /** By name: the ids in phrases.yaml, and some that only buttons have. */
  readonly #commands = new Map<string, (dc: DialogContext, from: number) => Promise<unknown>>([
    ['emergency', (dc) => this.#danger.emergency(dc)],
    ['cannot-speak', (dc) => this.#danger.cannotSpeak(dc)],
    ['safe-now', (dc) => this.#danger.safeNow(dc)],
    ['not-safe', (dc) => this.command(dc, 'emergency')],
    ['was-earlier', (dc) => this.#danger.wasEarlier(dc)],
    ['help-called', (dc) => this.#danger.helpCalled(dc)],
    ['self-harm', (dc) => this.asked.despair(dc)],
    ['person', (dc) => this.asked.topic(dc, 'a-person-please' satisfies NamedTopic)],
    // Never asks, whatever is lost: somebody may be at the door. The Exit button and Shift three times do the same.
    ['exit', (dc) => this.#exit(dc)],
    ['exit-now', (dc) => this.#exit(dc)],
    // Whatever deletes asks first.
    ['forget', (dc) => this.ways.confirm(dc, 'forget')],
    ['forget-sure', async (dc) => (await this.diary.warnOnce(dc)) || this.#forget(dc)],
    // Without asking: the page has asked, or whoever it is has been warned of what is lost.
    ['forget-now', (dc) => this.#forget(dc)],
    ['leave', (dc) => this.ways.confirm(dc, hasUnsaved(turnOf(dc.context)) ? 'leave-unsaved' : 'leave')],
    ['restart', (dc) => this.#askToRestart(dc)],
    ['restart-sure', (dc) => this.#restart(dc)],
    ['greeting', (dc) => this.#greeting(dc)],
    ['carry-on', (dc) => this.ways.carryOn(dc)],
    ['back', (dc) => this.#questions.back(dc)],
    ['skip', (dc) => this.#questions.skip(dc)],
    ['why', (dc) => this.#questions.explain(dc, 'why')],
    ['explain', (dc) => this.#questions.explain(dc, 'words')],
    ['change', (dc) => this.#questions.change(dc)],
    ['more', (dc, from) => this.asked.more(dc, from)],
    ['about-outcome', (dc, from) => this.asked.aboutOutcome(dc, from)],
    ['record', (dc) => this.diary.openToWrite(dc)],
    ['summary', (dc) => this.ways.show(dc, showSummary(this.knowledge, turnOf(dc.context)))],
    ['pass-on', (dc) => this.asked.passOn(dc)],
    ['blank-sheet', (dc) => this.ways.show(dc, showBlankSheet(this.knowledge, turnOf(dc.context).diary))],
  ]);

  /**
   * @param from where a further part of what it shows begins
   * @returns false when there is no such command
   */
  async command(dc: DialogContext, command: string, from = 0): Promise<boolean> {
    if (await this.diary.command(dc, command)) return true;
    const run = this.#commands.get(command);
    await run?.(dc, from);
    return run !== undefined;
  }

  async #askToRestart(dc: DialogContext): Promise<void> {
    const isNothingTold = Object.keys(turnOf(dc.context).answers).length === 0;
    return isNothingTold ? this.#restart(dc) : this.ways.confirm(dc, 'restart');
  }

  /** What is written down is left as it is. */
  async #restart(dc: DialogContext): Promise<void> {
    const turn = turnOf(dc.context);
    turn.diary = closeIncident(turn.diary);
    forgetTold(turn);
    // What is taken back here must not be read elsewhere.
    turn.passOn = 'withdrawn';
    await this.ways.toTriage(dc, () => ({}));
  }

  async #greeting(dc: DialogContext): Promise<void> {
    const turn = turnOf(dc.context);
    await say(dc.context, line(this.knowledge, 'hello-again'), ...showNoted(this.knowledge, turn));
    await this.ways.next(dc, nextStep(this.knowledge, turn.answers).kind === 'signpost');
  }

  async #forget(dc: DialogContext): Promise<void> {
    const turn = turnOf(dc.context);
    forgetTold(turn);
    turn.diary = EMPTY_DIARY;
    turn.end = 'forget';
    leaveDialogs(dc);
    const again = commandChoice(this.knowledge, 'choice-restart', 'restart');
    await say(dc.context, message(text(this.knowledge, 'forgotten'), { kind: 'choices' }, [again]));
  }

  async #exit(dc: DialogContext): Promise<void> {
    turnOf(dc.context).end = 'exit';
    leaveDialogs(dc);
    await say(dc.context, { type: ActivityTypes.EndOfConversation, code: 'userCancelled' });
  }
}

/** Whether leaving now would lose something that was written down. */
function hasUnsaved({ diary }: Pick<Standing, 'diary'>): boolean {
  return unsavedIn(diary).length > 0;
}
