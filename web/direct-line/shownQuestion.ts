import type { Activity } from './activity';

/** Nobody has read a question that has been on the screen for less than this, in milliseconds. */
const READING_TIME = 700;

/** Which question a person has before them: what they type answers that one, whatever is on its way. */
export class ShownQuestion {
  #newest: string | undefined;
  #before: string | undefined;
  #since = 0;
  #turn: string | undefined;

  /** The id of the question, or of the yes or no, that what is sent now answers; none where none was asked. */
  get answering(): string | undefined {
    return Date.now() - this.#since < READING_TIME ? this.#before : this.#newest;
  }

  /** To be called with what is drawn, in order. */
  drawn(activities: readonly Activity[]): void {
    for (const { type, replyToId, channelData } of activities) {
      if (type !== 'message' || channelData?.clientActivityID) continue;
      const { question, confirms } = channelData?.waymark ?? {};
      const isNewTurn = replyToId !== this.#turn;
      this.#turn = replyToId;
      if (isNewTurn || question || confirms) this.#show(confirms ?? question);
    }
  }

  clear(): void {
    this.#newest = undefined;
    this.#before = undefined;
    this.#turn = undefined;
  }

  #show(newest: string | undefined): void {
    // Several in one turn are one screen.
    if (Date.now() - this.#since >= READING_TIME) this.#before = this.#newest;
    this.#newest = newest;
    this.#since = Date.now();
  }
}
