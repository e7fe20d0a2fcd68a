import type { TurnContext } from 'botbuilder';
import { fieldHolding, mergeAccount, withNothingLeftToAsk, withTimeInWords } from '../../diary/account';
import {
  type Author,
  closeIncident,
  type DiaryStep,
  hasRoom,
  hasWords,
  type Incident,
  isFull,
  nextDiaryStep,
  resumeIncident,
  type Statement,
  withIncident,
  withNewIncident,
  withoutFirst,
  withoutHeld,
  withStatement,
  withTime,
  withUnsettledOpen,
} from '../../diary/diary';
import type { FieldsChanged } from '../../diary/fieldChanges';
import { withGroupAsked } from '../../diary/fieldGroups';
import type { IncidentReader } from '../../diary/incidentReader';
import { accountsOf, withDayKnown } from '../../diary/severalDays';
import type { NluResult } from '../../language/nluResult';
import { WHO_FOR } from '../../model/answers';
import type { Knowledge } from '../../model/knowledge';
import type { ButtonPayload } from '../../model/protocol/activities';
import { ukTime } from '../../model/ukTime';
import { type Standing, turnOf } from '../turnInProgress';
import { audienceOf, text } from '../wording';
import { incidentLines } from './incidentWords';

/** No field was asked about: all that is told is appended to its field. */
const NO_FIELD = '';

/** A message of no more words than this tells nothing beside a time. */
const TOO_FEW_WORDS = 3;

/** Messages beside the question which of several times it was. */
const BESIDE_AT_MOST = 3;

type DiaryPress = Extract<ButtonPayload, { readonly kind: 'record' }>;

/** A step at which words are waited for. */
type Waiting = Extract<DiaryStep, { readonly kind: 'ask' | 'settle' }>;

/** Fills the incident in progress from what a person types. */
export class IncidentWriter {
  readonly #time: string;
  readonly #story: string;

  constructor(
    private readonly knowledge: Knowledge,
    readonly reader: IncidentReader,
  ) {
    this.#time = fieldHolding('time', knowledge.diary_fields);
    this.#story = fieldHolding('story', knowledge.diary_fields);
  }

  /** Begins an incident with what was told before it could be written. @returns what is to be said of that */
  beginFirst(context: TurnContext): string | undefined {
    const turn = turnOf(context);
    const { first } = turn.diary;
    if (!first || isFull(turn.diary)) return undefined;
    turn.diary = withNewIncident(closeIncident(withoutFirst(turn.diary)), turn.now, authorOf(turn));
    const at = new Date(first.at);
    return this.write(context, this.reader.understand(first.words, at), first.words, at);
  }

  /** Fills the incident from the message. @returns what to read back, if it holds more than what was asked */
  write(context: TurnContext, reading: NluResult, typed = typedIn(context), now = turnOf(context).now): string {
    const turn = turnOf(context);
    const step = this.#waiting(turn);
    if (typed === '' || !step) return '';
    if (!hasRoom(turn.diary, typed)) return text(this.knowledge, 'record-full');
    const asked = step.kind === 'ask' ? step.field.id : this.#time;
    const { incident } = step;
    const { told, putRight } = this.reader.told(incident, typed, asked, reading, now);
    const isPutRight = putRight !== undefined;
    const isChange = isPutRight || turn.diary.telling?.field !== undefined;
    const isStory = !isPutRight && this.reader.isStory(typed, asked, reading);
    const field = putRight ?? (isStory ? this.#story : asked);
    const written = withStatement(told, statement({ now }, typed, field, isChange));
    const isAsked = step.kind === 'ask' && !isPutRight && turn.diary.telling?.field === undefined;
    const next = isAsked ? withGroupAsked(this.knowledge.diary_fields, written, asked) : written;
    turn.diary = resumeIncident(withIncident(turn.diary, next), next.id);
    const isUnread = step.kind === 'settle' && told.unsettled === step.unsettled;
    // Who tells on and on has heard the question: their words stand for the time.
    const besideTime = written.said?.filter(({ field }) => field === this.#time).length ?? 0;
    if (isUnread && step.unsettled.why !== 'days' && besideTime >= BESIDE_AT_MOST) {
      turn.diary = withIncident(turn.diary, withTimeInWords(next, this.knowledge.diary_fields));
      return text(this.knowledge, 'record-kept');
    }
    // What was put right and stands in no field is kept all the same.
    const isOfNoField = isPutRight && told === incident;
    if (isOfNoField) return text(this.knowledge, 'record-kept');
    if (isUnread) {
      const isBeside = step.unsettled.why !== 'unread' && reading.wordCount > TOO_FEW_WORDS;
      return isBeside
        ? text(this.knowledge, 'record-time-beside')
        : text(this.knowledge, 'record-time-unread', { words: typed });
    }
    return this.#readBack(incident, written, asked);
  }

  /**
   * Stores what comes with a cry for help, and says nothing: help comes first, and nothing is told twice. What happens
   * while something else is being told is an incident of its own, and the clock says when.
   */
  writeSilently(context: TurnContext, reading: NluResult): void {
    const turn = turnOf(context);
    const step = this.#waiting(turn);
    const typed = typedIn(context);
    if (!step || typed === '' || !hasRoom(turn.diary, typed)) return;
    const isNow = reading.danger === 'now';
    const isApart = isNow && hasWords(step.incident) && !step.incident.when?.isLive;
    const incident = isApart ? this.#another(turn) : step.incident;
    const { told, ...account } = this.reader.read(typed, this.#story, reading);
    // What is told already stays as it is, and this stands after it, with its own time.
    const { [this.#story]: _words, ...rest } = told;
    // Of what cannot be read nobody knows whether it was now.
    const isLive = isNow && this.reader.canRead(typed) && !this.reader.past.isEarlier(reading, turn.now);
    const live = isLive && { when: { words: '', moment: minuteOf(turn.now), sure: true, isLive: true } as const };
    const merged = mergeAccount(incident, this.knowledge.diary_fields, NO_FIELD, {
      ...{ ...account, told: hasWords(incident) ? rest : told },
      ...live,
    });
    const next = withIncident(turn.diary, withStatement(merged, statement(turn, typed)));
    // What comes next is about what is happening, and not about what was being told.
    turn.diary = isApart ? { ...next, telling: { incident: incident.id, beside: step.incident.id } } : next;
  }

  /**
   * Stores what is said while the way to help is on the screen, and when danger is over, to the letter and as nothing else:
   * with what was happening, as far as that is known.
   */
  writeAlong(context: TurnContext): void {
    const turn = turnOf(context);
    const step = this.#waiting(turn);
    const typed = typedIn(context);
    if (!step || !hasRoom(turn.diary, typed)) return;
    turn.diary = withIncident(turn.diary, withStatement(step.incident, statement(turn, typed)));
  }

  /**
   * Stores what puts an incident right that was told to its end: to the letter, and as a change; and the other time or place, if
   * it names one. @returns what is to be said of it
   */
  writeChange(
    context: TurnContext,
    incident: Incident,
    reading: NluResult,
    typed = typedIn(context),
    now = turnOf(context).now,
  ): string {
    const turn = turnOf(context);
    if (!hasRoom(turn.diary, typed)) return text(this.knowledge, 'record-full');
    const timed = this.reader.withTimeRight(incident, typed, reading, now);
    const field = timed === incident ? undefined : this.#time;
    const right = this.reader.withPlaceRight(timed, typed, reading);
    turn.diary = withIncident(turn.diary, withStatement(right, statement({ now }, typed, field, true)));
    return '';
  }

  /** Stores what else was told beside a request: as the answer to what is asked, or as more of the incident that was meant. */
  writeRest(context: TurnContext, id: number, words: string): void {
    const turn = turnOf(context);
    const reading = this.reader.understand(words, turn.now);
    const incident = turn.diary.incidents.find((one) => one.id === id);
    if (this.#waiting(turn)) this.write(context, reading, words);
    else if (incident) this.writeChange(context, incident, reading, words);
  }

  /** Stores what fields of an incident shall say, as changes: with all of the message, where it says more. */
  writeFields(context: TurnContext, incident: Incident, { changes, isPlain }: FieldsChanged, typed: string): void {
    const turn = turnOf(context);
    if (!hasRoom(turn.diary, typed)) return;
    const told = this.reader.fieldChanges.applied(incident, changes);
    const said = isPlain ? changes : changes.slice(0, 1).map(({ field }) => ({ field, words: typed }));
    const written = said.reduce(
      (one, { words, field }) => withStatement(one, statement(turn, words, field, true)),
      told,
    );
    turn.diary = withIncident(turn.diary, written);
  }

  /** Stores more of an incident that was named. @param more what it says beside the name @returns what is to be said of it */
  writeMore(context: TurnContext, incident: Incident, more: string): string {
    const turn = turnOf(context);
    const typed = typedIn(context);
    if (!hasRoom(turn.diary, typed)) return text(this.knowledge, 'record-full');
    const told = this.reader.withMore(incident, more, this.reader.understand(more, turn.now));
    turn.diary = withIncident(turn.diary, withStatement(told, statement(turn, typed, undefined, true)));
    return '';
  }

  /**
   * Stores what was said after an incident: in it, or as another. As it was when it was said.
   *
   * @param id another incident that it is about, where that was said
   * @returns where it stands now; undefined where the record is full, and it is still held
   */
  writeHeld(context: TurnContext, isOfIncident: boolean, id?: number): number | undefined {
    const turn = turnOf(context);
    const { held, incidents } = turn.diary;
    if (!held || !hasRoom(turn.diary, held.words)) return undefined;
    const at = new Date(held.at);
    const reading = this.reader.understand(held.words, at);
    turn.diary = withoutHeld(turn.diary);
    const incident = isOfIncident ? incidents.find((one) => one.id === (id ?? held.incident)) : undefined;
    if (incident) this.writeChange(context, incident, reading, held.words, at);
    else {
      turn.diary = withNewIncident(turn.diary, at, authorOf(turn));
      this.write(context, reading, held.words, at);
    }
    return incident?.id ?? turn.diary.next - 1;
  }

  /** Begins another incident with words that were told beside something else. */
  writeAnother(context: TurnContext, words: string, reading: NluResult): void {
    const turn = turnOf(context);
    if (!hasRoom(turn.diary, words)) return;
    turn.diary = withNewIncident(closeIncident(turn.diary), turn.now, authorOf(turn));
    this.write(context, reading, words);
  }

  /** Whether this message stands in the record already. */
  isWritten(context: TurnContext): boolean {
    const { diary, now } = turnOf(context);
    const at = now.toISOString();
    const typed = typedIn(context);
    return diary.incidents.some(({ said = [] }) => said.some((one) => one.at === at && one.words === typed));
  }

  /** All that was written in this turn. */
  writtenNow(context: TurnContext): string {
    const { diary, now } = turnOf(context);
    const said = diary.incidents.flatMap(({ said: all = [] }) => all.filter(({ at }) => at === now.toISOString()));
    return said
      .map(({ words }) => words)
      .join('\n')
      .trim();
  }

  /** Stores, as an incident of its own, what is told of the past while the way to help is on the screen. */
  writeBeside(context: TurnContext, reading: NluResult): void {
    const turn = turnOf(context);
    const typed = typedIn(context);
    if (!hasRoom(turn.diary, typed)) return;
    const account = this.reader.read(typed, this.#story, reading);
    const told = mergeAccount(this.#another(turn), this.knowledge.diary_fields, NO_FIELD, account);
    turn.diary = withIncident(turn.diary, withStatement(told, statement(turn, typed)));
  }

  /** Makes an incident of each happening of an account, in its own words; the first keeps its number. */
  split(context: TurnContext, { incident, unsettled }: Extract<DiaryStep, { readonly kind: 'settle' }>): void {
    const turn = turnOf(context);
    const { days } = unsettled;
    if (!days) return;
    for (const [place, words] of accountsOf(days).entries()) {
      if (words === '') continue;
      const at = incident.said?.[0]?.at ?? incident.written;
      const empty = place === 0 ? { ...withTime(incident, {}), said: [], told: {} } : this.#another(turn);
      const reading = this.reader.understand(words, turn.now);
      const { told, found } = this.reader.read(words, this.#story, reading);
      const merged = mergeAccount({ ...empty, written: at }, this.knowledge.diary_fields, this.#story, {
        ...{ told, ...(found && { found }) },
        ...days.times[place],
      });
      const rest = withNothingLeftToAsk(merged, this.knowledge.diary_fields);
      const part = withStatement(rest, { at, words, field: this.#story, part: true });
      // What was said of it later stays where it was said.
      const later = place === 0 ? (incident.said ?? []).slice(1) : [];
      turn.diary = withIncident(turn.diary, { ...part, said: [...(part.said ?? []), ...later] });
    }
    turn.diary = withUnsettledOpen(closeIncident(turn.diary));
  }

  /** Asks again whether an account that holds several days is to be taken apart. @returns whether it holds them */
  offerSplit(context: TurnContext, id: number): boolean {
    const turn = turnOf(context);
    const incident = turn.diary.incidents.find((one) => one.id === id);
    const [story] = incident?.said ?? [];
    if (!incident || !story) return false;
    const reading = this.reader.understand(story.words, new Date(story.at));
    const { unsettled } = this.reader.read(story.words, this.#story, reading);
    if (!unsettled?.days) return false;
    turn.diary = resumeIncident(withIncident(turn.diary, { ...incident, unsettled }), id);
    return true;
  }

  /** The day of the one part of an account of which it is not known yet, said beside a yes to taking it apart. @returns that yes */
  settleDay(context: TurnContext, times: NluResult['times']): DiaryPress | undefined {
    const turn = turnOf(context);
    const step = this.#waiting(turn);
    if (step?.kind !== 'settle' || !step.unsettled.days) return undefined;
    const { incident, unsettled } = step;
    const days = withDayKnown(step.unsettled.days, typedIn(context), times);
    turn.diary = withIncident(turn.diary, { ...incident, unsettled: { ...unsettled, days } });
    return { kind: 'record', do: 'split', incident: incident.id };
  }

  /** A new incident beside the one in progress, which stays the one that is asked about. */
  #another(turn: ReturnType<typeof turnOf>): Incident {
    const { telling } = turn.diary;
    const { telling: _new, ...begun } = withNewIncident(turn.diary, turn.now, authorOf(turn));
    turn.diary = { ...begun, ...(telling && { telling }) };
    return { id: begun.next - 1, written: turn.now.toISOString(), told: {}, ...begun.incidents.at(-1) };
  }

  #waiting({ diary }: Standing): Waiting | undefined {
    const step = nextDiaryStep(this.knowledge.diary_fields, diary);
    return step.kind === 'ask' || step.kind === 'settle' ? step : undefined;
  }

  /** What was understood is read back. A plain answer to the field asked about needs no echo; a time always does. */
  #readBack(before: Incident, after: Incident, asked: string): string {
    const ids = this.knowledge.diary_fields.map(({ id }) => id);
    const changed = ids.filter((id) => {
      const isNew = (after.told[id] ?? '') !== (before.told[id] ?? '');
      return id === this.#time ? isNew || after.when !== before.when : isNew && id !== asked;
    });
    const noted = incidentLines(this.knowledge, after, changed);
    return noted === '' ? '' : text(this.knowledge, 'record-noted', { noted });
  }
}

function typedIn({ activity }: TurnContext): string {
  return (activity.text ?? '').trim();
}

function statement({ now }: Pick<Standing, 'now'>, words: string, field?: string, isChange = false): Statement {
  return { at: now.toISOString(), words, ...(field && { field }), ...(isChange && { change: true }) };
}

/** Who writes, as far as the person has said to whom it happens. */
export function authorOf({ answers }: Standing): Author | undefined {
  return answers[WHO_FOR] ? audienceOf(answers) : undefined;
}

/** The minute that the clock shows in Britain. */
function minuteOf(now: Date) {
  const { date, minute } = ukTime(now);
  const two = (number: number) => String(number).padStart(2, '0');
  const from = `${date}T${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
  return { from, to: from, precision: 'minute', open: false } as const;
}
