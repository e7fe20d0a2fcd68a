/** Runs so many pieces of work at once, and the others after them, in the order in which they came. */
export class AtOnce {
  private running = 0;
  private readonly waiting: (() => void)[] = [];

  constructor(private readonly most: number) {}

  async run<T>(work: () => Promise<T>): Promise<T> {
    if (this.running < this.most) this.running++;
    else await new Promise<void>((resolve) => this.waiting.push(resolve));
    try {
      return await work();
    } finally {
      // Whoever is next takes this place.
      const next = this.waiting.shift();
      if (next) next();
      else this.running--;
    }
  }
}
