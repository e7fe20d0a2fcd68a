import { ActivityTypes } from 'botbuilder';
import type { DialogContext } from 'botbuilder-dialogs';
import { closeIncident, EMPTY_DIARY } from '../diary/diary';
import { DANGER, lastAnswered, SKIPPED, withoutAnswer, withoutNothing } from '../model/answers';
import type { Knowledge } from '../model/knowledge';
import type { NamedTopic } from '../model/namedEntries';
import type { ButtonPayload } from '../model/protocol/activities';
import { nextStep } from '../triage/nextStep';
import { AskedCommands } from './askedCommands';
import { DangerCommands } from './dangerCommands';
import type { DiaryCommands } from './diary/diaryCommands';
import { showBlankSheet, showSummary } from './diary/showDiary';
import { showAnswers } from './nextActions';
import { showNoted } from './noted';
import { askQuestion, explain, inEasyWords, pendingQuestion } from './questionDialog';
import { questionOnScreen } from './questionOnScreen';
import { commandChoice, line, message, say } from './replies';
import { type QuestionAnswer, recordAnswer, TRIAGE_DIALOG } from './triageDialog';
import { leaveDialogs, turnOf } from './turnInProgress';
import { WaysOn } from './waysOn';
import { text } from './wording';

/** What a person can ask for on every turn, by a button or in words, whatever is being asked. */
export class Commands {
  readonly ways: WaysOn;
  readonly asked: AskedCommands;
  readonly #danger: DangerCommands;

  constructor(
    private readonly knowledge: Knowledge,
    readonly diary: DiaryCommands,
  ) {
    this.ways = new WaysOn(knowledge, diary);
    this.asked = new AskedCommands(knowledge, this.ways);
    this.#danger = new DangerCommands(knowledge, this.ways);
  }

  /** @returns false when there is nothing of that name (any more) */
  run(dc: DialogContext, wanted: ButtonPayload): Promise<boolean> {
    switch (wanted.kind) {
      case 'answer':
        return this.#answer(dc, wanted);
      case 'command':
        return this.command(dc, wanted.command, wanted.from);
      case 'topic':
        return this.asked.topic(dc, wanted.topic, wanted.from);
      case 'ask':
        return this.asked.answer(dc, wanted.ask);
      case 'record':
        return this.diary.pressButton(dc, wanted);
      case 'change':
        return this.#changeAnswer(dc, wanted.question);
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
    ['leave', (dc) => this.ways.confirm(dc, 'leave')],
    ['restart', (dc) => this.#askToRestart(dc)],
    ['restart-sure', (dc) => this.#restart(dc)],
    ['greeting', (dc) => this.#greeting(dc)],
    ['carry-on', (dc) => this.ways.carryOn(dc)],
    ['back', (dc) => this.#back(dc)],
    ['skip', (dc) => this.#skip(dc)],
    ['why', (dc) => this.#explain(dc, 'why')],
    ['explain', (dc) => this.#explain(dc, 'words')],
    ['change', (dc) => this.#change(dc)],
    ['more', (dc, from) => this.asked.more(dc, from)],
    ['about-outcome', (dc, from) => this.asked.aboutOutcome(dc, from)],
    ['record', (dc) => this.diary.open(dc)],
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

  /** An answer by a button, to the pending question or to an earlier one. The same one twice changes nothing. */
  async #answer(dc: DialogContext, { question, answer }: QuestionAnswer): Promise<boolean> {
    const asked = this.knowledge.questions.find(({ id }) => id === question);
    const ids = new Set(asked?.options.map(({ id }) => id)).add(SKIPPED);
    const fits = answer.length > 0 && (asked?.choose === 'many' || answer.length === 1 || answer.includes(SKIPPED));
    if (!asked || !fits || !answer.every((id) => ids.has(id))) return false;
    const turn = turnOf(dc.context);
    const chosen = asked.choose === 'many' ? withoutNothing(asked, [...new Set(answer)]) : answer;
    if (turn.answers[question]?.join() === chosen.join() && pendingQuestion(turn)?.question !== question) return true;
    await recordAnswer(this.knowledge, dc, { question, answer: chosen });
    await this.ways.toTriage(dc);
    return true;
  }

  /** Asks a question again; its answer stands until there is another. */
  async #changeAnswer(dc: DialogContext, question: string): Promise<boolean> {
    if (!this.knowledge.questions.some(({ id }) => id === question)) return false;
    leaveDialogs(dc);
    await dc.beginDialog(TRIAGE_DIALOG, { change: question });
    return true;
  }

  async #askToRestart(dc: DialogContext): Promise<void> {
    const isNothingTold = Object.keys(turnOf(dc.context).answers).length === 0;
    return isNothingTold ? this.#restart(dc) : this.ways.confirm(dc, 'restart');
  }

  /** What is written down is left as it is. */
  async #restart(dc: DialogContext): Promise<void> {
    const turn = turnOf(dc.context);
    turn.diary = closeIncident(turn.diary);
    turn.aside = {};
    // What is taken back here must not be read elsewhere.
    turn.passOn = 'withdrawn';
    await this.ways.toTriage(dc, () => ({}));
  }

  async #greeting(dc: DialogContext): Promise<void> {
    const turn = turnOf(dc.context);
    await say(dc.context, line(this.knowledge, 'hello-again'), ...showNoted(this.knowledge, turn));
    await this.ways.next(dc, nextStep(this.knowledge, turn.answers).kind === 'signpost');
  }

  async #back(dc: DialogContext): Promise<void> {
    const last = lastAnswered(turnOf(dc.context).before);
    if (!last) await say(dc.context, line(this.knowledge, 'no-way-back'));
    return this.ways.toTriage(dc, (answers) => (last ? withoutAnswer(answers, last) : answers));
  }

  async #skip(dc: DialogContext): Promise<void> {
    const turn = turnOf(dc.context);
    const { question: id, among } = pendingQuestion(turn) ?? {};
    const question = this.knowledge.questions.find((one) => one.id === id);
    if (question) {
      const { skipped: answer } = questionOnScreen(question, turn.answers, among);
      await recordAnswer(this.knowledge, dc, { question: question.id, answer });
    }
    return this.ways.toTriage(dc);
  }

  /** @param wanted why it is asked, or the same question in easier words */
  async #explain(dc: DialogContext, wanted: 'why' | 'words'): Promise<unknown> {
    const turn = turnOf(dc.context);
    const { answers } = turn;
    const { question: id, among } = pendingQuestion(turn) ?? {};
    const question = this.knowledge.questions.find((one) => one.id === id);
    if (!question) return this.asked.topic(dc, 'about-waymark' satisfies NamedTopic);
    return say(
      dc.context,
      explain(
        this.knowledge,
        wanted === 'words' ? inEasyWords(this.knowledge, question, answers) : question,
        answers,
        question.id !== DANGER,
      ),
      askQuestion(this.knowledge, question, turn, among),
    );
  }

  async #change(dc: DialogContext): Promise<void> {
    const { answers } = turnOf(dc.context);
    if (Object.keys(answers).length === 0) return this.ways.toTriage(dc);
    await say(dc.context, showAnswers(this.knowledge, answers));
  }

  async #forget(dc: DialogContext): Promise<void> {
    const turn = turnOf(dc.context);
    turn.answers = {};
    turn.aside = {};
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
