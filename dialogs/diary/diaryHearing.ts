import type { TurnContext } from 'botbuilder';
import type { DialogContext } from 'botbuilder-dialogs';
import { closeIncident, hasWords, isIncidentOpen, nextDiaryStep, withNewIncident } from '../../diary/diary';
import { partOfAccount } from '../../diary/partOfAccount';
import type { DialogueAct } from '../../language/dialogueAct';
import type { NluResult } from '../../language/nluResult';
import { isInDanger, WHAT } from '../../model/answers';
import type { Knowledge } from '../../model/knowledge';
import type { NamedPhrase } from '../../model/namedEntries';
import { line, say } from '../replies';
import { leaveDialogs, type Standing, turnOf } from '../turnInProgress';
import { DIARY_DIALOG } from './diaryDialog';
import { authorOf, type IncidentWriter } from './incidentWriter';
import type { PoliceToday } from './policeToday';

const SAFE_NOW: NamedPhrase = 'safe-now';
const RECORD: NamedPhrase = 'record';

/** Up to so many words, what may be a question is one, while the way to help is on the screen. */
const SHORT = 6;
/** Up to so many are no account at all. */
const SHORTER = 3;

/** Words. What may be danger takes more of them, once 999 was named: "in the back garden". */
const FEW = 4;

/** What the record makes of a message, whatever it is beside: whether it takes it, what of it is past, and what is said above it. */
export class DiaryHearing {
  constructor(
    private readonly knowledge: Knowledge,
    private readonly writer: IncidentWriter,
    private readonly police: PoliceToday,
  ) {}

  /** What is done with a message while the record is open: what is asked of the record is answered, however it is put. */
  actOf(dc: DialogContext, act: DialogueAct): DialogueAct {
    const { activeDialog, context } = dc;
    // "Then he left", where nobody is in danger, is how it ended.
    const isOver = act.kind === 'command' && act.command === SAFE_NOW;
    if (isOver && this.#isIncidentOpen(dc) && !isInDanger(turnOf(context).answers)) return { kind: 'answer' };
    const typed = context.activity.text ?? '';
    if (activeDialog?.id !== DIARY_DIALOG) return act;
    const mayAsk = act.kind === 'asked' || act.kind === 'unanswered' || act.kind === 'topic' || act.kind === 'services';
    // "What are you doing here, he said" asks nobody here.
    if (mayAsk && this.writer.reader.messages.isReported(typed)) return { kind: 'answer' };
    const isAsked = this.writer.reader.requests.asks(typed);
    return isAsked && act.kind === 'answer' ? { kind: 'unanswered' } : act;
  }

  /** Whether it tells more of an incident that it names. */
  #adds(context: TurnContext, reading: NluResult): boolean {
    const { incidents } = turnOf(context).diary;
    return this.writer.reader.messages.addition(context.activity.text ?? '', reading, incidents) !== undefined;
  }

  /** Whether the message is part of the account and nothing else. With a cry for help, it is stored as well. */
  takesMessage(dc: DialogContext, reading: NluResult, act: DialogueAct): boolean {
    if (!isOpen(dc)) return false;
    if (reading.danger !== 'now' && !reading.selfHarm && this.writer.reader.isPasted(dc.context.activity.text ?? ''))
      return true;
    const turn = turnOf(dc.context);
    // "Not now ta. Mind you, last Tuesday she stood in our hall" leaves the notice, and tells.
    const isAtNotice = turn.diary.incidents.length === 0 && turn.diary.first === undefined;
    if (isAtNotice && reading.reply === 'no') {
      leaveDialogs(dc);
      return false;
    }
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
      const { text = '' } = dc.context.activity;
      if (!reading.isQuestion || this.writer.reader.messages.tellsBesideQuestion(text, turn.now))
        this.writer.writeAlong(dc.context);
      return false;
    }
    // "July. Can I write it down here", where nothing is being told: what it tells is kept as it opens.
    if (act.kind === 'command' && act.command === RECORD && !this.#isIncidentOpen(dc)) return false;
    const part = partOfAccount(reading, act);
    // Between two incidents as well: what is typed there begins another one.
    const begins = act.kind === 'urgent' && act.need === 'emergency' && turn.diary.incidents.length > 0;
    if (part === 'also' && begins && !this.#isIncidentOpen(dc))
      turn.diary = withNewIncident(turn.diary, turn.now, authorOf(turn));
    if (part === 'also' && this.#isIncidentOpen(dc)) this.writer.writeSilently(dc.context, reading);
    // Who types on instead of pressing "Begin" tells of the next one.
    if (part === 'only' && turn.diary.first && !this.#isIncidentOpen(dc) && reading.wordCount > SHORTER) {
      this.writer.beginFirst(dc.context);
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

  /** Says of what was written beside a question that the police should hear today, where that is so. */
  async namePolice({ context }: DialogContext, reading: NluResult): Promise<boolean> {
    return this.writer.isWritten(context) && this.police.say(context, context.activity.text ?? '', reading);
  }

  /** Says above the next question of the record that the police should hear today, or else 999, where something in the message calls for it. */
  async nameDanger({ context }: DialogContext, reading: NluResult): Promise<void> {
    const isNamed = await this.police.say(context, context.activity.text ?? '', reading);
    if (this.#namesDanger(context, reading) && !isNamed) await say(context, line(this.knowledge, 'danger-perhaps'));
  }

  /** Not again in an incident above a few words that say where or who. */
  #namesDanger(context: TurnContext, { danger, wordCount, times }: NluResult): boolean {
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
    if (!reading || !this.#isIncidentOpen(dc) || this.writer.isWritten(dc.context)) return false;
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

  #isIncidentOpen({ context }: DialogContext): boolean {
    return isIncidentOpen(this.knowledge.diary_fields, turnOf(context).diary);
  }
}

export function isOpen({ activeDialog }: DialogContext): boolean {
  return activeDialog?.id === DIARY_DIALOG;
}
