import type { Condition } from './condition';
import type {
  Disposition,
  Flag,
  FourCriterion,
  PracticeCall,
  QuickHelp,
  ScriptStep,
  Theme,
  WrapUpField,
} from './deskScript';
import type { ClassifierWeights, PhraseGroup, Spelling, WordSet } from './lexicon';
import type { Area, BankHolidays, Service } from './service';
import type { Times } from './times';

export type * from './deskScript';
export type * from './service';

/**
 * What Waymark knows, as the rest of the code sees it. The loader makes it from `knowledge/*.yaml`
 * and field names are the same in both, so that an author and a developer speak of the same thing.
 * Every text here is for a person to read; none of it is ever made up by code.
 */
export interface Knowledge {
  readonly questions: readonly Question[];
  readonly decisions: readonly Decision[];
  readonly outcomes: readonly Outcome[];
  readonly danger_signs: readonly DangerSign[];
  readonly services: readonly Service[];
  readonly areas: readonly Area[];
  readonly topics: readonly Topic[];
  readonly advice: readonly Advice[];
  readonly phrases: readonly PhraseGroup[];
  readonly word_sets: readonly WordSet[];
  readonly spellings: readonly Spelling[];
  /** Absent in knowledge without trained classifiers: only phrases are found then. */
  readonly classifiers?: ClassifierWeights;
  readonly messages: Readonly<Record<string, string>>;
  /** By page, or part of one. */
  readonly labels: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly bank_holidays: readonly BankHolidays[];
  readonly diary_fields: readonly DiaryField[];
  /** The desk: see {@link ScriptStep} and the others. */
  readonly script: readonly ScriptStep[];
  readonly quick_help: readonly QuickHelp[];
  readonly themes: readonly Theme[];
  readonly flags: readonly Flag[];
  readonly four: readonly FourCriterion[];
  readonly wrap_up: readonly WrapUpField[];
  readonly dispositions: readonly Disposition[];
  readonly practice_calls: readonly PracticeCall[];
  readonly times: Times;
}

/** Whom the words are for: the person it happens to, someone asking for another, a call handler reading aloud. */
export type Audience = 'person' | 'other' | 'handler';

/** One text in up to four wordings; all fall back on `person`. */
export interface Wording {
  readonly person: string;
  readonly other?: string;
  readonly handler?: string;
  /** In Microsoft Teams, where an employer may read along: asks for nothing in their own words. */
  readonly teams?: Pick<Wording, 'person' | 'other'>;
}

/** A text with a wording for every audience. */
export type FullWording = Wording & Required<Pick<Wording, Audience>>;

export interface Question {
  readonly id: string;
  /** A word or two that names the question in a list of answers: "Repeated". */
  readonly name: string;
  readonly choose: 'one' | 'many';
  readonly ask: FullWording;
  /** Why it is asked, in one or two plain sentences. */
  readonly why: Wording;
  readonly examples: readonly string[];
  /** Whether its answers are also taken from free text before it is asked; they are read back. */
  readonly heard_in_stories: boolean;
  /** For `options: areas` the loader puts every offered area here. */
  readonly options: readonly Option[];
}

export interface Option {
  readonly id: string;
  readonly label: Wording;
  /** How the outcome repeats it as a reason: "you do not want it to happen". */
  readonly told: Wording;
  /** Other ways people say it, for reading free text. */
  readonly also: readonly string[];
  /** Said straight after it is chosen, before the next question. */
  readonly reply?: Wording;
  /** The plain reply it stands for, whatever its id: "yes" to "more than once?" is `several`. */
  readonly means?: 'yes' | 'no' | 'unsure';
  /** The answer of the usual path, by which "about 3 questions left" is counted. One for each question. */
  readonly usual: boolean;
}

/** Decisions are read from the top; the first whose `when` holds gives the outcome. The last holds for everyone. */
export interface Decision {
  readonly outcome: string;
  readonly when: Condition;
  /** Where this judgement comes from. */
  readonly source: string;
}

export interface Outcome {
  readonly id: string;
  readonly title: Wording;
  /** Paragraphs. They never say that something is not stalking. */
  readonly says: readonly Wording[];
  /** Nothing more is asked once this outcome is certain (danger, own behaviour). */
  readonly at_once: boolean;
  /** What comes of danger now: it shows the button for 999, asks for nothing to be written, and can be taken back. */
  readonly emergency: boolean;
  /** May be named while it is provisional. Only for what points to stalking or abuse. */
  readonly so_far?: boolean;
  /** Kinds of help in order, best first. */
  readonly help: readonly Help[];
  /** Topics offered as buttons below the services, best first. */
  readonly topics: readonly string[];
}

/** A kind of help that an outcome or a topic sends people to; services say which kinds they give. */
export interface Help {
  readonly kind: string;
  readonly when: Condition;
}

/** A reason to speak to the police today, whatever the outcome. */
export interface DangerSign {
  readonly id: string;
  readonly when: Condition;
  readonly says: Wording;
  readonly source: string;
}

/** Something a person can ask for at any time and gets at once: a definition, how to report, staying safe. */
export interface Topic {
  readonly id: string;
  /** The button's words. */
  readonly title: string;
  readonly says: readonly Wording[];
  /** What is said in Microsoft Teams instead, where the same words would not be true or safe. */
  readonly teams?: readonly Wording[];
  /** Which advice is listed below it. */
  readonly advice: boolean;
  /** Whether what happened can be written down from here. */
  readonly record: boolean;
  /** About the chat itself: a call handler never reads it to a caller. */
  readonly chat_only?: boolean;
  /** Kinds of help shown as cards below it. */
  readonly help: readonly Help[];
  /** Ways people ask for it. */
  readonly also: readonly string[];
  /** The intent of asking for it, as in the labels of the training lines: ask_report. */
  readonly intent?: string;
  readonly sources: readonly string[];
}

export interface Advice {
  readonly id: string;
  readonly topic: string;
  readonly title: Wording;
  readonly text: Wording;
  /** The people it fits best; shown first to them. Everyone else may still read it. */
  readonly fits: Condition;
  readonly sources: readonly string[];
}

/** What the record of an incident holds. Exactly one is the `story`, the first; exactly one is the `time`. */
export interface DiaryField {
  readonly id: string;
  /** Its heading in what is printed and saved. */
  readonly name: string;
  readonly holds: 'story' | 'time' | 'words';
  /** What is taken from an account: the clause with the words of `also` in it, or the rest from those words on. */
  readonly takes: 'clause' | 'rest';
  readonly ask: FullWording;
  readonly why: Wording;
  readonly examples: readonly string[];
  /** Answers to press. */
  readonly options: readonly DiaryOption[];
  /** Words that mark it in an account. For the time: words that are not one if another time is given. */
  readonly also: readonly string[];
}

export interface DiaryOption {
  readonly label: string;
  readonly also: readonly string[];
}
