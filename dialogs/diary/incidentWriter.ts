import type { TurnContext } from 'botbuilder';
import { type AccountDetails, fieldHolding, mergeAccount } from '../../diary/account';
import type { AccountReader, RecordRequest } from '../../diary/accountReader';
import { hasRoom, type Incident, nextDiaryStep, resumeIncident, withIncident } from '../../diary/diary';
import { incidentTimeOf } from '../../diary/incidentTime';
import type { NluResult } from '../../language/nluPipeline';
import { normaliseText } from '../../language/text/normaliseText';
import type { Knowledge } from '../../model/knowledge';
import { turnOf } from '../turnInProgress';
import { text } from '../wording';
import { incidentLines } from './incidentWords';

/** No field was asked about: all that is told is appended to its field. */
const NO_FIELD = '';

/** Fills the incident in progress from what a person types. */
export class IncidentWriter {
  readonly #notTimes: ReadonlySet<string>;

  constructor(
    private readonly knowledge: Knowledge,
    private readonly accounts: AccountReader,
  ) {
    const field = knowledge.diary_fields.find(({ holds }) => holds === 'time');
    this.#notTimes = new Set(field?.also.map(normaliseText));
  }

  /** Fills the incident from the message. @returns what to read back, if it holds more than what was asked */
  write(context: TurnContext, reading: NluResult): string {
    const turn = turnOf(context);
    const fields = this.knowledge.diary_fields;
    const step = nextDiaryStep(fields, turn.diary);
    const typed = (context.activity.text ?? '').trim();
    if (typed === '' || (step.kind !== 'ask' && step.kind !== 'settle')) return '';
    if (!hasRoom(turn.diary, typed)) return text(this.knowledge, 'record-full');
    const asked = step.kind === 'ask' ? step.field.id : fieldHolding('time', fields);
    const account = this.#read(typed, asked, reading);
    // A time that waits to be confirmed is not lost to words without a time.
    if (step.kind === 'settle' && step.unsettled.why !== 'unread' && account.unsettled?.why === 'unread')
      return text(this.knowledge, 'record-time-unread', { words: typed });
    const incident = mergeAccount(step.incident, fields, asked, account);
    turn.diary = resumeIncident(withIncident(turn.diary, incident), incident.id);
    return this.#readBack(step.incident, incident, asked);
  }

  /** What is asked for instead of an account. */
  requestIn(typed: string, isBegun: boolean): RecordRequest | undefined {
    return this.accounts.requestIn(typed, isBegun);
  }

  /** Stores what comes with a cry for help, and says nothing: help comes first, and nothing is told twice. */
  writeSilently(context: TurnContext, reading: NluResult): void {
    const turn = turnOf(context);
    const fields = this.knowledge.diary_fields;
    const step = nextDiaryStep(fields, turn.diary);
    const typed = (context.activity.text ?? '').trim();
    if ((step.kind !== 'ask' && step.kind !== 'settle') || !hasRoom(turn.diary, typed)) return;
    const account = this.#read(typed, fieldHolding('story', fields), reading);
    turn.diary = withIncident(turn.diary, mergeAccount(step.incident, fields, NO_FIELD, account));
  }

  #read(typed: string, asked: string, { times }: NluResult): AccountDetails {
    // "I go home another way now": next to a real time such words are not a time.
    const real = times.filter(({ words }) => !this.#notTimes.has(normaliseText(words)));
    const found = real.length > 0 ? real : times;
    const words = found.map((time) => time.words);
    const told = this.accounts.read(typed, asked, words);
    const isTime = asked === fieldHolding('time', this.knowledge.diary_fields) && told[asked] !== undefined;
    return { told, ...incidentTimeOf(found, isTime ? typed : undefined) };
  }

  /** What was understood is read back. A plain answer to the field asked about needs no echo; a time always does. */
  #readBack(before: Incident, after: Incident, asked: string): string {
    const time = fieldHolding('time', this.knowledge.diary_fields);
    const ids = this.knowledge.diary_fields.map(({ id }) => id);
    const changed = ids.filter((id) => {
      const isNew = (after.told[id] ?? '') !== (before.told[id] ?? '');
      return id === time ? isNew || after.when !== before.when : isNew && id !== asked;
    });
    const noted = incidentLines(this.knowledge, after, changed);
    return noted === '' ? '' : text(this.knowledge, 'record-noted', { noted });
  }
}
