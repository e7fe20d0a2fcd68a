import { Dialog, type DialogContext, type DialogTurnResult } from 'botbuilder-dialogs';
import { closeIncident, nextDiaryStep, withNewIncident } from '../../diary/diary';
import type { Knowledge } from '../../model/knowledge';
import { line, message } from '../replies';
import { sendAll } from '../triageDialog';
import { turnOf } from '../turnInProgress';
import { askRemoval, pickField, pickIncident } from './changeDiary';
import { diaryPrompt } from './diaryPrompt';
import type { IncidentWriter } from './incidentWriter';
import { showDiary, showIncident } from './showDiary';

export const DIARY_DIALOG = 'diary';

/** A view to show first instead of the pending step. */
export interface DiaryOptions {
  readonly view?: 'pick' | 'change' | 'remove' | 'told';
  readonly incident?: number;
}

/** A message of no more words than this is no account of anything. */
const TOO_FEW_WORDS = 3;

/** Takes down and shows the record of what happened. What comes next is decided in diary/. */
export class DiaryDialog extends Dialog<DiaryOptions> {
  constructor(
    private readonly knowledge: Knowledge,
    private readonly writer: IncidentWriter,
  ) {
    super(DIARY_DIALOG);
  }

  override async beginDialog(dc: DialogContext, options: DiaryOptions = {}): Promise<DialogTurnResult> {
    await this.#show(dc, options);
    return Dialog.EndOfTurn;
  }

  /** Words for the record. While nothing is asked, a longer message is the beginning of another incident. */
  override async continueDialog(dc: DialogContext): Promise<DialogTurnResult> {
    const turn = turnOf(dc.context);
    const { reading } = turn;
    const { kind } = nextDiaryStep(this.knowledge.diary_fields, turn.diary);
    if (kind === 'idle' && (reading?.wordCount ?? 0) > TOO_FEW_WORDS)
      turn.diary = withNewIncident(turn.diary, turn.now);
    else if (kind === 'idle') return this.#notRead(dc);
    const noted = reading && this.writer.write(dc.context, reading);
    if (noted) await dc.context.sendActivity(message(noted, { kind: 'text' }));
    await this.#show(dc, {});
    return Dialog.EndOfTurn;
  }

  async #notRead(dc: DialogContext): Promise<DialogTurnResult> {
    await sendAll(dc, [
      line(this.knowledge, 'record-not-read'),
      diaryPrompt(this.knowledge, turnOf(dc.context)),
    ]);
    return Dialog.EndOfTurn;
  }

  async #show(dc: DialogContext, { view, incident: id }: DiaryOptions): Promise<void> {
    const { knowledge } = this;
    const { diary } = turnOf(dc.context);
    const incident = diary.incidents.find((one) => one.id === id);
    if (view === 'pick') return void (await dc.context.sendActivity(pickIncident(knowledge, diary)));
    if (view === undefined || !incident) return this.#showStep(dc);
    const views = { change: pickField, remove: askRemoval, told: showIncident };
    await dc.context.sendActivity(views[view](knowledge, incident, diary));
  }

  /** The pending step; the notice, before anything has been written down; else the whole record. */
  async #showStep(dc: DialogContext): Promise<void> {
    const { knowledge } = this;
    const turn = turnOf(dc.context);
    const step = nextDiaryStep(knowledge.diary_fields, turn.diary);
    const waits = step.kind === 'ask' || step.kind === 'settle';
    if (!waits) turn.diary = closeIncident(turn.diary);
    const { diary } = turn;
    if (step.kind === 'told' && diary.incidents.includes(step.incident))
      await dc.context.sendActivity(showIncident(knowledge, step.incident, diary));
    else if (waits || diary.incidents.length === 0)
      await dc.context.sendActivity(diaryPrompt(knowledge, turn));
    else await sendAll(dc, showDiary(knowledge, turn));
  }
}
