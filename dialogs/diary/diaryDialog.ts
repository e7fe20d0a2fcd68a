import type { CardAction } from 'botbuilder';
import type { DialogContext, DialogTurnResult } from 'botbuilder-dialogs';
import {
  closeIncident,
  endIncident,
  type Incident,
  nextDiaryStep,
  withAnotherBeside,
  withHeld,
  withNewIncident,
  withoutAskedOut,
  withUnsettledOpen,
} from '../../diary/diary';
import { applyDiaryAction } from '../../diary/diaryActions';
import type { Addition } from '../../diary/namedIncidents';
import type { NluResult } from '../../language/nluResult';
import { normaliseText } from '../../language/text/normaliseText';
import type { Knowledge } from '../../model/knowledge';
import { type ButtonPayload, parseButtonPayload } from '../../model/protocol/activities';
import { nextStep } from '../../triage/nextStep';
import { confirm } from '../confirmations';
import { Dialog } from '../dialogLibrary';
import { line, message, type Reply, say } from '../replies';
import { type Standing, turnOf } from '../turnInProgress';
import { askDays, askMove } from './askDays';
import { askField, askTime, diaryNotice, pickField, pickIncident } from './askDiary';
import { askOmission, askRemoval, askRemovals, askUnsay } from './askRemovals';
import { authorOf, type IncidentWriter } from './incidentWriter';
import { diaryChoices, showDiary, showIncident, whoToRing } from './showDiary';
import { showWords } from './showWords';
import { askedOut } from './wordsOut';

export const DIARY_DIALOG = 'diary';

/** A view to show first instead of the pending step. */
export interface DiaryOptions {
  readonly view?: 'pick' | 'change' | 'remove' | 'told' | 'move' | 'again' | 'unsay' | 'omit' | 'read';
  readonly incident?: number;
  /** Where it is about several at once. */
  readonly incidents?: readonly number[];
  /** The sentence that is moved, or what was said that is to be taken out, by its place. */
  readonly choice?: number;
}

/** Words: who says yes or no in more of them tells something. */
const REPLY_AT_MOST = 6;

/** Takes down and shows the record of what happened. What comes next is decided in diary/. */
export class DiaryDialog extends Dialog<DiaryOptions> {
  constructor(
    private readonly knowledge: Knowledge,
    private readonly writer: IncidentWriter,
  ) {
    super(DIARY_DIALOG);
  }

  override async beginDialog(dc: DialogContext, options: DiaryOptions = {}): Promise<DialogTurnResult> {
    await say(dc.context, ...this.#view(dc, options));
    return Dialog.EndOfTurn;
  }

  /** Words for the record: what they do is read once, and done here. While nothing is asked, they begin another incident. */
  override async continueDialog(dc: DialogContext): Promise<DialogTurnResult> {
    const turn = turnOf(dc.context);
    const { reading, now } = turn;
    const typed = dc.context.activity.text ?? '';
    turn.diary = withoutAskedOut(turn.diary);
    // What is not answered in words stays where it was said.
    if (turn.diary.held) this.writer.writeHeld(dc.context, true);
    const read = this.writer.reader.messages.kindOf(typed, reading, turn.diary, now);
    switch (read.kind) {
      case 'sighs':
        await say(dc.context, line(this.knowledge, 'record-no-hurry'));
        return this.beginDialog(dc, { view: 'again' });
      case 'adds':
        return this.#add(dc, read.to);
      case 'unread':
        await say(dc.context, line(this.knowledge, 'record-not-read'), diaryPrompt(this.knowledge, turn));
        return Dialog.EndOfTurn;
      case 'puts-right':
        return this.#putRight(dc, read.of);
      case 'unclear':
        turn.diary = withHeld(turn.diary, { words: typed, incident: read.last.id, at: now.toISOString() });
        await say(dc.context, diaryPrompt(this.knowledge, turn));
        return Dialog.EndOfTurn;
      case 'ends-and-tells':
        await this.#write(dc, read.end);
        turn.diary = withNewIncident(closeIncident(turn.diary), now, authorOf(turn));
        await this.#write(dc, read.next);
        break;
      default:
        if (read.of === 'next') turn.diary = withNewIncident(turn.diary, now, authorOf(turn));
        if (read.of === 'another-beside') turn.diary = withAnotherBeside(turn.diary, now, authorOf(turn));
        await this.#write(dc, typed);
    }
    await this.beginDialog(dc, this.#ended(dc));
    if (this.writer.reader.requests.saysGoodbye(typed)) await this.#offerLeave(dc);
    return Dialog.EndOfTurn;
  }

  async #putRight(dc: DialogContext, { id }: Incident): Promise<DialogTurnResult> {
    const { reading, diary } = turnOf(dc.context);
    const waits = nextDiaryStep(this.knowledge.diary_fields, diary).kind !== 'idle';
    const meant = diary.incidents.find((one) => one.id === id);
    const full = meant && reading ? this.writer.writeChange(dc.context, meant, reading) : '';
    if (full) await say(dc.context, message(full, { kind: 'text' }));
    else if (waits) await say(dc.context, line(this.knowledge, 'record-kept'));
    return this.beginDialog(dc, waits ? { view: 'again' } : { view: 'change', incident: id });
  }

  /** Writes more in the incident that is named, and comes back to what was being asked; where it may be any of several, that is asked. */
  async #add(dc: DialogContext, { incidents, tells }: Addition): Promise<DialogTurnResult> {
    const turn = turnOf(dc.context);
    // Of two Fridays the later one: it is shown, and nothing is lost.
    const only = incidents.at(-1);
    const waits = nextDiaryStep(this.knowledge.diary_fields, turn.diary).kind !== 'idle';
    if (!only || (incidents.length > 1 && tells === '')) return this.beginDialog(dc, { view: 'pick' });
    if (tells !== '') {
      const full = this.writer.writeMore(dc.context, only, tells);
      await say(dc.context, full ? message(full, { kind: 'text' }) : line(this.knowledge, 'record-kept'));
    }
    return this.beginDialog(dc, waits && tells !== '' ? { view: 'again' } : { view: 'change', incident: only.id });
  }

  async #write({ context }: DialogContext, words: string): Promise<void> {
    const { reading, now } = turnOf(context);
    const isWhole = words === (context.activity.text ?? '');
    const read = isWhole && reading ? reading : this.writer.reader.understand(words, now);
    const noted = this.writer.write(context, read, words.trim());
    if (noted) await say(context, message(noted, { kind: 'text' }));
  }

  /** Who says goodbye at the end of an account may go, and is told that it is in no file yet. */
  async #offerLeave({ context }: DialogContext): Promise<void> {
    const turn = turnOf(context);
    turn.confirm = 'leave-unsaved';
    await say(context, confirm(this.knowledge, 'leave-unsaved', turn.answers));
  }

  /** Ends an incident of which somebody said last that this was all, and shows it; else what comes next. */
  #ended({ context }: DialogContext): DiaryOptions {
    const turn = turnOf(context);
    const { telling } = turn.diary;
    if (!telling || !this.writer.reader.requests.saysEnough(context.activity.text ?? '')) return {};
    const { incident } = telling;
    turn.diary =
      applyDiaryAction(turn.diary, { do: 'stop', incident }, this.knowledge.diary_fields, turn.now) ?? turn.diary;
    return { view: 'told', incident };
  }

  #view(dc: DialogContext, { view, incident: id, incidents: ids = [], choice }: DiaryOptions): readonly Reply[] {
    const { diary } = turnOf(dc.context);
    if (view === 'read') return [showWords(this.knowledge, turnOf(dc.context), id, choice)];
    const several = diary.incidents.filter((one) => ids.includes(one.id));
    if (view === 'remove' && several.length > 0) return [askRemovals(this.knowledge, several, diary)];
    if (view === 'pick') return [pickIncident(this.knowledge, diary)];
    const isAskedOut = (view === 'omit' || view === 'again') && diary.out?.incidents.length;
    if (isAskedOut)
      return [askOmission(this.knowledge, diary, askedOut(this.writer.reader, diary), this.writer.reader.redaction)];
    if (view === 'again') return [diaryPrompt(this.knowledge, turnOf(dc.context), true)];
    const incident = diary.incidents.find((one) => one.id === id);
    // What was being told before something happened is gone on with.
    if (view === undefined || !incident || (view === 'told' && diary.telling)) return this.#step(dc);
    if (view === 'move')
      return incident.unsettled?.days
        ? [askMove(this.knowledge, incident, incident.unsettled.days, diary, choice)]
        : this.#step(dc);
    // What was not found may stand there in other words.
    if (view === 'omit') return [line(this.knowledge, 'record-out-none'), pickField(this.knowledge, incident, diary)];
    if (view === 'unsay') return [askUnsay(this.knowledge, incident, choice ?? 0, diary)];
    if (view === 'told') return [this.#told(turnOf(dc.context), incident)];
    const views = { change: pickField, remove: askRemoval };
    return [views[view](this.knowledge, incident, diary)];
  }

  /** An incident that was told; and once, to whoever has not come to an outcome, who can be rung. */
  #told(turn: ReturnType<typeof turnOf>, incident: Incident): Reply {
    const isToBeNamed = !turn.diary.wasHelpNamed && nextStep(this.knowledge, turn.answers).kind === 'ask';
    const beside = isToBeNamed ? whoToRing(this.knowledge, turn) : '';
    if (isToBeNamed) turn.diary = { ...turn.diary, wasHelpNamed: true };
    return showIncident(this.knowledge, incident, turn.diary, beside);
  }

  /** The pending step; the notice, before anything has been written down; else the whole record. */
  #step(dc: DialogContext): readonly Reply[] {
    const turn = turnOf(dc.context);
    const step = nextDiaryStep(this.knowledge.diary_fields, turn.diary);
    const waits = step.kind === 'ask' || step.kind === 'settle';
    if (!waits) turn.diary = endIncident(this.knowledge.diary_fields, turn.diary);
    if (step.kind === 'told' && !turn.diary.telling) turn.diary = withUnsettledOpen(turn.diary);
    const { diary } = turn;
    if (step.kind === 'told' && diary.telling) return [diaryPrompt(this.knowledge, turn)];
    if (step.kind === 'told' && diary.incidents.includes(step.incident)) return [this.#told(turn, step.incident)];
    if (waits || diary.incidents.length === 0) return [diaryPrompt(this.knowledge, turn)];
    return showDiary(this.knowledge, turn);
  }
}

/**
 * What the record waits for: the pending step; the notice, before anything was written down; else what to do with it.
 *
 * @param isRepeated whether it was read a moment ago: the first of what was asked together is enough
 */
function diaryPrompt(knowledge: Knowledge, standing: Standing, isRepeated = false): Reply {
  const { diary } = standing;
  const step = nextDiaryStep(knowledge.diary_fields, diary);
  if (step.kind === 'ask') return askField(knowledge, step, standing, isRepeated);
  if (step.kind === 'settle')
    return step.unsettled.days
      ? askDays(knowledge, step.incident, step.unsettled.days, diary)
      : askTime(knowledge, step, diary);
  return diary.incidents.length === 0 ? diaryNotice(knowledge, diary, isRepeated) : diaryChoices(knowledge, diary);
}

/** The button of the record that words stand for: its own words, its number, or a yes or no to the notice. */
export function typedDiaryButton(
  knowledge: Knowledge,
  typed: string,
  { reply, wordCount, danger, selfHarm, hintsDespair, slots }: NluResult,
  standing: Standing,
): ButtonPayload | undefined {
  const words = normaliseText(typed);
  if (words === '') return undefined;
  // Only the notice is a question of yes and no, and it stands where nothing has been begun.
  // "Yeah begin. Thursday 6am she was at the gate" begins, and tells.
  // "No, he is outside" is no button.
  const tellsNothing = danger === undefined && selfHarm === undefined && !hintsDespair && slots.length === 0;
  const isReply = (reply === 'no' || reply === 'yes') && wordCount <= REPLY_AT_MOST && tellsNothing;
  const isPlain = isReply && standing.diary.incidents.length === 0;
  if (isPlain) return { kind: 'record', do: reply === 'yes' ? 'begin' : 'done' };
  const actions: readonly CardAction[] = diaryPrompt(knowledge, standing).suggestedActions?.actions ?? [];
  const answers = actions.filter(({ value }) => value.do === 'option' || value.do === 'time');
  // A number alone means the answer at that position.
  const numbered = /^\d{1,2}$/.test(words) ? answers[Number(words) - 1] : undefined;
  return parseButtonPayload((actions.find(({ title }) => normaliseText(title) === words) ?? numbered)?.value);
}
