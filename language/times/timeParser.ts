import { candidatesOf } from './candidates';
import { resolve } from './resolve';
import { matchTokens } from './rules/matchTokens';
import { StockRecogniser } from './stockRecogniser';
import type { TimeExpression } from './timeExpression';
import { TimeLexicon, type TimeWords } from './timeLexicon';
import { nowAt, TimeMessage } from './timeMessage';

/** Reads when something happened, as people in Britain type it. Incidents are past: a future time is a problem. */
export class TimeParser {
  readonly #lexicon: TimeLexicon;
  readonly #stock: Pick<StockRecogniser, 'complete'>;

  /** @param stock what is asked about words that our own grammar leaves unread; by default the stock recogniser */
  constructor(words: TimeWords, stock: Pick<StockRecogniser, 'complete'> = new StockRecogniser()) {
    this.#lexicon = new TimeLexicon(words);
    this.#stock = stock;
  }

  /**
   * All time expressions in a message: first those that can be stored, then those that only say how often or are vague.
   *
   * @param now the instant at which the message arrived
   */
  parse(text: string, now: Date): readonly TimeExpression[] {
    const message = new TimeMessage(text, this.#lexicon.tokensOf(text), nowAt(now), this.#lexicon);
    return this.#stock
      .complete(message, candidatesOf(matchTokens(message)))
      .map(resolve)
      .sort((a, b) => rank(a) - rank(b) || a.start - b.start);
  }
}

const ORDER = ['minute', 'part-of-day', 'day', 'weekend', 'week', 'range', 'month', 'season', 'year'];

/** The most precise time first: "last tuesday at 9pm" before "this year". */
function rank({ best, problem, repeats }: TimeExpression): number {
  if (problem) return ORDER.length;
  if (best) return ORDER.indexOf(best.precision);
  return ORDER.length + (repeats ? 1 : 2);
}
