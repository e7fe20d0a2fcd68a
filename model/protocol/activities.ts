/**
 * What a button sends back in `activity.value`, so that a press always means the question it stood
 * under, however late it arrives. Typed words arrive in `activity.text` alone.
 */
export type ButtonPayload =
  | { readonly kind: 'answer'; readonly question: string; readonly answer: readonly string[] }
  /** `from` is where a further part of a long list begins. */
  | { readonly kind: 'command'; readonly command: string; readonly from?: number }
  | { readonly kind: 'topic'; readonly topic: string; readonly from?: number }
  /** A question that has a short answer, by its id. */
  | { readonly kind: 'ask'; readonly ask: string }
  | { readonly kind: 'change'; readonly question: string }
  | {
      readonly kind: 'record';
      readonly do: DiaryActionName;
      readonly incident?: number;
      /** Where several are meant at once. */
      readonly incidents?: readonly number[];
      readonly field?: string;
      readonly choice?: number;
      /** Where a sentence is moved to. */
      readonly to?: number;
    };

/**
 * What Waymark's own clients say of a message that was typed, in `activity.channelData.waymark`: the id of the question,
 * or of the yes or no, that stood before the person who wrote it. A newer one may be on its way. Unlike the protocol's
 * `replyToId` it can be said of a question that was drawn before the server had sent it.
 */
export interface PostExtras {
  readonly answering?: string;
  /** Whether the person has asked for easy words. */
  readonly easy?: true;
}

/** Whether a message's client asks for easy words. */
export function isEasyAsked(channelData: unknown): boolean {
  return asRecord(asRecord(channelData).waymark).easy === true;
}

/** Longer than any id. */
const LONGEST_ID = 100;

/** What a message answers, where its client says so. It comes from the network, untrusted. */
export function answeringOf(channelData: unknown): string | undefined {
  const { waymark } = asRecord(channelData);
  const { answering } = asRecord(waymark);
  return isText(answering) && answering.length <= LONGEST_ID ? answering : undefined;
}

function asRecord(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

/**
 * What Waymark's own clients may draw beyond the plain activity, in `activity.channelData.waymark`.
 * Any other Direct Line client loses nothing by ignoring it.
 */
export interface Extras {
  readonly kind: 'text' | 'question' | 'emergency' | 'outcome' | 'services' | 'choices' | 'code' | 'news' | 'end';
  /** On a question: its id, and whether several answers may be chosen. */
  readonly question?: string;
  readonly choose?: 'one' | 'many';
  /**
   * On a question with several answers: what was heard already, to be shown ticked. A button's payload names its own
   * answer first, and after it what was heard.
   */
  readonly chosen?: readonly string[];
  /** On a yes or no beside the questions: which one it is. */
  readonly confirms?: string;
  /** On a message about a topic: its id. */
  readonly topic?: string;
  /** On the answer to a question that was asked on the way: its id. */
  readonly shortAnswer?: string;
  /** On the greeting: a client whose own notice has said the same does not draw it. */
  readonly notice?: true;
  /** On the question about danger: it is to be seen with all its answers, whatever else was said. */
  readonly whole?: true;
  /** On a question: "About 3 questions left". */
  readonly progress?: string;
  /** On every message that belongs to the record of what happened. */
  readonly record?: RecordExtras;
}

/** What the widget needs to warn before clearing; with a sheet, it draws that, to print, save or copy. */
export interface RecordExtras {
  /** The numbers of the incidents that are in no file and on no paper. */
  readonly unsaved: readonly number[];
  readonly sheet?: RecordSheet;
  /** The record as it is saved to go on another day. Only the server reads it. */
  readonly keep?: string;
  /** Whether a record that was saved can be opened here. */
  readonly opens?: true;
}

/**
 * A record of what happened, or a summary, with all its words: the widget only arranges them. It is
 * the one place where what a person wrote goes out again, to that person's own browser.
 */
export interface RecordSheet {
  /** "Made on Tuesday 24 November 2026 at 10.30". */
  readonly made: string;
  /** What the incidents show together, a sentence each. */
  readonly pattern: readonly string[];
  readonly picture?: { readonly columns: readonly SheetColumn[] };
  /** The heads of a table, in order; the cells of each incident stand in the same order. */
  readonly columns: readonly string[];
  readonly incidents: readonly SheetIncident[];
  readonly answers: readonly SheetLine[];
  readonly advised: readonly SheetLine[];
  /** Whether it is to be filled in by hand. */
  readonly blank?: true;
}

export interface SheetIncident {
  /** The same in every file and on every page, whatever is chosen. */
  readonly number: number;
  /** When it was, in a line. */
  readonly title: string;
  /** The beginning of what happened, in a line. */
  readonly brief: string;
  /** When it was, for a table: 2026-11-21 or 2026-11-21 21:00. Absent where the day is not known. */
  readonly from?: string;
  readonly to?: string;
  readonly cells: readonly string[];
}

export interface SheetLine {
  readonly name: string;
  readonly text: string;
}

export interface SheetColumn {
  /** "Week of 3 March: 2". */
  readonly says: string;
  /** What stands below it, where it is the first or the last. */
  readonly label: string;
  readonly count: number;
}

/** In `channelData` of a suggested action. */
export interface ActionExtras {
  /** Drawn smaller: skip, back, why. */
  readonly minor?: boolean;
  /** Out of sight until "More" is pressed. */
  readonly folded?: boolean;
  /** Of several answers, one that takes back all others, and they it: none of these. */
  readonly alone?: boolean;
  /** The part of its title that tells it from others like it: "Repeated" of "Change: Repeated". */
  readonly short?: string;
}

/** What a person can do with their record by a button. */
export const DIARY_ACTIONS = [
  // While an incident is told, and about its time.
  ...['begin', 'skip', 'keep', 'stop', 'option', 'time', 'time-again', 'time-words', 'split', 'move'],
  // With what is written down.
  ...[
    'show',
    'pick',
    'change',
    'field',
    'remove',
    'remove-sure',
    'put-back',
    'unsay-ask',
    'unsay',
    'read',
    'keep-how',
    'keep-hidden',
    'split-ask',
    'noted',
    'omit-ask',
    'omit',
    'omit-not',
    'done',
  ],
  // With words of which it is not known what they are about.
  ...['held-last', 'held-new', 'held-neither'],
] as const;

type DiaryActionName = (typeof DIARY_ACTIONS)[number];

const MOST_ANSWERS = 50;
/** More than a record holds. */
const MOST_INCIDENTS = 200;

/** Parses a button's payload; undefined where it is not one of ours: it comes from the network, untrusted. */
export function parseButtonPayload(value: unknown): ButtonPayload | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const said: Readonly<Record<string, unknown>> = { ...value };
  const { kind, question, answer, command, topic, ask, from, do: deed, incident, incidents, field, choice, to } = said;
  const action = DIARY_ACTIONS.find((one) => one === deed);
  switch (kind) {
    case 'answer':
      return isText(question) && isTexts(answer) ? { kind, question, answer } : undefined;
    case 'command':
      return isText(command) ? { kind, command, ...(isIndex(from) && { from }) } : undefined;
    case 'topic':
      return isText(topic) ? { kind, topic, ...(isIndex(from) && { from }) } : undefined;
    case 'ask':
      return isText(ask) ? { kind, ask } : undefined;
    case 'change':
      return isText(question) ? { kind, question } : undefined;
    case 'record':
      return action
        ? {
            kind,
            do: action,
            ...(isIndex(incident) && { incident }),
            ...(isIndexes(incidents) && { incidents }),
            ...(isText(field) && { field }),
            ...(isIndex(choice) && { choice }),
            ...(isIndex(to) && { to }),
          }
        : undefined;
    default:
      return undefined;
  }
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.length <= MOST_ANSWERS && value.every(isText);
}

function isIndexes(value: unknown): value is readonly number[] {
  return Array.isArray(value) && value.length <= MOST_INCIDENTS && value.every(isIndex);
}

function isIndex(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}
