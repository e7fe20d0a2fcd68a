import type { DialogContext } from 'botbuilder-dialogs';
import { atRest, isUnsaved, NO_DIARY, nextDiaryStep } from '../../diary/diary';
import { type Deed, diaryAfter, diaryBefore } from '../../diary/diaryDeeds';
import { partOfAccount } from '../../diary/partOfAccount';
import type { Wish } from '../../language/decide';
import type { Reading } from '../../language/understand';
import type { Knowledge } from '../../model/knowledge';
import type { Press } from '../../model/protocol/activities';
import { message } from '../replies';
import { TRIAGE } from '../triageDialog';
import { turnMemory } from '../turnMemory';
import { text } from '../words';
import { explainField } from './askDiary';
import { DIARY, type DiaryOptions } from './diaryDialog';
import { type DiaryTelling, isReadAlong, isTelling } from './diaryTelling';
import { showBlankSheet, showSummary, warnOfLeaving } from './showDiary';
import { TypedButton } from './typedButton';

/** Opening the record, its buttons, and what commands mean while it is open. */
export class DiaryCommands {
  readonly #buttons: TypedButton;

  constructor(
    private readonly knowledge: Knowledge,
    private readonly telling: DiaryTelling,
  ) {
    this.#buttons = new TypedButton(knowledge);
  }

  /** Begins with the notice; later, goes on where the person was. */
  async open(dc: DialogContext, options: DiaryOptions = {}): Promise<true> {
    if (isReadAlong(dc.context)) await this.#say(dc, 'record-in-teams');
    else {
      await dc.cancelAllDialogs();
      await dc.beginDialog(DIARY, options);
    }
    return true;
  }

  async summary(dc: DialogContext): Promise<void> {
    const { diary, answers, now } = turnMemory(dc.context);
    await dc.context.sendActivity(showSummary(this.knowledge, diary, answers, now));
  }

  async blankSheet(dc: DialogContext): Promise<void> {
    await dc.context.sendActivity(showBlankSheet(this.knowledge, turnMemory(dc.context).diary));
  }

  /** A button of the record. One that means nothing any more shows what waits. */
  async press(dc: DialogContext, deed: Deed): Promise<boolean> {
    if (isReadAlong(dc.context)) return this.open(dc);
    const turn = turnMemory(dc.context);
    const next = diaryAfter(turn.diary, deed, this.knowledge.diary_fields, turn.now);
    if (!next && deed.do === 'begin') await this.#say(dc, 'record-full');
    if (next && deed.do === 'remove-sure') await this.#say(dc, 'record-removed');
    turn.diary = next ?? turn.diary;
    if (deed.do !== 'done') return this.open(dc, next ? viewAfter(deed) : {});
    await dc.cancelAllDialogs();
    await dc.beginDialog(TRIAGE, { shown: true });
    return true;
  }

  /** A button's own words, typed while the record is open, or its number: they are ours, and no cry for help. */
  typed(dc: DialogContext): Press | undefined {
    return isOpen(dc)
      ? this.#buttons.read(dc.context.activity.text ?? '', turnMemory(dc.context))
      : undefined;
  }

  /** Whether an incident is being told, though a topic or the way to help may be on the screen. */
  waits(dc: DialogContext): boolean {
    return isTelling(this.knowledge, turnMemory(dc.context).diary);
  }

  /** Whether the message is a part of what is being told, and nothing else. Beside a cry for help it is kept too. */
  keeps(dc: DialogContext, reading: Reading, wish: Wish): boolean {
    if (!isOpen(dc) || !this.waits(dc)) return false;
    const part = partOfAccount(dc.context.activity.text ?? '', reading, wish);
    if (part === 'also') this.telling.keep(dc.context);
    return part === 'only';
  }

  /** Commands that mean something of their own while the record is open. @returns whether this was one */
  async command(dc: DialogContext, command: string): Promise<boolean> {
    if (!isOpen(dc)) return false;
    const turn = turnMemory(dc.context);
    const step = nextDiaryStep(this.knowledge.diary_fields, turn.diary);
    switch (command) {
      case 'change':
        return this.press(dc, { do: 'pick' });
      case 'back':
        turn.diary = diaryBefore(turn.diary, this.knowledge.diary_fields);
        return this.open(dc);
      case 'skip':
        if (step.kind === 'ask')
          return this.press(dc, { do: 'skip', incident: step.incident.id, field: step.field.id });
        return step.kind === 'settle' && this.press(dc, { do: 'time-words', incident: step.incident.id });
      case 'why':
      case 'explain':
        // "Say it another way" is also what people say who did not understand.
        if (step.kind === 'settle') return this.press(dc, { do: 'time-again', incident: step.incident.id });
        if (step.kind !== 'ask') return false;
        await dc.context.sendActivity(explainField(this.knowledge, step.field, turn.answers));
        return this.open(dc);
      case 'carry-on':
        // "Ok" to the notice begins, and "that's all" to the record is done.
        if (step.kind !== 'idle') return this.open(dc);
        return this.press(dc, { do: turn.diary.incidents.length === 0 ? 'begin' : 'done' });
      default:
        return false;
    }
  }

  /** Tells once that something would be lost. @returns whether it did, and the person is not to leave yet */
  async warns(dc: DialogContext, leaving: 'exit-now' | 'forget-now'): Promise<boolean> {
    const turn = turnMemory(dc.context);
    if (turn.diary.warned || !isUnsaved(turn.diary)) return false;
    turn.diary = { ...turn.diary, warned: true };
    await dc.context.sendActivity(warnOfLeaving(this.knowledge, turn.diary, leaving));
    return true;
  }

  /** The person has printed, saved or copied it. */
  saved(dc: DialogContext): void {
    const turn = turnMemory(dc.context);
    turn.diary = { ...turn.diary, saved: true };
  }

  forget(dc: DialogContext): void {
    turnMemory(dc.context).diary = NO_DIARY;
  }

  /** Starting the questions again leaves what is written down as it is. */
  rest(dc: DialogContext): void {
    const turn = turnMemory(dc.context);
    turn.diary = atRest(turn.diary);
  }

  async #say(dc: DialogContext, id: 'record-in-teams' | 'record-full' | 'record-removed'): Promise<void> {
    await dc.context.sendActivity(message(text(this.knowledge, id), { kind: 'text' }));
  }
}

function isOpen(dc: DialogContext): boolean {
  return (dc.child?.activeDialog ?? dc.activeDialog)?.id === DIARY;
}

function viewAfter({ do: done, incident = 0 }: Deed): DiaryOptions {
  if (done === 'stop') return { view: 'told', incident };
  return done === 'pick' || done === 'change' || done === 'remove' ? { view: done, incident } : {};
}
