import type { Advice, DangerSign, Decision, Outcome, Topic } from './advice';
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
import type { DiaryField, Question } from './questions';
import type { Area, BankHolidays, Service } from './service';
import type { Times } from './times';

export type * from './advice';
export type * from './advice';
export type * from './deskScript';
export type * from './questions';
export type * from './questions';
export type * from './service';
export type * from './wording';

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
