import { FILTER_WIDTHS, PLACES } from '../language/classifier/network';
import {
  type ByClassifier,
  byClassifier,
  type ClassifierName,
  type NetworkHead,
  type NetworkWeights,
  type QuantisedMatrix,
} from '../model/lexicon';
import { fieldsOf, isNumbers, isTexts, packed, type Stored, unpacked, WeightsError } from './packedNumbers';

export function packedNetwork({ words, vectors, filters, heads, ...others }: NetworkWeights): Stored<NetworkWeights> {
  const matrix = ({ scale, bytes }: QuantisedMatrix) => ({ scale, bytes: packed(bytes) });
  const head = ({ bias, weights }: NetworkHead) => ({ bias, weights: matrix(weights) });
  return {
    words: words.join(' '),
    vectors: matrix(vectors),
    filters: matrix(filters),
    ...others,
    heads: byClassifier((name) => head(heads[name])),
  };
}

/** @param labels how many each classifier tells apart */
export function networkWeights(stored: unknown, labels: ByClassifier<number>): NetworkWeights {
  const { words: joined, vectors, filters, bias, asked, heads } = fieldsOf(stored);
  // A network that reads no replies knows no questions.
  const isAsked = (value: unknown): value is readonly string[] =>
    isTexts(value) || (Array.isArray(value) && value.length === 0);
  if (typeof joined !== 'string' || !isNumbers(bias) || !isAsked(asked)) throw new WeightsError('hold no network.');
  const words = joined.split(' ');
  const width = wholeShare(matrix(vectors).bytes.length, words.length);
  wholeShare(bias.length, FILTER_WIDTHS.length);
  if (matrix(filters).bytes.length * FILTER_WIDTHS.length !== bias.length * PLACES * width)
    throw new WeightsError('are not as many as the filters of the network need.');
  const head = (name: ClassifierName): NetworkHead => {
    const { bias: own, weights } = fieldsOf(fieldsOf(heads)[name]);
    const rows = labels[name] * (name === 'reply' ? asked.length + 1 : 1);
    if (!isNumbers(own) || own.length !== rows || matrix(weights).bytes.length !== rows * bias.length)
      throw new WeightsError(`are not as many as the labels of “${name}” need in the network.`);
    return { bias: own, weights: matrix(weights) };
  };
  return {
    words,
    vectors: matrix(vectors),
    filters: matrix(filters),
    bias,
    asked,
    heads: byClassifier(head),
  };
}

function wholeShare(count: number, among: number): number {
  if (count % among !== 0) throw new WeightsError('are not as many as the words of the network need.');
  return count / among;
}

function matrix(stored: unknown): QuantisedMatrix {
  const { scale, bytes } = fieldsOf(stored);
  if (typeof scale !== 'number') throw new WeightsError('hold no network.');
  return { scale, bytes: new Int8Array(unpacked('network', bytes).buffer) };
}
