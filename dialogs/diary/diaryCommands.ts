import type { TurnContext } from 'botbuilder';
import type { DialogContext } from 'botbuilder-dialogs';
import {
  closeIncident,
  hasWords,
  isFull,
  isIncidentOpen,
  nextDiaryStep,
  unsavedIn,
  withNewIncident,
  withoutFirst,
} from '../../diary/diary';
import { applyDiaryAction, backOneField, type DiaryAction } from '../../diary/diaryActions';
import { partOfAccount } from '../../diary/partOfAccount';
import type { DialogueAct } from '../../language/dialogueAct';
import type { NluResult } from '../../language/nluResult';
import { DANGER, isInDanger, WHAT } from '../../model/answers';
import type { Knowledge } from '../../model/knowledge';
import type { NamedPhrase } from '../../model/namedEntries';
import type { ButtonPayload } from '../../model/protocol/activities';
import { explain } from '../questionDialog';
import { line, message, say } from '../replies';
import { TRIAGE_DIALOG } from '../triageDialog';
import { leaveDialogs, type Standing, turnOf } from '../turnInProgress';
import { DIARY_DIALOG, type DiaryOptions } from './diaryDialog';
import { authorOf, type IncidentWriter } from './incidentWriter';
import { warnOfClearing } from './showDiary';
import { howToKeep, showWords } from './showWords';
import { TypedRequests } from './typedRequests';

const SAFE_NOW: NamedPhrase = 'safe-now';
const RECORD: NamedPhrase = 'record';

/** Up to so many words, what may be a question is one, while the way to help is on the screen. */
const SHORT = 6;
/** Up to so many are no account at all. */
const SHORTER = 3;

/** Words. What may be danger takes more of them, once 999 was named: "in the back garden". */
const FEW = 4;

/** Opening the record, its buttons, and what commands mean while it is open. */
export class DiaryCommands {
  readonly #typed: TypedRequests;

  constructor(
    private readonly knowledge: Knowledge,
    private readonly writer: IncidentWriter,
  ) {
    this.#typed = new TypedRequests(knowledge, writer);
  }

  /** Begins with the notice; later, goes on where the person was. */
  async open(dc: DialogContext, options: DiaryOptions = {}): Promise<true> {
    if (mayBeReadByEmployer(dc.context)) await say(dc.context, line(this.knowledge, 'record-in-teams'));
    else {
      leaveDialogs(dc);
      await dc.beginDialog(DIARY_DIALOG, options);
    }
    return true;
  }

  /**
   * Opens it for somebody who wants to write, and keeps what is told in the same breath: the notice is read first, and before it
   * the question about danger, which opens the record once it is answered.
   */
  async openToWrite(dc: DialogContext): Promise<true> {
    if (mayBeReadByEmployer(dc.context)) return this.open(dc);
    await this.#keepTold(dc.context);
    const turn = turnOf(dc.context);
    if (turn.answers[DANGER] !== undefined || !turn.diary.first) return this.open(dc);
    leaveDialogs(dc);
    await say(dc.context, line(this.knowledge, 'kept'));
    await dc.beginDialog(TRIAGE_DIALOG);
    return true;
  }

  async #keepTold(context: TurnContext): Promise<void> {
    const turn = turnOf(context);
    const { reading, now, diary } = turn;
    const request = reading?.command;
    if (!request) return;
    const words = this.writer.reader.accountBeside(context.activity.text ?? '', request, now);
    if (words === '') return;
    const told = diary.first ? `${diary.first.words}\n${words}` : words;
    turn.diary = { ...diary, first: { words: told, at: diary.first?.at ?? now.toISOString() } };
    if (diary.incidents.length > 0) await this.#writeFirst(context);
  }

  async #writeFirst(context: TurnContext): Promise<void> {
    const noted = this.#beginFirst(context);
    if (noted) await say(context, message(noted, { kind: 'text' }));
  }

  /** Begins an incident with what was told before it could be written. @returns what is to be said of that */
  #beginFirst(context: TurnContext): string | undefined {
    const turn = turnOf(context);
    const { first } = turn.diary;
    if (!first || isFull(turn.diary)) return undefined;
    turn.diary = withNewIncident(closeIncident(withoutFirst(turn.diary)), turn.now, authorOf(turn));
    const at = new Date(first.at);
    return this.writer.write(context, this.writer.reader.understand(first.words, at), first.words, at);
  }

  /** A button of the record. One that is no longer valid shows the pending step. */
  async pressButton(dc: DialogContext, action: DiaryAction): Promise<boolean> {
    if (mayBeReadByEmployer(dc.context)) return this.open(dc);
    const turn = turnOf(dc.context);
    // Whatever else is pressed, what was said stays where it was said.
    if (!action.do.startsWith('held-')) this.writer.writeHeld(dc.context, true);
    if (action.do === 'begin' && turn.diary.first && !isFull(turn.diary)) {
      await this.#writeFirst(dc.context);
      return this.open(dc);
    }
    const next = applyDiaryAction(turn.diary, action, this.knowledge.diary_fields, turn.now, authorOf(turn));
    if (!next && action.do === 'begin') await say(dc.context, line(this.knowledge, 'record-full'));
    if (next && action.do === 'remove-sure')
      await say(dc.context, line(this.knowledge, action.incidents ? 'record-removed-all' : 'record-removed'));
    if (next && action.do === 'taken-out') await say(dc.context, line(this.knowledge, 'record-words-out'));
    if (next && action.do === 'put-back') await say(dc.context, line(this.knowledge, 'record-back-in'));
    turn.diary = next ?? turn.diary;
    const step = nextDiaryStep(this.knowledge.diary_fields, turn.diary);
    if (next && action.do === 'split' && step.kind === 'settle') this.writer.split(dc.context, step);
    if (next && (action.do === 'held-last' || action.do === 'held-new')) {
      const isOfLast = action.do === 'held-last';
      const incident = this.writer.writeHeld(dc.context, isOfLast);
      if (incident === undefined) await say(dc.context, line(this.knowledge, 'record-full'));
      return this.open(dc, isOfLast && incident !== undefined ? { view: 'change', incident } : {});
    }
    const waits = step.kind === 'ask' || step.kind === 'settle';
    if (next && (action.do === 'keep-how' || action.do === 'keep-hidden')) {
      await say(dc.context, howToKeep(this.knowledge, turn, action.do === 'keep-hidden'));
      return this.open(dc, { view: 'again' });
    }
    if (next && action.do === 'read' && waits) {
      await say(dc.context, showWords(this.knowledge, turn, action.incident, action.choice));
      return this.open(dc, { view: 'again' });
    }
    if (next && action.do === 'split-ask' && !this.writer.offerSplit(dc.context, action.incident ?? 0)) {
      await say(dc.context, line(this.knowledge, 'record-no-split'));
      return this.open(dc, { view: 'change', ...(action.incident !== undefined && { incident: action.incident }) });
    }
    if ((action.do === 'taken-out' || action.do === 'noted') && waits) return this.open(dc, { view: 'again' });
    if (action.do !== 'done') return this.open(dc, next ? viewAfter(action) : {});
    leaveDialogs(dc);
    await dc.beginDialog(TRIAGE_DIALOG, { shown: true });
    return true;
  }

  /** What words typed while the record is open stand for, if it is a button: that is never a cry for help. */
  typedButton(dc: DialogContext, reading: NluResult): ButtonPayload | undefined {
    return isOpen(dc) ? this.#typed.buttonFor(dc.context, reading) : this.#typed.goodbyeIn(dc.context);
  }

  /** Whether it is the record that takes what is typed. */
  isOpen(dc: DialogContext): boolean {
    return isOpen(dc);
  }

  /** Whether an incident is in progress, though a topic or the way to help may be on the screen. */
  isIncidentOpen({ context }: DialogContext): boolean {
    return isIncidentOpen(this.knowledge.diary_fields, turnOf(context).diary);
  }

  /** What is done with a message while the record is open: what is asked of the record is answered, however it is put. */
  actOf(dc: DialogContext, act: DialogueAct): DialogueAct {
    const { activeDialog, context } = dc;
    // "Then he left", where nobody is in danger, is how it ended.
    const isOver = act.kind === 'command' && act.command === SAFE_NOW;
    if (isOver && this.isIncidentOpen(dc) && !isInDanger(turnOf(context).answers)) return { kind: 'answer' };
    const isAsked = activeDialog?.id === DIARY_DIALOG && this.writer.reader.requests.asks(context.activity.text ?? '');
    return isAsked && act.kind === 'answer' ? { kind: 'unanswered' } : act;
  }

  /** Whether it tells more of an incident that it names. */
  #adds(context: TurnContext, reading: NluResult): boolean {
    const { incidents } = turnOf(context).diary;
    return this.writer.reader.addition(context.activity.text ?? '', reading, incidents) !== undefined;
  }

  /** What the record waits for, once more, below an answer. */
  async askAgain(dc: DialogContext): Promise<void> {
    await this.open(dc, { view: 'again' });
  }

  /** Whether the message is part of the account and nothing else. With a cry for help, it is stored as well. */
  takesMessage(dc: DialogContext, reading: NluResult, act: DialogueAct): boolean {
    if (!isOpen(dc)) return false;
    if (reading.danger !== 'now' && !reading.selfHarm && this.writer.reader.isPasted(dc.context.activity.text ?? ''))
      return true;
    const turn = turnOf(dc.context);
    // What is asked in so many words is answered; the words are kept all the same, where they may tell something.
    if (act.kind !== 'urgent' && this.#adds(dc.context, reading)) return true;
    if (
      act.kind !== 'urgent' &&
      act.kind !== 'answer' &&
      this.writer.reader.requests.asks(dc.context.activity.text ?? '')
    )
      return false;
    const isAsking = act.kind === 'asked' || act.kind === 'unanswered';
    if (isAsking && reading.asksPlainly && this.#mayBeBeside(turn, reading)) {
      if (!reading.isQuestion) this.writer.writeAlong(dc.context);
      return false;
    }
    // "July. Can I write it down here", where nothing is being told: what it tells is kept as it opens.
    if (act.kind === 'command' && act.command === RECORD && !this.isIncidentOpen(dc)) return false;
    const part = partOfAccount(reading, act);
    // Between two incidents as well: what is typed there begins another one.
    const begins = act.kind === 'urgent' && act.need === 'emergency' && turn.diary.incidents.length > 0;
    if (part === 'also' && begins && !this.isIncidentOpen(dc))
      turn.diary = withNewIncident(turn.diary, turn.now, authorOf(turn));
    if (part === 'also' && this.isIncidentOpen(dc)) this.writer.writeSilently(dc.context, reading);
    // Who types on instead of pressing "Begin" tells of the next one.
    if (part === 'only' && turn.diary.first && !this.isIncidentOpen(dc) && reading.wordCount > SHORTER) {
      this.#beginFirst(dc.context);
      turn.diary = closeIncident(turn.diary);
    }
    return part === 'only';
  }

  /** Whether a question may stand beside the account: it is not the first thing that is told, and not when it was. */
  #mayBeBeside({ diary }: Standing, { times, slots }: NluResult): boolean {
    const step = nextDiaryStep(this.knowledge.diary_fields, diary);
    // Between two incidents it is a question where it tells of nothing that was done.
    if (step.kind === 'idle') return times.length === 0 && slots.every(({ question }) => question !== WHAT);
    const waits = step.kind === 'ask' || step.kind === 'settle';
    return waits && hasWords(step.incident) && times.length === 0;
  }

  /** Whether 999 is to be said above the next question of the record: not again in an incident above a few words that say where or who. */
  namesDanger({ context }: DialogContext, { danger, wordCount, times }: NluResult): boolean {
    const turn = turnOf(context);
    const incident = turn.diary.telling?.incident;
    if (danger !== 'perhaps') return false;
    const wasNamed = incident !== undefined && turn.diary.namedDangerAt === incident;
    if (incident !== undefined) turn.diary = { ...turn.diary, namedDangerAt: incident };
    return !wasNamed || wordCount > FEW || times.length > 0;
  }

  /** A line of the past in an account is no cry for help. */
  asAccount(dc: DialogContext, reading: NluResult): NluResult {
    if (!isOpen(dc)) return reading;
    const { now, diary } = turnOf(dc.context);
    const typed = dc.context.activity.text ?? '';
    const step = nextDiaryStep(this.knowledge.diary_fields, diary);
    const isWhen = step.kind === 'ask' && step.field.holds === 'time';
    // Asked when it was, "just now" answers: that costs a line.
    if (isWhen && this.writer.reader.past.isMinuteAgo(typed, reading, now)) return { ...reading, danger: 'perhaps' };
    const past = this.writer.reader.past.withoutPastDanger(typed, reading, now);
    // Asked what was said on Monday, "he shouted open the door" is of Monday: 999 is named, and the account goes on.
    const isStory = 'incident' in step && this.writer.reader.past.isOfAnotherDay(step.incident, typed, now);
    return past.danger === 'now' && isStory ? { ...past, danger: 'perhaps' } : past;
  }

  /**
   * Keeps what is told while the way to help is on the screen: what is happening, that it is over ("he has driven off, white
   * van"), and what was before. @returns whether that is to be said: not above the number to call
   */
  keepBeside(
    dc: DialogContext,
    { times, wordCount, danger, selfHarm, isQuestion, slots }: NluResult,
    act: DialogueAct,
  ): boolean {
    const { reading, now } = turnOf(dc.context);
    if (!reading || !this.isIncidentOpen(dc) || this.writer.isWritten(dc.context)) return false;
    // "He put mud through my letter box, who else would" asks nobody.
    const isBesideQuestion = wordCount > SHORT && slots.length + times.length > 0;
    const isAsked = act.kind === 'asked' || act.kind === 'unanswered' || act.kind === 'topic';
    const isTold = act.kind === 'answer' || act.kind === 'urgent' || danger === 'over' || (isAsked && isBesideQuestion);
    const isAsking = isQuestion && !isBesideQuestion;
    if (!isTold || isAsking || selfHarm || wordCount <= SHORTER) return false;
    const isDated = times.some(({ best, problem }) => best && !problem);
    if (isDated && danger !== 'now' && this.writer.reader.past.isEarlier(reading, now))
      this.writer.writeBeside(dc.context, reading);
    else this.writer.writeAlong(dc.context);
    return danger !== 'now';
  }

  /** Commands that mean something of their own while the record is open. @returns whether this was one */
  async command(dc: DialogContext, command: string): Promise<boolean> {
    if (!isOpen(dc)) return false;
    const turn = turnOf(dc.context);
    const step = nextDiaryStep(this.knowledge.diary_fields, turn.diary);
    const incident = 'incident' in step ? step.incident.id : 0;
    switch (command) {
      case 'change':
        return this.pressButton(dc, { do: 'pick' });
      case 'back':
        turn.diary = backOneField(turn.diary, this.knowledge.diary_fields);
        return this.open(dc);
      case 'skip':
        if (step.kind === 'ask') return this.pressButton(dc, { do: 'skip', incident, field: step.field.id });
        return step.kind === 'settle' && this.pressButton(dc, { do: 'time-words', incident });
      case 'why':
      case 'explain':
        // "Say it another way" is also what people say who did not understand.
        if (step.kind === 'settle') return this.pressButton(dc, { do: 'time-again', incident });
        if (step.kind !== 'ask') return false;
        await say(dc.context, explain(this.knowledge, step.field, turn.answers));
        return this.open(dc);
      case 'carry-on':
        // "Ok" to the notice begins, and "that's all" to the record is done.
        if (step.kind !== 'idle') return this.open(dc);
        return this.pressButton(dc, { do: turn.diary.incidents.length === 0 ? 'begin' : 'done' });
      default:
        return false;
    }
  }

  /** Warns once that something would be lost. @returns whether it did, and the chat is not to be cleared yet */
  async warnOnce({ context }: DialogContext): Promise<boolean> {
    const turn = turnOf(context);
    if (turn.diary.warned || unsavedIn(turn.diary).length === 0) return false;
    turn.diary = { ...turn.diary, warned: true };
    await say(context, warnOfClearing(this.knowledge, turn.diary));
    return true;
  }
}

/** Nothing of what happened is recorded where an employer may read along. */
export function mayBeReadByEmployer({ activity }: TurnContext): boolean {
  return activity.channelId === 'msteams';
}

function isOpen({ activeDialog }: DialogContext): boolean {
  return activeDialog?.id === DIARY_DIALOG;
}

function viewAfter({ do: done, incident: only, incidents, choice, to }: DiaryAction): DiaryOptions {
  const incident = only ?? 0;
  if (done === 'move' && to === undefined) return { view: 'move', incident, ...(choice !== undefined && { choice }) };
  if (done === 'stop') return { view: 'told', incident };
  if (done === 'unsay-ask') return { view: 'unsay', incident, ...(choice !== undefined && { choice }) };
  if (done === 'taken-out') return { view: 'change', incident };
  if (done === 'noted') return { view: 'told', incident };
  if (done === 'remove') return { view: 'remove', incident, ...(incidents && { incidents }) };
  if (done === 'read')
    return { view: 'read', ...(only !== undefined && { incident: only }), ...(choice !== undefined && { choice }) };
  return done === 'pick' || done === 'change' ? { view: done, incident } : {};
}
