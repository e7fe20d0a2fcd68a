import type { TurnContext } from 'botbuilder';
import { type Account, storyField, takeAccount, timeField } from '../../diary/account';
import type { AccountReader } from '../../diary/accountReader';
import {
  type Diary,
  hasRoom,
  type Incident,
  nextDiaryStep,
  tellAgain,
  withIncident,
} from '../../diary/diary';
import { timeOf } from '../../diary/incidentTime';
import { plainText } from '../../language/text/letters';
import type { When } from '../../language/times/when';
import type { Knowledge } from '../../model/knowledge';
import { type TurnMemory, turnMemory } from '../turnMemory';
import { text } from '../words';
import { incidentLines } from './askDiary';

/** No field was asked about: all that is told is added to what there is. */
const NOTHING = '';

/** Puts what a person types into the incident that they are telling. */
export class DiaryTelling {
  readonly #noTimes: ReadonlySet<string>;

  constructor(
    private readonly knowledge: Knowledge,
    private readonly accounts: AccountReader,
  ) {
    const field = knowledge.diary_fields.find(({ holds }) => holds === 'time');
    this.#noTimes = new Set(field?.also.map(plainText));
  }

  /** Puts the message into the incident. @returns what to say of it, if it holds more than what was asked */
  take(context: TurnContext): string {
    const turn = turnMemory(context);
    const fields = this.knowledge.diary_fields;
    const step = nextDiaryStep(fields, turn.diary);
    const typed = (context.activity.text ?? '').trim();
    if (typed === '' || (step.kind !== 'ask' && step.kind !== 'settle')) return '';
    if (!hasRoom(turn.diary, typed)) return text(this.knowledge, 'record-full');
    const asked = step.kind === 'ask' ? step.field.id : timeField(fields);
    const account = this.#read(typed, asked, turn);
    // A time that waits to be settled is not lost to words that hold none.
    if (step.kind === 'settle' && step.unsettled.why !== 'unread' && account.unsettled?.why === 'unread')
      return text(this.knowledge, 'record-time-unread', { words: typed });
    const incident = takeAccount(step.incident, fields, asked, account);
    turn.diary = tellAgain(withIncident(turn.diary, incident), incident.id);
    return this.#noted(step.incident, incident, asked);
  }

  /** Keeps what stands beside a cry for help, and says nothing: help comes first, and nothing is told twice. */
  keep(context: TurnContext): void {
    const turn = turnMemory(context);
    const fields = this.knowledge.diary_fields;
    const step = nextDiaryStep(fields, turn.diary);
    const typed = (context.activity.text ?? '').trim();
    if ((step.kind !== 'ask' && step.kind !== 'settle') || !hasRoom(turn.diary, typed)) return;
    const account = this.#read(typed, storyField(fields), turn);
    turn.diary = withIncident(turn.diary, takeAccount(step.incident, fields, NOTHING, account));
  }

  /** "I go home another way now": beside a real time such words are none. */
  #times({ reading }: TurnMemory): readonly When[] {
    const found = reading?.times ?? [];
    const real = found.filter(({ words }) => !this.#noTimes.has(plainText(words)));
    return real.length > 0 ? real : found;
  }

  #read(typed: string, asked: string, turn: TurnMemory): Account {
    const found = this.#times(turn);
    const told = this.accounts.read(
      typed,
      asked,
      found.map(({ words }) => words),
    );
    const isTime = asked === timeField(this.knowledge.diary_fields);
    return { told, ...timeOf(found, isTime && told[asked] !== undefined ? typed : undefined) };
  }

  /** What was read is said back; a plain answer to what was asked needs no echo, but a time always does. */
  #noted(before: Incident, after: Incident, asked: string): string {
    const time = timeField(this.knowledge.diary_fields);
    const changed = this.knowledge.diary_fields
      .map(({ id }) => id)
      .filter(
        (id) =>
          (after.told[id] ?? '') !== (before.told[id] ?? '') || (id === time && after.when !== before.when),
      )
      .filter((id) => id === time || id !== asked);
    const noted = incidentLines(this.knowledge, after, changed);
    return noted === '' ? '' : text(this.knowledge, 'record-noted', { noted });
  }
}

/** Whether an employer may read along: then nothing of what happened is taken down. */
export function isReadAlong(context: TurnContext): boolean {
  return context.activity.channelId === 'msteams';
}

/** Whether an incident is being told, though something else may be on the screen just now. */
export function isTelling(knowledge: Knowledge, diary: Diary): boolean {
  const { kind } = nextDiaryStep(knowledge.diary_fields, diary);
  return kind === 'ask' || kind === 'settle';
}
