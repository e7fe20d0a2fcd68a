import type { TimeExpression } from '../language/times/timeExpression';
import type { DiaryField } from '../model/knowledge';
import { fieldHolding } from './account';
import type { AccountReader } from './accountReader';
import type { Contrasts } from './contrasts';
import { withContrast, withMeant } from './correctedWords';
import type { Incident } from './diary';

/** An incident of which something is put right, and the field that this is about. */
export interface PutRight {
  readonly told: Incident;
  readonly field: string;
}

/** Puts right what was told of an incident, other than its time. */
export class ToldPutRight {
  readonly #story: string;

  constructor(
    private readonly fields: readonly DiaryField[],
    private readonly contrasts: Contrasts,
    private readonly accounts: AccountReader,
  ) {
    this.#story = fieldHolding('story', fields);
  }

  /** The incident with what a message says in the place of something told, if it does nothing else; and the field that it speaks of. */
  putRight(incident: Incident, typed: string, times: readonly TimeExpression[]): PutRight | undefined {
    const { when } = incident;
    const count = this.contrasts.numberIn(typed, times);
    if (count !== undefined) {
      const repeats = when?.repeats?.count === undefined ? undefined : { ...when.repeats, count };
      const told = when && repeats ? { ...incident, when: { ...when, repeats } } : incident;
      return { told, field: this.#story };
    }
    const contrast = times.some(({ best }) => best) ? undefined : this.contrasts.of(typed);
    if (!contrast || (incident.said ?? []).length === 0) return undefined;
    const { wrong, right: words, isBare = false } = contrast;
    const right = this.accounts.read(words, this.#story, []);
    if (wrong === '') return withMeant(incident, this.fields, right);
    // "Not the shop, he had a knife" puts nothing in the place of the shop.
    if (this.accounts.requests.beginsAnother(words)) return undefined;
    const isOf = (text: string) => this.contrasts.names(text, wrong);
    return withContrast(incident, this.fields, {
      isOf,
      wrong: this.accounts.read(wrong, this.#story, []),
      right,
      words,
      isBare,
    });
  }
}
