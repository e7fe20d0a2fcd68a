import type { NetworkWeights } from '../model/lexicon';
import { GrowingNetwork, NETWORK, type NetworkExample, type NetworkShape } from './growingNetwork';
import { Random } from './random';
import type { WordVectors } from './wordVectors';

/**
 * Trains all heads together. Nothing is left to chance: the same examples give the same network.
 *
 * @param examplesOf those of each pass, which may differ: for each line itself and its parts, which share their words
 */
export function trainNetwork(
  examplesOf: (random: Random) => readonly (readonly NetworkExample[])[],
  shape: NetworkShape,
  vectors: WordVectors,
  onPass: (pass: number) => void,
): NetworkWeights {
  const random = new Random();
  const network = new GrowingNetwork(vectors, shape, random);
  onPass(0);
  for (let pass = 0; pass < NETWORK.epochs; pass++) {
    const examples = random.shuffled(examplesOf(random));
    for (let at = 0; at < examples.length; at += NETWORK.batch)
      network.learn(examples.slice(at, at + NETWORK.batch).flat(), NETWORK.learningRateDecay ** pass);
    if (pass >= NETWORK.epochs - NETWORK.averaged) network.takeIntoMean();
    onPass(pass + 1);
  }
  return network.weights();
}
