import type { TurnContext } from 'botbuilder';
import { hasWords, type Incident, nextDiaryStep, unsavedIn } from '../../diary/diary';
import type { DiaryAction } from '../../diary/diaryActions';
import type { RecordRequest } from '../../diary/recordRequests';
import { lastStatement } from '../../diary/takenOut';
import type { NluResult } from '../../language/nluResult';
import { normaliseText } from '../../language/text/normaliseText';
import { isInDanger } from '../../model/answers';
import type { Knowledge } from '../../model/knowledge';
import type { NamedPhrase } from '../../model/namedEntries';
import type { ButtonPayload } from '../../model/protocol/activities';
import type { PlainMessageId } from '../../model/textIds';
import { turnOf } from '../turnInProgress';
import { text } from '../wording';
import { typedDiaryButton } from './diaryDialog';
import type { IncidentWriter } from './incidentWriter';
import { TypedChanges } from './typedChanges';
import { TypedWishes } from './typedWishes';

const EXIT: NamedPhrase = 'exit';

/** Words: more of them say more than yes or no. */
const CONFIRMS_AT_MOST = 6;

/** The buttons that delete something. */
const REMOVES: readonly DiaryAction['do'][] = ['remove-sure', 'unsay', 'omit'];

/** The buttons that stand for the same wherever the record is. */
const LABELS = [
  ['record-begin', 'begin'],
  ['record-add', 'begin'],
  ['record-show', 'show'],
  ['record-save-first', 'show'],
  ['record-change', 'pick'],
] as const satisfies readonly (readonly [PlainMessageId, DiaryAction['do']])[];

/** Those of which several stand on the screen at once, in this order. */
const LISTED: readonly DiaryAction['do'][] = ['time', 'change', 'option'];

/** What is typed while the record is open in place of a press: a button's words or number, an answer to what it asks, a request. */
export class TypedRequests {
  readonly #wishes: TypedWishes;
  readonly #changes: TypedChanges;

  constructor(
    private readonly knowledge: Knowledge,
    private readonly writer: IncidentWriter,
  ) {
    this.#wishes = new TypedWishes(writer);
    this.#changes = new TypedChanges(writer);
  }

  /** The button that the words stand for, if they do. Words that put an incident right stand in it at once. */
  buttonFor(context: TurnContext, reading: NluResult): ButtonPayload | undefined {
    const { text: typed = '' } = context.activity;
    return (
      this.#onScreen(context, typed) ??
      this.#confirmed(context, typed, reading) ??
      this.#changes.heldAnswer(context, typed, reading, (rest, read) => this.#ofRecord(context, rest, read)) ??
      this.#labelled(context, typed) ??
      this.#wishes.of(context, typed, reading) ??
      this.#changes.of(context, typed, reading) ??
      this.#timeUnknown(context, reading) ??
      this.#takenOut(context, typed, reading) ??
      this.#timeRight(context, typed, reading) ??
      this.#request(context, typed, reading) ??
      typedDiaryButton(this.knowledge, typed, reading, turnOf(context))
    );
  }

  /** What the rest of a message asks of the record, behind an answer. */
  #ofRecord(context: TurnContext, rest: string, reading: NluResult): ButtonPayload | undefined {
    return (
      this.#wishes.of(context, rest, reading) ??
      this.#changes.of(context, rest, reading) ??
      this.#takenOut(context, rest, reading) ??
      this.#request(context, rest, reading)
    );
  }

  /** Outside the record, what is wanted of it, and a goodbye, which leaves at once where nothing would be lost. Whoever types "exit" is gone anyway. */
  goodbyeIn(context: TurnContext): ButtonPayload | undefined {
    const { diary, reading } = turnOf(context);
    const wish = reading && this.#wishes.outside(context, context.activity.text ?? '', reading);
    if (wish) return wish;
    if (unsavedIn(diary).length === 0 && !diary.first) return undefined;
    const wanted = this.writer.reader.requests.requestIn(context.activity.text ?? '', false);
    return wanted?.wants === 'leave' && !wanted.tells ? { kind: 'command', command: 'leave' } : undefined;
  }

  /** The words of a button of the record that is on the screen, or its place among those that are alike: "the second". */
  #onScreen(context: TurnContext, typed: string): ButtonPayload | undefined {
    const { offered } = turnOf(context);
    const words = normaliseText(typed);
    const ofRecord = offered.filter(({ press }) => press.kind === 'record');
    const found = words && ofRecord.find(({ title }) => normaliseText(title) === words)?.press;
    if (found) return found;
    const nth = this.writer.reader.requests.nthAlone(typed);
    const alike = LISTED.map((deed) => ofRecord.filter(({ press }) => press.kind === 'record' && press.do === deed));
    if (nth === undefined) return undefined;
    const listed = alike.find((some) => some.length > 1)?.[nth - 1]?.press;
    const { diary } = turnOf(context);
    const isIdle = nextDiaryStep(this.knowledge.diary_fields, diary).kind === 'idle';
    const named = isIdle && diary.incidents.some(({ id }) => id === nth);
    return listed ?? (named ? { kind: 'record', do: 'change', incident: nth } : undefined);
  }

  /** Another time, typed where it is asked which part of an incident shall be changed: "when. it was Tuesday the 24th". */
  #timeRight(context: TurnContext, typed: string, reading: NluResult): ButtonPayload | undefined {
    const { diary, offered } = turnOf(context);
    const asks = offered.some(({ press }) => press.kind === 'record' && press.do === 'field');
    const shown = asks ? diary.incidents.find(({ id }) => id === this.#shown(context)) : undefined;
    const { danger, selfHarm, times } = reading;
    if (!shown || danger || selfHarm || !this.writer.reader.messages.saysTimeRight(typed, times)) return undefined;
    this.writer.writeChange(context, shown, reading);
    return { kind: 'record', do: 'change', incident: shown.id };
  }

  /** The one incident that is on the screen. */
  #shown(context: TurnContext): number | undefined {
    const ids = turnOf(context).offered.flatMap(({ press }) => (press.kind === 'record' ? (press.incident ?? []) : []));
    return new Set(ids).size === 1 ? ids[0] : undefined;
  }

  /** Words or a field that are to be taken out: it is shown what would go, and what asks for it is written nowhere. */
  #takenOut(context: TurnContext, typed: string, { danger, selfHarm }: NluResult): ButtonPayload | undefined {
    const { takingOut, redaction } = this.writer.reader;
    const wanted = danger === 'now' || selfHarm ? undefined : takingOut.of(typed);
    if (!wanted || (danger && !wanted.isPlain)) return undefined;
    const turn = turnOf(context);
    const { incidents, telling, out } = turn.diary;
    const meant = incidents.find(({ id }) => id === (telling?.incident ?? this.#shown(context))) ?? incidents.at(-1);
    if (!meant) return undefined;
    const holds = (one: Incident) => redaction.foundIn(one, wanted).length > 0;
    const found = (wanted.isEverywhere || !holds(meant) ? incidents : [meant]).filter(holds).map(({ id }) => id);
    // What is not found may stand there in other words: it is asked which part is meant, and nothing is written.
    if (found.length === 0 && !wanted.isPlain) return undefined;
    const target = found.includes(meant.id) ? meant.id : (found[0] ?? meant.id);
    if (wanted.rest !== '') this.writer.writeRest(context, target, wanted.rest);
    // "Yes, and take out Barton": both are shown.
    const before = out?.incidents.length ? out : undefined;
    const requests = [...(before?.requests ?? []), typed];
    turn.diary = {
      ...turn.diary,
      out: { requests, incidents: [...new Set([...(before?.incidents ?? []), ...found])] },
    };
    return { kind: 'record', do: 'omit-ask', incident: target };
  }

  /** The words of a button that the record has, though it may not be on the screen: "change or remove", "Begin my record". */
  #labelled(context: TurnContext, typed: string): ButtonPayload | undefined {
    const words = normaliseText(typed);
    const [label, action] = LABELS.find(([one]) => normaliseText(text(this.knowledge, one)) === words) ?? [];
    if (!action || !turnOf(context).diary.incidents.some(hasWords)) return undefined;
    // What was begun is gone on with.
    return label === 'record-begin' ? { kind: 'command', command: 'record' } : { kind: 'record', do: action };
  }

  /** Who does not know which of two times it was has answered: their words stand for it. */
  #timeUnknown(context: TurnContext, { reply, wordCount, danger }: NluResult): ButtonPayload | undefined {
    const step = nextDiaryStep(this.knowledge.diary_fields, turnOf(context).diary);
    // "Umm" is no answer yet.
    const isUnknown =
      reply === 'unsure' && wordCount > 1 && wordCount <= CONFIRMS_AT_MOST && danger !== 'now' && danger !== 'perhaps';
    if (step.kind !== 'settle' || step.unsettled.days || !isUnknown) return undefined;
    this.writer.writeAlong(context);
    return { kind: 'record', do: 'time-words', incident: step.incident.id };
  }

  /** The incident that is named by its day: it is shown, to be put right. Where it may be any of several, that is asked. */
  #dayNamed(context: TurnContext, typed: string, reading: NluResult): ButtonPayload | undefined {
    const { incidents } = turnOf(context).diary;
    const named = this.writer.reader.messages.named(typed, reading, incidents);
    if (!named || incidents.length === 0) return undefined;
    const [only] = named;
    if (!only || named.length > 1) return { kind: 'record', do: 'pick' };
    return { kind: 'record', do: 'change', incident: only.id };
  }

  /** A yes or no, in however few words, to whether something is to be removed or taken out, or an account taken apart. */
  #confirmed(context: TurnContext, typed: string, reading: NluResult): ButtonPayload | undefined {
    const { reply, wordCount, danger, times } = reading;
    // "Yes he's in the next room" may be a cry for help.
    const mayBeDanger = danger === 'now' || danger === 'perhaps';
    // "Yeah, that's it. But I said last Friday": the day is known now, of the one that had none.
    if (reply === 'yes' && !mayBeDanger && wordCount > CONFIRMS_AT_MOST && times.length > 0)
      return this.writer.settleDay(context, times);
    const ofRecord = turnOf(context).offered.flatMap(({ press }) => (press.kind === 'record' ? [press] : []));
    const removes = ofRecord.find(
      ({ do: deed, choice }) => REMOVES.includes(deed) && (deed !== 'unsay' || choice !== undefined),
    );
    const answer = removes ? this.writer.reader.takingOut.answerIn(typed, reply) : reply;
    if ((answer !== 'yes' && answer !== 'no') || wordCount > CONFIRMS_AT_MOST || mayBeDanger) return undefined;
    if (!removes) return answer === 'yes' ? ofRecord.find(({ do: deed }) => deed === 'split') : undefined;
    return answer === 'yes' ? removes : ofRecord.find((one) => one !== removes);
  }

  /** What somebody asks for in the place of an account: that is never written down. A cry for help goes first. */
  #request(context: TurnContext, typed: string, reading: NluResult): ButtonPayload | undefined {
    const { danger, selfHarm } = reading;
    const { diary } = turnOf(context);
    const step = nextDiaryStep(this.knowledge.diary_fields, diary);
    const waits = step.kind === 'ask' || step.kind === 'settle';
    const isBegun = waits && hasWords(step.incident);
    if (step.kind === 'idle') {
      const named = this.#dayNamed(context, typed, reading);
      if (named) return named;
    }
    // What is told of another incident is written there, and no request.
    if (this.writer.reader.messages.addition(typed, reading, diary.incidents)) return undefined;
    const wanted = this.writer.reader.requests.requestIn(typed, isBegun);
    if (!wanted || danger === 'now' || danger === 'perhaps') return undefined;
    // "Take out the bits at the bottom" is no cry for help, unless what stands beside it is.
    const rest = wanted.tells ?? '';
    const isMeant = () => rest !== '' && this.writer.reader.understand(rest, turnOf(context).now).selfHarm === 'sure';
    const isOfRecord = wanted.wants === 'remove' || wanted.wants === 'edit' || wanted.wants === 'show';
    if (selfHarm === 'sure' && (!isOfRecord || isMeant())) return undefined;
    // What tells of something that happened is kept, whatever is asked beside it.
    const isOther = wanted.number !== undefined && waits && wanted.number !== step.incident.id;
    // What puts the time of this one right is read as an answer.
    if (wanted.isPutRight && waits && reading.times.length > 0 && !isOther) return undefined;
    // "Change number 10, the time is wrong, it was 9.14pm on the 17th" says which.
    const isNamed = wanted.wants === 'edit' && diary.incidents.some(({ id }) => id === wanted.number);
    const mayTell = !waits && wanted.tells && !wanted.isPutRight && !isNamed;
    if (mayTell && this.writer.reader.messages.tellsOfAnother(typed, reading)) return undefined;
    const last = waits ? step.incident : diary.incidents.at(-1);
    switch (wanted.wants) {
      case 'undo':
        if (step.kind !== 'idle') return undefined;
        return { kind: 'record', do: diary.removed?.length ? 'put-back' : 'show' };
      case 'summary':
        return { kind: 'command', command: 'summary' };
      case 'leave':
        return step.kind === 'idle' ? { kind: 'command', command: 'leave' } : { kind: 'record', do: 'done' };
      case 'stop':
        if (isBegun) return { kind: 'record', do: 'stop', incident: step.incident.id };
        // What is told beside it is asked about, and not lost.
        if (!waits && wanted.tells && diary.incidents.length > 0) return undefined;
        // Between two incidents it leaves the chat, which is asked about where something would be lost.
        // Whether they are safe goes before whether it is saved.
        if (!waits && wanted.isEnough && !isInDanger(turnOf(context).answers) && this.#isToBeSaved(context, reading))
          return { kind: 'command', command: 'leave' };
        if (waits || diary.incidents.length === 0) return { kind: 'record', do: 'done' };
        // "I am not adding anything. Leave it": what there is stays as it is.
        return wanted.isEnough || reading.command ? undefined : { kind: 'record', do: 'show' };
      case 'show':
        if (diary.incidents.some(({ id }) => id === wanted.number))
          return { kind: 'record', do: 'change', ...(wanted.number !== undefined && { incident: wanted.number }) };
        // "Show me my record, he was outside again on Friday" tells.
        if (reading.times.some(({ best }) => best) && this.writer.reader.requests.tellsOfThem(typed)) return undefined;
        if (wanted.tells && waits) this.writer.writeAlong(context);
        // Between two incidents it is about the last one.
        else if (wanted.tells && last) this.writer.writeRest(context, last.id, wanted.tells);
        return diary.incidents.some(hasWords) ? { kind: 'record', do: 'show' } : undefined;
      default:
        return this.#changeOf(context, reading, wanted, last);
    }
  }

  /** Whether leaving would lose something, and that was not said yet. "Finish" leaves, whatever is lost. */
  #isToBeSaved(context: TurnContext, { command }: NluResult): boolean {
    const { diary, confirming } = turnOf(context);
    return command?.command !== EXIT && confirming === undefined && unsavedIn(diary).length > 0;
  }

  /** What is to be put right or taken out of the record, and the words that put it right, which stand in it at once. */
  #changeOf(
    context: TurnContext,
    reading: NluResult,
    { wants, number, isAll, isBit, tells }: RecordRequest,
    last: Incident | undefined,
  ): ButtonPayload | undefined {
    const { incidents } = turnOf(context).diary;
    const meant = number === undefined ? last : incidents.find(({ id }) => id === number);
    // "The tenth time was the worst, he set fire to the shed" tells of one that is not there yet.
    if (!meant && number !== undefined && tells) return undefined;
    if (!meant || (isAll && incidents.length > 1))
      return incidents.length > 0 ? { kind: 'record', do: 'pick' } : undefined;
    const bit = isBit ? lastStatement(meant) : undefined;
    if (wants === 'remove' && bit !== undefined)
      return { kind: 'record', do: 'unsay-ask', incident: meant.id, choice: bit };
    if (wants === 'remove') return { kind: 'record', do: 'remove', incident: meant.id };
    if (reading.times.length > 0 || tells) this.writer.writeChange(context, meant, reading);
    return { kind: 'record', do: 'change', incident: meant.id };
  }
}
