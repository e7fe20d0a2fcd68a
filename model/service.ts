/** Who helps, where, when and how: the part of the knowledge that is facts, not judgement. */

/**
 * How sure a fact is. A: the operator's own text was seen. B: two sources agree. C: one source. X: sources
 * conflict. N: not verified, never shown. owner: the project's owner says so.
 */
export type Confidence = 'owner' | 'A' | 'B' | 'C' | 'X' | 'N';

/** Field names follow Open Referral / HSDS where it has one. */
export interface Service {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly eligibility_description: string;
  /** The kinds of help it gives; see {@link Help}. */
  readonly help: readonly string[];
  readonly area: string;
  readonly phones: readonly Phone[];
  readonly text?: string;
  readonly chat?: string;
  readonly email?: string;
  /** Absent where the address is not verified. */
  readonly url?: string;
  readonly hours: Hours;
  readonly fees_description: string;
  readonly on_bill: 'shows' | 'does-not-show' | 'not-known';
  readonly interpretation_services?: string;
  readonly accessibility?: string;
  /** ISO date on which the fact was last checked. */
  readonly assured_date: string;
  readonly assured_from: readonly string[];
  readonly confidence: Confidence;
  /** For the keepers of the knowledge; never shown. */
  readonly note?: string;
}

export interface Phone {
  readonly number: string;
  /** "for textphones", "Welsh line" */
  readonly description?: string;
  /** False where a one-tap call would do harm: 18000 and 61016 start a voice call for people who text. */
  readonly dial: boolean;
  readonly confidence: Confidence;
}

/** Opening hours in UK local time. `usually` marks hours on which sources conflict. */
export type Hours =
  | { readonly kind: 'always' }
  | { readonly kind: 'not-known' }
  | {
      readonly kind: 'weekly';
      readonly open: readonly OpeningTimes[];
      readonly bank_holidays: 'open' | 'closed' | 'not-known';
      readonly usually: boolean;
    };

export type Day = 'mon' | 'tue' | 'wed' | 'thu' | 'fri' | 'sat' | 'sun';

export interface OpeningTimes {
  readonly days: readonly Day[];
  /** Minutes after midnight, UK local time. */
  readonly opens: number;
  /** Minutes after midnight; at most 1,440. */
  readonly closes: number;
}

export interface Area {
  readonly id: string;
  readonly name: string;
  /** The larger area whose services serve this one too. */
  readonly within?: string;
  /** Whether the person may choose it as where they are. */
  readonly offered: boolean;
  /** The area this Waymark is for: shown to whoever has not said where they are. Exactly one. */
  readonly home: boolean;
  readonly also: readonly string[];
  /** Which list of bank holidays holds here; inherited from the larger area. */
  readonly bank_holidays?: string;
}

export interface BankHolidays {
  readonly id: string;
  readonly source: string;
  readonly assured_date: string;
  /** ISO dates. */
  readonly dates: readonly string[];
}
