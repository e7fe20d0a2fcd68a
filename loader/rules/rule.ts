import type { Knowledge } from '../../model/knowledge';
import type { NamedEntries } from '../../model/names';
import type { Explored } from '../../triage/paths';
import type { Origins } from '../origins';
import type { Place } from '../problem';
import type { Written } from '../readFiles';

/** Names of texts, each with the placeholders it may hold. */
export type TextNames = Readonly<Record<string, readonly string[]>>;

/** All that a rule may look at. */
export interface Known {
  readonly knowledge: Knowledge;
  readonly written: Written;
  readonly origins: Origins;
  /** ISO date in the UK. */
  readonly today: string;
  readonly messages: TextNames;
  readonly labels: TextNames;
  readonly named: NamedEntries;
  /** Every path through the questions. Only for knowledge that is sound otherwise. */
  readonly explored: () => Explored;
}

/** One place that breaks a rule. */
export interface Finding {
  readonly at: Place;
  readonly message: string;
  readonly cure: string;
}

/** Something that must hold for the whole of the knowledge. `docs/authors.md` explains each by its id. */
export interface Rule {
  readonly id: string;
  readonly check: (known: Known) => Iterable<Finding>;
}
