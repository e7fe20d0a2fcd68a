import type { NluPipeline } from '../language/nluPipeline';
import type { NluResult } from '../language/nluResult';
import { normaliseText } from '../language/text/normaliseText';
import type { TimeExpression } from '../language/times/timeExpression';
import type { DiaryField } from '../model/knowledge';
import { type AccountDetails, fieldHolding, mergeAccount, withConfirmedTime, withNewTime } from './account';
import type { AccountReader } from './accountReader';
import { Contrasts } from './contrasts';
import { withWordsReplaced } from './correctedWords';
import { type Incident, SKIPPED_FIELD } from './diary';
import type { FieldChanges } from './fieldChanges';
import type { HeldAnswers } from './heldAnswers';
import { type IncidentTime, incidentTimeOf, type SeveralDays, type UnconfirmedTime } from './incidentTime';
import { MessageReader } from './messageReader';
import { PastDanger } from './pastDanger';
import type { RecordRequests } from './recordRequests';
import type { RecordWishes } from './recordWishes';
import type { Redaction } from './redaction';
import { severalDaysIn } from './severalDays';
import type { TakingOut } from './takingOut';
import { chosenTime, TimeCorrections } from './timeCorrections';
import type { TimeCues } from './timeCues';
import { ToldPutRight } from './toldPutRight';

/** A time that is said again stands among the first words of a message. */
const OPENING = 6;

/** Sentences. */
const PUT_RIGHT_AT_MOST = 3;
const SENTENCE_END = /(?<=[.!?])\s+|\n+/u;

/** Words: "sorry, the 13th not the 6th". */
const TIME_ALONE = 6;

const NOTHING: AccountDetails['told'] = {};

/** An incident with what a message tells of it. */
export interface ToldIncident {
  readonly told: Incident;
  /** The field of which the message puts right what was told, where it does nothing else. */
  readonly putRight?: string;
}

/** Reads what a message tells of an incident: its fields, when it was, and what it puts right. */
export class IncidentReader {
  readonly #notTimes: ReadonlySet<string>;
  readonly #time: string;
  readonly #story: string;
  /** '' where nothing can be pasted. */
  readonly #pasted: string;
  readonly #corrections: TimeCorrections;
  readonly #told: ToldPutRight;
  /** What is asked for in the place of an account. */
  readonly requests: RecordRequests;
  /** What is wanted of what is written down. */
  readonly wishes: RecordWishes;
  /** What is said of words of which it was asked what they are about. */
  readonly heldAnswers: HeldAnswers;
  /** What a field of the record shall say. */
  readonly fieldChanges: FieldChanges;
  /** What is to be taken out of the record. */
  readonly takingOut: TakingOut;
  readonly redaction: Redaction;
  /** What a message to the record does. */
  readonly messages: MessageReader;
  /** What is past of what sounds like danger. */
  readonly past: PastDanger;

  constructor(
    private readonly fields: readonly DiaryField[],
    private readonly understanding: NluPipeline,
    private readonly accounts: AccountReader,
    private readonly cues: TimeCues,
  ) {
    const field = fields.find(({ holds }) => holds === 'time');
    this.#notTimes = new Set(field?.also.map(normaliseText));
    this.#time = field?.id ?? '';
    this.#story = fieldHolding('story', fields);
    this.#pasted = fieldHolding('pasted', fields);
    this.requests = accounts.requests;
    this.takingOut = accounts.takingOut;
    this.wishes = accounts.wishes;
    this.heldAnswers = accounts.heldAnswers;
    this.fieldChanges = accounts.fieldChanges;
    this.redaction = accounts.redaction;
    this.messages = new MessageReader(fields, understanding, accounts, cues);
    this.past = new PastDanger(understanding, accounts, this.#notTimes);
    this.#told = new ToldPutRight(fields, new Contrasts(understanding), accounts);
    this.#corrections = new TimeCorrections(cues, (typed, at) => this.understand(typed, at).times);
  }

  /** The field that takes what is pasted; '' where there is none. */
  get pastedField(): string {
    return this.#pasted;
  }

  /** A message, read afresh. */
  understand(typed: string, now: Date): NluResult {
    return this.understanding.understand(typed, undefined, now);
  }

  /** Whether a message is in words that are known here. */
  canRead(typed: string): boolean {
    return this.understanding.canRead(typed);
  }

  /** Whether an answer is a story of its own. */
  isStory(typed: string, asked: string, { times }: NluResult): boolean {
    return this.accounts.isStory(
      typed,
      asked,
      times.map(({ words }) => words),
    );
  }

  /** Whether messages or a list of calls were pasted in it. */
  isPasted(typed: string): boolean {
    return this.accounts.pastedIn(typed) !== undefined;
  }

  /** An incident with what a message tells beside its story and its time. */
  withMore(incident: Incident, typed: string, reading: NluResult): Incident {
    const { [this.#story]: _story, [this.#time]: _time, ...told } = this.read(typed, this.#story, reading).told;
    return mergeAccount(incident, this.fields, '', { told });
  }

  /** Whether words tell of another incident, or anything that a field would hold. */
  tellsSomething(words: string, now: Date): boolean {
    const reading = this.understand(words, now);
    const { [this.#story]: _story, ...told } = this.read(words, this.#story, reading).told;
    return Object.keys(told).length > 0 || this.messages.tellsOfAnother(words, reading);
  }

  /** The incident with what a message tells of it, or puts right. */
  told(before: Incident, typed: string, asked: string, reading: NluResult, now: Date): ToldIncident {
    const fields = this.fields;
    const incident = withoutDenied(before, this.accounts.denied.in(typed));
    const other = this.#told.putRight(incident, typed, reading.times);
    if (other) return { told: other.told, putRight: other.field };
    const each = this.#eachPutRight(incident, typed, asked, now);
    if (each) return each;
    if (this.#takesBackDay(incident, typed, reading))
      return { told: withNewTime(incident, fields, {}), putRight: this.#time };
    const right = asked === this.#time ? {} : this.#corrections.correction(incident, typed, reading.times, now);
    const chosen = chosenTime(incident, this.cues.meantTimes(typed, reading.times));
    if (chosen) return { told: withConfirmedTime(incident, fields, chosen) };
    const account = this.read(typed, asked, reading);
    if (right.when || right.unsettled) {
      const { [asked]: _time, ...rest } = account.told;
      return {
        told: withNewTime(mergeAccount(incident, fields, asked, { told: rest }), fields, right),
        putRight: this.#time,
      };
    }
    if (!this.#isBeside(incident, typed, account, reading)) {
      const merged = mergeAccount(incident, fields, asked, account);
      if (asked === this.#time) return { told: merged };
      const hour = this.isPasted(typed) ? {} : this.#corrections.hourOf(incident, typed, reading.times, now);
      const within = () => this.#corrections.correctionWithin(incident, typed, reading.times, now);
      const time = hour.when || hour.unsettled ? hour : within();
      return { told: time.when || time.unsettled ? withNewTime(merged, fields, time) : merged };
    }
    const { [asked]: _words, ...rest } = account.told;
    return { told: mergeAccount(incident, fields, asked, { told: rest }) };
  }

  /** Where each sentence puts something right, one after the other: "no wait, Asda, not Morrisons. And it was Sunday". */
  #eachPutRight(incident: Incident, typed: string, asked: string, now: Date): ToldIncident | undefined {
    const sentences = typed.split(SENTENCE_END).filter((one) => one.trim() !== '');
    if (sentences.length < 2 || sentences.length > PUT_RIGHT_AT_MOST) return undefined;
    let last: ToldIncident = { told: incident };
    for (const one of sentences) {
      last = this.told(last.told, one, asked, this.understand(one, now), now);
      if (last.putRight === undefined) return undefined;
    }
    return last;
  }

  /** Whether a short message takes back the day that is known, and no other is read in it: "it was sat, not sunday". */
  #takesBackDay({ when, unsettled }: Incident, typed: string, { times, wordCount }: NluResult): boolean {
    if (wordCount > TIME_ALONE || times.length === 0 || this.cues.meantTimes(typed, times).length > 0) return false;
    const known = [when, ...(unsettled?.choices ?? [])].map((one) => one?.moment?.from.slice(0, 10));
    return times.some(({ best }) => best !== undefined && known.includes(best.from.slice(0, 10)));
  }

  /**
   * Whether a message tells something else than the time that waits to be confirmed: it has none ("she saw him twice"), or
   * none in its first words and none of the days that it may have been ("the times before that were at the weekend").
   */
  #isBeside({ unsettled }: Incident, typed: string, { when, unsettled: other }: AccountDetails, reading: NluResult) {
    if (!unsettled || unsettled.why === 'unread') return false;
    // "The shop is not open at two in the morning" names no day, and least of all today.
    if (unsettled.why === 'ambiguous' && reading.times.every(({ doubts }) => doubts.includes('no-day'))) return true;
    if (!when?.moment && (other === undefined || other.why === 'unread')) return true;
    const days = unsettled.choices.map(({ moment }) => moment?.from.slice(0, 10));
    const isOneOfThem = reading.times.some(({ best }) => best && days.includes(best.from.slice(0, 10)));
    const first = Math.min(...reading.times.map(({ start }) => start));
    return !isOneOfThem && typed.slice(0, first).split(/\s+/).length > OPENING;
  }

  /** An incident with another time, where a message that puts it right names one: "number 2 was 4 April, not 3 April". */
  withTimeRight(incident: Incident, typed: string, { times }: NluResult, now: Date): Incident {
    const when = this.#corrections.named(incident, typed, times, now);
    return when ? withNewTime(incident, this.fields, { when }) : incident;
  }

  /** An incident with another place, where a message calls one wrong and names it: "it says at the shop, that is wrong. It was at my house". */
  withPlaceRight(incident: Incident, typed: string, { times }: NluResult): Incident {
    const around = this.requests.aroundWrong(typed);
    if (!around) return incident;
    const said = times.map(({ words }) => words);
    const [wrong, right] = around.map((words) => this.accounts.read(words, this.#story, said));
    return withWordsReplaced(incident, this.fields, wrong ?? NOTHING, right ?? NOTHING);
  }

  /** What a message tells of an incident. What was pasted in it is somebody else's words. @param asked the field that was asked about */
  read(typed: string, asked: string, reading: NluResult): AccountDetails {
    const log = this.accounts.pastedIn(typed);
    if (!log) return this.#readAccount(typed, asked, reading);
    const lines = log.rest === '' ? typed.trim() : log.lines.join('\n');
    const times = reading.times.filter(({ words }) => log.rest.includes(words));
    const own: AccountDetails = log.rest === '' ? { told: NOTHING } : this.#readAccount(log.rest, asked, { times });
    // "Yesterday 02:11": such a list has its days in words.
    const inWords = log.rest === '' && !log.moment ? incidentTimeOf(reading.times).when : undefined;
    const when = log.moment ? { words: '', moment: log.moment, sure: true } : inWords;
    const told = { ...(asked !== this.#pasted && { [asked]: SKIPPED_FIELD }), ...own.told, [this.#pasted]: lines };
    return { ...(when && !own.unsettled && { when }), ...own, told };
  }

  #readAccount(typed: string, asked: string, { times }: Pick<NluResult, 'times'>): AccountDetails {
    // "I go home another way now": next to a real time such words are not a time.
    const real = times.filter(({ words }) => !this.#notTimes.has(normaliseText(words)));
    const some = real.length > 0 ? real : times;
    // "Right, the Sunday one now. Sunday the 8th …" names it first, and then says when it was.
    const dated = some.filter((time) => !this.cues.namesOne(typed, time));
    const said = dated.length > 0 ? dated : some;
    // "12th, not the 13th."
    const meant = this.cues.meantTimes(typed, said);
    // "It was sat, not sunday" says least of all that it was Sunday.
    const isTakenBack = typed.split(/\s+/).length <= TIME_ALONE;
    const all = meant.length > 0 || isTakenBack ? meant : said;
    const isFound = (time: TimeExpression) => asked !== this.#time && this.cues.isFound(typed, time);
    // "Found it today, it has been there since summer": the first is when it was found.
    const discovered = [...all].sort((one, other) => one.start - other.start).find(isFound);
    const [discovery] = incidentTimesOf(discovered ? [discovered] : []);
    const found = all.filter((time) => time !== discovered);
    const words = all.map((time) => time.words);
    const told = this.accounts.read(typed, asked, words);
    const isTime = asked === this.#time && told[asked] !== undefined;
    const doubt = found[0] ? this.cues.doubtOf(typed, found[0]) : '';
    const days = asked === this.#story ? severalDaysIn(typed, found, this.cues) : undefined;
    const { when: read, unsettled } = days ? apart(typed, days) : incidentTimeOf(found, isTime ? typed : undefined);
    // "The day after my birthday (3 May)" is not 3 May.
    const counted = read && found[0] ? this.cues.countedFrom(typed, found[0]) : '';
    const when = counted === '' ? read : { words: counted, sure: false };
    return {
      told,
      ...(discovery && { found: discovery }),
      ...(unsettled && { unsettled }),
      ...(when && { when: doubt === '' ? when : { ...when, doubt, sure: false } }),
    };
  }
}

/** An incident without the answers to press that are denied: "it was not a letter". */
function withoutDenied(incident: Incident, denied: Readonly<Record<string, readonly string[]>>): Incident {
  const held = Object.entries(denied).filter(([id]) => incident.told[id]);
  if (held.length === 0) return incident;
  const left = held.map(([id, labels]) => {
    const parts = (incident.told[id] ?? '').split('; ');
    return [id, parts.filter((one) => !labels.includes(one)).join('; ')] as const;
  });
  return { ...incident, told: { ...incident.told, ...Object.fromEntries(left) } };
}

/** Those of the times that are settled. */
function incidentTimesOf(found: readonly TimeExpression[]): readonly IncidentTime[] {
  const { when } = incidentTimeOf(found);
  return when ? [when] : [];
}

/** An account of several days, which the person is asked about. */
function apart(
  words: string,
  days: SeveralDays,
): { readonly when?: IncidentTime; readonly unsettled: UnconfirmedTime } {
  return { unsettled: { why: 'days', words, choices: [], days } };
}
