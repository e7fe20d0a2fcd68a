import { DANGER } from '../../model/answers';
import type { PracticeCall, ScriptOption } from '../../model/knowledge';
import type { ButtonPayload } from '../../model/protocol/activities';
import { DESK_NOTE, type DeskState } from '../../model/protocol/deskActivities';
import type { PassedOn } from '../../model/protocol/passOn';
import type { Post } from '../direct-line/activity';
import { ukTime } from '../shared/ukDateTime';
import { Call } from './call';
import type { CallSnapshot } from './callSnapshot';
import { type CallListener, type CallParts, CallTurns } from './callTurns';
import { Codes } from './codes';
import { type DeskPageData, toldLabel } from './deskPageData';
import { answerPress, BACK, isAboutDanger, isNote, takenOverFrom } from './deskPosts';
import { DeskScreen } from './deskScreen';
import { followAnswers, logEvent, logOption, logWords, recordState, showTheme } from './note/recording';

/** An empty call that the server has dropped is restarted only if it is at least this old, in milliseconds. */
const RESTART_AFTER = 60_000;

/** The current call: every action of a handler, and how it reacts to what the bot says. Drawing is left to the view. */
export class Desk extends DeskScreen implements CallListener {
  call: Call;
  turns: CallTurns;
  readonly now = (): Date => new Date(this.parts.now());
  /** Called while the call that ends can still be looked at. */
  ending = (): void => {};
  /** The code that the caller has, or is given. */
  codes: Codes;

  /** @param redraw draws what has changed */
  constructor(
    pageData: DeskPageData,
    private readonly parts: CallParts,
    readonly redraw: () => void,
  ) {
    super(pageData);
    this.call = new Call(pageData.script);
    this.turns = new CallTurns(parts, this);
    this.codes = new Codes(this, parts.askServer);
  }

  /** Starts a call, and asks the server to delete the previous one. */
  begin(practice?: PracticeCall): void {
    this.sendFaults();
    this.turns.end();
    this.call = new Call(this.pageData.script, practice);
    this.awaitingReply = false;
    this.turns = new CallTurns(this.parts, this);
    this.codes = new Codes(this, this.parts.askServer);
    this.openOverlay = undefined;
    this.tell('');
  }

  /** Goes on with a call that was on when the page was left. The server is told all of it again. */
  resume({ call, journal }: CallSnapshot): void {
    this.turns.end();
    this.call = call;
    this.turns = new CallTurns(this.parts, this, journal);
    this.tell(this.label('brought-back'));
  }

  end(): void {
    this.ending();
    this.begin();
    this.tell(this.label('ended'));
  }

  /** Chooses an option of the script: it is noted, and may answer a question or fill in the wrap-up. */
  choose(option: ScriptOption): void {
    const { name } = this.step;
    this.call.cameAt(this.now());
    const takeBack = this.call.choose(option, this.now());
    logOption(this, option);
    const answers = Object.entries(option.answers);
    const undoAnswers = answers.map(([question, answer]) => this.#press(question, answer, option.label));
    this.goTo(option.next ?? this.call.nextStep());
    const noted = `${name}${name.endsWith('?') ? '' : ':'} ${option.label}`;
    this.offerUndo(noted, isAboutDanger(option.answers), () => {
      takeBack();
      for (const undo of undoAnswers) undo();
      logEvent(this, 'taken-back', noted);
    });
  }

  answer(question: string, answer: readonly string[], text: string): void {
    const asked = this.call.state?.questions.find(({ id }) => id === question)?.name ?? '';
    const step = this.step.id;
    this.tell('');
    const undo = this.#press(question, answer, text);
    const noted = `${asked}: ${text}`;
    this.offerUndo(noted, question === DANGER, () => {
      this.call.goToStep(step, true);
      undo();
      logEvent(this, 'taken-back', noted);
    });
  }

  /** @returns what takes it back: the answer that stood there before, or none */
  #press(question: string, answer: readonly string[], text: string): () => void {
    const before = this.call.state?.answers[question];
    this.awaitingReply = true;
    this.call.cameAt(this.now());
    this.call.pendingAnswer = answer;
    this.turns.press(answerPress(question, answer), text);
    return () => {
      this.awaitingReply = true;
      const press = before ? answerPress(question, before) : BACK;
      this.call.turnsBack.add(this.turns.press(press, text));
    };
  }

  /** Presses a button under what is read out: for more of it, or for what the caller said to it. */
  pressTopic(press: ButtonPayload, text: string): void {
    this.awaitingReply = true;
    this.turns.press(press, text);
  }

  /** Asks a question again, or before its turn. */
  ask(question: string): void {
    const { call, step } = this;
    if (step.kind !== 'questions') call.returnTo = step.id;
    this.openOverlay = undefined;
    this.awaitingReply = true;
    call.cameAt(this.now());
    this.turns.press({ kind: 'change', question }, question);
    this.goToPart('questions');
  }

  /** What the handler types belongs to this call, and goes with it. */
  draft(text: string): void {
    this.call.cameAt(this.now());
    this.call.draft = text;
  }

  say(text: string): void {
    this.call.cameAt(this.now());
    this.call.draft = '';
    const aside = this.step.kind !== 'questions' || this.call.state?.asking === undefined;
    const answering = aside ? undefined : this.call.state?.asking?.id;
    this.tell(this.label('sending'));
    logWords(this, text);
    this.turns.say({ text, ...(aside && { value: { kind: DESK_NOTE } }) }, answering);
    this.redraw();
  }

  /** Goes on from what the caller has told in the chat, or in an earlier call. Each answer waits to be confirmed. */
  takeOver({ answers, from, notes, made }: PassedOn): void {
    this.call.cameAt(this.now());
    this.openOverlay = undefined;
    logEvent(this, 'code', this.label(toldLabel(from)));
    for (const note of notes) logEvent(this, 'told', note);
    this.awaitingReply = true;
    this.turns.takeOver({ answers, from });
    const opened = this.label(from === 'desk' ? 'code-opened-desk' : 'code-opened-chat');
    this.tell(opened.replace('{time}', ukTime(made)));
  }

  /** The answers that wait to be confirmed. */
  get allUnderstood() {
    const { unconfirmed, state } = this.call;
    return (state?.questions ?? []).filter(({ id, answer }) => unconfirmed.has(id) && answer !== '');
  }

  get understood() {
    return this.allUnderstood[0];
  }

  confirm(): void {
    const { understood } = this;
    if (!understood) return;
    const { id, name, answer } = understood;
    this.call.unconfirmed.delete(id);
    this.offerUndo(`${name}: ${answer}`, id === DANGER, () => this.call.unconfirmed.add(id));
  }

  /** It was misunderstood: the question is asked. */
  refuse(): void {
    if (this.understood) this.ask(this.understood.id);
  }

  /** The previous step. Among the questions, the bot knows which was answered last. */
  goBack(): void {
    const { call, step } = this;
    if (step.kind === 'themes' && call.shownTheme > 0) {
      showTheme(this, call.shownTheme - 1);
      return;
    }
    const last = call.state?.questions.filter(({ state }) => state === 'done').at(-1);
    // In danger, going back would take back that there is.
    if (step.kind === 'questions' && last && !call.state?.danger) {
      this.awaitingReply = true;
      this.turns.press(BACK, last.name);
      return;
    }
    const before = call.path.pop();
    if (before) this.goTo(before, true);
  }

  stateReceived(state: DeskState, after: Post | undefined): void {
    const { call } = this;
    // A look for the hours of this minute is no message.
    const typed = after?.type === 'message' && (after.value === undefined || isNote(after));
    this.awaitingReply = false;
    const danger = state.danger && !call.state?.danger;
    const told = after && takenOverFrom(after);
    const source = told ?? (after && (typed ? 'typed' : 'pressed'));
    recordState(this, state, source, after?.channelData.clientActivityID);
    if (danger) this.show999();
    followAnswers(this, state);
    if (typed) this.tell(state.changed.length > 0 || state.topic ? '' : this.label('nothing-understood'));
    if (!state.topic && this.openOverlay === 'topic') this.openOverlay = undefined;
    // What cannot wait is put before the handler; anything else is offered, and the script stays.
    if (state.topic && state.topic.name === undefined) this.openOverlay = 'topic';
    // The greeting's state says nothing about where the call is.
    if (after?.type === 'message' || told) this.passQuestions();
    this.redraw();
  }

  stateChecked(state: DeskState): void {
    const { call } = this;
    const { at = state.at, first = [], topic, changed = [] } = call.state ?? {};
    call.state = { ...state, at, first, changed, ...(topic && { topic }) };
    this.redraw();
  }

  faultNoted(): void {
    this.tell(this.label('fault-noted'));
  }

  conversationLost(): void {
    const old = Date.now() - this.call.startedAt.getTime() > RESTART_AFTER;
    if (old && !this.call.touched) this.begin();
    else this.redraw();
  }
}
