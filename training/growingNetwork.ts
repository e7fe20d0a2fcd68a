import { sigmoids, softmax } from '../language/classifier/linearClassifier';
import { dot, FILTER_WIDTHS, PLACES } from '../language/classifier/network';
import {
  type ByClassifier,
  byClassifier,
  CLASSIFIERS,
  type ClassifierName,
  type NetworkWeights,
} from '../model/lexicon';
import { Adam } from './adam';
import { maxPooled } from './maxPooled';
import { quantised, rounded } from './quantised';
import type { Random } from './random';
import type { WordVectors } from './wordVectors';

/** The numbers of filters, and of the places of a vector, divide by four. */
export const NETWORK = {
  epochs: 10,
  /** Lines in a step, with their parts. */
  batch: 30,
  filtersOfEachWidth: 100,
  learningRate: 2e-3,
  vectorLearningRate: 1e-3,
  learningRateDecay: 0.87,
  /** How often a filter, and how often a word, is left out at random, so that no single one is leant on. */
  dropout: 0.3,
  wordDropout: 0.1,
  /** The same for a word that stands in one line alone. */
  rareDropout: 0.5,
  /** The network is the mean of what it was after each of so many last passes, which leans less on the lines it saw last (Izmailov et al. 2018). */
  averaged: 4,
  longest: 64,
  /** An error smaller than this is left alone. */
  leastError: 1e-4,
};

/** What one classifier is to make of a message, or of a part of one. */
export interface NetworkTarget {
  readonly head: ClassifierName;
  /** Places among the head's labels: one, but of facts any number. */
  readonly labels: readonly number[];
  /** The place of the question that a reply answers. */
  readonly asked?: number | undefined;
}

export interface NetworkExample {
  readonly words: readonly string[];
  readonly targets: readonly NetworkTarget[];
}

/** How many labels each head has, and the questions for which replies are told apart. */
export interface NetworkShape {
  readonly labels: ByClassifier<number>;
  readonly asked: readonly string[];
}

interface Head {
  readonly count: number;
  readonly rows: Adam;
  readonly bias: Adam;
}

/** A few examples, with each of their words once. */
interface Batch {
  /** Words by place in the batch; none where a word has no vector, or is left out. */
  readonly examples: readonly {
    readonly words: readonly (number | undefined)[];
    readonly targets: readonly NetworkTarget[];
  }[];
  /** The row of each word among the vectors. */
  readonly rows: readonly number[];
  /** What the filters make of each word, and how the error grows with that. */
  readonly outputs: readonly Float32Array[];
  readonly slopes: readonly Float32Array[];
}

/** The network while it is being trained: what it finds, and how its error changes with each of its numbers. */
export class GrowingNetwork {
  readonly #vectors: Adam;
  readonly #filters: Adam;
  readonly #bias: Adam;
  readonly #heads: ByClassifier<Head>;
  readonly #rowOf: ReadonlyMap<string, number>;
  /** For the outputs and slopes of the words of a batch, one batch after the other: new ones each time kept the collector busier than the learning. */
  readonly #room: Float32Array[] = [];

  constructor(
    private readonly words: WordVectors,
    private readonly shape: NetworkShape,
    private readonly random: Random,
  ) {
    const filters = NETWORK.filtersOfEachWidth * FILTER_WIDTHS.length;
    this.#rowOf = new Map(words.words.map((word, at) => [word, at]));
    this.#vectors = new Adam(Float32Array.from(words.vectors));
    this.#bias = new Adam(new Float32Array(filters));
    const spread = 1 / Math.sqrt(2 * words.width);
    this.#filters = new Adam(random.uniform(NETWORK.filtersOfEachWidth * PLACES * words.width, spread));
    const head = (name: ClassifierName): Head => {
      const count = shape.labels[name];
      const blocks = name === 'reply' ? shape.asked.length + 1 : 1;
      const rows = new Float32Array(count * blocks * filters);
      rows.set(random.uniform(count * filters, 1 / Math.sqrt(filters)));
      return { count, rows: new Adam(rows), bias: new Adam(new Float32Array(count * blocks)) };
    };
    this.#heads = byClassifier(head);
  }

  /** One step down the error of a few examples. */
  learn(examples: readonly NetworkExample[], pace: number): void {
    const batch = this.#batchOf(examples);
    for (const example of batch.examples) this.#addSlopes(example, batch, 1 / examples.length);
    this.#addSlopesOfWords(batch);
    for (const one of [this.#filters, this.#bias, ...this.#allHeads()]) one.step(NETWORK.learningRate * pace);
    this.#vectors.stepRows(batch.rows, this.words.width, NETWORK.vectorLearningRate * pace);
  }

  /** Takes what it has learnt so far into the mean that its weights are. */
  takeIntoMean(): void {
    for (const one of [this.#vectors, this.#filters, this.#bias, ...this.#allHeads()]) one.takeIntoMean();
  }

  #allHeads(): readonly Adam[] {
    return CLASSIFIERS.flatMap((name) => [this.#heads[name].rows, this.#heads[name].bias]);
  }

  weights(): NetworkWeights {
    return {
      words: this.words.words,
      vectors: quantised(this.#vectors.mean()),
      filters: quantised(this.#filters.mean()),
      bias: rounded(this.#bias.mean()),
      asked: this.shape.asked,
      heads: byClassifier((name) => {
        const { rows, bias } = this.#heads[name];
        return { bias: rounded(bias.mean()), weights: quantised(rows.mean()) };
      }),
    };
  }

  #batchOf(examples: readonly NetworkExample[]): Batch {
    const places = new Map<number, number>();
    const placed = examples.map(({ words, targets }) => ({
      words: words.slice(0, NETWORK.longest).map((word) => this.#placeOf(word, places)),
      targets,
    }));
    const rows = [...places.keys()];
    const outputs = rows.map((row, at) => this.#outputsOf(row, this.#roomAt(2 * at)));
    const slopes = rows.map((_, at) => this.#roomAt(2 * at + 1).fill(0));
    return { examples: placed, rows, outputs, slopes };
  }

  #roomAt(at: number): Float32Array {
    const room = this.#room[at] ?? new Float32Array(NETWORK.filtersOfEachWidth * PLACES);
    this.#room[at] = room;
    return room;
  }

  #placeOf(word: string, places: Map<number, number>): number | undefined {
    const row = this.#rowOf.get(word);
    const dropout = this.words.rare.has(word) ? NETWORK.rareDropout : NETWORK.wordDropout;
    if (row === undefined || this.random.next() < dropout) return undefined;
    const place = places.get(row) ?? places.size;
    places.set(row, place);
    return place;
  }

  #outputsOf(row: number, outputs: Float32Array): Float32Array {
    const { width } = this.words;
    for (let at = 0; at < outputs.length; at++)
      outputs[at] = dot(this.#filters.values, at * width, this.#vectors.values, row * width, width);
    return outputs;
  }

  #addSlopes({ words, targets }: Batch['examples'][number], { outputs, slopes }: Batch, share: number): void {
    const { filtersOfEachWidth: count, dropout } = NETWORK;
    const found = words.map((place) => (place === undefined ? undefined : outputs[place]));
    const { strongest, begins } = maxPooled(found, this.#bias.values, count);
    const pooled = strongest.map((one) => (this.random.next() < dropout ? 0 : one / (1 - dropout)));
    const down = new Float32Array(pooled.length);
    for (const target of targets) this.#addSlopesOfHead(target, pooled, down, share);
    for (const [filter, answer] of pooled.entries()) {
      if (answer === 0) continue;
      const slope = (down[filter] ?? 0) / (1 - dropout);
      this.#bias.slopes[filter] = (this.#bias.slopes[filter] ?? 0) + slope;
      for (const { word, place } of windowOf(Math.floor(filter / count), begins[filter] ?? 0, words)) {
        const own = slopes[word];
        const at = place * count + (filter % count);
        if (own) own[at] = (own[at] ?? 0) + slope;
      }
    }
  }

  /** @param down how the error grows with what the filters found, to which is added */
  #addSlopesOfHead({ head, labels, asked }: NetworkTarget, pooled: Float32Array, down: Float32Array, share: number) {
    const { count, rows, bias } = this.#heads[head];
    const length = pooled.length;
    const blocks = asked === undefined ? [0] : [0, asked + 1];
    const scores = new Float64Array(count);
    for (const block of blocks)
      for (let at = 0; at < count; at++) {
        const row = block * count + at;
        scores[at] = (scores[at] ?? 0) + (bias.values[row] ?? 0) + dot(rows.values, row * length, pooled, 0, length);
      }
    const confidences = head === 'facts' ? sigmoids(scores) : softmax(scores);
    for (let at = 0; at < count; at++) {
      const off = (confidences[at] ?? 0) - (labels.includes(at) ? 1 : 0);
      if (Math.abs(off) < NETWORK.leastError) continue;
      for (const block of blocks) {
        const row = block * count + at;
        bias.slopes[row] = (bias.slopes[row] ?? 0) + off * share;
        rows.addScaled(row * length, off * share, pooled, 0, length);
        for (let i = 0; i < length; i++) down[i] = (down[i] ?? 0) + off * share * (rows.values[row * length + i] ?? 0);
      }
    }
  }

  #addSlopesOfWords({ rows, slopes }: Batch): void {
    const { width } = this.words;
    const [filters, vectors] = [this.#filters, this.#vectors];
    for (const [place, row] of rows.entries())
      for (const [at, slope] of (slopes[place] ?? []).entries()) {
        if (slope === 0) continue;
        filters.addScaled(at * width, slope, vectors.values, row * width, width);
        vectors.addScaled(row * width, slope, filters.values, at * width, width);
      }
  }
}

/** The words in a filter's window, with the place of each among the places of all filters. */
function* windowOf(kind: number, begin: number, words: readonly (number | undefined)[]) {
  const first = FILTER_WIDTHS.slice(0, kind).reduce((sum, width) => sum + width, 0);
  for (let at = 0; at < (FILTER_WIDTHS[kind] ?? 0); at++) {
    const word = words[begin + at];
    if (word !== undefined) yield { word, place: first + at };
  }
}
