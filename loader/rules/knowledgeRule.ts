import type { Knowledge, WrittenKnowledge } from '../../model/knowledge';
import type { NamedEntries } from '../../model/namedEntries';
import type { PathAnalysis } from '../../triage/paths';
import type { SourcePosition } from '../problem';
import type { SourceMap } from '../sourceMap';

/** The names of texts, each with the placeholders it may contain as the names of its fields. */
export type TextNames = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** What the code asks of the knowledge. */
export interface Expectations {
  /** ISO date in the UK; facts cannot have been checked after it. */
  readonly today: string;
  /** The texts that the code uses by name, with the placeholders it fills in. */
  readonly messages: TextNames;
  readonly labels: Readonly<Record<string, TextNames>>;
  /** The entries that the code uses by id. */
  readonly named: NamedEntries;
}

/** All that a rule may look at. */
export interface RuleContext extends Expectations {
  readonly knowledge: Knowledge;
  readonly raw: WrittenKnowledge;
  readonly sourceMap: SourceMap;
  /** Explores every path through the questions. Only for knowledge that is otherwise sound. */
  readonly explored: () => PathAnalysis;
}

/** One place that breaks a rule. */
export interface RuleViolation {
  readonly position: SourcePosition;
  readonly message: string;
  readonly cure: string;
}

/** The rules that the knowledge must follow, by their ids. `docs/authors.md` explains each. */
export type KnowledgeRules = Readonly<Record<string, (known: RuleContext) => Iterable<RuleViolation>>>;
