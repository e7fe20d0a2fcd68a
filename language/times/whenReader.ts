import type { Times } from '../../model/times';
import { draftsOf } from './drafts';
import { nowAt } from './instants';
import { withDays, withLeads, withRanges, withSince } from './neighbours';
import { resolved } from './resolve';
import { piecesOf } from './rules/allRules';
import { StockRecogniser } from './stock';
import { Lexicon } from './timeLexicon';
import { Message } from './timeMessage';
import { wordsOf } from './timeWords';
import type { When } from './when';

/** Reads when something happened, as people in Britain type it. Incidents are past: what is to come is told as a problem. */
export class WhenReader {
  readonly #lexicon: Lexicon;
  readonly #stock: StockRecogniser;

  constructor(times: Times, stock = new StockRecogniser()) {
    this.#lexicon = new Lexicon(times);
    this.#stock = stock;
  }

  /**
   * All times in a message: those that can be stored first, then what only says how often or is vague.
   *
   * @param now the instant at which the message came
   */
  read(text: string, now: Date): readonly When[] {
    const message = new Message(text, wordsOf(text), nowAt(now), this.#lexicon);
    const joined = draftsOf(message, piecesOf(message));
    const drafts = withDays(message, withSince(message, withRanges(message, joined)));
    const all = this.#stock
      .read(message, drafts)
      .map((draft) => resolved(message, withLeads(message, draft)));
    return [...all].sort((a, b) => rank(a) - rank(b) || a.start - b.start);
  }
}

const ORDER = ['minute', 'part-of-day', 'day', 'weekend', 'week', 'range', 'month', 'season', 'year'];

/** The closest time first: "last tuesday at 9pm" before "this year". */
function rank({ best, problem, repeats }: When): number {
  if (problem) return ORDER.length;
  if (best) return ORDER.indexOf(best.precision);
  return ORDER.length + (repeats ? 1 : 2);
}
