import type { TurnContext } from 'botbuilder';
import type { DialogContext } from 'botbuilder-dialogs';
import { closeIncident, EMPTY_DIARY, isUnsaved, nextDiaryStep } from '../../diary/diary';
import { applyDiaryAction, backOneField, type DiaryAction } from '../../diary/diaryActions';
import { partOfAccount } from '../../diary/partOfAccount';
import type { DialogueAct } from '../../language/dialogueAct';
import type { NluResult } from '../../language/nluPipeline';
import type { Knowledge } from '../../model/knowledge';
import type { ButtonPayload } from '../../model/protocol/activities';
import { line } from '../replies';
import { TRIAGE_DIALOG } from '../triageDialog';
import { turnOf } from '../turnInProgress';
import { explainField } from './askDiary';
import { DIARY_DIALOG, type DiaryOptions } from './diaryDialog';
import { typedDiaryButton } from './diaryPrompt';
import { type IncidentWriter, isIncidentOpen, mayBeReadByEmployer } from './incidentWriter';
import { showBlankSheet, showSummary, warnOfLeaving } from './showDiary';

/** Opening the record, its buttons, and what commands mean while it is open. */
export class DiaryCommands {
  constructor(
    private readonly knowledge: Knowledge,
    private readonly writer: IncidentWriter,
  ) {}

  /** Begins with the notice; later, goes on where the person was. */
  async open(dc: DialogContext, options: DiaryOptions = {}): Promise<true> {
    if (mayBeReadByEmployer(dc.context)) await this.#say(dc, 'record-in-teams');
    else {
      await dc.cancelAllDialogs();
      await dc.beginDialog(DIARY_DIALOG, options);
    }
    return true;
  }

  async summary(dc: DialogContext): Promise<void> {
    await dc.context.sendActivity(showSummary(this.knowledge, turnOf(dc.context)));
  }

  async blankSheet(dc: DialogContext): Promise<void> {
    await dc.context.sendActivity(showBlankSheet(this.knowledge, turnOf(dc.context).diary));
  }

  /** A button of the record. One that is no longer valid shows the pending step. */
  async pressButton(dc: DialogContext, deed: DiaryAction): Promise<boolean> {
    if (mayBeReadByEmployer(dc.context)) return this.open(dc);
    const turn = turnOf(dc.context);
    const next = applyDiaryAction(turn.diary, deed, this.knowledge.diary_fields, turn.now);
    if (!next && deed.do === 'begin') await this.#say(dc, 'record-full');
    if (next && deed.do === 'remove-sure') await this.#say(dc, 'record-removed');
    turn.diary = next ?? turn.diary;
    if (deed.do !== 'done') return this.open(dc, next ? viewAfter(deed) : {});
    await dc.cancelAllDialogs();
    await dc.beginDialog(TRIAGE_DIALOG, { shown: true });
    return true;
  }

  /** A button's own text or number, typed while the record is open: it is never a cry for help. */
  typedButton(dc: DialogContext, reading: NluResult): ButtonPayload | undefined {
    const { text: typed = '' } = dc.context.activity;
    return isOpen(dc) ? typedDiaryButton(this.knowledge, typed, reading, turnOf(dc.context)) : undefined;
  }

  /** Whether an incident is in progress, though a topic or the way to help may be on the screen. */
  isIncidentOpen(dc: DialogContext): boolean {
    return isIncidentOpen(this.knowledge, turnOf(dc.context).diary);
  }

  /** Whether the message is part of the account and nothing else. With a cry for help, it is stored as well. */
  takesMessage(dc: DialogContext, reading: NluResult, wish: DialogueAct): boolean {
    if (!isOpen(dc) || !this.isIncidentOpen(dc)) return false;
    const part = partOfAccount(reading, wish);
    if (part === 'also') this.writer.writeSilently(dc.context, reading);
    return part === 'only';
  }

  /** Commands that mean something of their own while the record is open. @returns whether this was one */
  async command(dc: DialogContext, command: string): Promise<boolean> {
    if (!isOpen(dc)) return false;
    const turn = turnOf(dc.context);
    const step = nextDiaryStep(this.knowledge.diary_fields, turn.diary);
    switch (command) {
      case 'change':
        return this.pressButton(dc, { do: 'pick' });
      case 'back':
        turn.diary = backOneField(turn.diary, this.knowledge.diary_fields);
        return this.open(dc);
      case 'skip':
        if (step.kind === 'ask')
          return this.pressButton(dc, { do: 'skip', incident: step.incident.id, field: step.field.id });
        return (
          step.kind === 'settle' && this.pressButton(dc, { do: 'time-words', incident: step.incident.id })
        );
      case 'why':
      case 'explain':
        // "Say it another way" is also what people say who did not understand.
        if (step.kind === 'settle')
          return this.pressButton(dc, { do: 'time-again', incident: step.incident.id });
        if (step.kind !== 'ask') return false;
        await dc.context.sendActivity(explainField(this.knowledge, step.field, turn.answers));
        return this.open(dc);
      case 'carry-on':
        // "Ok" to the notice begins, and "that's all" to the record is done.
        if (step.kind !== 'idle') return this.open(dc);
        return this.pressButton(dc, { do: turn.diary.incidents.length === 0 ? 'begin' : 'done' });
      default:
        return false;
    }
  }

  /** Warns once that something would be lost. @returns whether it did, and the person is not to leave yet */
  async warnOnce(dc: DialogContext, leaving: 'exit-now' | 'forget-now'): Promise<boolean> {
    const turn = turnOf(dc.context);
    if (turn.diary.warned || !isUnsaved(turn.diary)) return false;
    turn.diary = { ...turn.diary, warned: true };
    await dc.context.sendActivity(warnOfLeaving(this.knowledge, turn.diary, leaving));
    return true;
  }

  /** The person has printed, saved or copied it. */
  markSaved(context: TurnContext): void {
    const turn = turnOf(context);
    turn.diary = { ...turn.diary, saved: true };
  }

  forget(dc: DialogContext): void {
    turnOf(dc.context).diary = EMPTY_DIARY;
  }

  /** Starting the questions again leaves what is written down as it is. */
  closeIncident(dc: DialogContext): void {
    const turn = turnOf(dc.context);
    turn.diary = closeIncident(turn.diary);
  }

  async #say(dc: DialogContext, id: 'record-in-teams' | 'record-full' | 'record-removed'): Promise<void> {
    await dc.context.sendActivity(line(this.knowledge, id));
  }
}

function isOpen(dc: DialogContext): boolean {
  return dc.activeDialog?.id === DIARY_DIALOG;
}

function viewAfter({ do: done, incident = 0 }: DiaryAction): DiaryOptions {
  if (done === 'stop') return { view: 'told', incident };
  return done === 'pick' || done === 'change' || done === 'remove' ? { view: done, incident } : {};
}
