const [MEAN, SQUARES] = [0.9, 0.999];
const LEAST = 1e-8;

/** Numbers that are learnt, each at a pace of its own (Kingma and Ba 2014, "Adam"). */
export class Adam {
  readonly slopes: Float32Array;
  readonly #means: Float32Array;
  readonly #squares: Float32Array;
  #steps = 0;
  /** Of the values, each time they were taken into the mean. */
  readonly #sums: Float32Array;
  #taken = 0;

  constructor(readonly values: Float32Array) {
    this.slopes = new Float32Array(values.length);
    this.#means = new Float32Array(values.length);
    this.#squares = new Float32Array(values.length);
    this.#sums = new Float32Array(values.length);
  }

  /** Adds a slope to some numbers in a row: so many times others. */
  addScaled(at: number, factor: number, others: Float32Array, from: number, length: number): void {
    const { slopes } = this;
    for (let i = 0; i < length; i++) slopes[at + i] = (slopes[at + i] ?? 0) + factor * (others[from + i] ?? 0);
  }

  /** Goes down the slopes, which are then level again. */
  step(rate: number): void {
    this.#steps++;
    this.#down(0, this.values.length, rate);
  }

  /** The same for some rows only: those of the words that were in a batch. */
  stepRows(rows: readonly number[], width: number, rate: number): void {
    this.#steps++;
    for (const row of rows) this.#down(row * width, (row + 1) * width, rate);
  }

  /** Takes the values as they are now into the mean. */
  takeIntoMean(): void {
    this.#taken++;
    for (const [at, value] of this.values.entries()) this.#sums[at] = (this.#sums[at] ?? 0) + value;
  }

  /** What was taken, on average. */
  mean(): Float32Array {
    return this.#sums.map((sum) => sum / this.#taken);
  }

  #down(from: number, to: number, rate: number): void {
    const { values, slopes } = this;
    const [means, squares] = [this.#means, this.#squares];
    const pace = (rate * Math.sqrt(1 - SQUARES ** this.#steps)) / (1 - MEAN ** this.#steps);
    for (let at = from; at < to; at++) {
      const slope = slopes[at] ?? 0;
      const mean = MEAN * (means[at] ?? 0) + (1 - MEAN) * slope;
      const square = SQUARES * (squares[at] ?? 0) + (1 - SQUARES) * slope * slope;
      means[at] = mean;
      squares[at] = square;
      values[at] = (values[at] ?? 0) - (pace * mean) / (Math.sqrt(square) + LEAST);
      slopes[at] = 0;
    }
  }
}
