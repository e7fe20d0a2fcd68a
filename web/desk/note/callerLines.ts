import type { PracticeCall } from '../../../model/knowledge';

/** What the caller says at each place: once, and something else when the call comes there again. */
export class CallerLines {
  #at: string | undefined;
  readonly #left = new Set<string>();

  constructor(private readonly lines: PracticeCall['lines']) {}

  at(place: string): string | undefined {
    if (this.#at !== undefined && this.#at !== place) this.#left.add(this.#at);
    this.#at = place;
    const line = this.lines.find((one) => one.at === place);
    return this.#left.has(place) ? line?.again : line?.says;
  }
}
