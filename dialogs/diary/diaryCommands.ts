import type { TurnContext } from 'botbuilder';
import type { DialogContext } from 'botbuilder-dialogs';
import { isFull, isIncidentOpen, nextDiaryStep, unsavedIn, withoutAskedOut } from '../../diary/diary';
import { applyDiaryAction, backOneField, type DiaryAction } from '../../diary/diaryActions';
import type { NluResult } from '../../language/nluResult';
import { DANGER } from '../../model/answers';
import type { Knowledge } from '../../model/knowledge';
import type { ButtonPayload } from '../../model/protocol/activities';
import type { PlainMessageId } from '../../model/textIds';
import { explain } from '../questionDialog';
import { line, message, say } from '../replies';
import { TRIAGE_DIALOG } from '../triageDialog';
import { leaveDialogs, turnOf } from '../turnInProgress';
import { DIARY_DIALOG, type DiaryOptions } from './diaryDialog';
import { DiaryHearing, isOpen } from './diaryHearing';
import { authorOf, type IncidentWriter } from './incidentWriter';
import type { PoliceToday } from './policeToday';
import { warnOfClearing } from './showDiary';
import { howToKeep, showWords } from './showWords';
import { TypedRequests } from './typedRequests';
import { withoutAskedWords } from './wordsOut';

/** What is said of what a button did. */
const DONE: Readonly<Partial<Record<DiaryAction['do'], PlainMessageId>>> = {
  'remove-sure': 'record-removed',
  'put-back': 'record-back-in',
  omit: 'record-words-out',
  'omit-not': 'record-out-left',
};

/** Opening the record, its buttons, and what commands mean while it is open. */
export class DiaryCommands {
  readonly #typed: TypedRequests;
  /** What the record makes of a message. */
  readonly hearing: DiaryHearing;

  constructor(
    private readonly knowledge: Knowledge,
    private readonly writer: IncidentWriter,
    private readonly police: PoliceToday,
  ) {
    this.#typed = new TypedRequests(knowledge, writer);
    this.hearing = new DiaryHearing(knowledge, writer, police);
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
    const words = this.writer.reader.messages.accountBeside(context.activity.text ?? '', request, now);
    if (words === '') return;
    await this.police.say(context, words, this.writer.reader.understand(words, now));
    const told = diary.first ? `${diary.first.words}\n${words}` : words;
    turn.diary = { ...turn.diary, first: { words: told, at: diary.first?.at ?? now.toISOString() } };
    if (diary.incidents.length > 0) await this.#writeFirst(context);
  }

  async #writeFirst(context: TurnContext): Promise<void> {
    const noted = this.writer.beginFirst(context);
    if (noted) await say(context, message(noted, { kind: 'text' }));
  }

  /** A button of the record. One that is no longer valid shows the pending step. */
  async pressButton(dc: DialogContext, action: DiaryAction): Promise<boolean> {
    if (mayBeReadByEmployer(dc.context)) return this.open(dc);
    const turn = turnOf(dc.context);
    const written = this.writer.writtenNow(dc.context);
    if (written !== '') await this.police.say(dc.context, written, this.writer.reader.understand(written, turn.now));
    // Whatever else is pressed, what was said stays where it was said.
    if (!action.do.startsWith('held-')) this.writer.writeHeld(dc.context, true);
    if (action.do === 'begin' && turn.diary.first && !isFull(turn.diary)) {
      await this.#writeFirst(dc.context);
      return this.open(dc);
    }
    const next = applyDiaryAction(turn.diary, action, this.knowledge.diary_fields, turn.now, authorOf(turn));
    if (!next && action.do === 'begin') await say(dc.context, line(this.knowledge, 'record-full'));
    const done = next && (action.do === 'remove-sure' && action.incidents ? 'record-removed-all' : DONE[action.do]);
    if (done) await say(dc.context, line(this.knowledge, done));
    const { out } = turn.diary;
    turn.diary = next ?? turn.diary;
    if (next && action.do === 'omit') turn.diary = withoutAskedWords(this.writer.reader, turn.diary, turn.now);
    if (action.do !== 'omit-ask') turn.diary = withoutAskedOut(turn.diary);
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
    if (action.do === 'noted' && waits) return this.open(dc, { view: 'again' });
    const isAnswered = next !== undefined && (action.do === 'omit' || action.do === 'omit-not');
    if (isAnswered)
      return this.open(dc, waits ? { view: 'again' } : { view: 'change', incident: out?.incidents.at(-1) ?? 0 });
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

  /** What the record waits for, once more, below an answer. */
  async askAgain(dc: DialogContext): Promise<void> {
    await this.open(dc, { view: 'again' });
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

function viewAfter({ do: done, incident: only, incidents, choice, to }: DiaryAction): DiaryOptions {
  const incident = only ?? 0;
  if (done === 'move' && to === undefined) return { view: 'move', incident, ...(choice !== undefined && { choice }) };
  if (done === 'stop' || done === 'noted') return { view: 'told', incident };
  if (done === 'unsay-ask') return { view: 'unsay', incident, ...(choice !== undefined && { choice }) };
  if (done === 'omit-ask') return { view: 'omit', incident };
  if (done === 'remove') return { view: 'remove', incident, ...(incidents && { incidents }) };
  if (done === 'read')
    return { view: 'read', ...(only !== undefined && { incident: only }), ...(choice !== undefined && { choice }) };
  return done === 'pick' || done === 'change' ? { view: done, incident } : {};
}
